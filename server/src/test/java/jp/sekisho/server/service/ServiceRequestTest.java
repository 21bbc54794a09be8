// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static jp.sekisho.server.database.schema.tables.Deputy.DEPUTY;
import static jp.sekisho.server.database.schema.tables.ExternalService.EXTERNAL_SERVICE;
import static jp.sekisho.server.database.schema.tables.Request.REQUEST;
import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ServiceRequestTest {

    /// The most that a page may cost (issue 3, figures).
    private static final int STATEMENTS = 5;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsAskedAndAllowedStandsInTheRegister(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser manager = town.signedIn("manager");
                Browser chief = town.signedIn("chief_officer")) {
            String request = town.ask(clerk, service("電子申請サービス", "12"));

            assertThat(clerk.get(request).body())
                    .contains("電子申請サービス", "外サ第1号", "情報セキュリティ管理者の決裁を待っています")
                    .doesNotContain("承認する");
            assertThat(chief.get("/town/requests").body()).contains("あなたの決裁を待つ申請はありません");
            assertThat(decide(chief, request, 1, "ALLOW", "").statusCode())
                    .as("the manager comes first")
                    .isEqualTo(409);
            assertThat(manager.get("/town/requests").body()).contains("待つ申請が1件あります");
            assertThat(decide(manager, request, 1, "ALLOW", "").statusCode()).isEqualTo(303);
            assertThat(town.services()).as("the chief officer has not decided").isZero();
            assertThat(decide(chief, request, 2, "ALLOW", "").statusCode()).isEqualTo(303);

            assertThat(town.services()).isEqualTo(1);
            var page = clerk.get(request).body();
            assertThat(page).contains("まで認められています", "台帳を見る");
            assertThat(chief.get("/town/registers/services").body())
                    .contains("電子申請サービス", "承認あり", "税務課");
            assertThat(clerk.get(request + "/print").body())
                    .contains("様式第1号", "文書番号", "決裁欄", "統括情報セキュリティ責任者");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyDecidesAnOwnRequestButByTheRecordedException(Kind kind) {
        try (Town town = new Town(kind);
                Browser manager = town.signedIn("manager");
                Browser chief = town.signedIn("chief_officer")) {
            String request = town.ask(manager, service("翻訳", "15"));

            assertThat(decide(manager, request, 1, "ALLOW", "").body())
                    .contains("自分の申請を自分で決裁することはできません");
            assertThat(decide(chief, request, 1, "ALLOW", "").statusCode()).isEqualTo(303);
            assertThat(manager.get(request).body()).contains("上位の統括情報セキュリティ責任者として決裁");

            town.alone();
            assertThat(manager.post("/town/requests/new/service", service("地図", "15")).body())
                    .contains("決裁する人がいません");
            town.exception("職員が一人のため(管理者の許可)");
            String own = town.ask(manager, service("地図", "15"));
            assertThat(manager.get(own + "/print").body()).contains("職員が一人のため(管理者の許可)");
            assertThat(decide(manager, own, 1, "ALLOW", "").statusCode()).isEqualTo(303);
            assertThat(manager.get(own).body()).contains("職員が一人のため(管理者の許可)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReturnedIsCorrectedAndWhatIsWithdrawnIsNotDecided(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser manager = town.signedIn("manager")) {
            String request = town.ask(clerk, service("翻訳", "15"));

            assertThat(decide(manager, request, 1, "RETURN", "").body())
                    .contains("差し戻しや不承認のときは、理由を書いてください");
            decide(manager, request, 1, "RETURN", "目的を詳しく");
            assertThat(clerk.get(request).body()).contains("差し戻されました: 目的を詳しく");
            Map<String, String> again = service("翻訳サービス", "15");
            again.put("version", "2");
            assertThat(clerk.post(request + "/edit", again).statusCode()).isEqualTo(303);
            assertThat(clerk.post(request + "/withdraw", Map.of("version", "3")).statusCode())
                    .isEqualTo(303);
            assertThat(decide(manager, request, 4, "ALLOW", "").statusCode()).isEqualTo(409);
            assertThat(town.services()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooLongIsSaidAndComesBackAsItWasTyped(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser manager = town.signedIn("manager")) {
            Map<String, String> asked = service("翻訳", "15");
            String reason = "理由".repeat(2_500) + "終わり";
            asked.put("reason", reason);
            var refused = clerk.post("/town/requests/new/service", asked);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("4000文字までで書いてください(今は5003文字)", reason);

            String request = town.ask(clerk, service("翻訳", "15"));
            String remark = "直してください。".repeat(300);
            var undecided = decide(manager, request, 1, "RETURN", remark);
            assertThat(undecided.statusCode()).isEqualTo(422);
            assertThat(undecided.body()).contains("2000文字までで書いてください(今は2400文字)", remark);
            assertThat(clerk.get(request).body()).doesNotContain("差し戻されました");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRenewalMovesTheDayOfTheSameRow(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser manager = town.signedIn("manager")) {
            String request = town.ask(clerk, service("翻訳", "15"));
            decide(manager, request, 1, "ALLOW", "");
            String id = request.substring(request.lastIndexOf('/') + 1);
            assertThat(clerk.get("/town/requests/new/service?renews=" + id).body())
                    .contains("(更新)", "翻訳");
            Map<String, String> renewal = service("翻訳", "15");
            renewal.put("renews", id);
            renewal.put("until", town.today().plusMonths(6).toString());
            String again = town.ask(clerk, renewal);
            decide(manager, again, 1, "ALLOW", "");

            assertThat(town.services()).isEqualTo(1);
            assertThat(town.until()).isEqualTo(town.today().plusMonths(6).toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePaperRouteKeepsTheScanAndWhatTheSealsSay(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser manager = town.signedIn("manager")) {
            String request = town.ask(clerk, service("翻訳", "15"));
            Map<String, String> seals = new HashMap<>();
            seals.put("version", "1");
            seals.put("number", "総第201号");
            seals.put("s0person", Long.toString(town.manager));
            seals.put("s0decision", "DELEGATED");
            seals.put("s0on", town.today().toString());

            assertThat(
                            manager.postFile(
                                            request + "/paper", seals, "scan", "a.exe", bytes("MZ"))
                                    .body())
                    .contains("PDFか画像");
            Map<String, String> self = new HashMap<>(seals);
            self.put("s0person", Long.toString(town.clerk));
            assertThat(
                            manager.postFile(
                                            request + "/paper",
                                            self,
                                            "scan",
                                            "form.pdf",
                                            bytes("%PDF-1.7 signed"))
                                    .body())
                    .contains("申請者は決裁できません");
            assertThat(
                            manager.postFile(
                                            request + "/paper",
                                            seals,
                                            "scan",
                                            "form.pdf",
                                            bytes("%PDF-1.7 signed"))
                                    .statusCode())
                    .isEqualTo(303);

            assertThat(town.services()).isEqualTo(1);
            String page = clerk.get(request).body();
            assertThat(page).contains("専決", "総第201号", "form.pdf", "照合値");
            assertThat(clerk.download(path(page, "/papers/")).body())
                    .isEqualTo(bytes("%PDF-1.7 signed"));
            assertThat(town.sealed()).as("contents lie outside the database").hasSize(1);
            town.alter();
            assertThat(clerk.get(path(page, "/papers/")).body()).contains("書き換えられている");
        }
    }

    @ParameterizedTest
    @EnumSource
    void onPaperOnlyTheSealOfSomebodyEntitledOnThatDayCounts(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser manager = town.signedIn("manager")) {
            String request = town.ask(clerk, service("翻訳", "15"));
            assertThat(manager.get(request + "/paper").body())
                    .contains("髙橋 誠")
                    .doesNotContain("加藤 进");

            assertThat(paper(manager, request, town.colleague, "DECIDED").body())
                    .contains("加藤 进さんは、その日、情報セキュリティ管理者として決裁のできる人ではありません");
            assertThat(paper(manager, request, town.manager, "SUBSTITUTED").body())
                    .contains("代決のできる人ではありません");
            assertThat(town.services()).isZero();

            town.acts(town.colleague, "ABSENT");
            assertThat(paper(manager, request, town.colleague, "DELEGATED").body())
                    .contains("専決のできる人ではありません");
            assertThat(paper(manager, request, town.colleague, "SUBSTITUTED").statusCode())
                    .isEqualTo(303);
            assertThat(clerk.get(request).body()).contains("代決", "代行順位1位(不在は用紙による)");

            String second = town.ask(clerk, service("地図", "15"));
            town.acts(town.colleague, "DELEGATED");
            assertThat(paper(manager, second, town.colleague, "DELEGATED").statusCode())
                    .isEqualTo(303);
            assertThat(town.services()).isEqualTo(2);
        }
    }

    private static java.net.http.HttpResponse<String> paper(
            Browser browser, String request, long person, String decision) {
        Map<String, String> seals = new HashMap<>();
        seals.put("version", "1");
        seals.put("s0person", Long.toString(person));
        seals.put("s0decision", decision);
        seals.put("s0on", java.time.LocalDate.now(java.time.ZoneId.of("Asia/Tokyo")).toString());
        return browser.postFile(request + "/paper", seals, "scan", "form.pdf", bytes("%PDF-1.7 s"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAttachedIsSealedAndNothingIsAddedOnceSomebodyDecided(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser manager = town.signedIn("manager");
                Browser other = town.signedIn("officer")) {
            String request = town.ask(clerk, service("電子申請サービス", "12"));
            assertThat(attach(clerk, request, 1, "約款.pdf", "%PDF-1.7 terms").statusCode())
                    .isEqualTo(303);
            assertThat(attach(clerk, request, 2, "見積.xlsm", "MZ").body()).contains("マクロの入ったもの");
            assertThat(attach(clerk, request, 1, "古い.pdf", "%PDF-1.7 old").statusCode())
                    .isEqualTo(409);
            assertThat(attach(other, request, 2, "他課.pdf", "%PDF-1.7 x").statusCode())
                    .isEqualTo(404);
            String page = manager.get(request).body();
            assertThat(page).contains("約款.pdf");
            assertThat(manager.download(path(page, "/papers/")).body())
                    .isEqualTo(bytes("%PDF-1.7 terms"));
            assertThat(other.get(path(page, "/papers/")).statusCode()).isEqualTo(404);

            assertThat(decide(manager, request, 1, "ALLOW", "").statusCode())
                    .as("decided on what was there before the file")
                    .isEqualTo(409);
            assertThat(decide(manager, request, 2, "ALLOW", "").statusCode()).isEqualTo(303);
            assertThat(attach(clerk, request, 3, "後.pdf", "%PDF-1.7 late").body())
                    .contains("決裁が始まった申請には");
        }
    }

    private static java.net.http.HttpResponse<String> attach(
            Browser browser, String request, int version, String name, String content) {
        return browser.postFile(
                request + "/files", Map.of("version", "" + version), "file", name, bytes(content));
    }

    private static String path(String page, String part) {
        var found =
                java.util.regex.Pattern.compile("href=\"([^\"]+" + part + "[0-9]+)\"")
                        .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestOfAnotherUnitIsNotSeen(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser other = town.signedIn("officer")) {
            String request = town.ask(clerk, service("翻訳", "15"));

            assertThat(other.get(request).statusCode()).isEqualTo(404);
            assertThat(other.get(request + "/print").statusCode()).isEqualTo(404);
            assertThat(other.get("/town/requests").body()).doesNotContain("翻訳<");
            assertThat(decide(other, request, 1, "ALLOW", "").statusCode()).isEqualTo(404);
            assertThat(other.post(request + "/withdraw", Map.of("version", "1")).statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPageCostsMoreThanFiveStatements(Kind kind) {
        try (Town town = new Town(kind);
                Browser clerk = town.signedIn("staff");
                Browser manager = town.signedIn("manager")) {
            String request = town.ask(clerk, service("翻訳", "15"));
            for (int i = 0; i < 20; i++) {
                town.ask(clerk, service("サービス" + i, "12"));
            }
            for (Browser browser : new Browser[] {clerk, manager}) {
                for (String page :
                        new String[] {
                            "/town/requests",
                            "/town/requests/new/service",
                            "/town/requests/blank/service",
                            request,
                            request + "/print",
                            request + (browser == manager ? "/paper" : "/edit")
                        }) {
                    assertThat(town.office.statements(browser, page))
                            .as(page)
                            .isLessThanOrEqualTo(STATEMENTS);
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static java.net.http.HttpResponse<String> decide(
            Browser browser, String request, int version, String verdict, String remark) {
        return browser.post(
                request + "/decide",
                Map.of("version", "" + version, "verdict", verdict, "remark", remark));
    }

    private static Map<String, String> service(String name, String level) {
        Map<String, String> typed = new HashMap<>();
        typed.put("name", name);
        typed.put("provider", "見本事業者");
        typed.put("kind", "FORM");
        typed.put("purpose", "住民の申込みを受ける");
        typed.put("confidentiality_id", level);
        typed.put("personal", "NONE");
        typed.put("terms", "CONTRACT");
        typed.put("ismap", "LISTED");
        typed.put("data_place", "JAPAN");
        typed.put("reason", "窓口の待ち時間を減らすため");
        typed.put("from", java.time.LocalDate.now(java.time.ZoneId.of("Asia/Tokyo")).toString());
        typed.put(
                "until",
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Tokyo"))
                        .plusMonths(3)
                        .toString());
        return typed;
    }

    /// A town with a clerk and a manager in one unit, an officer of another, and a chief officer.
    private final class Town implements AutoCloseable {

        final TestOffice office;
        final long clerk;
        final long manager;
        final long colleague;
        private final java.util.List<Browser> browsers = new java.util.ArrayList<>();

        Town(Kind kind) {
            office = new TestOffice(kind, folder);
            office.noCodeAsked(TOWN);
            long tax = office.unit(TOWN, "税務課", null);
            long general = office.unit(TOWN, "総務課", null);
            clerk = office.person(TOWN, "小林 恵", tax);
            office.account(TOWN, "staff", clerk);
            manager = office.person(TOWN, "髙橋 誠", tax);
            office.appoint(TOWN, manager, Role.MANAGER, tax);
            office.account(TOWN, "manager", manager);
            colleague = office.person(TOWN, "加藤 进", tax);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
            office.accountWithRole(TOWN, Role.OFFICER, general);
        }

        Browser signedIn(String name) {
            Browser browser = office.browser();
            browsers.add(browser);
            browser.logIn("town", name, PASSWORD);
            browser.get("/town/account");
            return browser;
        }

        String ask(Browser browser, Map<String, String> typed) {
            var answer = browser.post("/town/requests/new/service", typed);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            return answer.headers().firstValue("Location").orElseThrow();
        }

        int services() {
            return office.database(TOWN).<Integer>read(db -> db.fetchCount(EXTERNAL_SERVICE));
        }

        String until() {
            return office.database(TOWN)
                    .read(db ->
                            db.select(EXTERNAL_SERVICE.UNTIL_ON)
                                    .from(EXTERNAL_SERVICE)
                                    .fetchSingle()
                                    .value1());
        }

        java.time.LocalDate today() {
            return java.time.LocalDate.now(java.time.ZoneId.of("Asia/Tokyo"));
        }

        java.util.List<Path> sealed() {
            try (var files = java.nio.file.Files.walk(folder)) {
                return files.filter(java.nio.file.Files::isRegularFile)
                        .filter(file -> file.getParent().endsWith("sealed"))
                        .toList();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        void alter() {
            try {
                java.nio.file.Files.write(sealed().getFirst(), bytes("%PDF-1.7 forged"));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /// Enters somebody in the order of deputies of the tax unit's manager.
        void acts(long person, String standing) {
            office.database(TOWN)
                    .write(db ->
                            db.insertInto(DEPUTY)
                                    .set(DEPUTY.ID, person * 10 + standing.length())
                                    .set(DEPUTY.VERSION, 1)
                                    .set(DEPUTY.NAME, "税務課長の代行")
                                    .set(DEPUTY.ROLE, "MANAGER")
                                    .set(DEPUTY.STANDING, standing)
                                    .set(DEPUTY.PLACE, 1)
                                    .set(DEPUTY.PERSON_ID, person)
                                    .set(DEPUTY.FROM_ON, "2026-04-01")
                                    .set(DEPUTY.UNTIL_ON, "")
                                    .set(DEPUTY.NOTES, "")
                                    .execute());
        }

        /// Everybody but the manager leaves their posts.
        void alone() {
            office.database(TOWN)
                    .write(db ->
                            db.deleteFrom(ROLE_HOLDING)
                                    .where(ROLE_HOLDING.PERSON_ID.ne(manager))
                                    .execute());
        }

        void exception(String grounds) {
            office.database(TOWN)
                    .write(db ->
                            db.update(ROLE_HOLDING)
                                    .set(ROLE_HOLDING.EXCEPTION_GROUNDS, grounds)
                                    .set(ROLE_HOLDING.EXCEPTION_APPROVER, "管理者")
                                    .execute());
        }

        @Override
        public void close() {
            assertThat(office.database(TOWN).<Integer>read(db -> db.fetchCount(REQUEST)))
                    .isPositive();
            office.close();
        }
    }
}
