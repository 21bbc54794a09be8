// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.ObligationId;
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

final class CampaignPerUnitTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
    private static final byte[] PDF = "%PDF-1.7 sheet".getBytes(StandardCharsets.US_ASCII);

    /// The most that a page may cost (issue 3, figures).
    private static final int STATEMENTS = 5;

    @TempDir Path folder;

    private static final Map<String, String> USUAL =
            Map.of(
                    "title",
                    "課の自己点検",
                    "questions",
                    "書庫の施錠 | できている | できていない\n気付いたこと",
                    "per_unit",
                    "true");

    private CampaignTown town(Kind kind) {
        CampaignTown town = new CampaignTown(kind, folder);
        town.office.person(TOWN, "所属 無男", null);
        return town;
    }

    private static String opened(CampaignTown town, Map<String, String> more) {
        return town.opened(5, USUAL, more);
    }

    private static String reminders(Browser browser) {
        return browser.get("/town/reminders").body();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverAnswersFirstAnswersForTheUnitAndItsPeopleAreRemindedUntilThen(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String campaign = opened(town, Map.of());
            for (Browser one : new Browser[] {town.chief, town.clerk, town.cook}) {
                assertThat(reminders(one)).contains("課の自己点検");
                assertThat(one.get(campaign + "/answer").body()).contains("課で一つ答えます");
            }
            assertThat(town.chief.get(campaign).body()).contains("2課のうち0課が済ませました");

            assertThat(answer(town.clerk, campaign, "できていない", "鍵がない").statusCode()).isEqualTo(303);

            assertThat(reminders(town.clerk)).doesNotContain("課の自己点検");
            assertThat(reminders(town.chief)).doesNotContain("課の自己点検");
            assertThat(reminders(town.cook)).contains("課の自己点検");
            assertThat(town.chief.get("/town/campaigns").body())
                    .contains("1/2課", "済み(田中 一郎)", "変える");
            assertThat(town.cook.get("/town/campaigns").body()).contains("あなたが答えるものが1件");
            assertThat(town.chief.get(campaign).body())
                    .contains("2課のうち1課が済ませました", "田中 一郎(令和")
                    .containsPattern("総務課</th><td>鍵がない")
                    .containsPattern("給食センター</th><td>まだ");
            assertThat(town.chief.get(campaign + "/paper").body()).doesNotContain("総務課");
            for (String page : new String[] {"/town/campaigns", campaign, campaign + "/answer"}) {
                assertThat(town.office.statements(town.chief, page))
                        .as(page)
                        .isLessThanOrEqualTo(STATEMENTS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherOfTheUnitMayChangeItUntilTheLastDayButNotUnseen(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String campaign = opened(town, Map.of());
            String seen = version(town.chief.get(campaign + "/answer").body());
            answer(town.clerk, campaign, "できていない", "鍵がない");

            var meanwhile = post(town.chief, campaign, seen, "できている", "直した");
            assertThat(meanwhile.statusCode()).isEqualTo(409);
            assertThat(meanwhile.body()).contains("田中 一郎さんが先に答えました", "直した");
            assertThat(town.chief.get(campaign).body()).contains("鍵がない").doesNotContain("直した");

            assertThat(town.chief.get(campaign + "/answer").body())
                    .contains("この課の回答: 田中 一郎(令和", "期限までは、課のだれでも変えられます", "鍵がない");
            assertThat(answer(town.chief, campaign, "できている", "直した").statusCode()).isEqualTo(303);
            assertThat(town.chief.get(campaign).body())
                    .contains("田中 一郎(令和", "、変更 統括情報セキュリティ責任者")
                    .containsPattern("総務課</th><td>直した");

            due(town.office, CampaignTown.TODAY.minusDays(1));
            assertThat(town.clerk.get(campaign + "/answer").body()).contains("変えられません");
            assertThat(answer(town.clerk, campaign, "できていない", "また").statusCode()).isEqualTo(409);
            assertThat(answer(town.cook, campaign, "できている", "遅れた").statusCode()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoMovesToTheUnitAnswersForItAndLastYearsAnswersAreTheUnits(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String last = opened(town, Map.of());
            answer(town.clerk, last, "できていない", "鍵がない");
            String now = opened(town, Map.of("before", last.substring(last.lastIndexOf('/') + 1)));
            assertThat(town.cook.get(now + "/answer").body()).doesNotContain("鍵がない");

            town.office
                    .database(TOWN)
                    .write(db ->
                            db.update(PERSON)
                                    .set(PERSON.UNIT_ID, town.general)
                                    .where(PERSON.ID.eq(town.cookId))
                                    .execute());

            // A move ends the session.
            try (Browser moved = town.signedIn("cook")) {
                assertThat(moved.get(now + "/answer").body()).contains("前の年の答えを入れてあります", "鍵がない");
                answer(moved, now, "できていない", "鍵がない");
            }
            assertThat(town.chief.get(now).body()).contains("前の年と同じままの答え: 1課", "調理 花子(令和");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUnitAnswersOnPaperWithTheNameOfItsWriter(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String campaign = opened(town, Map.of("questions", "書庫の施錠 | はい | いいえ\n写し | ファイル"));
            assertThat(town.chief.get(campaign + "/paper").body())
                    .contains("答えた人の氏名", "給食センター", "紙で添えて提出");
            long kitchen =
                    town.office
                            .database(TOWN)
                            .read(db ->
                                    db.fetchSingle(
                                                    CAMPAIGN_MEMBER,
                                                    CAMPAIGN_MEMBER.UNIT_ID.ne(town.general))
                                            .getId());
            String name = "p" + kitchen;
            var nobody = town.chief.post(campaign + "/paper", Map.of(name + "q0", "はい"));
            assertThat(nobody.statusCode()).isEqualTo(422);
            assertThat(nobody.body()).contains("答えた人の名前がそろっていない課は記録していません: 給食センター");
            assertThat(
                            town.chief
                                    .post(
                                            campaign + "/paper",
                                            Map.of(name + "q0", "はい", name + "who", "調理 花子"))
                                    .body())
                    .contains("1課の答えを預かりました");
            town.chief.get(campaign + "/paper");
            town.chief.postFile(campaign + "/scans", Map.of(), "f" + kitchen + "q1", "写し.pdf", PDF);

            assertThat(town.chief.get(campaign).body()).contains("2課のうち1課", "調理 花子(令和", "写し.pdf");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneAnswerForAUnitSaysNothingOfEachPersonInIt(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String campaign = opened(town, Map.of());
            answer(town.clerk, campaign, "できている", "なし");
            answer(town.cook, campaign, "できている", "なし");

            Check check =
                    town.office.beans(Check.class).stream()
                            .filter(one -> one.id().value().equals("inspection-this-year"))
                            .findFirst()
                            .orElseThrow();
            CheckResult result =
                    town.office
                            .database(TOWN)
                            .read(db ->
                                    check.answer(
                                            new Question(
                                                    new Look(db, CampaignTown.TODAY),
                                                    Catalogue.current()
                                                            .obligation(
                                                                    new ObligationId(
                                                                            "inspection.run"))
                                                            .orElseThrow())));
            assertThat(result).isInstanceOf(CheckResult.CannotKnow.class);
        }
    }

    private static void due(TestOffice office, LocalDate day) {
        office.database(TOWN)
                .write(db -> db.update(CAMPAIGN).set(CAMPAIGN.DUE_ON, day.toString()).execute());
    }

    private static HttpResponse<String> answer(
            Browser browser, String campaign, String choice, String text) {
        String page = browser.get(campaign + "/answer").body();
        return post(browser, campaign, version(page), choice, text);
    }

    private static HttpResponse<String> post(
            Browser browser, String campaign, String version, String choice, String text) {
        return browser.post(
                campaign + "/answer", Map.of("version", version, "q0", choice, "q1", text));
    }

    private static String version(String page) {
        Matcher found = VERSION.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
