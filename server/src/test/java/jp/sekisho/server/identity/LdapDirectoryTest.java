// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real OpenLDAP.
final class LdapDirectoryTest {

    private static final String PASSWORD = "ldap の合言葉 2026";

    @TempDir Path folder;

    @BeforeEach
    void needsOpenLdap() {
        boolean installed = Files.isExecutable(OpenLdap.SLAPD);
        if (!installed) {
            System.err.println("slapd is not installed: log-in through a directory is not tested");
        }
        Assumptions.assumeTrue(
                installed || "true".equals(System.getenv("CI")), "slapd is not installed");
    }

    @Test
    void theDirectoryDecidesAndTheFirstLogInGivesNoRole() throws Exception {
        try (OpenLdap directory = new OpenLdap(folder, "hanako", PASSWORD);
                TestOffice office =
                        new TestOffice(
                                Kind.SQLITE, folder.resolve("data"), directory.settings("town"));
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);

            assertThat(browser.logIn("town", "hanako", "wrong").statusCode()).isEqualTo(422);
            assertThat(browser.logIn("town", "taro", PASSWORD).statusCode()).isEqualTo(422);
            assertThat(browser.logIn("town", "hanako", "").statusCode()).isEqualTo(422);
            assertThat(browser.logIn("town", "hanako*", PASSWORD).statusCode()).isEqualTo(422);
            assertThat(browser.logIn("town", "hanako", PASSWORD).statusCode()).isEqualTo(303);
            assertThat(browser.get("/town/account").body()).contains("まだ役割がありません", "庁内の認証サーバ");
            assertThat(browser.get("/town/board").statusCode()).isEqualTo(403);
            assertThat(office.ledger(TOWN)).doesNotContain(PASSWORD);
        }
    }

    @Test
    void adirectoryThatDoesNotAnswerIsSaidToBeUnreachable() throws Exception {
        Map<String, Object> settings;
        try (OpenLdap directory = new OpenLdap(folder, "hanako", PASSWORD)) {
            settings = directory.settings("town");
        }
        try (TestOffice office = new TestOffice(Kind.SQLITE, folder.resolve("data"), settings);
                Browser browser = office.browser()) {
            var answer = browser.logIn("town", "hanako", PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("庁内の認証サーバにつながりません");
        }
    }

    @Test
    void passwordsDoNotCrossTheNetworkInTheClear() {
        assertThatThrownBy(() -> new LdapSettings("ldap://ad.example.jp", "dc=x", "uid", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ldaps://");
        assertThat(new LdapSettings("ldaps://ad.example.jp", "dc=x", "uid", "", "").port())
                .isEqualTo(636);
    }
}
