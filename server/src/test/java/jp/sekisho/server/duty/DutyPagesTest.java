// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import static jp.sekisho.server.database.schema.tables.Duty.DUTY;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.DutyRecord;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DutyPagesTest {

    static final List<String> PAGES =
            List.of("/town/duties/week", "/town/duties/year", "/town/duties/calendar.ics");

    private static final int DUTIES = 2_000;

    /// The most that a page may cost (issue 3, figures).
    private static final int STATEMENTS = 5;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void thePagesOfAPlanOfTwoThousandDutiesStayWithinTheirStatements(Kind kind) {
        try (TestOffice office = office(kind, folder);
                Browser chief = signedIn(office)) {
            for (String page : PAGES) {
                assertThat(chief.get(page).body()).as(page).contains("点検");
                assertThat(office.statements(chief, page)).as(page).isLessThanOrEqualTo(STATEMENTS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFullMonthIsCutInTheYearAndWholeByItself(Kind kind) {
        try (TestOffice office = office(kind, folder);
                Browser chief = signedIn(office)) {
            String year = chief.get("/town/duties/year?year=2027").body();
            Matcher more =
                    Pattern.compile("href=\"([^\"]+month=5)\">ほか([0-9]+)件。5月をすべて見る").matcher(year);
            assertThat(more.find()).isTrue();

            String may = chief.get(more.group(1).replace("&amp;", "&")).body();

            assertThat(lines(may)).isEqualTo(60 + Integer.parseInt(more.group(2)));
            assertThat(lines(year)).isEqualTo(12 * 60);
            assertThat(may).doesNotContain("すべて見る", "6月");
            assertThat(chief.get("/town/duties/year?year=2027&month=13").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "６", "6時間", " 6 "})
    void theHoursOfAWeekAreReadAsPeopleTypeThem(String typed) {
        assertThat(DutyController.hours(typed)).hasValue(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "41", "-3", "1.5", "六", "99999999999"})
    void whatIsNoNumberOfHoursIsNoneOfThem(String typed) {
        assertThat(DutyController.hours(typed)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hoursThatCannotBeReadAreSaidAndStayAsTyped(Kind kind) {
        try (TestOffice office = office(kind, folder);
                Browser chief = signedIn(office)) {
            var page = chief.get("/town/duties/week?hours=abc");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("1から40までの数で入れてください", "value=\"abc\"", "点検");
            assertThat(chief.get("/town/duties/week").body()).doesNotContain("role=\"alert\"");
        }
    }

    /// A clerk chooses what a duty keeps by its words, and nobody reads its code.
    @ParameterizedTest
    @EnumSource
    void whatADutyKeepsIsChosenAndShownByItsWords(Kind kind) {
        try (TestOffice office = office(kind, folder);
                Browser chief = signedIn(office)) {
            assertThat(chief.get("/town/registers/duties/new").body())
                    .contains("<option value=\"training.everyone\">全員に毎年度、研修を行う</option>");
            long unit =
                    office.database(TOWN)
                            .read(db -> db.selectFrom(DUTY).limit(1).fetchSingle(DUTY.UNIT_ID));
            Map<String, String> typed = new HashMap<>();
            typed.put("name", "研修");
            typed.put("unit_id", Long.toString(unit));
            typed.put("cycle", "FISCAL_YEAR");
            typed.put("month", "10");
            typed.put("day", "31");
            typed.put("minutes", "90");
            typed.put("obligation", "training.everyone");
            typed.put("from_on", "R8.4.1");
            String row =
                    chief.post("/town/registers/duties/new", typed)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();

            assertThat(chief.get(row).body())
                    .contains("全員に毎年度、研修を行う")
                    .doesNotContain("training.everyone");
        }
    }

    private static long lines(String page) {
        return Pattern.compile(">点検[0-9]+<").matcher(page).results().count();
    }

    /// An office with so many duties in its plan.
    static TestOffice office(Kind kind, Path folder) {
        TestOffice office = new TestOffice(kind, folder);
        office.noCodeAsked(TOWN);
        long general = office.unit(TOWN, "総務課", null);
        office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
        Random random = new Random(7);
        office.database(TOWN)
                .write(db -> {
                    List<DutyRecord> rows = new ArrayList<>();
                    for (int i = 0; i < DUTIES; i++) {
                        DutyRecord row = db.newRecord(DUTY);
                        row.setId(1_000_000L + i);
                        row.setVersion(1);
                        row.setName("点検" + i);
                        row.setUnitId(general);
                        row.setCycle(i % 10 == 0 ? "MONTHLY" : "FISCAL_YEAR");
                        row.setMonth(1 + random.nextInt(12));
                        row.setDay(1 + random.nextInt(28));
                        row.setMinutes(15 + random.nextInt(200));
                        row.setObligation("");
                        row.setFromOn("2026-04-01");
                        row.setDoneOn("");
                        row.setDoneFor("");
                        row.setEndedOn("");
                        row.setNotes("");
                        rows.add(row);
                    }
                    return db.batchInsert(rows).execute().length;
                });
        return office;
    }

    static Browser signedIn(TestOffice office) {
        Browser browser = office.browser();
        browser.logIn("town", "chief_officer", PASSWORD);
        browser.get("/town/account");
        return browser;
    }
}
