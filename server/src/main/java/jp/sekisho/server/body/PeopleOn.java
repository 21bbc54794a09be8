// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Person.PERSON;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.sekisho.server.check.SharedFact;
import org.jooq.DSLContext;

/// The people in office on a day, for pickers.
public final class PeopleOn {

    private PeopleOn() {}

    /// Their ids, for the checks of a run.
    public static final SharedFact<Set<Long>> IDS =
            (db, day) ->
                    db.select(PERSON.ID)
                            .from(PERSON)
                            .where(Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, day))
                            .fetchSet(PERSON.ID);

    /// Somebody in office.
    ///
    /// @param id names the person
    /// @param name as written
    public record InOffice(long id, String name) {}

    /// Reads them in the order of their names' reading.
    ///
    /// @param db the body's database
    /// @param day past, present or future
    public static List<InOffice> read(DSLContext db, LocalDate day) {
        return db.select(PERSON.ID, PERSON.NAME)
                .from(PERSON)
                .where(Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, day))
                .orderBy(PERSON.KANA.asc().nullsLast(), PERSON.NAME, PERSON.ID)
                .fetch(row -> new InOffice(row.value1(), row.value2()));
    }
}
