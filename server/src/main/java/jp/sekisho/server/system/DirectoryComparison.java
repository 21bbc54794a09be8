// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.server.body.PeopleOn.InOffice;
import jp.sekisho.server.search.SearchText;

/// What a directory says of its accounts, held against the register of user ids and the people in
/// office.
///
/// @param findings where they differ, most urgent first
/// @param agreed enabled accounts about which nothing is to be said
record DirectoryComparison(List<Finding> findings, int agreed) {

    /// Days without a sign-in after which an account is called unused. The directory itself writes
    /// the time down up to 14 days late.
    static final int UNUSED_DAYS = 90;

    DirectoryComparison {
        findings = List.copyOf(findings);
    }

    /// What can be wrong with an account.
    enum Kind {
        LEAVER("退職・異動した人のIDが使える", "認証サーバで止めてから、台帳に閉じた日を入れてください。"),
        CLOSED("台帳では閉じたIDが使える", "認証サーバで止めるか、台帳の閉じた日を直してください。"),
        PRIVILEGE("台帳にない特権", "管理者のグループから外すか、台帳に特権と理由を入れてください。"),
        UNKNOWN("台帳にないID", "誰の何のためのIDか確かめて、台帳に登録するか、認証サーバで止めてください。"),
        UNUSED("90日使っていないID", "要らなければ、認証サーバで止めてください。"),
        LASTING("パスワードが無期限", "無期限にする理由を台帳に書くか、期限を付けてください。"),
        ABSENT("認証サーバで使えないID", "台帳に閉じた日を入れてください。");

        private final String label;
        private final String advice;

        Kind(String label, String advice) {
            this.label = label;
            this.advice = advice;
        }

        String label() {
            return label;
        }

        String advice() {
            return advice;
        }
    }

    /// Something to put right.
    ///
    /// @param kind what
    /// @param account the account's name
    /// @param shown whose it is, as far as it is known; may be empty
    /// @param registered the row of the register, where there is one
    /// @param owner the one person in office whom an unknown account names
    record Finding(
            Kind kind,
            String account,
            String shown,
            Optional<Long> registered,
            Optional<InOffice> owner) {}

    /// A row of the register of user ids.
    ///
    /// @param id names the row
    /// @param account the id as it is typed
    /// @param person whose it is, where that is written down
    /// @param privileged whether it has privileges
    /// @param explained whether grounds are written down
    /// @param closed whether it is closed
    record Registered(
            long id,
            String account,
            Optional<Long> person,
            boolean privileged,
            boolean explained,
            boolean closed) {}

    /// Compares.
    ///
    /// @param accounts what the directory says
    /// @param registered the rows of the same system
    /// @param inOffice the people of the day
    /// @param seenOn the day of which the directory tells
    static DirectoryComparison of(
            List<DirectoryAccount> accounts,
            List<Registered> registered,
            List<InOffice> inOffice,
            LocalDate seenOn) {
        Map<String, Registered> rows = new HashMap<>();
        // An open row counts before a closed one of the same name.
        registered.stream()
                .sorted(Comparator.comparing(Registered::closed))
                .forEach(row -> rows.putIfAbsent(plain(row.account()), row));
        Set<Long> people = inOffice.stream().map(InOffice::id).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        int agreed = 0;
        for (DirectoryAccount account : accounts) {
            if (!account.enabled()) {
                continue;
            }
            Optional<Registered> row = Optional.ofNullable(rows.get(plain(account.name())));
            List<Kind> wrong = wrong(account, row, people, seenOn);
            wrong.forEach(kind -> findings.add(finding(kind, account, row, inOffice)));
            agreed += wrong.isEmpty() ? 1 : 0;
        }
        Set<String> usable =
                accounts.stream()
                        .filter(DirectoryAccount::enabled)
                        .map(account -> plain(account.name()))
                        .collect(Collectors.toSet());
        rows.values().stream()
                .filter(row -> !row.closed() && !usable.contains(plain(row.account())))
                .forEach(row ->
                        findings.add(
                                new Finding(
                                        Kind.ABSENT,
                                        row.account(),
                                        "",
                                        Optional.of(row.id()),
                                        Optional.empty())));
        findings.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::account));
        return new DirectoryComparison(findings, agreed);
    }

    private static List<Kind> wrong(
            DirectoryAccount account,
            Optional<Registered> row,
            Set<Long> people,
            LocalDate seenOn) {
        List<Kind> wrong = new ArrayList<>();
        if (row.isEmpty()) {
            wrong.add(Kind.UNKNOWN);
        } else if (row.get().closed()) {
            wrong.add(Kind.CLOSED);
        } else if (row.get().person().filter(person -> !people.contains(person)).isPresent()) {
            wrong.add(Kind.LEAVER);
        }
        if (account.privileged() && row.filter(Registered::privileged).isEmpty()) {
            wrong.add(Kind.PRIVILEGE);
        }
        if (account.usedOn()
                .filter(day -> day.isBefore(seenOn.minusDays(UNUSED_DAYS)))
                .isPresent()) {
            wrong.add(Kind.UNUSED);
        }
        if (account.lasting() && row.filter(Registered::explained).isEmpty()) {
            wrong.add(Kind.LASTING);
        }
        return wrong;
    }

    private static Finding finding(
            Kind kind,
            DirectoryAccount account,
            Optional<Registered> row,
            List<InOffice> inOffice) {
        List<InOffice> named =
                kind == Kind.UNKNOWN
                        ? inOffice.stream()
                                .filter(person -> SearchText.same(person.name(), account.shown()))
                                .limit(2)
                                .toList()
                        : List.of();
        return new Finding(
                kind,
                account.name(),
                account.shown(),
                row.map(Registered::id),
                named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty());
    }

    private static String plain(String account) {
        return account.toLowerCase(Locale.ROOT);
    }
}
