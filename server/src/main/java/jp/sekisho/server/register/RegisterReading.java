// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.search.SearchQuery;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads a register within what somebody may see. Every statement of a register's pages stands
/// here.
///
/// @param <R> the rows' type
final class RegisterReading<R extends UpdatableRecord<R>> {

    /// Rows on one page of the list.
    static final int PAGE = 50;

    /// Rows are counted up to here; more read 1,000件以上.
    static final int COUNTED = 1_000;

    /// Values that one field may offer.
    static final int MAX_OPTIONS = 5_000;

    private static final int AT_ONCE = 1_000;

    private static final Field<Integer> TOTAL =
            DSL.field(DSL.name("counts", "total"), Integer.class);

    private final Register<R> register;
    private final Field<Long> id;
    private final RowChoice<R> choice;

    RegisterReading(Register<R> register) {
        this.register = register;
        this.id = column("id", Long.class);
        this.choice = new RowChoice<>(register, id);
    }

    /// One page of the list.
    ///
    /// @param rows its rows, in order
    /// @param total rows in all, at most [#COUNTED] + 1
    /// @param leads rows within each shortcut that the first sentence counts, by its name
    /// @param everything rows without any filter, at most [#COUNTED] + 1
    /// @param before whether there are rows before these
    /// @param after whether there are rows behind these
    record ListPage<R extends UpdatableRecord<R>>(
            List<RegisterRow<R>> rows,
            int total,
            Map<String, Integer> leads,
            int everything,
            boolean before,
            boolean after) {}

    /// Reads one page of the list, with its counts, in one statement.
    ListPage<R> list(
            DSLContext db,
            Visit visit,
            ListRequest request,
            Optional<SearchQuery.Hits> hits,
            int most) {
        Condition readable = register.access().readable(visit);
        Condition wanted = choice.wanted(visit, request, readable);
        boolean backwards = request.cursor().map(ListRequest.Cursor::backwards).orElse(false);
        boolean rising = request.descending() == backwards;
        TableField<R, ?> sort = choice.sortColumn(request);
        RowChoice.Chosen chosen = choice.chosen(hits, wanted, request, COUNTED + 1);

        Table<?> page =
                DSL.select(chosen.id().as("page_id"))
                        .from(chosen.from())
                        .where(chosen.condition())
                        .and(
                                request.cursor()
                                        .map(cursor ->
                                                RowChoice.beyond(
                                                        chosen.sort(), chosen.id(), cursor, rising))
                                        .orElse(DSL.trueCondition()))
                        .orderBy(RowChoice.order(chosen.sort(), chosen.id(), rising))
                        .limit(DSL.inline(most + 1))
                        .asTable("page");
        Table<?> counts = counts(visit, chosen, readable);
        List<SelectField<?>> columns = new ArrayList<>(columns());
        Collections.addAll(columns, counts.fields());

        List<RegisterRow<R>> rows = new ArrayList<>();
        Map<String, Integer> leads = new LinkedHashMap<>();
        int total = 0;
        int everything = 0;
        for (Record found :
                db.with(chosen.found())
                        .select(columns)
                        .from(counts)
                        .leftJoin(page)
                        .on(DSL.trueCondition())
                        .leftJoin(register.table())
                        .on(id.eq(DSL.field(DSL.name("page", "page_id"), Long.class)))
                        .orderBy(RowChoice.order(sort, id, rising))
                        .fetch()) {
            total = found.get(TOTAL);
            everything = found.get("everything", Integer.class);
            for (Shortcut shortcut : leadShortcuts()) {
                leads.put(shortcut.name(), found.get("lead_" + shortcut.name(), Integer.class));
            }
            if (found.get(id) != null) {
                rows.add(row(found));
            }
        }
        boolean more = rows.size() > most;
        if (more) {
            rows.removeLast();
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        return new ListPage<>(
                List.copyOf(rows),
                total,
                leads,
                everything,
                backwards ? more : request.cursor().isPresent(),
                backwards || more);
    }

    /// Reads one row where somebody may see it.
    Optional<RegisterRow<R>> find(DSLContext db, Condition within, long wanted) {
        return db.select(columns())
                .from(register.table())
                .where(id.eq(wanted))
                .and(within)
                .fetchOptional()
                .map(this::row);
    }

    /// Reads rows by their ids, a thousand in a statement.
    Map<Long, RegisterRow<R>> byIds(DSLContext db, Condition within, Collection<Long> wanted) {
        Map<Long, RegisterRow<R>> found = new HashMap<>();
        List<Long> all = List.copyOf(wanted);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            db.select(columns())
                    .from(register.table())
                    .where(id.in(all.subList(i, Math.min(i + AT_ONCE, all.size()))))
                    .and(within)
                    .forEach(row -> {
                        RegisterRow<R> read = row(row);
                        found.put(read.id(), read);
                    });
        }
        return found;
    }

