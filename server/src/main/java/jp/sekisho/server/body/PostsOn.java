// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.Posting.POSTING;
import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Units;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record6;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Who is in office on a day, and which roles each holds then: a table to join with, one row for
/// each person and role, and one without a role for a person who holds none.
///
/// Intervals are half-open: somebody appointed on the day counts, somebody released on it does not.
public final class PostsOn {

    private static final String NAME = "posts";
    private static final Field<Long> PERSON_ID = column("person_id", Long.class);
    private static final Field<String> PERSON_NAME = column("person_name", String.class);
    private static final Field<Long> PERSON_UNIT_ID = column("person_unit_id", Long.class);
    private static final Field<String> ROLE = column("held_role", String.class);
    private static final Field<Long> ROLE_UNIT_ID = column("role_unit_id", Long.class);
    private static final Field<String> GROUNDS = column("exception_grounds", String.class);

    private final LocalDate day;

    /// Looks at a day.
    ///
    /// @param day past, present or future
    public PostsOn(LocalDate day) {
        this.day = day;
    }

    /// Reads who left in the time before a day, with the posts held to the last, as part of one
    /// statement: person, name, unit, role, the role's unit, and the first day out of office.
    ///
    /// @param since the first day that counts
    /// @param day the last day that counts
    public static Select<Record6<Long, String, Long, String, Long, String>> gone(
            LocalDate since, LocalDate day) {
        return DSL.select(
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.UNIT_ID,
                        ROLE_HOLDING.ROLE,
                        DSL.coalesce(ROLE_HOLDING.UNIT_ID, PERSON.UNIT_ID).as(ROLE_UNIT_ID),
                        PERSON.UNTIL_ON)
                .from(PERSON)
                .leftJoin(ROLE_HOLDING)
                .on(ROLE_HOLDING.PERSON_ID.eq(PERSON.ID))
                .and(ROLE_HOLDING.UNTIL_ON.eq(PERSON.UNTIL_ON))
                .where(PERSON.UNTIL_ON.gt(since.toString()))
                .and(PERSON.UNTIL_ON.le(day.toString()));
    }

    /// Returns the table; it stands in a `from` or a `join` at most once.
    public Table<?> table() {
        return DSL.select(
                        PERSON.ID.as(PERSON_ID),
                        PERSON.NAME.as(PERSON_NAME),
                        unitOn(day).as(PERSON_UNIT_ID),
                        ROLE_HOLDING.ROLE.as(ROLE),
                        // A role without a unit of its own is held for the unit of its holder.
                        DSL.coalesce(ROLE_HOLDING.UNIT_ID, unitOn(day)).as(ROLE_UNIT_ID),
                        ROLE_HOLDING.EXCEPTION_GROUNDS.as(GROUNDS))
                .from(PERSON)
                .leftJoin(ROLE_HOLDING)
                .on(ROLE_HOLDING.PERSON_ID.eq(PERSON.ID))
                .and(Period.covers(ROLE_HOLDING.FROM_ON, ROLE_HOLDING.UNTIL_ON, day))
                .where(Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, day))
                .asTable(NAME);
    }

    /// The unit of a person on a day: where an announced move leads, else where the person is.
    static Field<Long> unitOn(LocalDate day) {
        return DSL.coalesce(announced(POSTING.UNIT_ID, day), PERSON.UNIT_ID);
    }

    /// The employment of a person on a day.
    static Field<String> employmentOn(LocalDate day) {
        return DSL.coalesce(announced(POSTING.EMPLOYMENT, day), PERSON.EMPLOYMENT);
    }

    private static <T> Field<T> announced(Field<T> what, LocalDate day) {
        return DSL.field(
                DSL.select(what)
                        .from(POSTING)
                        .where(POSTING.PERSON_ID.eq(PERSON.ID), Personnel.due(day))
                        .orderBy(POSTING.FROM_ON.desc(), POSTING.ID.desc())
                        .limit(DSL.inline(1)));
    }

    /// Returns the person's id.
    public Field<Long> personId() {
        return PERSON_ID;
    }

    /// Returns the person's name.
    public Field<String> personName() {
        return PERSON_NAME;
    }

    /// Returns the unit in which the person serves; null where there is none.
    public Field<Long> personUnitId() {
        return PERSON_UNIT_ID;
    }

    /// Returns the name of the [jp.sekisho.server.access.Role] held; null where none is.
    public Field<String> role() {
        return ROLE;
    }

    /// Returns the unit for which the role is held.
    public Field<Long> roleUnitId() {
        return ROLE_UNIT_ID;
    }

    /// Returns the recorded grounds on which one person holds posts that should be kept apart; null
    /// or empty where there are none.
    public Field<String> exceptionGrounds() {
        return GROUNDS;
    }

    /// Reads the roles that a person holds on the day, the one of everybody in office included.
    ///
    /// @param db the body's database
    /// @param person who
    /// @return empty where the person is not in office on the day
    public List<Holding> holdings(DSLContext db, long person) {
        Result<? extends Record> rows =
                db.select(PERSON_UNIT_ID, ROLE, ROLE_UNIT_ID)
                        .from(table())
                        .where(PERSON_ID.eq(person))
                        .fetch();
        return rows.isEmpty() ? List.of() : holdings(rows);
    }

    /// Returns the roles that stand in the rows of one person.
    ///
    /// @param rows with [#personUnitId], [#role] and [#roleUnitId]; not empty
    public List<Holding> holdings(List<? extends Record> rows) {
        List<Holding> holdings = new ArrayList<>();
        holdings.add(new Holding(Role.STAFF, rows.getFirst().get(PERSON_UNIT_ID)));
        for (Record row : rows) {
            String role = row.get(ROLE);
            if (role != null) {
                Arrays.stream(Role.values())
                        .filter(known -> known.name().equals(role))
                        .forEach(known -> holdings.add(new Holding(known, row.get(ROLE_UNIT_ID))));
            }
        }
        return holdings;
    }

    /// Reads the units that exist on the day.
    ///
    /// @param db the body's database
    public Units units(DSLContext db) {
        return new Units(
                db.select(UNIT.ID, UNIT.PARENT_ID)
                        .from(UNIT)
                        .where(Period.covers(UNIT.FROM_ON, UNIT.UNTIL_ON, day))
                        .fetch(row -> new Units.Link(row.value1(), row.value2())));
    }

    private static <T> Field<T> column(String name, Class<T> type) {
        return DSL.field(DSL.name(NAME, name), type);
    }
}
