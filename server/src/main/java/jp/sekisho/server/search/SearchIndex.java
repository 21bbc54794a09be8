// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import static jp.sekisho.server.database.schema.tables.SearchGram.SEARCH_GRAM;
import static jp.sekisho.server.database.schema.tables.SearchText.SEARCH_TEXT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.server.evidence.Change;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Row2;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Keeps the searched form of rows. It is derived from them, so it is written beside the change in
/// its transaction and has no entry of its own in the ledger.
public final class SearchIndex {

    private static final int MAX_CONTENT = 8_000;
    private static final int ROWS_PER_INSERT = 400;
    private static final int KIND_BITS = 20;

    /// Numbers that kinds of rows can have.
    static final int KINDS = 1 << KIND_BITS;

    private SearchIndex() {}

    /// What a row is found by.
    ///
    /// @param id the row's id, unique in the body
    /// @param title what the row is called, as its first column holds it: hits are read in this
    ///   order; empty where nobody asks for it
    /// @param texts its searched values
    public record Entry(long id, String title, List<String> texts) {

        public Entry {
            texts = List.copyOf(texts);
        }

        private SearchText content() {
            SearchText all = SearchText.of(String.join("\n", texts));
            int length = 0;
            List<String> words = new ArrayList<>();
            for (String word : all.words()) {
                length += word.length() + 1;
                if (length > MAX_CONTENT) {
                    break;
                }
                words.add(word);
            }
            return new SearchText(words);
        }
    }

    /// Returns the number that stands behind each gram of a kind's rows, so that the rows of one
    /// kind lie together. Two kinds with one number cost time and find nothing wrong: the ids of
    /// rows are unique in the body.
    static int number(String kind) {
        return kind.hashCode() & (KINDS - 1);
    }

    /// Returns what the index holds for a gram of a kind.
    static long key(long gram, int number) {
        return gram << KIND_BITS | number;
    }

