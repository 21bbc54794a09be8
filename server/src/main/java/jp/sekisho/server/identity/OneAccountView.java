// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;

/// What the page of one account shows.
///
/// @param base address of the list
/// @param row the account
/// @param keeper who keeps the password
/// @param local whether this product does
/// @param enrolled whether there is a second factor to forget
/// @param person the field that says whose it is; without choices where that is known
/// @param wrong why something was not done; empty for nothing
record OneAccountView(
        String base,
        AccountsView.Row row,
        String keeper,
        boolean local,
        boolean enrolled,
        FormField person,
        String wrong) {

    static OneAccountView of(String base, Account account, List<Choice> people, String wrong) {
        return new OneAccountView(
                base,
                AccountsView.of(base, List.of(account)).rows().getFirst(),
                account.source().label(),
                account.source() == PasswordKeeper.LOCAL,
                account.isEnrolled(),
                FormField.of("person", "だれのアカウントか", Kind.CHOICE).mandatory().choosing(people),
                wrong);
    }
}
