// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// Something to do.
///
/// @param title what
/// @param due the last day
/// @param path where it is done, below the body
/// @param minutes how long it takes one person, about
/// @param bound whether the eight measures bind it from 2027-07-01
/// @param id the duty's id where it is one of the body's own; 0 where it stands in a register
/// @param uid names it in a calendar file
record DutyItem(
        String title, LocalDate due, String path, int minutes, boolean bound, long id, String uid) {

    /// The day from which the eight measures must be carried out (施行規則16条の3).
    static final LocalDate MEASURES_BIND = LocalDate.of(2027, 7, 1);

    /// What is bound counts as this many days nearer once the day has come near or passed.
    private static final int BOUND_DAYS = 7;

    private static final int NEAR_MONTHS = 6;

    /// What presses most comes first.
    static Comparator<DutyItem> byUrgency(LocalDate today) {
        return Comparator.comparingLong((DutyItem item) -> item.urgency(today))
                .thenComparing(DutyItem::due)
                .thenComparing(DutyItem::title)
                .thenComparing(DutyItem::uid);
    }

    private long urgency(LocalDate today) {
        boolean near = !today.isBefore(MEASURES_BIND.minusMonths(NEAR_MONTHS));
        return daysLeft(today) - (bound && near ? BOUND_DAYS : 0);
    }

    /// Days until it is due; negative where that is over.
    long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, due);
    }
}
