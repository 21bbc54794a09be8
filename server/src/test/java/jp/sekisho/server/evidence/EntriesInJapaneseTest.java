// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.ledger.CanonicalBytes;
import jp.sekisho.ledger.EntryCodec;
import jp.sekisho.ledger.EntryReading;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.DefaultSchema;
import jp.sekisho.server.setup.DemoBodies;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// Nobody who reads the ledger meets the name of a table.
final class EntriesInJapaneseTest {

    private static final Pattern CODE = Pattern.compile("[a-z]{2}");

    @TempDir Path folder;

    @Test
    void everyTableThatTheLedgerCanSpeakOfHasAName() {
        Map<String, Object> settings = new HashMap<>(TestDatabases.settings(Kind.SQLITE, folder));
        settings.put("server.port", 0);
        try (ConfigurableApplicationContext server = SekishoServer.start(settings)) {
            SubjectKinds kinds = server.getBean(SubjectKinds.class);
            List<String> nameless =
                    DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                            .filter(table -> table.field("version") != null)
                            .map(Table::getName)
                            .filter(table -> CODE.matcher(kinds.label(table)).find())
                            .toList();
            assertThat(nameless).isEmpty();

            server.getBean(DemoBodies.class).open();
            for (String key : List.of("yamazato", "satokawa")) {
                BodyDatabase body =
                        server.getBean(BodyDatabases.class).find(new BodyKey(key)).orElseThrow();
                Set<String> told =
                        body.read(db ->
                                db.select(LEDGER_ENTRY.SUBJECT_KIND, LEDGER_ENTRY.ENTRY)
                                        .from(LEDGER_ENTRY)
                                        .fetchSet(row ->
                                                kinds.label(row.value1())
                                                        + " "
                                                        + kinds.action(
                                                                row.value1(),
                                                                action(row.value2()))));
                assertThat(told).hasSizeGreaterThan(10);
                assertThat(told.stream().filter(text -> CODE.matcher(text).find())).isEmpty();
            }
        }
    }

    private static String action(byte[] entry) {
        return ((EntryReading.Read) EntryCodec.decode(CanonicalBytes.of(entry)))
                .entry()
                .action()
                .value();
    }
}
