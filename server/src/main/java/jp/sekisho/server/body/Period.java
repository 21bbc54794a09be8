// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The days on which a fact holds (発令日から解任日の前日まで): half-open, without an end while it still holds.
///
/// @param from first day
/// @param until first day on which it no longer holds; later than `from`
public record Period(LocalDate from, Optional<LocalDate> until) {

    public Period {
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw new IllegalArgumentException(
                    "period must end after it begins: " + from + " to " + until.get());
        }
    }

    /// A period that has not ended.
    ///
    /// @param from first day
    public static Period since(LocalDate from) {
        return new Period(from, Optional.empty());
    }

    /// Reads a period from its two columns.
    ///
    /// @param from ISO date
    /// @param until ISO date, or null
    static Period read(String from, @Nullable String until) {
        return new Period(LocalDate.parse(from), Optional.ofNullable(until).map(LocalDate::parse));
    }

    /// The SQL condition that a row's period covers a day.
    ///
    /// @param from column of the first day
    /// @param until column of the end
    /// @param day the day
    public static Condition covers(Field<String> from, Field<String> until, LocalDate day) {
        return from.le(day.toString()).and(until.isNull().or(until.gt(day.toString())));
    }

    /// Says whether the fact holds on a day.
    ///
    /// @param day any day
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    }
}
