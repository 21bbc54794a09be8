// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.database.schema.tables.SearchText.SEARCH_TEXT;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.secret.TestSecrets;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SearchQueryTest {

    /// Few letters, so that words share their pairs and every way of missing one occurs.
    private static final String[] LETTERS = {"住", "民", "税", "ア", "あ", "ｱ", "𠮷", "A", "1", " "};

    private static final List<String> KINDS = List.of(ASSET.getName(), UNIT.getName());

    @TempDir Path folder;

    private final Evidence evidence =
            new Evidence(
                    Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC),
                    TestSecrets.fresh());

    @ParameterizedTest
    @EnumSource
    void findsExactlyTheRowsInWhichEveryWordStands(Kind kind) {
        Random random = new Random(20261122);
        Map<Long, SearchText> assets = texts(random, 1);
        Map<Long, SearchText> units = texts(random, 1_000);
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            put(town, ASSET, assets);
            put(town, UNIT, units);
            town.read(db -> {
                for (int round = 0; round < 400; round++) {
                    String typed = text(random, 1 + random.nextInt(7));
                    SearchQuery.tryParse(typed)
                            .ifPresent(query -> {
                                assertFinds(db, query, ASSET, assets, typed);
                                assertFinds(db, query, UNIT, units, typed);
                            });
                }
                return 0;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsChangedOrGoneIsFoundByWhatItSaysNow(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            put(town, ASSET, Map.of(1L, SearchText.of("住民税"), 2L, SearchText.of("住民票")));
            put(town, ASSET, Map.of(1L, SearchText.of("固定資産税")));
            assertThat(found(town, "住民")).containsExactly(2L);
            assertThat(found(town, "資産税")).containsExactly(1L);
            change(town, change -> SearchIndex.remove(change, ASSET.getName(), 2));
            assertThat(found(town, "住民")).isEmpty();
            assertThat(found(town, "票")).isEmpty();
        }
    }

    private List<Long> found(BodyDatabase town, String typed) {
        SearchQuery query = SearchQuery.tryParse(typed).orElseThrow();
        return town.read(db -> found(db, query.plan(db, KINDS), ASSET));
    }

    private static void assertFinds(
            DSLContext db,
            SearchQuery query,
            Table<?> table,
            Map<Long, SearchText> texts,
            String typed) {
        List<Long> expected =
                texts.entrySet().stream()
                        .filter(row ->
                                query.words().stream()
                                        .allMatch(word ->
                                                row.getValue().words().stream()
                                                        .anyMatch(own -> own.contains(word))))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        SearchQuery.Hits hits = query.plan(db, KINDS);
        assertThat(found(db, hits, table)).as(typed).isEqualTo(expected);
        assertThat(found(db, query.plan(_ -> SearchQuery.RARE + 1), table))
                .as(typed)
                .isEqualTo(expected);
        if (hits.hasNone(table)) {
            assertThat(expected).as(typed).isEmpty();
        }
        if (hits.isInOrder(table)) {
            assertThat(firstTitle(db, hits, table))
                    .as(typed)
                    .isEqualTo(
                            expected.stream()
                                    .map(texts::get)
                                    .map(SearchQueryTest::title)
                                    .sorted()
                                    .findFirst());
        }
    }

    /// The rows that a search finds among the searched texts themselves.
    private static List<Long> found(DSLContext db, SearchQuery.Hits hits, Table<?> table) {
        jp.sekisho.server.database.schema.tables.SearchText row = SEARCH_TEXT.as("row");
        Condition matches =
                hits.matches(table, row.ID, row.TITLE).and(row.KIND.eq(table.getName()));
        return hits
                .driver(table)
                .map(few ->
                        db.select(row.ID)
                                .from(few)
                                .join(row)
                                .on(row.ID.eq(SearchQuery.Hits.hitId()))
                                .where(matches))
                .orElseGet(() -> db.select(row.ID).from(row).where(matches))
                .fetch(row.ID)
                .stream()
                .sorted()
                .toList();
    }

    /// The title of the first row that a search finds, read in the order of the index.
    private static Optional<String> firstTitle(
            DSLContext db, SearchQuery.Hits hits, Table<?> table) {
        jp.sekisho.server.database.schema.tables.SearchText row = SEARCH_TEXT.as("row");
        return db.select(SearchQuery.Hits.hitTitle())
                .from(hits.driver(table).orElseThrow())
                .join(row)
                .on(row.ID.eq(SearchQuery.Hits.hitId()))
                .where(hits.matches(table, row.ID, row.TITLE))
                .orderBy(SearchQuery.Hits.hitTitle(), SearchQuery.Hits.hitId())
                .limit(1)
                .fetchOptional(SearchQuery.Hits.hitTitle());
    }

    private void put(BodyDatabase town, Table<?> table, Map<Long, SearchText> texts) {
        change(
                town,
                change ->
                        SearchIndex.put(
                                change,
                                table.getName(),
                                texts.entrySet().stream()
                                        .map(row ->
                                                new SearchIndex.Entry(
                                                        row.getKey(),
                                                        title(row.getValue()),
                                                        row.getValue().words()))
                                        .toList()));
    }

    private void change(
            BodyDatabase town,
            java.util.function.Consumer<jp.sekisho.server.evidence.Change> work) {
        evidence.change(
                town,
                Actor.SEKISHO,
                "索引",
                change -> {
                    work.accept(change);
                    return 0;
                });
    }

    private static String title(SearchText text) {
        return text.words().isEmpty() ? "" : text.words().getLast();
    }

    private static Map<Long, SearchText> texts(Random random, long first) {
        Map<Long, SearchText> texts = new TreeMap<>();
        for (long id = first; id < first + 300; id++) {
            texts.put(id, SearchText.of(text(random, random.nextInt(12))));
        }
        return texts;
    }

    private static String text(Random random, int length) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            letters.add(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return String.join("", letters);
    }
}
