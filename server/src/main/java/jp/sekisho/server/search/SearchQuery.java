// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import static jp.sekisho.server.database.schema.tables.SearchGram.SEARCH_GRAM;
import static jp.sekisho.server.database.schema.tables.SearchText.SEARCH_TEXT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Row3;
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
    static final int RARE = 20_000;

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

    /// Where to begin in each kind of row: found out with one statement.
    ///
    /// @param db the body's database
    /// @param kinds the tables whose rows are looked for
    public Hits plan(DSLContext db, Collection<String> kinds) {
        Map<String, Integer> rows = new HashMap<>();
        db.fetch(counts(kinds))
                .forEach(row -> rows.put(row.value3(), Math.toIntExact(row.value2())));
        return plan(gram -> rows.getOrDefault(gram, 0));
    }

    /// Returns what [#plan(ToIntFunction)] needs to know, as a statement to be united with others:
    /// rows of [#COUNT], in how many rows a gram stands (at most [#RARE] + 1), which gram of which
    /// kind of row.
    ///
    /// @param kinds the tables whose rows are looked for
    public Select<Record3<String, Long, String>> counts(Collection<String> kinds) {
        List<Row3<String, Long, Long>> wanted = new ArrayList<>();
        List<Probe> probes = probes();
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            for (String label : kinds.stream().map(probe.label(i)).distinct().toList()) {
                int number = probe.isOne() ? number(label) : 0;
                wanted.add(
                        DSL.row(
                                DSL.inline(label),
                                DSL.inline(SearchIndex.key(probe.least(), number)),
                                DSL.inline(
                                        probe.isOne()
                                                ? SearchIndex.key(probe.most(), number)
                                                : SearchIndex.key(
                                                        probe.most(), SearchIndex.KINDS - 1))));
            }
        }
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        Table<Record3<String, Long, Long>> grams =
                DSL.values((Row3<String, Long, Long>[]) wanted.toArray(new Row3[0]))
                        .as("wanted", "label", "least", "most");
        Field<Long> rows =
                DSL.selectCount()
                        .from(
                                DSL.select(DSL.inline(1).as("one"))
                                        .from(SEARCH_GRAM)
                                        .where(
                                                SEARCH_GRAM.GRAM.between(
                                                        grams.field("least", Long.class),
                                                        grams.field("most", Long.class)))
                                        .limit(DSL.inline(RARE + 1))
                                        .asTable("rows_of_gram"))
                        .asField()
                        .cast(SQLDataType.BIGINT);
        return DSL.select(
                        DSL.inline(COUNT).as("field"),
                        rows.as("id"),
                        grams.field("label", String.class))
                .from(grams);
    }

    private static int number(String label) {
        return Integer.parseInt(label.substring(label.indexOf(':') + 1));
    }

    /// Says where to begin.
    ///
    /// @param rows in how many rows a gram stands, by what [#counts(Collection)] calls it
    public Hits plan(ToIntFunction<String> rows) {
        return new Hits(this, probes(), rows);
    }

    private List<Probe> probes() {
        List<Probe> probes = new ArrayList<>();
        // Short words first: they are tested by their gram alone.
        words.stream().filter(SearchQuery::isShort).map(SearchQuery::whole).forEach(probes::add);
        for (String word : words) {
            if (!isShort(word)) {
                SearchText.grams(word, false).stream()
                        .sorted()
                        .map(gram -> new Probe(gram, gram))
                        .forEach(probes::add);
            }
        }
        return probes.stream().distinct().limit(MAX_PROBES).toList();
    }

    /// Tells whether a word is no longer than a gram, so that its gram says all about it.
    private static boolean isShort(String word) {
        return word.codePointCount(0, word.length()) <= 2;
    }

    /// Returns the probe that finds exactly the rows in which a short word stands.
    private static Probe whole(String word) {
        int[] points = word.codePoints().toArray();
        if (points.length == 2) {
            long gram = SearchText.gram(points[0], points[1]);
            return new Probe(gram, gram);
        }
        return new Probe(SearchText.gram(points[0], 0), SearchText.gram(points[0], (1 << 21) - 1));
    }

    /// A range of grams of which one must be there.
    record Probe(long least, long most) {

        boolean isOne() {
            return least == most;
        }

        /// Names this probe among its query's, in a kind of row. A range of grams is counted over
        /// all kinds, because the kinds stand within each gram.
        Function<String, String> label(int position) {
            return kind -> position + (isOne() ? ":" + SearchIndex.number(kind) : "");
        }

        Condition inAnyKind(Field<Long> gram) {
            return gram.between(DSL.inline(SearchIndex.key(least, 0)))
                    .and(DSL.inline(SearchIndex.key(most, SearchIndex.KINDS - 1)));
        }

        Condition in(String kind, Field<Long> gram) {
            int number = SearchIndex.number(kind);
            return isOne()
                    ? gram.eq(DSL.inline(SearchIndex.key(least, number)))
                    : inAnyKind(gram)
                            .and(
                                    DSL.bitAnd(gram, DSL.inline(SearchIndex.KINDS - 1L))
                                            .eq(DSL.inline((long) number)));
        }
    }

    /// The rows that a query finds, as parts of a statement.
    ///
    /// @param query what is looked for
    /// @param probes its grams
    /// @param rows in how many rows a gram stands
    public record Hits(SearchQuery query, List<Probe> probes, ToIntFunction<String> rows) {

        /// Tells whether no row of a kind can be found, so that it need not be asked.
        ///
        /// @param kind the table of the rows
        public boolean hasNone(Table<?> kind) {
            return IntStream.range(0, probes.size()).anyMatch(i -> rows(kind, i) == 0);
        }

        private int rows(Table<?> kind, int position) {
            return rows.applyAsInt(probes.get(position).label(position).apply(kind.getName()));
        }

        /// The gram from which to begin; nothing where all stand in many rows.
        private Optional<Probe> rare(Table<?> kind) {
            int rarest = rarestFirst(kind).findFirst().orElseThrow();
            return rows(kind, rarest) <= RARE ? Optional.of(probes.get(rarest)) : Optional.empty();
        }

        private Stream<Integer> rarestFirst(Table<?> kind) {
            return IntStream.range(0, probes.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> rows(kind, i)));
        }

        /// Returns the few rows from which to begin, as a table with the columns `hit_id` and
        /// `hit_title` to be cross joined before the rows' own table; empty where walking the
        /// sorted rows is better.
        ///
        /// @param kind the table of the rows
        public Optional<Table<Record2<Long, String>>> driver(Table<?> kind) {
            return rare(kind).map(probe -> few(kind, probe));
        }

        /// Tells whether the [#driver(Table)] lies in the order of the rows' titles, so that its
        /// first rows can be read without the rest.
        ///
        /// @param kind the table of the rows
        public boolean isInOrder(Table<?> kind) {
            return rare(kind).filter(Probe::isOne).isPresent();
        }

        /// Words of two letters are tested here already, before the rows themselves are looked up,
        /// and of a longer word a second gram: an entry of the index is read faster than a text.
        private Table<Record2<Long, String>> few(Table<?> kind, Probe rare) {
            Field<Long> id = SEARCH_GRAM.ID.as("hit_id");
            Field<String> title = SEARCH_GRAM.TITLE.as("hit_title");
            Condition begin = rare.in(kind.getName(), SEARCH_GRAM.GRAM);
            List<Probe> others =
                    rarestFirst(kind)
                            .map(probes::get)
                            .filter(probe -> probe.isOne() && !probe.equals(rare))
                            .toList();
            for (int i = 0; i < others.size(); i++) {
                if (i == 0 || isPair(others.get(i))) {
                    begin = begin.and(DSL.exists(grams(kind, others.get(i), SEARCH_GRAM)));
                }
            }
            return (rare.isOne() ? DSL.select(id, title) : DSL.selectDistinct(id, title))
                    .from(SEARCH_GRAM)
                    .where(begin)
                    .asTable("hits");
        }

        /// Returns the column of [#driver(Table)] that holds the rows' ids.
        public static Field<Long> hitId() {
            return DSL.field(DSL.name("hits", "hit_id"), Long.class);
        }

        /// Returns the column of [#driver(Table)] that holds the rows' titles.
        public static Field<String> hitTitle() {
            return DSL.field(DSL.name("hits", "hit_title"), String.class);
        }

        /// Returns the condition that a row, one of the [#driver(Table)]'s where there is one,
        /// holds every word.
        ///
        /// @param kind the table of the row
        /// @param id the row's id
        /// @param title the row's title, as it was told to the index
        public Condition matches(Table<?> kind, Field<Long> id, Field<String> title) {
            Condition all = DSL.trueCondition();
            Optional<Probe> rare = rare(kind);
            if (rare.isEmpty()) {
                for (Probe probe : probes) {
                    if (probe.isOne()) {
                        all = all.and(DSL.exists(grams(kind, probe, id, title)));
                    }
                }
            }
            // A single letter is a range of grams: to look for a row in it takes long, its text
            // not.
            List<String> inText =
                    query.words().stream()
                            .filter(word -> !isShort(word) || !whole(word).isOne())
                            .filter(word ->
                                    !isShort(word) || !rare.equals(Optional.of(whole(word))))
                            .toList();
            if (inText.isEmpty()) {
                return all;
            }
            Condition text = SEARCH_TEXT.ID.eq(id);
            for (String word : inText) {
                text = text.and(DSL.position(SEARCH_TEXT.CONTENT, word).gt(DSL.inline(0)));
            }
            return all.and(DSL.exists(DSL.select(DSL.inline(1)).from(SEARCH_TEXT).where(text)));
        }

        private boolean isPair(Probe probe) {
            return probe.isOne()
                    && query.words().stream()
                            .filter(SearchQuery::isShort)
                            .anyMatch(word -> whole(word).equals(probe));
        }

        private static SelectConditionStep<Record1<Integer>> grams(
                Table<?> kind,
                Probe probe,
                jp.sekisho.server.database.schema.tables.SearchGram row) {
            return grams(kind, probe, row.ID, row.TITLE);
        }

        private static SelectConditionStep<Record1<Integer>> grams(
                Table<?> kind, Probe probe, Field<Long> id, Field<String> title) {
            return DSL.select(DSL.inline(1))
                    .from(OTHER)
                    .where(probe.in(kind.getName(), OTHER.GRAM))
                    .and(OTHER.TITLE.eq(title))
                    .and(OTHER.ID.eq(id));
        }
    }
}
