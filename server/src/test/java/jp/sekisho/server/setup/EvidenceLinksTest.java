// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// Every answer on the boards of the sample bodies leads to what it rests on.
final class EvidenceLinksTest {

    @TempDir Path folder;

    @Test
    void everyEvidenceLinkAnswersWhoMaySeeIt() {
        Map<String, Object> settings = new HashMap<>(TestDatabases.settings(Kind.SQLITE, folder));
        settings.put("server.port", 0);
        try (ConfigurableApplicationContext server = SekishoServer.start(settings)) {
            server.getBean(DemoBodies.class).open();
            for (Map.Entry<String, String> body :
                    Map.of("yamazato", "sato", "satokawa", "ogawa").entrySet()) {
                Set<String> paths = new TreeSet<>();
                server.getBean(BodyDatabases.class)
                        .find(new BodyKey(body.getKey()))
                        .orElseThrow()
                        .read(db -> db.selectFrom(OBLIGATION_STATUS).fetch())
                        .forEach(row ->
                                row.getEvidence()
                                        .lines()
                                        .forEach(link ->
                                                paths.add(link.substring(link.indexOf('\t') + 1))));
                assertThat(paths).hasSizeGreaterThan(2);
                try (Browser browser =
                        new Browser(
                                server.getEnvironment().getRequiredProperty("local.server.port"))) {
                    browser.logIn(body.getKey(), body.getValue(), DemoBodies.PASSWORD);
                    for (String path : paths) {
                        assertThat(browser.get("/" + body.getKey() + path).statusCode())
                                .as(body.getKey() + path)
                                .isEqualTo(200);
                    }
                }
            }
        }
    }
}
