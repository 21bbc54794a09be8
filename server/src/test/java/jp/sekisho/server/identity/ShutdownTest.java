// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.LedgerCheckpoint.LEDGER_CHECKPOINT;
import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ShutdownTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void whatWasOnlyCountedIsEnteredAndEverythingIsSigned(Kind kind) {
        Map<String, Object> settings = TestDatabases.settings(kind, folder);
        try (TestOffice office = new TestOffice(kind, folder, settings);
                Browser browser = office.browser()) {
            office.account(TOWN, "yamada", null);
            for (int i = 0; i < 3; i++) {
                browser.logIn("town", "yamada", "wrong " + i);
            }
            assertThat(office.ledger(TOWN)).doesNotContain("ほかに2回");
        }
        try (BodyDatabases databases = TestDatabases.open(settings)) {
            BodyDatabase town = databases.find(TOWN).orElseThrow();
            List<String> facts =
                    town.read(db ->
                            db.select(LEDGER_FACT.CONTENT)
                                    .from(LEDGER_FACT)
                                    .fetch(LEDGER_FACT.CONTENT));
            Long last =
                    town.<Long>read(db ->
                            db.select(DSL.max(LEDGER_ENTRY.SEQ))
                                    .from(LEDGER_ENTRY)
                                    .fetchOneInto(Long.class));
            Long signed =
                    town.<Long>read(db ->
                            db.select(DSL.max(LEDGER_CHECKPOINT.SIZE))
                                    .from(LEDGER_CHECKPOINT)
                                    .fetchOneInto(Long.class));

            assertThat(facts).anySatisfy(fact -> assertThat(fact).contains("ほかに2回", "127.0.0.1"));
            assertThat(signed).isEqualTo(last + 1);
        }
    }
}
