// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;
import static jp.sekisho.server.database.schema.tables.Zone.ZONE;

import java.util.List;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/// The kinds of fields that a register can have.
public final class Fields {

    private static final int TITLE = 200;

    private static final int LONG = 4_000;

    private Fields() {}

    /// One line of text.
    ///
    /// @param column where it is stored
    /// @param label what people call it
    /// @param max characters, at most
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, String> text(
            TableField<R, String> column, String label, int max) {
        return new RegisterField<>(column, label, new FieldKind.Text(max, false));
    }

    /// What a row is called: one line of at most 200 characters, which must be filled, is searched
    /// and sorts the list.
    ///
    /// @param column where it is stored
    /// @param label what people call it
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, String> called(
            TableField<R, String> column, String label) {
        return text(column, label, TITLE).required().searchable().sortable();
    }

    /// Several lines of text, up to 4,000 characters; not in the list.
    ///
    /// @param column where it is stored
    /// @param label what people call it
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, String> longText(
            TableField<R, String> column, String label) {
        return new RegisterField<>(column, label, new FieldKind.Text(LONG, true)).unlisted();
    }

    /// One of several values that the feature knows.
    ///
    /// @param column where its code is stored
    /// @param label what people call it
    /// @param options the values
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, String> choice(
            TableField<R, String> column, String label, List<Option> options) {
        return new RegisterField<>(column, label, FieldKind.Choice.of(options));
    }

    /// A row of another table.
    ///
    /// @param column where its id is stored
    /// @param label what people call it
    /// @param source the rows that may be chosen
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, Long> reference(
            TableField<R, Long> column, String label, ReferenceSource source) {
        return new RegisterField<>(column, label, new FieldKind.Reference(source));
    }

    /// A day. Its column is text; where it may not be null, the empty text stands for no day.
    ///
    /// @param column where it is stored, in ISO form
    /// @param label what people call it
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, String> date(
            TableField<R, String> column, String label) {
        return new RegisterField<>(column, label, new FieldKind.Date());
    }

    /// A whole number.
    ///
    /// @param column where it is stored
    /// @param label what people call it
    /// @param least the smallest that is allowed, 0 or more
    /// @param most the largest that is allowed
    /// @param counted what is counted, written behind it: 年; may be empty
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, Integer> number(
            TableField<R, Integer> column, String label, int least, int most, String counted) {
        return new RegisterField<>(column, label, new FieldKind.Count(least, most, counted));
    }

    /// Yes or no.
    ///
    /// @param column where it is stored
    /// @param label what people call it
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, Boolean> yesNo(
            TableField<R, Boolean> column, String label) {
        return new RegisterField<>(column, label, new FieldKind.YesNo());
    }

    /// A unit of today within which the person may write.
    ///
    /// @param column where its id is stored
    /// @param label what people call it
    /// @param write the permission that reaches it
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, Long> unit(
            TableField<R, Long> column, String label, Permission write) {
        return reference(column, label, new UnitSource(write))
                .initially(visit ->
                        visit.visitor().holdings().stream()
                                .map(jp.sekisho.server.access.Holding::unitId)
                                .filter(unit -> unit != null && visit.may(write, unit))
                                .findFirst()
                                .orElse(null));
    }

    /// A person in office today.
    ///
    /// @param column where the id is stored
    /// @param label what people call it
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, Long> person(
            TableField<R, Long> column, String label) {
        return reference(column, label, new PersonSource());
    }

    /// A network zone of today.
    ///
    /// @param column where its id is stored
    /// @param label what people call it
    /// @param <R> the rows' type
    public static <R extends UpdatableRecord<R>> RegisterField<R, Long> zone(
            TableField<R, Long> column, String label) {
        return reference(column, label, new ZoneSource());
    }

    private record ZoneSource() implements ReferenceSource {

        @Override
        public Table<?> table() {
            return ZONE;
        }

        @Override
        public Field<Long> id() {
            return ZONE.ID;
        }

        @Override
        public Field<String> label() {
            return ZONE.NAME;
        }

        @Override
        public OrderField<?> order() {
            return ZONE.ID;
        }

        @Override
        public Condition selectable(Visit visit) {
            return inForce(ZONE.FROM_ON, ZONE.UNTIL_ON, visit);
        }
    }

    private record UnitSource(Permission write) implements ReferenceSource {

        @Override
        public Table<?> table() {
            return UNIT;
        }

        @Override
        public Field<Long> id() {
            return UNIT.ID;
        }

        @Override
        public Field<String> label() {
            return UNIT.NAME;
        }

        @Override
        public OrderField<?> order() {
            return UNIT.POSITION;
        }

        @Override
        public Condition selectable(Visit visit) {
            return inForce(UNIT.FROM_ON, UNIT.UNTIL_ON, visit).and(visit.scopeOf(write, UNIT.ID));
        }
    }

    /// Tells whether a source offers the people in office.
    static boolean isPerson(ReferenceSource source) {
        return source instanceof PersonSource;
    }

    private record PersonSource() implements ReferenceSource {

        @Override
        public Table<?> table() {
            return PERSON;
        }

        @Override
        public Field<Long> id() {
            return PERSON.ID;
        }

        @Override
        public Field<String> label() {
            return PERSON.NAME;
        }

        @Override
        public Condition selectable(Visit visit) {
            return inForce(PERSON.FROM_ON, PERSON.UNTIL_ON, visit)
                    .and(visit.scopeOf(Permission.READ_BODY, PERSON.UNIT_ID));
        }
    }

    /// The condition that a dated fact holds today.
    ///
    /// @param from its first day
    /// @param until the first day on which it no longer holds; null without end
    /// @param visit tells which day it is
    public static Condition inForce(Field<String> from, Field<String> until, Visit visit) {
        String today = visit.today().toString();
        return from.le(today).and(until.isNull().or(until.gt(today)));
    }
}
