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
import org.jooq.InsertValuesStep2;
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
    /// @param texts its searched values
    public record Entry(long id, List<String> texts) {

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
        Map<Long, String> before = before(db, entries.stream().map(Entry::id).toList());
        List<Long[]> added = new ArrayList<>();
        Map<Long, String> fresh = new HashMap<>();
        Map<Long, String> changed = new HashMap<>();
        for (Entry entry : entries) {
            SearchText content = entry.content();
            String old = before.get(entry.id());
            if (old == null) {
                fresh.put(entry.id(), content.text());
            } else if (old.equals(content.text())) {
                continue;
            } else {
                changed.put(entry.id(), content.text());
            }
            Set<Long> grams = keys(kind, content);
            if (old != null) {
                Set<Long> stood = keys(kind, new SearchText(List.of(old.split(" ", -1))));
                Set<Long> gone = new HashSet<>(stood);
                gone.removeAll(grams);
                drop(db, entry.id(), gone);
                grams.removeAll(stood);
            }
            grams.forEach(gram -> added.add(new Long[] {gram, entry.id()}));
        }
        writeTexts(db, kind, fresh, changed);
        writeGrams(db, added);
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
                .forEach(text ->
                        drop(db, id, keys(kind, new SearchText(List.of(text.split(" ", -1))))));
        db.deleteFrom(SEARCH_TEXT).where(SEARCH_TEXT.ID.eq(id)).execute();
    }

    private static Map<Long, String> before(DSLContext db, List<Long> ids) {
        Map<Long, String> before = new HashMap<>();
        for (int i = 0; i < ids.size(); i += 1_000) {
            before.putAll(
                    db.select(SEARCH_TEXT.ID, SEARCH_TEXT.CONTENT)
                            .from(SEARCH_TEXT)
                            .where(
                                    SEARCH_TEXT.ID.in(
                                            ids.subList(i, Math.min(i + 1_000, ids.size()))))
                            .fetchMap(SEARCH_TEXT.ID, SEARCH_TEXT.CONTENT));
        }
        return before;
    }

    private static void drop(DSLContext db, long id, Set<Long> grams) {
        if (!grams.isEmpty()) {
            db.deleteFrom(SEARCH_GRAM)
                    .where(SEARCH_GRAM.ID.eq(id), SEARCH_GRAM.GRAM.in(grams))
                    .execute();
        }
    }

    private static void writeTexts(
            DSLContext db, String kind, Map<Long, String> fresh, Map<Long, String> changed) {
        if (!fresh.isEmpty()) {
            BatchBindStep batch =
                    db.batch(
                            db.insertInto(
                                            SEARCH_TEXT,
                                            SEARCH_TEXT.ID,
                                            SEARCH_TEXT.KIND,
                                            SEARCH_TEXT.CONTENT)
                                    .values((Long) null, null, null));
            for (Map.Entry<Long, String> row : fresh.entrySet()) {
                batch = batch.bind(row.getKey(), kind, row.getValue());
            }
            batch.execute();
        }
        if (!changed.isEmpty()) {
            db.batch(
                            changed.entrySet().stream()
                                    .map(row ->
                                            db.update(SEARCH_TEXT)
                                                    .set(SEARCH_TEXT.CONTENT, row.getValue())
                                                    .where(SEARCH_TEXT.ID.eq(row.getKey())))
                                    .collect(Collectors.toList()))
                    .execute();
        }
    }

    private static void writeGrams(DSLContext db, List<Long[]> rows) {
        // Numbers only, so they may stand in the statement itself: far faster than binding them.
        for (int i = 0; i < rows.size(); i += ROWS_PER_INSERT) {
            InsertValuesStep2<?, Long, Long> insert =
                    db.insertInto(SEARCH_GRAM, SEARCH_GRAM.GRAM, SEARCH_GRAM.ID);
            for (Long[] row : rows.subList(i, Math.min(i + ROWS_PER_INSERT, rows.size()))) {
                insert = insert.values(DSL.inline(row[0]), DSL.inline(row[1]));
            }
            insert.execute();
        }
    }
}
