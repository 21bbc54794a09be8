// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.DirectoryAccount.DIRECTORY_ACCOUNT;
import static jp.sekisho.server.database.schema.tables.DirectoryExport.DIRECTORY_EXPORT;
import static jp.sekisho.server.database.schema.tables.UserId.USER_ID;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.PeopleOn;
import jp.sekisho.server.body.PostsOn;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.DirectoryAccountRecord;
import jp.sekisho.server.database.schema.tables.records.DirectoryExportRecord;
import jp.sekisho.server.database.schema.tables.records.UserIdRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Sha256;
import jp.sekisho.server.register.RowDesk;
import jp.sekisho.server.register.RowDesks;
import jp.sekisho.server.system.DirectoryComparison.Finding;
import jp.sekisho.server.system.DirectoryComparison.Kind;
import jp.sekisho.server.system.DirectoryComparison.Registered;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Takes what a directory exports and holds it against the register of user ids.
@Component
final class DirectoryDesk {

    /// Bytes of a file.
    static final int MAX_FILE = 20 * 1024 * 1024;

    private static final int MAX_NAME = 200;

    private final Evidence evidence;
    private final RowDesk<UserIdRecord> userIds;
    private final Ids ids;

    DirectoryDesk(Evidence evidence, UserIdRegister register, RowDesks desks, Ids ids) {
        this.evidence = evidence;
        this.userIds = desks.of(register);
        this.ids = ids;
    }

    /// What became of a file.
    sealed interface Taken {

        /// It is taken.
        ///
        /// @param accounts how many accounts it tells of
        /// @param seenOn the day of which it tells
        record Done(int accounts, LocalDate seenOn) implements Taken {}

        /// It was taken before.
        record Again() implements Taken {}

        /// It cannot be taken; nothing is changed.
        ///
        /// @param sentence why, and what to do
        record Refused(String sentence) implements Taken {}
    }

    /// What a directory said last, compared.
    ///
    /// @param system what the directory is called in the register
    /// @param seenOn the day of which it tells
    /// @param comparison where they differ
    record Compared(String system, LocalDate seenOn, DirectoryComparison comparison) {}

    /// Takes a file.
    ///
    /// @param visit who brings it
    /// @param system what the directory is called in the register of user ids
    /// @param name the file's name
    /// @param file what it holds
    Taken take(Visit visit, String system, String name, byte[] file) {
        if (file.length > MAX_FILE) {
            return new Taken.Refused("20MBを超えるファイルは受け取りません。必要な列だけを書き出してください。");
        }
        return switch (DirectoryReader.read(file, visit.today())) {
            case DirectoryReading.Refused(String sentence) -> new Taken.Refused(sentence);
            case DirectoryReading.Read read ->
                    evidence.change(
                            visit.body(),
                            new Actor(visit.name()),
                            "認証サーバの書き出し「" + cut(name) + "」の取込み",
                            change -> take(change, system, name, Sha256.of(file), read));
        };
    }

    private Taken take(
            Change change, String system, String name, String hash, DirectoryReading.Read read) {
        if (change.db()
                .fetchExists(
                        DIRECTORY_EXPORT,
                        DIRECTORY_EXPORT.SYSTEM.eq(system),
                        DIRECTORY_EXPORT.HASH.eq(hash))) {
            return new Taken.Again();
        }
        DirectoryExportRecord export = new DirectoryExportRecord();
        export.setId(ids.next());
        export.setSystem(system);
        export.setSeenOn(read.seenOn().toString());
        export.setFile(cut(name));
        export.setHash(hash);
        export.setAccounts(read.accounts().size());
        change.insert(export);
        List<DirectoryAccountRecord> rows = new ArrayList<>();
        for (DirectoryAccount account : read.accounts()) {
            DirectoryAccountRecord row = new DirectoryAccountRecord();
            row.setId(ids.next());
            row.setExportId(export.getId());
            row.setName(cut(account.name()));
            row.setShown(cut(account.shown()));
            row.setEnabled(account.enabled());
            row.setPrivileged(account.privileged());
            row.setLasting(account.lasting());
            row.setUsedOn(account.usedOn().map(LocalDate::toString).orElse(""));
            rows.add(row);
        }
        change.insertAll(rows);
        return new Taken.Done(rows.size(), read.seenOn());
    }