    /// Returns by what a row is known where it has no id.
    List<Object> key(R row) {
        return register.sameBy().stream()
                .map(column -> Objects.requireNonNullElse((Object) row.get(column), ""))
                .toList();
    }

    /// Returns the ids of the rows that stand in the register already under the keys of the given
    /// rows, seen or not.
    Map<List<Object>, List<Long>> standing(DSLContext db, List<R> rows) {
        Map<List<Object>, List<Long>> standing = new HashMap<>();
        for (int i = 0; i < rows.size(); i += AT_ONCE) {
            keyed(
                            db,
                            register.sameBy().getFirst(),
                            rows.subList(i, Math.min(i + AT_ONCE, rows.size())))
                    .forEach(row ->
                            standing.computeIfAbsent(key(row), _ -> new ArrayList<>())
                                    .add(Objects.requireNonNull(row.get(id))));
        }
        return standing;
    }

    private <V> List<R> keyed(DSLContext db, TableField<R, V> first, List<R> rows) {
        return db.select(id)
                .select(register.sameBy())
                .from(register.table())
                .where(first.in(rows.stream().map(row -> row.get(first)).distinct().toList()))
                .fetchInto(register.table());
    }

    /// Reads rows behind one another in the list's order, for export and print, a piece at a time.
    List<RegisterRow<R>> piece(
            DSLContext db,
            Visit visit,
            ListRequest request,
            Optional<SearchQuery.Hits> hits,
            int rows) {
        TableField<R, ?> sort = choice.sortColumn(request);
        boolean rising = !request.descending();
        return db.select(columns())
                .from(choice.from(hits))
                .where(
                        choice.matching(
                                hits,
                                choice.wanted(visit, request, register.access().readable(visit))))
                .and(
                        request.cursor()
                                .map(cursor -> RowChoice.beyond(sort, id, cursor, rising))
                                .orElse(DSL.trueCondition()))
                .orderBy(RowChoice.order(sort, id, rising))
                .limit(rows)
                .fetch(this::row);
    }

    /// Returns where the list goes on behind a row.
    ListRequest.Cursor cursor(ListRequest request, RegisterRow<R> row, boolean backwards) {
        @Nullable Object value = row.row().get(choice.sortColumn(request));
        return new ListRequest.Cursor(value == null ? "" : value.toString(), row.id(), backwards);
    }

    /// What must be known before a list is read.
    ///
    /// @param options what can be chosen, by field
    /// @param hits where a typed search begins, where words were typed
    record Prepared(Map<String, Options> options, Optional<SearchQuery.Hits> hits) {}

    /// Reads what can be chosen now for the given fields.
    Map<String, Options> options(DSLContext db, Visit visit, List<RegisterField<R, ?>> fields) {
        return prepare(db, visit, fields, "").options();
    }

    /// Reads what can be chosen now for the given fields, and where a search begins, all in one
    /// statement.
    Prepared prepare(DSLContext db, Visit visit, List<RegisterField<R, ?>> fields, String typed) {
        Map<String, List<Option>> found = new HashMap<>();
        Optional<SearchQuery> query = SearchQuery.tryParse(typed);
        List<Select<Record3<String, Long, String>>> parts = new ArrayList<>();
        query.ifPresent(words -> parts.add(words.counts(kind())));
        for (RegisterField<R, ?> field : fields) {
            if (field.kind() instanceof FieldKind.Reference(ReferenceSource source)) {
                found.put(field.name(), new ArrayList<>());
                parts.add(selectable(field.name(), source, visit));
            }
        }
        Map<String, Integer> grams = new HashMap<>();
        parts.stream()
                .reduce(Select::unionAll)
                .ifPresent(all ->
                        db.fetch(all)
                                .forEach(row -> {
                                    List<Option> options = found.get(row.value1());
                                    if (options == null) {
                                        grams.put(row.value3(), Math.toIntExact(row.value2()));
                                    } else {
                                        options.add(
                                                new Option(
                                                        Long.toString(row.value2()), row.value3()));
                                    }
                                }));
        Map<String, Options> options = new HashMap<>();
        found.forEach((name, list) -> options.put(name, new Options(list)));
        return new Prepared(
                options, query.map(words -> words.plan(gram -> grams.getOrDefault(gram, 0))));
    }

