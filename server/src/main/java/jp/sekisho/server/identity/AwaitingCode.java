// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.database.BodyKey;

/// Somebody whose password was right and whose code is still to come.
///
/// @param body to which one signs in
/// @param account whose password it was
/// @param epoch the account's epoch when the password was shown
/// @param next where one goes afterwards
record AwaitingCode(BodyKey body, AccountId account, int epoch, String next) {

    static final String ATTRIBUTE = AwaitingCode.class.getName();
}