    private static Set<Long> keys(String kind, SearchText text) {
        int number = number(kind);
        return text.grams().stream()
                .map(gram -> key(gram, number))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Makes rows findable by what they say now.
    ///
    /// @param change the change under way
    /// @param kind the rows' table
    /// @param entries the rows
    public static void put(Change change, String kind, Collection<Entry> entries) {
        DSLContext db = change.derived(SEARCH_TEXT, SEARCH_GRAM);
        Map<Long, Searched> before = before(db, entries.stream().map(Entry::id).toList());
        List<Long[]> added = new ArrayList<>();
        Map<Long, Searched> fresh = new HashMap<>();
        Map<Long, Searched> changed = new HashMap<>();
        for (Entry entry : entries) {
            Searched now = new Searched(entry.title(), entry.content().text());
            Searched old = before.get(entry.id());
            if (now.equals(old)) {
                continue;
            }
            (old == null ? fresh : changed).put(entry.id(), now);
            Set<Long> grams = now.keys(kind);
            if (old != null) {
                Set<Long> gone = old.keys(kind);
                if (old.title().equals(now.title())) {
                    Set<Long> stood = Set.copyOf(gone);
                    gone.removeAll(grams);
                    grams.removeAll(stood);
                }
                drop(db, entry.id(), old.title(), gone);
            }
            grams.forEach(gram -> added.add(new Long[] {gram, entry.id()}));
        }
        writeTexts(db, kind, fresh, changed);
        writeGrams(db, added);
    }

    /// What stands of a row in the index.
    private record Searched(String title, String content) {

        Set<Long> keys(String kind) {
            return SearchIndex.keys(kind, new SearchText(List.of(content.split(" ", -1))));
        }
    }

    /// Makes a row unfindable.
    ///
    /// @param change the change under way
    /// @param kind the row's table
    /// @param id the row
    public static void remove(Change change, String kind, long id) {
        DSLContext db = change.derived(SEARCH_TEXT, SEARCH_GRAM);
        before(db, List.of(id))
                .values()
                .forEach(stood -> drop(db, id, stood.title(), stood.keys(kind)));
        db.deleteFrom(SEARCH_TEXT).where(SEARCH_TEXT.ID.eq(id)).execute();
    }

    private static Map<Long, Searched> before(DSLContext db, List<Long> ids) {
        Map<Long, Searched> before = new HashMap<>();
        for (int i = 0; i < ids.size(); i += 1_000) {
            before.putAll(
                    db.select(SEARCH_TEXT.ID, SEARCH_TEXT.TITLE, SEARCH_TEXT.CONTENT)
                            .from(SEARCH_TEXT)
                            .where(
                                    SEARCH_TEXT.ID.in(
                                            ids.subList(i, Math.min(i + 1_000, ids.size()))))
                            .fetchMap(
                                    SEARCH_TEXT.ID,
                                    row -> new Searched(row.value2(), row.value3())));
        }
        return before;
    }

    private static void drop(DSLContext db, long id, String title, Set<Long> grams) {
        if (!grams.isEmpty()) {
            db.deleteFrom(SEARCH_GRAM)
                    .where(
                            SEARCH_GRAM.GRAM.in(grams),
                            SEARCH_GRAM.TITLE.eq(title),
                            SEARCH_GRAM.ID.eq(id))
                    .execute();
        }
    }

    private static void writeTexts(
            DSLContext db, String kind, Map<Long, Searched> fresh, Map<Long, Searched> changed) {
        if (!fresh.isEmpty()) {
            BatchBindStep batch =
                    db.batch(
                            db.insertInto(
                                            SEARCH_TEXT,
                                            SEARCH_TEXT.ID,
                                            SEARCH_TEXT.KIND,
                                            SEARCH_TEXT.TITLE,
                                            SEARCH_TEXT.CONTENT)
                                    .values((Long) null, null, null, null));
            for (Map.Entry<Long, Searched> row : fresh.entrySet()) {
                batch =
                        batch.bind(
                                row.getKey(),
                                kind,
                                row.getValue().title(),
                                row.getValue().content());
            }
            batch.execute();
        }
        if (!changed.isEmpty()) {
            db.batch(
                            changed.entrySet().stream()
                                    .map(row ->
                                            db.update(SEARCH_TEXT)
                                                    .set(SEARCH_TEXT.TITLE, row.getValue().title())
                                                    .set(
                                                            SEARCH_TEXT.CONTENT,
                                                            row.getValue().content())
                                                    .where(SEARCH_TEXT.ID.eq(row.getKey())))
                                    .collect(Collectors.toList()))
                    .execute();
        }
    }

    private static void writeGrams(DSLContext db, List<Long[]> rows) {
        // Numbers only, so they may stand in the statement itself: far faster than binding them.
        for (int i = 0; i < rows.size(); i += ROWS_PER_INSERT) {
            @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
            Table<Record2<Long, Long>> grams =
                    DSL.values(
                                    (Row2<Long, Long>[])
                                            rows
                                                    .subList(
                                                            i,
                                                            Math.min(
                                                                    i + ROWS_PER_INSERT,
                                                                    rows.size()))
                                                    .stream()
                                                    .map(row ->
                                                            DSL.row(
                                                                    DSL.inline(row[0]),
                                                                    DSL.inline(row[1])))
                                                    .toArray(Row2[]::new))
                            .as("fresh", "gram", "id");
            Field<Long> id = grams.field("id", Long.class);
            // Looked up one by one: a join would read all texts of the body for a few hundred rows.
            Field<String> title =
                    DSL.field(
                            DSL.select(SEARCH_TEXT.TITLE)
                                    .from(SEARCH_TEXT)
                                    .where(SEARCH_TEXT.ID.eq(id)));
            db.insertInto(SEARCH_GRAM, SEARCH_GRAM.GRAM, SEARCH_GRAM.TITLE, SEARCH_GRAM.ID)
                    .select(DSL.select(grams.field("gram", Long.class), title, id).from(grams))
                    .execute();
        }
    }
}