    /// Finds out where a typed search begins.
    SearchQuery.Hits plan(DSLContext db, SearchQuery query) {
        return query.plan(db, kind());
    }

    private List<String> kind() {
        return List.of(register.table().getName());
    }

    private static Select<Record3<String, Long, String>> selectable(
            String name, ReferenceSource source, Visit visit) {
        Table<Record3<String, Long, String>> part =
                DSL.select(
                                DSL.inline(name).as("field"),
                                source.id().as("id"),
                                source.label().as("label"))
                        .from(source.table())
                        .where(source.selectable(visit))
                        .orderBy(source.order(), source.id())
                        .limit(DSL.inline(MAX_OPTIONS))
                        .asTable("options_" + name);
        return DSL.selectFrom(part);
    }

    /// Returns the first hits of a typed search, as the search page wants them.
    Select<org.jooq.Record4<String, String, String, String>> hits(
            Visit visit, SearchQuery.Hits hits, int limit) {
        Field<String> title = register.title();
        Table<?> first = choice.first(visit, hits, limit);
        Field<Long> firstId = DSL.field(DSL.name("first", "found_id"), Long.class);
        return DSL.select(
                        DSL.inline(register.name().label()).as("kind"),
                        DSL.concat(
                                        DSL.inline(register.name().path() + "/"),
                                        id.cast(org.jooq.impl.SQLDataType.VARCHAR))
                                .as("path"),
                        title.as("title"),
                        about().as("about"))
                .from(first)
                .join(register.table())
                .on(id.eq(firstId))
                .orderBy(title, id)
                .limit(DSL.inline(limit));
    }

    private Field<String> about() {
        return register.fields().stream()
                .filter(field -> field.column().equals(register.access().unit()))
                .findFirst()
                .map(this::label)
                .map(unit -> DSL.coalesce(unit, DSL.inline("")))
                .orElse(DSL.inline(""));
    }

    private Table<?> counts(Visit visit, RowChoice.Chosen chosen, Condition readable) {
        List<SelectField<?>> counts = new ArrayList<>();
        counts.add(count(chosen.from(), chosen.condition()).as("total"));
        counts.add(count(register.table(), readable).as("everything"));
        for (Shortcut shortcut : leadShortcuts()) {
            counts.add(
                    count(register.table(), readable.and(shortcut.condition().apply(visit.today())))
                            .as("lead_" + shortcut.name()));
        }
        return DSL.select(counts).asTable("counts");
    }

    private List<Shortcut> leadShortcuts() {
        return register.shortcuts().stream().filter(s -> !s.lead().isEmpty()).toList();
    }

    private static Field<Integer> count(Table<?> from, Condition condition) {
        return DSL.field(
                DSL.selectCount()
                        .from(
                                DSL.select(DSL.inline(1).as("one"))
                                        .from(from)
                                        .where(condition)
                                        .limit(DSL.inline(COUNTED + 1))
                                        .asTable("counted")));
    }

    private List<SelectField<?>> columns() {
        List<SelectField<?>> columns = new ArrayList<>();
        Collections.addAll(columns, register.table().fields());
        for (RegisterField<R, ?> field : register.fields()) {
            if (field.kind() instanceof FieldKind.Reference) {
                columns.add(label(field).as("label_" + field.name()));
            }
        }
        return columns;
    }

    private Field<String> label(RegisterField<R, ?> field) {
        if (!(field.kind() instanceof FieldKind.Reference(ReferenceSource source))) {
            throw new IllegalArgumentException("field refers to no row: " + field.name());
        }
        Field<Long> referring = column(field.name(), Long.class);
        return DSL.field(
                DSL.select(source.label()).from(source.table()).where(source.id().eq(referring)));
    }

    private RegisterRow<R> row(Record found) {
        Map<String, String> references = new HashMap<>();
        for (RegisterField<R, ?> field : register.fields()) {
            if (field.kind() instanceof FieldKind.Reference) {
                String label = found.get("label_" + field.name(), String.class);
                if (label != null) {
                    references.put(field.name(), label);
                }
            }
        }
        return new RegisterRow<>(untouched(found.into(register.table())), references);
    }

    private R untouched(R row) {
        row.touched(false);
        return row;
    }

    private <V> Field<V> column(String name, Class<V> type) {
        return Objects.requireNonNull(
                register.table().field(name, type), () -> "column " + name + " of " + register);
    }
}
