// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import static jp.sekisho.server.database.schema.tables.SearchGram.SEARCH_GRAM;
import static jp.sekisho.server.database.schema.tables.SearchText.SEARCH_TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// What somebody typed to find rows: each word must stand in the row.
///
/// @param words the words in their searched form, at most [#MAX_WORDS]
public record SearchQuery(List<String> words) {

    /// Characters that may be typed; more are ignored.
    public static final int MAX_TYPED = 100;

    /// Words that are looked for; more are ignored.
    public static final int MAX_WORDS = 6;

    /// Marks the rows of [#counts()].
    public static final String COUNT = "=count";

    /// A pair of characters that stands in at most so many rows is looked up first; one that stands
    /// in more is only tested.
    static final int RARE = 5_000;

    private static final int MAX_PROBES = 8;
    private static final jp.sekisho.server.database.schema.tables.SearchGram OTHER =
            SEARCH_GRAM.as("other_gram");

    public SearchQuery {
        words = List.copyOf(words);
    }

    /// Reads what was typed.
    ///
    /// @param typed anything
    /// @return the query, or nothing where no word is in it
    public static Optional<SearchQuery> tryParse(String typed) {
        List<String> words =
                SearchText.of(typed.substring(0, Math.min(typed.length(), MAX_TYPED))).words();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new SearchQuery(words.stream().distinct().limit(MAX_WORDS).toList()));
    }

    /// Where to begin: found out with one statement.
    ///
    /// @param db the body's database
    public Hits plan(DSLContext db) {
        List<Integer> rows = new ArrayList<>();
        db.fetch(counts()).forEach(row -> rows.add(Math.toIntExact(row.value2())));
        return plan(rows);
    }

    /// Returns what [#plan(List)] needs to know, as a statement to be united with others: rows of
    /// [#COUNT], the number of rows of one gram, the gram's position.
    public Select<Record3<String, Long, String>> counts() {
        List<Probe> probes = probes();
        Select<Record3<String, Long, String>> all = count(probes.getFirst(), 0);
        for (int i = 1; i < probes.size(); i++) {
            all = all.unionAll(count(probes.get(i), i));
        }
        return DSL.selectFrom(all.asTable("gram_counts"));
    }

    private static Select<Record3<String, Long, String>> count(Probe probe, int position) {
        return DSL.select(
                        DSL.inline(COUNT).as("field"),
                        DSL.count().cast(SQLDataType.BIGINT).as("id"),
                        DSL.inline(String.format(Locale.ROOT, "%02d", position)).as("label"))
                .from(
                        DSL.select(DSL.inline(1).as("one"))
                                .from(SEARCH_GRAM)
                                .where(probe.on(SEARCH_GRAM.GRAM))
                                .limit(DSL.inline(RARE + 1))
                                .asTable("gram_" + position));
    }

    /// Says where to begin.
    ///
    /// @param rows in how many rows each gram stands, in the order of [#counts()]
    public Hits plan(List<Integer> rows) {
        List<Probe> probes = probes();
        int rarest = 0;
        for (int i = 1; i < probes.size(); i++) {
            if (rows.get(i) < rows.get(rarest)) {
                rarest = i;
            }
        }
        return new Hits(
                this,
                probes,
                rows.get(rarest) <= RARE ? Optional.of(probes.get(rarest)) : Optional.empty());
    }

    private List<Probe> probes() {
        List<Probe> probes = new ArrayList<>();
        for (String word : words) {
            int[] points = word.codePoints().toArray();
            if (points.length == 1) {
                probes.add(
                        new Probe(
                                SearchText.gram(points[0], 0),
                                SearchText.gram(points[0], (1 << 21) - 1)));
            } else {
                SearchText.grams(word, false).stream()
                        .sorted()
                        .map(gram -> new Probe(gram, gram))
                        .forEach(probes::add);
            }
        }
        return probes.stream().distinct().limit(MAX_PROBES).toList();
    }

    /// A range of grams of which one must be there.
    record Probe(long least, long most) {

        Condition on(Field<Long> gram) {
            return least == most
                    ? gram.eq(DSL.inline(least))
                    : gram.between(DSL.inline(least)).and(DSL.inline(most));
        }
    }

    /// The rows that a query finds, as parts of a statement.
    ///
    /// @param query what is looked for
    /// @param probes its grams
    /// @param rare the gram from which to begin; empty where all stand in many rows
    public record Hits(SearchQuery query, List<Probe> probes, Optional<Probe> rare) {

        /// Returns the few rows from which to begin, as a table with one column `hit_id` to be
        /// cross joined before the rows' own table; empty where walking the sorted rows is better.
        public Optional<Table<Record1<Long>>> driver() {
            return rare.map(probe ->
                    DSL.selectDistinct(SEARCH_GRAM.ID.as("hit_id"))
                            .from(SEARCH_GRAM)
                            .where(probe.on(SEARCH_GRAM.GRAM))
                            .asTable("hits"));
        }

        /// Returns the column of [#driver()].
        public static Field<Long> hitId() {
            return DSL.field(DSL.name("hits", "hit_id"), Long.class);
        }

        /// Returns the condition that a row holds every word.
        ///
        /// @param id the row's id
        public Condition matches(Field<Long> id) {
            Condition all = DSL.trueCondition();
            if (rare.isEmpty()) {
                for (Probe probe : probes) {
                    all = all.and(DSL.exists(grams(probe, id)));
                }
            }
            Condition text = SEARCH_TEXT.ID.eq(id);
            for (String word : query.words()) {
                text = text.and(DSL.position(SEARCH_TEXT.CONTENT, word).gt(DSL.inline(0)));
            }
            return all.and(DSL.exists(DSL.select(DSL.inline(1)).from(SEARCH_TEXT).where(text)));
        }

        private static SelectConditionStep<Record1<Integer>> grams(Probe probe, Field<Long> id) {
            return DSL.select(DSL.inline(1))
                    .from(OTHER)
                    .where(probe.on(OTHER.GRAM))
                    .and(OTHER.ID.eq(id));
        }
    }
}
