// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.search.SearchQuery;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;

/// Which rows of a register were asked for and in which order, as parts of a statement.
///
/// @param <R> the rows' type
final class RowChoice<R extends UpdatableRecord<R>> {

    private final Register<R> register;
    private final Field<Long> id;

    RowChoice(Register<R> register, Field<Long> id) {
        this.register = register;
        this.id = id;
    }

    /// The rows that were asked for, as parts of a statement.
    ///
    /// @param found what is found out beforehand, for all parts together
    /// @param from where they are
    /// @param condition what else they must fulfil
    /// @param sort the column by which they are sorted
    /// @param id their ids
    record Chosen(
            List<CommonTableExpression<?>> found,
            Table<?> from,
            Condition condition,
            Field<?> sort,
            Field<Long> id) {}

    /// Where a typed search begins with few rows, they are looked up once, for the page and for its
    /// total. Where they lie in the order that is asked for, no more of them than are counted.
    ///
    /// @param counted rows that are counted at most
    Chosen chosen(
            Optional<SearchQuery.Hits> hits, Condition wanted, ListRequest request, int counted) {
        TableField<R, ?> sort = sortColumn(request);
        Table<?> from = from(hits);
        Condition condition = matching(hits, wanted);
        if (hits.flatMap(words -> words.driver(register.table())).isEmpty()) {
            return new Chosen(List.of(), from, condition, sort, id);
        }
        boolean inOrder = hits.get().isInOrder(register.table()) && sort.equals(register.title());
        if (inOrder && request.cursor().isPresent()) {
            return new Chosen(
                    List.of(),
                    from,
                    condition,
                    SearchQuery.Hits.hitTitle(),
                    SearchQuery.Hits.hitId());
        }
        Field<?> by = inOrder ? SearchQuery.Hits.hitTitle() : sort;
        SelectConditionStep<?> all =
                DSL.select(id.as("found_id"), by.as("found_by")).from(from).where(condition);
        Select<?> most =
                inOrder
                        ? all.orderBy(order(by, SearchQuery.Hits.hitId(), !request.descending()))
                                .limit(DSL.inline(counted))
                        : all;
        CommonTableExpression<?> found = DSL.name("found").asMaterialized(most);
        return new Chosen(
                List.of(found),
                found,
                DSL.trueCondition(),
                DSL.field(DSL.name("found", "found_by"), sort.getDataType()),
                DSL.field(DSL.name("found", "found_id"), Long.class));
    }

    /// The ids of the first hits of a search, in the order of their titles, as a table with the
    /// column `found_id`.
    Table<?> first(Visit visit, SearchQuery.Hits hits, int limit) {
        Optional<SearchQuery.Hits> words = Optional.of(hits);
        TableField<R, String> title = register.title();
        SelectConditionStep<?> found =
                DSL.select(id.as("found_id"), title.as("found_title"))
                        .from(from(words))
                        .where(matching(words, register.access().readable(visit)));
        if (hits.isInOrder(register.table())) {
            return found.orderBy(SearchQuery.Hits.hitTitle(), SearchQuery.Hits.hitId())
                    .limit(DSL.inline(limit))
                    .asTable("first");
        }
        if (hits.driver(register.table()).isEmpty()) {
            return found.orderBy(title, id).limit(DSL.inline(limit)).asTable("first");
        }
        // The few rows are found before they are sorted: PostgreSQL would otherwise walk all sorted
        // rows, because it cannot tell how few of them hold a word.
        return DSL.select(DSL.field(DSL.name("found", "found_id"), Long.class))
                .from(found.offset(DSL.inline(0)).asTable("found"))
                .orderBy(
                        DSL.field(DSL.name("found", "found_title")),
                        DSL.field(DSL.name("found", "found_id")))
                .limit(DSL.inline(limit))
                .asTable("first");
    }

    Table<?> from(Optional<SearchQuery.Hits> hits) {
        return hits.flatMap(words -> words.driver(register.table()))
                .<Table<?>>map(driver -> driver.crossJoin(register.table()))
                .orElse(register.table());
    }

    Condition matching(Optional<SearchQuery.Hits> hits, Condition wanted) {
        if (hits.isEmpty()) {
            return wanted;
        }
        Condition matching = hits.get().matches(register.table(), id, register.title()).and(wanted);
        return hits.get().driver(register.table()).isPresent()
                ? SearchQuery.Hits.hitId().eq(id).and(matching)
                : matching;
    }

    Condition wanted(Visit visit, ListRequest request, Condition readable) {
        Condition wanted = readable;
        for (RegisterField<R, ?> field : register.fields()) {
            String code = request.filters().get(field.name());
            if (code != null) {
                wanted = wanted.and(equal(field.column(), code));
            }
        }
        for (Shortcut shortcut : register.shortcuts()) {
            if (request.shortcuts().contains(shortcut.name())) {
                wanted = wanted.and(shortcut.condition().apply(visit.today()));
            }
        }
        return wanted;
    }

    private static <V> Condition equal(Field<V> column, String code) {
        try {
            return column.eq(DSL.val(code, column.getDataType()));
        } catch (org.jooq.exception.DataTypeException e) {
            return DSL.falseCondition();
        }
    }

    TableField<R, ?> sortColumn(ListRequest request) {
        return register.fields().stream()
                .filter(RegisterField::isSortable)
                .filter(field -> request.sort().isEmpty() || field.name().equals(request.sort()))
                .findFirst()
                .<TableField<R, ?>>map(RegisterField::column)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "register has no sortable field: " + register.name().slug()));
    }

    /// Sorted columns may not be null (the empty text stands for nothing), so the order of nulls is
    /// said by the migration.
    static List<SortField<?>> order(Field<?> sort, Field<Long> id, boolean rising) {
        return rising ? List.of(sort.asc(), id.asc()) : List.of(sort.desc(), id.desc());
    }

    static <V> Condition beyond(
            Field<V> sort, Field<Long> id, ListRequest.Cursor cursor, boolean rising) {
        Field<V> value = DSL.val(cursor.value(), sort.getDataType());
        // Said twice: the first part alone lets an index begin at the place.
        return rising
                ? sort.ge(value).and(sort.gt(value).or(id.gt(cursor.id())))
                : sort.le(value).and(sort.lt(value).or(id.lt(cursor.id())));
    }
}
