// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.DirectoryAccount.DIRECTORY_ACCOUNT;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.UserId.USER_ID;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Units;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.body.PeopleOn.InOffice;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.Look;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.UserIdRecord;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import jp.sekisho.server.system.DirectoryComparison.Finding;
import jp.sekisho.server.system.DirectoryComparison.Registered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Charset CP932 = Charset.forName("windows-31j");

    /// 2026-11-20 in the directory's own time.
    private static final String LATELY = ticks(LocalDate.of(2026, 11, 20));

    private static final String LDIF =
            """
            dn: CN=suzuki,OU=Users,DC=yamazato,DC=example
            changetype: add
            sAMAccountName: suzuki
            displayName:: %s
            userAccountControl: 66048
            lastLogonTimestamp: %s
            memberOf: CN=Domain Admins,CN=Users,DC=yamazato,DC=example
            memberOf: CN=Kaigi,OU=Groups,DC=yamazato,
             DC=example

            dn: CN=kato,OU=Users,DC=yamazato,DC=example
            changetype: add
            sAMAccountName: kato
            userAccountControl: 514
            whenChanged: 20261119010203.0Z

            dn: CN=TAX-PC-01,OU=Computers,DC=yamazato,DC=example
            changetype: add
            sAMAccountName: TAX-PC-01$
            userAccountControl: 4096

            """
                    .formatted(
                            Base64.getEncoder()
                                    .encodeToString("鈴木 一郎".getBytes(StandardCharsets.UTF_8)),
                            LATELY);

    private static final String CSVDE =
            """
            DN,objectClass,displayName,sAMAccountName,userAccountControl,memberOf,lastLogonTimestamp
            "CN=suzuki,OU=Users,DC=yamazato,DC=example",user,鈴木 一郎,suzuki,66048,"CN=Kaigi,OU=Groups,DC=yamazato,DC=example;CN=Domain Admins,CN=Users,DC=yamazato,DC=example",%s
            "CN=kato,OU=Users,DC=yamazato,DC=example",user,,kato,514,,0
            "CN=TAX-PC-01,OU=Computers,DC=yamazato,DC=example",computer,,TAX-PC-01$,4096,,
            """
                    .formatted(LATELY);

    private static final String POWERSHELL =
            """
            #TYPE Microsoft.ActiveDirectory.Management.ADUser
            "adminCount","DisplayName","Enabled","LastLogonDate","Name","PasswordNeverExpires","SamAccountName"
            "1","鈴木 一郎","True","2026/11/20 8:31:05","suzuki","True","suzuki"
            "","","False","","kato","False","kato"
            """;

    @TempDir Path folder;

    @Test
    void theSameAccountsAreReadFromEveryProgramThatWindowsHas() {
        DirectoryAccount suzuki =
                new DirectoryAccount(
                        "suzuki", "鈴木 一郎", true, true, true, Optional.of(TODAY.minusDays(2)));
        for (byte[] file :
                List.of(
                        LDIF.getBytes(StandardCharsets.UTF_8),
                        ("\uFEFF" + LDIF).getBytes(StandardCharsets.UTF_16LE),
                        CSVDE.getBytes(CP932),
                        ("\uFEFF" + CSVDE).getBytes(StandardCharsets.UTF_8),
                        POWERSHELL.getBytes(StandardCharsets.UTF_8),
                        POWERSHELL.replace("\n", "\r\n").getBytes(CP932))) {
            assertThat(DirectoryReader.read(file, TODAY))
                    .as(new String(file, CP932))
                    .isInstanceOfSatisfying(
                            DirectoryReading.Read.class,
                            read -> {
                                assertThat(read.accounts()).hasSize(2).startsWith(suzuki);
                                assertThat(read.accounts().getLast().name()).isEqualTo("kato");
                                assertThat(read.accounts().getLast().enabled()).isFalse();
                                assertThat(read.seenOn()).isEqualTo(TODAY.minusDays(2));
                            });
        }
    }

    @Test
    void anAccountThatHasExpiredIsNotEnabledAndNeverMeansNever() {
        assertThat(one("accountExpires", ticks(TODAY)).enabled()).isFalse();
        assertThat(one("accountExpires", ticks(TODAY.plusDays(1))).enabled()).isTrue();
        assertThat(one("accountExpires", "9223372036854775807").enabled()).isTrue();
        assertThat(one("accountExpires", "0").enabled()).isTrue();
        assertThat(one("lastLogonTimestamp", "0").usedOn()).isEmpty();
    }

    private static DirectoryAccount one(String attribute, String value) {
        return DirectoryAccount.of(
                        Map.of(
                                "samaccountname",
                                List.of("a"),
                                attribute.toLowerCase(java.util.Locale.ROOT),
                                List.of(value)),
                        TODAY)
                .orElseThrow();
    }

    @Test
    void anLdifValueThatPointsToAnotherFileIsNeverFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "合言葉");
        for (String pointing :
                List.of(
                        "displayName:< " + secret.toUri(),
                        "displayName:\n < " + secret.toUri(),
                        "displayName\n :\r\n < " + secret.toUri())) {
            String file = LDIF.replace("userAccountControl: 66048", pointing);

            assertThat(DirectoryReader.read(file.getBytes(StandardCharsets.UTF_8), TODAY))
                    .as(pointing)
                    .isInstanceOfSatisfying(
                            DirectoryReading.Refused.class,
                            refused -> assertThat(refused.sentence()).contains(":<"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "氏名,ID\n鈴木,suzuki\n",
                "sAMAccountName,userAccountControl\nsuzuki,512\n",
                "sAMAccountName,whenChanged\nsuzuki,20301119010203.0Z\n",
                "dn: CN=a\nsAMAccountName: a\n  b\nuserAccountControl\n"
            })
    void whatCannotBeUsedIsRefusedInOneSentence(String text) {
        assertThat(DirectoryReader.read(text.getBytes(StandardCharsets.UTF_8), TODAY))
                .isInstanceOfSatisfying(
                        DirectoryReading.Refused.class,
                        refused ->
                                assertThat(refused.sentence()).endsWith("。").hasSizeLessThan(120));
    }

    @Test
    void noDamagedFileIsMoreThanRefused() {
        Random random = new Random(20261122);
        for (String text : List.of(LDIF, CSVDE, POWERSHELL)) {
            byte[] whole = text.getBytes(StandardCharsets.UTF_8);
            for (int round = 0; round < 2_000; round++) {
                byte[] damaged = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int i = random.nextInt(6); i >= 0; i--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                assertThat(DirectoryReader.read(damaged, TODAY)).isNotNull();
            }
        }
    }

    @Test
    void everyDifferenceBetweenDirectoryRegisterAndStaffIsNamedOnce() {
        List<DirectoryAccount> accounts =
                List.of(
                        account("agreed", "", false, false, 1),
                        account("disabled", "", false, false, 1, false),
                        account("leaver", "", false, false, 1),
                        account("CLOSED", "", false, false, 1),
                        account("raised", "", true, false, 1),
                        account("stranger", "", false, false, 1),
                        account("new", "高﨑 𠮷雄", false, false, 1),
                        account("idle", "", false, false, 91),
                        account("lasting", "", false, true, 1),
                        account("service", "", false, true, 1));
        List<Registered> registered =
                List.of(
                        row(1, "agreed", 10L),
                        row(2, "leaver", 99L),
                        new Registered(3, "closed", Optional.empty(), false, false, true),
                        row(4, "raised", 10L),
                        row(5, "idle", 10L),
                        row(6, "lasting", 10L),
                        new Registered(7, "service", Optional.empty(), false, true, false),
                        row(8, "nowhere", 10L),
                        row(9, "disabled", 10L));

        DirectoryComparison compared =
                DirectoryComparison.of(
                        accounts,
                        registered,
                        List.of(new InOffice(10, "鈴木 一郎"), new InOffice(11, "高崎 吉雄")),
                        TODAY);

        assertThat(compared.findings())
                .extracting(finding -> finding.kind() + " " + finding.account())
                .containsExactly(
                        "LEAVER leaver",
                        "CLOSED CLOSED",
                        "PRIVILEGE raised",
                        "UNKNOWN new",
                        "UNKNOWN stranger",
                        "UNUSED idle",
                        "LASTING lasting",
                        "ABSENT disabled",
                        "ABSENT nowhere");
        assertThat(compared.agreed()).isEqualTo(2);
        assertThat(compared.findings().get(3).owner()).contains(new InOffice(11, "高崎 吉雄"));
    }

    private static Registered row(long id, String account, long person) {
        return new Registered(id, account, Optional.of(person), false, false, false);
    }

    private static DirectoryAccount account(
            String name, String shown, boolean privileged, boolean lasting, int daysAgo) {
        return account(name, shown, privileged, lasting, daysAgo, true);
    }

    private static DirectoryAccount account(
            String name,
            String shown,
            boolean privileged,
            boolean lasting,
            int daysAgo,
            boolean enabled) {
        return new DirectoryAccount(
                name, shown, enabled, privileged, lasting, Optional.of(TODAY.minusDays(daysAgo)));
    }

    @ParameterizedTest
    @EnumSource
    void anExportIsComparedAndItsKnownPeopleEnterTheRegister(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser()) {
            office.noCodeAsked(TOWN);
            long general = office.unit(TOWN, "総務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
            long suzuki = office.person(TOWN, "鈴木 一郎", general);
            Visit visit =
                    new Visit(
                            office.database(TOWN),
                            new Visitor(
                                    new AccountId(1),
                                    "山田",
                                    null,
                                    List.of(new Holding(Role.CHIEF_OFFICER, null))),
                            TODAY,
                            () -> new Units(List.of()));
            DirectoryDesk desk = office.bean(DirectoryDesk.class);
            String file = CSVDE.replace(";CN=Domain Admins,CN=Users,DC=yamazato,DC=example", "");

            assertThat(desk.take(visit, "庁内AD", "users.csv", file.getBytes(CP932)))
                    .isEqualTo(new DirectoryDesk.Taken.Done(2, TODAY.minusDays(2)));
            assertThat(desk.take(visit, "庁内AD", "users.csv", file.getBytes(CP932)))
                    .isEqualTo(new DirectoryDesk.Taken.Again());
            assertThat(office.database(TOWN).<Integer>read(db -> db.fetchCount(DIRECTORY_ACCOUNT)))
                    .isEqualTo(2);

            chief.logIn("town", "chief_officer", TestOffice.PASSWORD);
            chief.get("/town/account");
            assertThat(chief.get("/town/directory").body())
                    .contains("台帳にないID 1件", "パスワードが無期限 1件", "1件を、台帳に登録する");
            assertThat(office.statements(chief, "/town/directory")).isLessThanOrEqualTo(5);
            assertThat(chief.post("/town/directory/register", Map.of("system", "庁内AD")).body())
                    .contains("1件を台帳に登録しました。")
                    .doesNotContain("台帳にないID");
            UserIdRecord entered =
                    office.database(TOWN).read(db -> db.selectFrom(USER_ID).fetchSingle());
            assertThat(entered.getName()).isEqualTo("suzuki");
            assertThat(entered.getPersonId()).isEqualTo(suzuki);
            assertThat(entered.getUnitId()).isEqualTo(general);

            assertThat(leavers(office))
                    .isInstanceOfSatisfying(
                            CheckResult.Holds.class,
                            holds -> assertThat(holds.grade()).isEqualTo(EvidenceGrade.MEASURED));
            assertThat(leavers(office, TODAY.plusDays(120)))
                    .as("the export has become old")
                    .isInstanceOfSatisfying(
                            CheckResult.Holds.class,
                            holds -> assertThat(holds.grade()).isEqualTo(EvidenceGrade.INSPECTED));
            close(office, "2026-11-21");
            assertThat(leavers(office))
                    .isInstanceOfSatisfying(
                            CheckResult.DoesNotHold.class,
                            not -> assertThat(not.sentence()).contains("suzuki"));
            close(office, "");

            office.database(TOWN)
                    .write(db ->
                            db.update(PERSON)
                                    .set(PERSON.UNTIL_ON, "2026-04-01")
                                    .where(PERSON.ID.eq(suzuki))
                                    .execute());
            List<Finding> findings =
                    office.database(TOWN)
                            .<List<DirectoryDesk.Compared>>read(
                                    db -> DirectoryDesk.compare(db, TODAY))
                            .getFirst()
                            .comparison()
                            .findings();
            assertThat(findings)
                    .extracting(Finding::kind)
                    .containsExactly(
                            DirectoryComparison.Kind.LEAVER, DirectoryComparison.Kind.LASTING);
        }
    }

    private static void close(TestOffice office, String day) {
        office.database(TOWN).write(db -> db.update(USER_ID).set(USER_ID.CLOSED_ON, day).execute());
        if (!day.isEmpty()) {
            // Another id keeps the check from having nothing to look at.
            office.database(TOWN)
                    .write(db ->
                            db.execute(
                                    "insert into user_id select id + 1, version, 'other', system,"
                                            + " unit_id, person_id, privileged, shared, grounds,"
                                            + " approval, given_on, reviewed_on, '', notes from"
                                            + " user_id"));
        } else {
            office.database(TOWN)
                    .write(db -> db.deleteFrom(USER_ID).where(USER_ID.NAME.eq("other")).execute());
        }
    }

    private static CheckResult leavers(TestOffice office) {
        return leavers(office, TODAY);
    }

    private static CheckResult leavers(TestOffice office, LocalDate day) {
        var obligation =
                Catalogue.current().obligation(new ObligationId("staff.leaving")).orElseThrow();
        return office.database(TOWN)
                .read(db ->
                        office.beans(Check.class).stream()
                                .filter(check -> check.id().value().equals("leavers-closed"))
                                .findFirst()
                                .orElseThrow()
                                .answer(new Question(new Look(db, day), obligation)));
    }

    private static String ticks(LocalDate day) {
        return Long.toString((day.toEpochDay() * 86_400 + 11_644_473_600L) * 10_000_000);
    }
}