    /// Holds the newest export of each directory against the register and the people in office, in
    /// three statements.
    ///
    /// @param db the body's database
    /// @param today the day, in Japan
    static List<Compared> compare(DSLContext db, LocalDate today) {
        var later = DIRECTORY_EXPORT.as("later");
        Map<String, LocalDate> seen = new LinkedHashMap<>();
        Map<String, List<DirectoryAccount>> accounts = new LinkedHashMap<>();
        db.select(
                        DIRECTORY_EXPORT.SYSTEM,
                        DIRECTORY_EXPORT.SEEN_ON,
                        DIRECTORY_ACCOUNT.NAME,
                        DIRECTORY_ACCOUNT.SHOWN,
                        DIRECTORY_ACCOUNT.ENABLED,
                        DIRECTORY_ACCOUNT.PRIVILEGED,
                        DIRECTORY_ACCOUNT.LASTING,
                        DIRECTORY_ACCOUNT.USED_ON)
                .from(DIRECTORY_EXPORT)
                .join(DIRECTORY_ACCOUNT)
                .on(DIRECTORY_ACCOUNT.EXPORT_ID.eq(DIRECTORY_EXPORT.ID))
                .whereNotExists(
                        DSL.selectOne()
                                .from(later)
                                .where(
                                        later.SYSTEM.eq(DIRECTORY_EXPORT.SYSTEM),
                                        DSL.row(later.SEEN_ON, later.ID)
                                                .gt(DIRECTORY_EXPORT.SEEN_ON, DIRECTORY_EXPORT.ID)))
                .orderBy(DIRECTORY_EXPORT.SYSTEM, DIRECTORY_ACCOUNT.NAME)
                .forEach(row -> {
                    seen.put(row.value1(), LocalDate.parse(row.value2()));
                    accounts.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(
                                    new DirectoryAccount(
                                            row.value3(),
                                            row.value4(),
                                            row.value5(),
                                            row.value6(),
                                            row.value7(),
                                            Optional.of(row.value8())
                                                    .filter(day -> !day.isEmpty())
                                                    .map(LocalDate::parse)));
                });
        if (accounts.isEmpty()) {
            return List.of();
        }
        Map<String, List<Registered>> registered =
                db.select(
                                USER_ID.SYSTEM,
                                USER_ID.ID,
                                USER_ID.NAME,
                                USER_ID.PERSON_ID,
                                USER_ID.PRIVILEGED,
                                USER_ID.GROUNDS,
                                USER_ID.CLOSED_ON)
                        .from(USER_ID)
                        .where(USER_ID.SYSTEM.in(accounts.keySet()))
                        .fetchGroups(
                                USER_ID.SYSTEM,
                                row ->
                                        new Registered(
                                                row.value2(),
                                                row.value3(),
                                                Optional.ofNullable(row.value4()),
                                                row.value5(),
                                                !row.value6().isEmpty(),
                                                !row.value7().isEmpty()));
        List<PeopleOn.InOffice> people = PeopleOn.read(db, today);
        List<Compared> compared = new ArrayList<>();
        accounts.forEach((system, some) -> {
            LocalDate day = seen.getOrDefault(system, today);
            compared.add(
                    new Compared(
                            system,
                            day,
                            DirectoryComparison.of(
                                    some,
                                    registered.getOrDefault(system, List.of()),
                                    people,
                                    day)));
        });
        return compared;
    }

    /// Enters the unknown accounts that name exactly one person in office and have no privilege,
    /// each for the unit of its person.
    ///
    /// @param visit who does so
    /// @param system the directory
    /// @return how many rows were added
    int register(Visit visit, String system) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "認証サーバにあるIDの台帳への登録",
                change -> {
                    PostsOn posts = new PostsOn(visit.today());
                    Map<Long, Long> units =
                            change.db()
                                    .select(posts.personId(), posts.personUnitId())
                                    .from(posts.table())
                                    .where(posts.personUnitId().isNotNull())
                                    .fetchMap(posts.personId(), posts.personUnitId());
                    int added = 0;
                    for (Owned owned : enterable(change, visit, system)) {
                        Long unit = units.get(owned.person().id());
                        if (unit != null) {
                            userIds.insert(change, row(owned, system, unit));
                            added++;
                        }
                    }
                    return added;
                });
    }

    private static List<Owned> enterable(Change change, Visit visit, String system) {
        return compare(change.db(), visit.today()).stream()
                .filter(one -> one.system().equals(system))
                .flatMap(one -> enterable(one.comparison()).stream())
                .toList();
    }

    private UserIdRecord row(Owned owned, String system, long unit) {
        return userIds.row(
                unit,
                Map.of(
                        USER_ID.NAME.getName(), owned.account(),
                        USER_ID.SYSTEM.getName(), system,
                        USER_ID.PERSON_ID.getName(), Long.toString(owned.person().id())));
    }

    /// An unknown account and the one person whom it names.
    record Owned(String account, PeopleOn.InOffice person) {}

    /// Returns the unknown accounts that can be entered without a further question.
    static List<Owned> enterable(DirectoryComparison comparison) {
        Set<String> privileged =
                comparison.findings().stream()
                        .filter(finding -> finding.kind() == Kind.PRIVILEGE)
                        .map(Finding::account)
                        .collect(Collectors.toSet());
        return comparison.findings().stream()
                .filter(finding -> finding.kind() == Kind.UNKNOWN)
                .filter(finding -> !privileged.contains(finding.account()))
                .flatMap(finding ->
                        finding.owner().map(owner -> new Owned(finding.account(), owner)).stream())
                .toList();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_NAME));
    }
}
