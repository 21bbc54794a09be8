// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;

/// What the page shows on which one chooses a second factor.
///
/// @param action where the form goes
/// @param enrolled whether there is one already, so that the password is asked for
/// @param wrong what is wrong with the password; empty for nothing
record FactorView(String action, boolean enrolled, String wrong) {

    FormField current() {
        return FormField.of("current", "今のパスワード", Kind.SECRET).mandatory().wrong(wrong);
    }
}
