// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import java.util.stream.Collectors;

/// What the list of accounts shows.
///
/// @param base address of the list
/// @param rows one line an account
/// @param withoutPerson how many accounts belong to nobody in office
/// @param withoutFactor how many have no second factor
record AccountsView(String base, List<Row> rows, long withoutPerson, long withoutFactor) {

    /// One account.
    ///
    /// @param id names it
    /// @param name with which one signs in
    /// @param person whose it is; empty for nobody's
    /// @param roles the roles held today
    /// @param factor the second factor in words
    /// @param state what is unusual; empty for nothing
    record Row(long id, String name, String person, String roles, String factor, String state) {}

    static AccountsView of(String base, List<Account> accounts) {
        List<Row> rows = accounts.stream().map(AccountsView::row).toList();
        return new AccountsView(
                base,
                rows,
                accounts.stream().filter(a -> a.personId() == null).count(),
                accounts.stream().filter(a -> !a.isEnrolled()).count());
    }

    private static Row row(Account account) {
        return new Row(
                account.id().value(),
                account.name().value(),
                account.personName() == null ? "" : account.personName(),
                account.holdings().stream()
                        .map(h -> h.role().label())
                        .distinct()
                        .collect(Collectors.joining("、")),
                factor(account),
                state(account));
    }

    static String factor(Account account) {
        if (!account.isEnrolled()) {
            return "未登録";
        }
        String sheet =
                account.sheetNext() == null ? "" : "コード表(残り" + account.sheetCodesLeft() + ")";
        return account.hasGenerator() ? sheet.isEmpty() ? "アプリ" : "アプリ、" + sheet : sheet;
    }

    static String state(Account account) {
        if (account.personId() == null) {
            return "在職中の人のものではない";
        }
        return account.startPasswordUntil() == null ? "" : "最初のパスワードのまま";
    }
}
