// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Select;

/// What a feature reminds people of; a bean for each. What can be said in SQL goes into [#rows],
/// because all such parts are read in one statement.
public interface Reminding {

    /// Returns what is due for somebody as part of the one statement: what is to be done, its
    /// title, the day in ISO form, and the address below the body.
    ///
    /// @param visit who, and as of which day
    /// @param end the last day that counts; what is over and open comes too
    default Optional<Select<Record4<String, String, String, String>>> rows(
            Visit visit, LocalDate end) {
        return Optional.empty();
    }

    /// Returns what needs more than SQL, in at most two statements.
    ///
    /// @param db the body's database
    /// @param visit who, and as of which day
    /// @param end the last day that counts
    default List<Reminder> more(DSLContext db, Visit visit, LocalDate end) {
        return List.of();
    }
}
