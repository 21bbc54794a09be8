// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody goes through who gets an account, and what an attacker tries on the way.
final class FirstDaysTest {

    private static final String CHOSEN = "川の向こうに赤い屋根が三つ";

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void fromTheSlipOfPaperToTheSecondLogIn(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser officer = office.browser();
                Browser clerk = office.browser();
                Browser other = office.browser()) {
            long unit = office.unit(TOWN, "総務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, unit);
            office.noCodeAsked(TOWN);
            long person = office.person(TOWN, "山田 花子", unit);
            office.appoint(TOWN, person, Role.MANAGER, unit);
            officer.logIn("town", "chief_officer", PASSWORD);
            officer.get("/town/accounts/new");
            var slip =
                    officer.post(
                            "/town/accounts",
                            Map.of("person", Long.toString(person), "name", "YAMADA-h"));
            assertThat(slip.statusCode()).isEqualTo(200);
            String start = found("<code>([a-z0-9-]{19})</code>", slip);
            office.codeAskedAgain(TOWN);

            // First log-in: nothing else before a password and a second factor of one's own.
            clerk.logIn("town", "yamada-h", start);
            assertThat(clerk.get("/town/board").headers().firstValue("Location"))
                    .hasValue("/town/account/password");
            assertThat(clerk.get("/town/account/password").statusCode()).isEqualTo(200);
            assertThat(newPassword(clerk, start, "short").statusCode()).isEqualTo(422);
            assertThat(newPassword(clerk, start, CHOSEN).statusCode()).isEqualTo(303);
            assertThat(clerk.get("/town/board").headers().firstValue("Location"))
                    .hasValue("/town/account/second-factor");
            clerk.get("/town/account/second-factor");
            clerk.post("/town/account/second-factor", Map.of("kind", "sheet"));
            var printed = clerk.get("/town/account/second-factor/sheet");
            Map<Integer, String> codes = codes(printed);
            assertThat(codes).hasSize(CodeSheet.SIZE);
            assertThat(
                            clerk.post(
                                            "/town/account/second-factor/sheet",
                                            Map.of("code", "00000000"))
                                    .statusCode())
                    .isEqualTo(422);
            assertThat(
                            clerk.post(
                                            "/town/account/second-factor/sheet",
                                            Map.of("code", codes.get(1)))
                                    .statusCode())
                    .isEqualTo(303);
            assertThat(clerk.get("/town/account").body()).contains("残り99個", "情報セキュリティ管理者");
            clerk.post("/town/logout", Map.of());

            // Second log-in: the code that is asked for, once, and no other.
            assertThat(other.logIn("town", "yamada-h", start).statusCode()).isEqualTo(422);
            assertThat(other.logIn("town", "yamada-h", CHOSEN).headers().firstValue("Location"))
                    .hasValue("/town/login/code");
            assertThat(other.get("/town/account").statusCode()).isEqualTo(303);
            assertThat(other.get("/town/login/code").body()).contains("2番");
            assertThat(code(other, codes.get(1)).statusCode()).isEqualTo(422);
            assertThat(code(other, codes.get(3)).statusCode()).isEqualTo(422);
            assertThat(code(other, codes.get(2)).statusCode()).isEqualTo(303);
            assertThat(other.get("/town/account").statusCode()).isEqualTo(200);
            clerk.logIn("town", "yamada-h", CHOSEN);
            clerk.get("/town/login/code");
            assertThat(code(clerk, codes.get(2)).statusCode()).isEqualTo(422);

            // What happened stands in the ledger, and no secret does.
            String ledger = office.ledger(TOWN);
            assertThat(ledger).contains("log-in", "log-out", "log-in-failed", "コード表の2番");
            assertThat(ledger).doesNotContain(start, CHOSEN, codes.get(2));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void sessionsDieWhenPasswordOrRolesChange(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser here = office.browser();
                Browser there = office.browser()) {
            long person = office.person(TOWN, "佐藤", null);
            office.account(TOWN, "sato", person);
            office.noCodeAsked(TOWN);
            here.logIn("town", "sato", PASSWORD);
            there.logIn("town", "sato", PASSWORD);
            here.get("/town/account/password");

            assertThat(newPassword(here, PASSWORD, CHOSEN).statusCode()).isEqualTo(303);

            assertThat(here.get("/town/account").statusCode()).isEqualTo(200);
            assertThat(there.get("/town/account").headers().firstValue("Location"))
                    .hasValue("/town/login?ended");
            office.appoint(TOWN, person, Role.AUDITOR, null);
            assertThat(here.get("/town/account").headers().firstValue("Location"))
                    .hasValue("/town/login?ended");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void theWaysInThatAttackersTryAreClosed(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.accountWithRole(TOWN, Role.SYSTEM_MANAGER, null);
            long chief = office.accountWithRole(TOWN, Role.CISO, null);
            office.noCodeAsked(TOWN);

            // The page before log-in: strict policy, no frame, no trace, no session of a stranger.
            var page = browser.get("/town/login");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(v ->
                            assertThat(v)
                                    .contains("default-src 'none'", "frame-ancestors 'none'")
                                    .doesNotContain("unsafe"));
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.body()).doesNotContain("<script>", " style=", "onclick");
            assertThat(session(browser)).isEmpty();

            // Fixation: a session known before is not the session afterwards.
            var answer =
                    browser.post(
                            "/town/login",
                            Map.of(
                                    "name", "system_manager",
                                    "password", PASSWORD,
                                    "next", "//evil.example/"));
            assertThat(answer.headers().firstValue("Location")).hasValue("/town/");
            assertThat(answer.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(v -> assertThat(v).contains("HttpOnly", "SameSite=Strict"));
            String first = session(browser);
            browser.post("/town/logout", Map.of());
            browser.logIn("town", "system_manager", PASSWORD);
            assertThat(session(browser)).isNotEmpty().isNotEqualTo(first);

            // Nobody takes over the account of somebody who may approve what one may not.
            browser.get("/town/accounts/" + chief);
            assertThat(browser.post("/town/accounts/" + chief + "/password", Map.of()).statusCode())
                    .isEqualTo(422);
            assertThat(browser.post("/town/accounts/" + chief + "/close", Map.of()).statusCode())
                    .isEqualTo(422);
            assertThat(browser.get("/town/accounts/" + chief).statusCode()).isEqualTo(200);

            // Paths that are spelt otherwise lead nowhere.
            for (String path :
                    List.of(
                            "/town/../union/account",
                            "/town/%2e%2e/union/account",
                            "/town;x/account",
                            "/TOWN/account",
                            "/town//account")) {
                assertThat(browser.get(path).statusCode()).as(path).isBetween(400, 404);
            }
        }
    }

    private static String session(Browser browser) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("sekisho"))
                .map(c -> c.getValue())
                .findAny()
                .orElse("");
    }

    private static HttpResponse<String> newPassword(Browser browser, String old, String fresh) {
        return browser.post(
                "/town/account/password",
                Map.of("current", old, "fresh", fresh, "repeated", fresh));
    }

    private static HttpResponse<String> code(Browser browser, String code) {
        return browser.post("/town/login/code", Map.of("code", code));
    }

    private static Map<Integer, String> codes(HttpResponse<String> page) {
        Map<Integer, String> codes = new HashMap<>();
        Matcher cell =
                Pattern.compile("<th scope=\"row\">(\\d+)</th><td>(\\d{4} \\d{4})</td>")
                        .matcher(page.body());
        while (cell.find()) {
            codes.put(Integer.valueOf(cell.group(1)), cell.group(2));
        }
        return codes;
    }

    private static String found(String pattern, HttpResponse<String> page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
