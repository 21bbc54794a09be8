// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Person.PERSON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.server.access.Holding;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/// Somebody in office who gets mail at work.
///
/// @param person the person's id
/// @param name the name
/// @param mail the address
/// @param holdings the roles held on the day, the one of everybody in office included
public record Addressee(long person, String name, String mail, List<Holding> holdings) {

    public Addressee {
        holdings = List.copyOf(holdings);
    }

    /// Reads everybody with an address who is in office on a day, in one statement.
    public static List<Addressee> on(DSLContext db, LocalDate day) {
        PostsOn posts = new PostsOn(day);
        List<Addressee> found = new ArrayList<>();
        for (Result<? extends Record> rows :
                db.select(
                                posts.personId(),
                                posts.personName(),
                                posts.personUnitId(),
                                posts.role(),
                                posts.roleUnitId(),
                                PERSON.MAIL)
                        .from(posts.table())
                        .join(PERSON)
                        .on(PERSON.ID.eq(posts.personId()))
                        .where(PERSON.MAIL.gt(""))
                        .orderBy(posts.personId())
                        .fetchGroups(posts.personId())
                        .values()) {
            Record first = rows.getFirst();
            found.add(
                    new Addressee(
                            first.get(posts.personId()),
                            first.get(posts.personName()),
                            first.get(PERSON.MAIL),
                            posts.holdings(rows)));
        }
        return found;
    }
}
