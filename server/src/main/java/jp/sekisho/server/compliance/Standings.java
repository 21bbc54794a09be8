// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.database.schema.tables.BoardRun.BOARD_RUN;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.ObligationId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// How the obligations of a body stood on a day, for other features. The door of the board.
public final class Standings {

    private Standings() {}

    /// One obligation on a day.
    ///
    /// @param obligation which
    /// @param settled whether nothing is left to do now: it holds, does not apply, or is excepted
    /// @param urgent whether it must be done now
    /// @param sentence why it stands so
    /// @param due until when, where something sets a date
    public record Standing(
            ObligationId obligation,
            boolean settled,
            boolean urgent,
            String sentence,
            Optional<LocalDate> due) {}

    /// Returns the first day of which the board knows anything.
    ///
    /// @param db the body's database
    public static Optional<LocalDate> firstDay(DSLContext db) {
        return db.select(DSL.min(BOARD_RUN.RAN_ON))
                .from(BOARD_RUN)
                .fetchOptional()
                .map(row -> row.value1())
                .map(LocalDate::parse);
    }

    /// Reads how all obligations stood on a day, in catalogue order.
    ///
    /// @param db the body's database
    /// @param day today or a day of the past
    public static List<Standing> onDay(DSLContext db, LocalDate day) {
        return BoardStore.read(db, day).lines().stream()
                .map(line ->
                        new Standing(
                                line.obligation(),
                                switch (line.status()) {
                                    case HOLDS, NOT_APPLICABLE, EXCEPTED -> true;
                                    case DUE, UNKNOWN, IN_PROGRESS, NOT_YET_KNOWN -> false;
                                },
                                line.status() == Status.DUE,
                                line.sentence(),
                                line.due()))
                .toList();
    }
}
