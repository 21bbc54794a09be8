// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static jp.sekisho.server.identity.TestOffice.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LogInTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void aRightPasswordOpensTheBodyAndNoOther(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);

            assertThat(browser.get("/town/account").headers().firstValue("Location"))
                    .hasValue("/town/login");
            var answer = browser.logIn("town", "Chief_officer ", PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(browser.get("/town/account").statusCode()).isEqualTo(200);
            assertThat(browser.get("/union/account").statusCode()).isEqualTo(404);
            assertThat(browser.get("/union/login").statusCode()).isEqualTo(404);
            assertThat(browser.get("/nowhere/account").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrongPasswordAndUnknownNameAreRefusedAlike(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.accountWithRole(TOWN, Role.STAFF, null);
            office.accountWithRole(UNION, Role.CISO, null);

            var wrong = browser.logIn("town", "staff", "wrong");
            var unknown = browser.logIn("town", "ciso", PASSWORD);

            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(unknown.statusCode()).isEqualTo(422);
            assertThat(withoutToken(wrong.body())).isEqualTo(withoutToken(unknown.body()));
            assertThat(browser.get("/town/account").statusCode()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavingEndsTheSessionAndClearsTheTerminal(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.accountWithRole(TOWN, Role.STAFF, null);
            browser.logIn("town", "staff", PASSWORD);
            var page = browser.get("/town/account");
            assertThat(page.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(v -> assertThat(v).contains("no-store"));

            var left = browser.post("/town/logout", Map.of());

            assertThat(left.headers().firstValue("Clear-Site-Data"))
                    .hasValue("\"cache\", \"cookies\", \"storage\"");
            assertThat(browser.get("/town/account").statusCode()).isEqualTo(303);
        }
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
