// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.body.Period;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Who is asked: everybody in office on a day, narrowed by unit, kind of employment and role.
///
/// @param unit the unit, with those directly below it; empty for the whole body
/// @param employment kinds of employment by name; empty for all
/// @param roles roles by name; empty for all
/// @param asOf the day
record Audience(Optional<Long> unit, List<String> employment, List<String> roles, LocalDate asOf) {

    Audience {
        employment = List.copyOf(employment);
        roles = List.copyOf(roles);
    }

    /// Somebody who is asked, or a unit without a person.
    record Member(@Nullable Long person, String name, @Nullable Long unit) {}

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }

    /// Reads them, in one statement.
    List<Member> members(DSLContext db) {
        Condition asked = Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, asOf);
        if (unit.isPresent()) {
            asked =
                    asked.and(
                            PERSON.UNIT_ID
                                    .eq(unit.get())
                                    .or(
                                            PERSON.UNIT_ID.in(
                                                    DSL.select(UNIT.ID)
                                                            .from(UNIT)
                                                            .where(
                                                                    UNIT.PARENT_ID.eq(
                                                                            unit.get())))));
        }
        if (!employment.isEmpty()) {
            asked = asked.and(PERSON.EMPLOYMENT.in(employment));
        }
        if (!roles.isEmpty()) {
            asked =
                    asked.and(
                            PERSON.ID.in(
                                    DSL.select(ROLE_HOLDING.PERSON_ID)
                                            .from(ROLE_HOLDING)
                                            .where(ROLE_HOLDING.ROLE.in(roles))
                                            .and(
                                                    Period.covers(
                                                            ROLE_HOLDING.FROM_ON,
                                                            ROLE_HOLDING.UNTIL_ON,
                                                            asOf))));
        }
        return db.select(PERSON.ID, PERSON.NAME, PERSON.UNIT_ID)
                .from(PERSON)
                .where(asked)
                .orderBy(PERSON.NAME, PERSON.ID)
                .fetch(row -> new Member(row.value1(), row.value2(), row.value3()));
    }
}
