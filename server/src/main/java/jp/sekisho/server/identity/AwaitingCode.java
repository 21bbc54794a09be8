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
/// @param failures wrong codes so far
record AwaitingCode(BodyKey body, AccountId account, int epoch, String next, int failures) {

    static final String ATTRIBUTE = AwaitingCode.class.getName();

    /// After so many wrong codes one begins with the password again.
    static final int TRIES = 5;

    AwaitingCode afterFailure() {
        return new AwaitingCode(body, account, epoch, next, failures + 1);
    }
}
