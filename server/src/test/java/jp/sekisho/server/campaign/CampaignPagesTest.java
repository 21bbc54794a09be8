// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.Look;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CampaignPagesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Tokyo"));

    /// The most that a page may cost (issue 3, figures).
    private static final int STATEMENTS = 5;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void aTrainingIsAnsweredOnScreenAndOnPaperUntilEverybodyIsDone(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser();
                Browser clerk = office.browser()) {
            office.noCodeAsked(TOWN);
            long general = office.unit(TOWN, "総務課", null);
            long kitchen = office.unit(TOWN, "給食センター", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
            office.accountWithRole(TOWN, Role.STAFF, general);
            long cook = office.person(TOWN, "調理 花子", kitchen);
            signIn(chief, "chief_officer");
            signIn(clerk, "staff");
            assertThat(check(office, "trained-this-year", "training.everyone"))
                    .isInstanceOf(CheckResult.CannotKnow.class);

            Map<String, String> typed = training(general);
            assertThat(clerk.post("/town/campaigns/new", typed).statusCode()).isEqualTo(403);
            var opened = chief.post("/town/campaigns/new", typed);
            assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
            String campaign = opened.headers().firstValue("Location").orElseThrow();

            assertThat(clerk.get("/town/campaigns").body()).contains("あなたが答えるものが1件");
            assertThat(clerk.post(campaign + "/answer", Map.of("q0", "", "q1", "")).body())
                    .contains("一つ選んでください");
            assertThat(clerk.post(campaign + "/answer", Map.of("q0", "開く", "q1", "特になし")).body())
                    .contains("もう一度答えてください");
            assertThat(
                            clerk.post(campaign + "/answer", Map.of("q0", "知らせる", "q1", "特になし"))
                                    .statusCode())
                    .isEqualTo(303);
            assertThat(clerk.get(campaign).statusCode()).isEqualTo(403);
            assertThat(check(office, "trained-this-year", "training.everyone"))
                    .isInstanceOfSatisfying(
                            CheckResult.DoesNotHold.class,
                            result -> assertThat(result.sentence()).contains("あと2人", "調理 花子"));

            assertThat(chief.get(campaign + "/paper").body()).contains("調理 花子", "給食センター");
            String q = "p" + member(office, cook) + "q";
            var entered = chief.post(campaign + "/paper", Map.of(q + "0", "知らせる", q + "1", "なし"));
            assertThat(entered.body()).contains("1人の回答を記録しました").doesNotContain("調理 花子</th>");
            chief.post(campaign + "/answer", Map.of("q0", "知らせる", "q1", "なし"));

            assertThat(check(office, "trained-this-year", "training.everyone"))
                    .isInstanceOf(CheckResult.Holds.class);
            assertThat(chief.get(campaign).body()).contains("3人のうち3人が済ませました", "知らせる(正解)", "3人");
            assertThat(chief.get(campaign).body())
                    .contains("課ごとの答え", "<th scope=\"row\">給食センター</th>", "class=\"part-");
            assertThat(chief.post(campaign + "/close", Map.of()).statusCode()).isEqualTo(303);
            assertThat(
                            clerk.post(campaign + "/answer", Map.of("q0", "知らせる", "q1", "a"))
                                    .statusCode())
                    .isEqualTo(409);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lastYearsAnswersStandInTheFormAndAreMarked(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser()) {
            office.noCodeAsked(TOWN);
            long general = office.unit(TOWN, "総務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
            signIn(chief, "chief_officer");
            Map<String, String> typed = training(general);
            typed.put("kind", "INSPECTION");
            typed.put("pass_mark", "0");
            typed.put("questions", "書庫の施錠 | できている | できていない");
            String last = location(chief, typed);
            chief.post(last + "/answer", Map.of("q0", "できていない"));
            typed.put("before", last.substring(last.lastIndexOf('/') + 1));

            String again = location(chief, typed);

            assertThat(chief.get(again + "/answer").body())
                    .contains("前の年の答えを入れてあります", "value=\"できていない\" checked");
            chief.post(again + "/answer", Map.of("q0", "できていない"));
            assertThat(chief.get(again).body()).contains("前の年と同じままの答え: 1人");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNoticeCountsWhoHasReadItInTheCampaignThatTellsOfIt(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser()) {
            office.noCodeAsked(TOWN);
            long general = office.unit(TOWN, "総務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
            signIn(chief, "chief_officer");
            Map<String, String> typed = training(general);
            typed.put("pass_mark", "0");
            typed.put("questions", "読みましたか | 読んだ | まだ");
            String campaign = location(chief, typed);
            Map<String, String> notice = new HashMap<>();
            notice.put("name", "偽のメールへの注意");
            notice.put("sender", "J-LIS");
            notice.put("unit_id", Long.toString(general));
            notice.put("received_on", "令和8年11月20日");
            chief.get("/town/registers/notices/new");
            var saved = chief.post("/town/registers/notices/new", notice);
            String page = saved.headers().firstValue("Location").orElseThrow();
            assertThat(chief.get(page).body()).contains("一斉依頼で知らせると");

            notice.put("version", "1");
            notice.put("campaign_id", campaign.substring(campaign.lastIndexOf('/') + 1));
            chief.get(page);
            assertThat(chief.post(page + "/edit", notice).statusCode()).isEqualTo(303);
            assertThat(chief.get(page).body()).contains("1人のうち0人が読みました", campaign);
            chief.post(campaign + "/answer", Map.of("q0", "読んだ"));
            assertThat(chief.get(page).body()).contains("1人のうち1人が読みました");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCampaignReachesFiveThousandAndItsPagesStayWithinTheirStatements(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser()) {
            office.noCodeAsked(TOWN);
            long general = office.unit(TOWN, "総務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
            crowd(office, general);
            signIn(chief, "chief_officer");

            String campaign = location(chief, training(general));
            assertThat(chief.get(campaign).body()).contains("5001人のうち0人");
            assertThat(office.database(TOWN).<Integer>read(db -> db.fetchCount(CAMPAIGN_MEMBER)))
                    .isEqualTo(5_001);
            for (String page :
                    new String[] {
                        "/town/campaigns",
                        "/town/campaigns/new",
                        campaign,
                        campaign + "/paper",
                        campaign + "/answer",
                        "/town/duties/week",
                        "/town/duties/year"
                    }) {
                assertThat(office.statements(chief, page)).as(page).isLessThanOrEqualTo(STATEMENTS);
            }
        }
    }

    private static long member(TestOffice office, long person) {
        return office.database(TOWN)
                .read(db ->
                        db.fetchSingle(CAMPAIGN_MEMBER, CAMPAIGN_MEMBER.PERSON_ID.eq(person))
                                .getId());
    }

    /// Five thousand people of one unit.
    static void crowd(TestOffice office, long general) {
        office.database(TOWN)
                .write(db -> {
                    var person = jp.sekisho.server.database.schema.tables.Person.PERSON;
                    var rows =
                            new java.util.ArrayList<
                                    jp.sekisho.server.database.schema.tables.records
                                            .PersonRecord>();
                    for (int i = 0; i < 5_000; i++) {
                        var row = db.newRecord(person);
                        row.setId(1_000_000L + i);
                        row.setVersion(1);
                        row.setName("職員" + i);
                        row.setEmployment("REGULAR");
                        row.setUnitId(general);
                        row.setFromOn("2020-04-01");
                        rows.add(row);
                    }
                    return db.batchInsert(rows).execute().length;
                });
    }

    static String location(Browser browser, Map<String, String> typed) {
        var answer = browser.post("/town/campaigns/new", typed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static Map<String, String> training(long unit) {
        Map<String, String> typed = new HashMap<>();
        typed.put("title", "情報セキュリティ研修");
        typed.put("kind", "TRAINING");
        typed.put("unit", Long.toString(unit));
        typed.put("as_of", TODAY.toString());
        typed.put("due", TODAY.plusDays(14).toString());
        typed.put("material", "怪しいメールは開かず、窓口に知らせます。");
        typed.put("questions", "怪しいメールが来たら | 開く | *知らせる\n気付いたこと");
        typed.put("pass_mark", "1");
        return typed;
    }

    private static CheckResult check(TestOffice office, String id, String obligation) {
        Map<String, Check> checks =
                office.beans(Check.class).stream()
                        .collect(Collectors.toMap(check -> check.id().value(), check -> check));
        return office.database(TOWN)
                .read(db ->
                        checks.get(id)
                                .answer(
                                        new Question(
                                                new Look(db, TODAY),
                                                Catalogue.current()
                                                        .obligation(new ObligationId(obligation))
                                                        .orElseThrow())));
    }

    static void signIn(Browser browser, String name) {
        browser.logIn("town", name, PASSWORD);
        browser.get("/town/account");
    }
}
