// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

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

final class AssetPagesTest {

    private static final String ASSETS = "/town/registers/assets";

    /// The most that a page of a register may cost (issue 2, figures).
    private static final int STATEMENTS = 5;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsRegisteredStandsInListPageHistoryAndSearch(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            long unit = office.unit(TOWN, "町民課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            signIn(browser, "chief_officer");

            var answer = browser.post(ASSETS + "/new", asset("住民基本台帳データ(髙﨑分室)", unit));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            String row = answer.headers().firstValue("Location").orElseThrow();
            assertThat(browser.get(ASSETS).body())
                    .contains("住民基本台帳データ(髙﨑分室)", "町民課", "自治体機密性3B", "資産1件");
            assertThat(browser.get(row).body()).contains("住民基本台帳データ", row + "/history");
            assertThat(browser.get(row + "/history").body()).contains("登録", "資産の登録", "情報セキュリティ");
            assertThat(browser.get("/town/search?q=%E9%AB%98%E5%B4%8E").body())
                    .as("old and new forms are the same")
                    .contains(row, "住民基本台帳データ(髙﨑分室)");
            assertThat(browser.get(ASSETS + "?q=%E3%81%A7%E3%83%BC%E3%81%9F").body())
                    .as("hiragana finds katakana")
                    .contains("住民基本台帳データ(髙﨑分室)");
            assertThat(browser.get(ASSETS + "?q=%E6%B0%91%E4%BD%8F").body()).doesNotContain("髙﨑分室");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultyFormSaysWhereAndKeepsWhatWasTyped(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            long unit = office.unit(TOWN, "町民課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            signIn(browser, "chief_officer");
            Map<String, String> typed = asset("", unit);
            typed.put("review_on", "令和8年13月1日");
            typed.put("notes", "消えてはならない<メモ>");

            var answer = browser.post(ASSETS + "/new", typed);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(
                            "名称を入れてください。",
                            "「令和8年13月1日」は、暦にない日です",
                            "href=\"#review_on\"",
                            "消えてはならない&lt;メモ");
            assertThat(office.database(TOWN).<Integer>read(db -> db.fetchCount(ASSET))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSavesLaterSeesBothAndLosesNothing(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            long unit = office.unit(TOWN, "町民課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            signIn(browser, "chief_officer");
            String row =
                    browser.post(ASSETS + "/new", asset("公用車台帳", unit))
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
            Map<String, String> first = asset("公用車の台帳", unit);
            first.put("version", "1");
            Map<String, String> second = asset("公用車管理台帳", unit);
            second.put("version", "1");
            assertThat(browser.post(row + "/edit", first).statusCode()).isEqualTo(303);

            var answer = browser.post(row + "/edit", second);

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("公用車管理台帳", "公用車の台帳", "name=\"version\" value=\"2\"");
            second.put("version", "2");
            assertThat(browser.post(row + "/edit", second).statusCode()).isEqualTo(303);
            assertThat(browser.get(row + "/history").body()).contains("名称: 公用車の台帳 → 公用車管理台帳");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatChangedMeanwhileIsNotRemovedAndThePageSaysSo(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            long unit = office.unit(TOWN, "町民課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            signIn(browser, "chief_officer");
            String row =
                    browser.post(ASSETS + "/new", asset("公用車台帳", unit))
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
            Map<String, String> changed = asset("公用車の台帳", unit);
            changed.put("version", "1");
            browser.post(row + "/edit", changed);

            var late = browser.post(row + "/remove", Map.of("version", "1", "why", "二重の登録"));

            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("ほかの人がこの行を変えたので、取り消していません", "公用車の台帳");
            assertThat(
                            browser.post(row + "/remove", Map.of("version", "2", "why", "二重の登録"))
                                    .statusCode())
                    .isEqualTo(303);
            assertThat(browser.get(row).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSeesOneUnitSeesAndWritesNothingOfAnother(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser();
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            long citizens = office.unit(TOWN, "町民課", null);
            long tax = office.unit(TOWN, "税務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            office.accountWithRole(TOWN, Role.MANAGER, tax);
            signIn(chief, "chief_officer");
            String hidden =
                    chief.post(ASSETS + "/new", asset("住民記録", citizens))
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
            chief.post(ASSETS + "/new", asset("課税台帳", tax));
            signIn(browser, "manager");

            assertThat(browser.get(ASSETS).body()).contains("課税台帳", "資産1件").doesNotContain("住民記録");
            assertThat(browser.get(ASSETS + "?q=%E4%BD%8F%E6%B0%91").body()).doesNotContain("住民記録");
            assertThat(browser.get("/town/search?q=%E4%BD%8F%E6%B0%91").body())
                    .doesNotContain("住民記録");
            assertThat(browser.get(ASSETS + "/new").body()).doesNotContain("町民課");
            assertThat(browser.get(hidden).statusCode()).isEqualTo(404);
            assertThat(browser.get(hidden + "/edit").statusCode()).isEqualTo(404);
            Map<String, String> forged = asset("住民記録", citizens);
            forged.put("version", "1");
            assertThat(browser.post(hidden + "/edit", forged).statusCode()).isEqualTo(404);
            var added = browser.post(ASSETS + "/new", asset("こっそり", citizens));
            assertThat(added.statusCode()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPageCostsMoreThanFiveStatementsAlsoForARestrictedUser(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser();
                Browser restricted = office.browser()) {
            office.noCodeAsked(TOWN);
            long tax = office.unit(TOWN, "税務課", null);
            long section = office.unit(TOWN, "徴収係", tax);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            office.accountWithRole(TOWN, Role.MANAGER, tax);
            signIn(chief, "chief_officer");
            signIn(restricted, "manager");
            Map<String, String> system = asset("税務システム", section);
            system.put("kind", "SYSTEM");
            String row =
                    chief.post(ASSETS + "/new", system)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
            for (int i = 0; i < 120; i++) {
                chief.post(ASSETS + "/new", asset("課税資料 " + i, section));
            }
            for (Browser browser : new Browser[] {chief, restricted}) {
                for (String page :
                        new String[] {
                            ASSETS,
                            ASSETS + "?q=%E8%AA%B2%E7%A8%8E&f-unit_id=" + section,
                            ASSETS + "?sort=review_on&order=desc&s=overdue",
                            ASSETS + "/new",
                            ASSETS + "/print",
                            row,
                            row + "/history",
                            row + "/edit",
                            "/town/search?q=%E8%AA%B2%E7%A8%8E",
                            "/town/registers"
                        }) {
                    assertThat(office.statements(browser, page))
                            .as(page)
                            .isLessThanOrEqualTo(STATEMENTS);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesFollowOneAnotherWithoutGapOrRepetition(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            long tax = office.unit(TOWN, "税務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            signIn(browser, "chief_officer");
            for (int i = 0; i < 120; i++) {
                browser.post(ASSETS + "/new", asset("資料 " + i % 40, tax));
            }
            java.util.Set<String> seen = new java.util.HashSet<>();
            String page = browser.get(ASSETS + "?sort=name&order=desc").body();
            int pages = 1;
            for (String next = link(page, "next"); next != null; next = link(page, "next")) {
                rows(page).forEach(row -> assertThat(seen.add(row)).as(row).isTrue());
                page = browser.get(next).body();
                pages++;
            }
            rows(page).forEach(row -> assertThat(seen.add(row)).as(row).isTrue());

            assertThat(pages).isEqualTo(3);
            assertThat(seen).hasSize(120);
            String before = browser.get(link(page, "prev")).body();
            assertThat(rows(before)).hasSize(50);
            assertThat(link(browser.get(link(before, "prev")).body(), "prev")).isNull();
        }
    }

    private static java.util.List<String> rows(String page) {
        return java.util.regex.Pattern.compile(ASSETS + "/([0-9]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String link(String page, String rel) {
        var found =
                java.util.regex.Pattern.compile("rel=\"" + rel + "\" href=\"([^\"]*)\"")
                        .matcher(page);
        return found.find() ? found.group(1).replace("&amp;", "&") : null;
    }

    /// Signs in and opens a page, whose token the next form sends.
    static void signIn(Browser browser, String name) {
        browser.logIn("town", name, PASSWORD);
        browser.get("/town/account");
    }

    static Map<String, String> asset(String name, long unit) {
        Map<String, String> typed = new HashMap<>();
        typed.put("name", name);
        typed.put("kind", "INFORMATION");
        typed.put("unit_id", Long.toString(unit));
        typed.put("confidentiality_id", "12");
        typed.put("personal", "RESIDENTS");
        typed.put("medium", "SERVER");
        typed.put("review_on", "R99.4.1");
        return typed;
    }
}
