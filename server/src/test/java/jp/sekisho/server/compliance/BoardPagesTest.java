// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.check.TestBody;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

final class BoardPagesTest {

    private static final String BOARD = "/town/board";

    /// The most that a page may cost (issue 2, figures).
    private static final int STATEMENTS = 5;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void everyPageOfTheBoardCostsFewStatements(Kind kind) throws Exception {
        try (TestOffice office = office(kind);
                Browser browser = office.browser()) {
            signIn(browser, "chief_officer");
            for (String page :
                    List.of(
                            BOARD,
                            BOARD + "?group=ordinance-16-3.2",
                            BOARD + "?day=2030-04-01",
                            BOARD + "/overview",
                            BOARD + "/history",
                            BOARD + "/report",
                            BOARD + "/obligations/asset.classify")) {
                assertThat(office.statements(browser, page))
                        .as(page)
                        .isLessThanOrEqualTo(STATEMENTS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReportNamesLawPolicyStatusRunAndCheckpointOnScreenAndOnPaper(Kind kind)
            throws Exception {
        try (TestOffice office = office(kind);
                Browser browser = office.browser()) {
            signIn(browser, "chief_officer");

            String page = browser.get(BOARD + "/report").body();
            String paper = text(browser.download(BOARD + "/report.pdf").body());

            for (String shown : List.of(page, paper)) {
                assertThat(shown.replaceAll("\\s+", ""))
                        .contains(
                                "地方自治法第244条の6第1項",
                                "地方自治法施行規則第16条の3第8号",
                                "令和9年7月1日施行",
                                "情報資産を機密性・完全性・可用性で分類する",
                                "試験町",
                                "対策項目一覧",
                                "証跡台帳:");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoBelongsToOneUnitSeesWhatIsAskedButNotTheWeaknesses(Kind kind) throws Exception {
        try (TestOffice office = office(kind);
                Browser chief = office.browser();
                Browser staff = office.browser();
                Browser manager = office.browser()) {
            signIn(chief, "chief_officer");
            signIn(staff, "staff");
            signIn(manager, "manager");
            String classified = BOARD + "/obligations/asset.classify";
            String secret = "情報資産を、まだ一件も登録していません";

            assertThat(chief.get(BOARD + "?group=ordinance-16-3.2").body()).contains(secret);
            assertThat(staff.get(BOARD + "?group=ordinance-16-3.2").body())
                    .contains("情報資産を機密性・完全性・可用性で分類する", "くわしいことは、責任者と")
                    .doesNotContain(secret);
            assertThat(staff.get(classified).body()).doesNotContain(secret);
            assertThat(manager.get(classified).body())
                    .as("the manager answers for it")
                    .contains(secret);
            for (String whole : List.of("/report", "/report.pdf", "/overview", "/history")) {
                assertThat(staff.get(BOARD + whole).statusCode()).isEqualTo(403);
                assertThat(manager.get(BOARD + whole).statusCode()).isEqualTo(403);
            }
            assertThat(staff.get(BOARD).body()).doesNotContain("/board/report");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerLeadsToTheLedgerEntryOfTheInspectionThatFoundIt(Kind kind) throws Exception {
        try (TestOffice office = office(kind);
                Browser chief = office.browser();
                Browser manager = office.browser()) {
            signIn(chief, "chief_officer");
            signIn(manager, "manager");
            String page = BOARD + "/obligations/asset.classify";
            chief.get(page);
            Matcher entry =
                    Pattern.compile("href=\"(/town/evidence/entries/[0-9]+)\">証跡台帳: 令和")
                            .matcher(chief.get(page).body());
            assertThat(entry.find()).isTrue();
            assertThat(chief.get(entry.group(1)).body()).contains("点検");
            assertThat(manager.get(page).body())
                    .contains("これまでの状況")
                    .doesNotContain("/evidence/entries/");
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoAnswersForAnObligationSaysThatItIsDone(Kind kind) throws Exception {
        try (TestOffice office = office(kind);
                Browser manager = office.browser()) {
            signIn(manager, "manager");
            var statement =
                    java.util.Map.of("s-kind", "STATEMENT", "s-text", "台帳に分類を付けた", "s-until", "");

            assertThat(
                            manager.post(BOARD + "/obligations/asset.classify/statement", statement)
                                    .statusCode())
                    .isEqualTo(303);
            assertThat(
                            manager.post(BOARD + "/obligations/org.ciso/statement", statement)
                                    .statusCode())
                    .isEqualTo(403);
            assertThat(manager.get(BOARD + "/obligations/org.ciso").body())
                    .doesNotContain("name=\"s-text\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDayThatCannotBeReadIsSaidAndTheBoardOfTodayIsShown(Kind kind) throws Exception {
        try (TestOffice office = office(kind);
                Browser browser = office.browser()) {
            signIn(browser, "chief_officer");

            assertThat(browser.get(BOARD + "?day=R8.13.1").body())
                    .contains("「R8.13.1」は、暦にない日です", "条項・すべきこと");
            assertThat(browser.get(BOARD + "?day=R12.4.1").body())
                    .contains("令和12年4月1日現在", "先の日の予定です");
            assertThat(browser.get(BOARD + "?day=R1.5.1").body()).contains("この日の基本方針がありません");
        }
    }

    private TestOffice office(Kind kind) throws IOException {
        TestOffice office = new TestOffice(kind, folder);
        office.noCodeAsked(TOWN);
        TestBody town = TestBody.around(office.bean(BodyDatabases.class), office.database(TOWN));
        town.organ("町長");
        town.document(
                "BASIC_POLICY",
                new ClassPathResource("demo/town-policy.txt")
                        .getContentAsString(StandardCharsets.UTF_8),
                "2026-04-01");
        long unit = office.unit(TOWN, "総務課", null);
        office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
        office.accountWithRole(TOWN, Role.MANAGER, unit);
        office.accountWithRole(TOWN, Role.STAFF, unit);
        office.bean(BoardEvaluation.class).run(office.database(TOWN));
        return office;
    }

    private static void signIn(Browser browser, String name) {
        browser.logIn("town", name, PASSWORD);
        browser.get("/town/account");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getMediaBox().getWidth())
                    .as("A4 on its side")
                    .isBetween(841f, 843f);
            return new PDFTextStripper().getText(document);
        }
    }
}
