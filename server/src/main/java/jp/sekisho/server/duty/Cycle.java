// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.register.Option;

/// How a duty repeats.
enum Cycle {
    YEARLY("毎年", 12),
    FISCAL_YEAR("毎年度", 12),
    QUARTERLY("3か月ごと", 3),
    MONTHLY("毎月", 1),
    /** It has no day of its own. */
    EVENT("起きたとき", 0);

    private final String label;
    private final int months;

    Cycle(String label, int months) {
        this.label = label;
        this.months = months;
    }

    String label() {
        return label;
    }

    static List<Option> options() {
        return Arrays.stream(values()).map(one -> new Option(one.name(), one.label)).toList();
    }

    /// Returns the first due day that is still open. A day on which offices are closed moves to the
    /// open day before it, and a day that a month does not have to its last.
    ///
    /// @param month the month of the first occurrence in a year, 1 to 12
    /// @param day the day of the month, 1 to 31
    /// @param from first day of the duty
    /// @param doneFor the due day that was last answered, if ever
    /// @return nothing for a duty that has no day of its own
    Optional<LocalDate> next(int month, int day, LocalDate from, Optional<LocalDate> doneFor) {
        if (months == 0) {
            return Optional.empty();
        }
        YearMonth at = firstToTry(YearMonth.of(from.getYear() - 1, month), from, doneFor);
        while (true) {
            LocalDate due = due(at, day);
            if (!due.isBefore(from) && doneFor.map(due::isAfter).orElse(true)) {
                return Optional.of(due);
            }
            at = at.plusMonths(months);
        }
    }

    /// Leaves out what lies before the last answer: a due day moves back, but never by a month.
    private YearMonth firstToTry(YearMonth beginning, LocalDate from, Optional<LocalDate> doneFor) {
        LocalDate after = doneFor.filter(from::isBefore).orElse(from);
        long between = ChronoUnit.MONTHS.between(beginning, YearMonth.from(after).minusMonths(1));
        return beginning.plusMonths(Math.max(0, between / months * months));
    }

    private static LocalDate due(YearMonth month, int day) {
        return JapaneseHolidays.onOrBefore(month.atDay(Math.min(day, month.lengthOfMonth())));
    }

    /// Returns the due days from an open one on, up to a day.
    ///
    /// @param first the open day
    /// @param month the month of the first occurrence in a year
    /// @param day the day of the month
    /// @param end the first day that no longer counts
    List<LocalDate> from(LocalDate first, int month, int day, LocalDate end) {
        java.util.ArrayList<LocalDate> days = new java.util.ArrayList<>();
        Optional<LocalDate> next = Optional.of(first);
        while (next.isPresent() && next.get().isBefore(end)) {
            days.add(next.get());
            next = next(month, day, next.get(), next);
        }
        return days;
    }
}
