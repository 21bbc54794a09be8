// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;
import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.database.schema.tables.SearchGram.SEARCH_GRAM;
import static jp.sekisho.server.database.schema.tables.SearchText.SEARCH_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.OrganRecord;
import jp.sekisho.server.database.schema.tables.records.SearchTextRecord;
import jp.sekisho.server.secret.TestSecrets;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EvidenceTest {

    private static final Actor OFFICER = new Actor("山田");

    private final Evidence evidence =
            new Evidence(
                    Clock.fixed(Instant.parse("2026-11-22T01:02:03Z"), ZoneOffset.UTC),
                    TestSecrets.fresh());

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void everyChangeLeavesAnEntryWithWhoWhatAndWhy(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            evidence.change(
                    town,
                    OFFICER,
                    "組織の登録",
                    change -> {
                        change.insert(organ(1, "町長"));
                        return 0;
                    });

            assertThat(
                            town.<List<History.Entry>>read(
                                    db -> History.of(db, new Subject("organ", 1), 9)))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.action()).isEqualTo("add");
                        assertThat(entry.who()).isEqualTo("山田");
                        assertThat(entry.why()).isEqualTo("組織の登録");
                        assertThat(entry.at()).isEqualTo(Instant.parse("2026-11-22T01:02:03Z"));
                    });
            List<String> facts =
                    town.read(db ->
                            db.select(LEDGER_FACT.CONTENT)
                                    .from(LEDGER_FACT)
                                    .orderBy(LEDGER_FACT.NAME)
                                    .fetch(LEDGER_FACT.CONTENT));
            assertThat(facts).containsExactly("山田", "組織の登録");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatFailsLeavesNeitherRowNorEntry(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));

            assertThatThrownBy(() ->
                            evidence.change(
                                    town,
                                    OFFICER,
                                    "",
                                    change -> {
                                        change.insert(organ(1, "町長"));
                                        throw new IllegalStateException("stop");
                                    }))
                    .hasMessage("stop");
            assertThat(town.<Integer>read(db -> db.fetchCount(ORGAN) + db.fetchCount(LEDGER_ENTRY)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSavesAnOldVersionIsRefusedAndNothingIsLost(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            evidence.change(
                    town,
                    OFFICER,
                    "",
                    change -> {
                        change.insert(organ(1, "町長"));
                        return 0;
                    });
            OrganRecord mine = town.read(db -> db.fetchSingle(ORGAN, ORGAN.ID.eq(1L)));
            OrganRecord theirs = town.read(db -> db.fetchSingle(ORGAN, ORGAN.ID.eq(1L)));
            theirs.setName("村長");
            evidence.change(
                    town,
                    new Actor("佐藤"),
                    "",
                    change -> {
                        change.update(theirs);
                        return 0;
                    });
            mine.setName("市長");

            assertThatThrownBy(() ->
                            evidence.change(
                                    town,
                                    OFFICER,
                                    "",
                                    change -> {
                                        change.update(mine);
                                        return 0;
                                    }))
                    .isInstanceOf(ChangedMeanwhile.class);
            assertThat(town.<OrganRecord>read(db -> db.fetchSingle(ORGAN, ORGAN.ID.eq(1L))))
                    .satisfies(row -> {
                        assertThat(row.getName()).isEqualTo("村長");
                        assertThat(row.getVersion()).isEqualTo(2);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyRowsCostFewStatements(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            long before = databases.statementsExecuted();
            evidence.change(
                    town,
                    OFFICER,
                    "取り込み",
                    change -> {
                        change.insertAll(
                                LongStream.range(0, 10_000)
                                        .mapToObj(i -> organ(i + 1, "組織" + i))
                                        .toList());
                        return 0;
                    });

            assertThat(databases.statementsExecuted() - before).isLessThan(20);
            assertThat(town.<Integer>read(db -> db.fetchCount(LEDGER_ENTRY))).isEqualTo(10_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReadingDoorOfAChangeDoesNotWriteAndTheDerivedOneOnlyIntoDerivedTables(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            evidence.change(
                    town,
                    OFFICER,
                    "検索の索引",
                    change -> {
                        assertThatThrownBy(() -> change.db().deleteFrom(ORGAN).execute())
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("does not write");
                        assertThatThrownBy(() ->
                                        change.db().batch(change.db().deleteFrom(ORGAN)).execute())
                                .isInstanceOf(IllegalStateException.class);
                        assertThatThrownBy(() -> change.derived(ORGAN))
                                .isInstanceOf(IllegalArgumentException.class);
                        assertThatThrownBy(() -> change.derived(LEDGER_FACT))
                                .isInstanceOf(IllegalArgumentException.class);
                        var derived = change.derived(SEARCH_TEXT);
                        assertThatThrownBy(() -> derived.deleteFrom(SEARCH_GRAM).execute())
                                .isInstanceOf(IllegalStateException.class);
                        derived.insertInto(SEARCH_TEXT).values(1L, "asset", "例規", "例規").execute();
                        SearchTextRecord row = derived.fetchSingle(SEARCH_TEXT);
                        row.setContent("例規集");
                        derived.batchUpdate(row).execute();
                        return 0;
                    });

            assertThat(town.<String>read(db -> db.fetchValue(SEARCH_TEXT.CONTENT)))
                    .isEqualTo("例規集");
        }
    }

    private static OrganRecord organ(long id, String name) {
        OrganRecord organ = new OrganRecord();
        organ.setId(id);
        organ.setKind("HEAD");
        organ.setName(name);
        organ.setFromOn("2026-04-01");
        return organ;
    }
}
