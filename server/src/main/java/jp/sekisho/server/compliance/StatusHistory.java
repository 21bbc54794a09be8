// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/// How many obligations stood how, at the end of each month and on the last day asked for.
///
/// @param points in the order of time; days before the first run of the checks are left out
record StatusHistory(List<Point> points) {

    StatusHistory {
        points = List.copyOf(points);
    }

    /// One day.
    ///
    /// @param day the day
    /// @param counts obligations by status, those that do not concern the body left out
    record Point(LocalDate day, Map<Status, Integer> counts) {

        Point {
            counts = Map.copyOf(counts);
        }

        int of(Status status) {
            return counts.getOrDefault(status, 0);
        }

        int all() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// Reads it in one statement.
    ///
    /// @param last the last day
    /// @param months how many month-ends before it
    static StatusHistory read(DSLContext db, LocalDate last, int months) {
        List<LocalDate> days = new ArrayList<>();
        for (int back = months; back > 0; back--) {
            days.add(YearMonth.from(last).minusMonths(back).atEndOfMonth());
        }
        days.add(last);
        Map<LocalDate, Map<Status, Integer>> counts = new TreeMap<>();
        db.select(
                        OBLIGATION_STATUS.STATUS,
                        OBLIGATION_STATUS.FROM_ON,
                        OBLIGATION_STATUS.UNTIL_ON,
                        OBLIGATION_STATUS.GOOD_UNTIL,
                        OBLIGATION_STATUS.THEN_STATUS)
                .from(OBLIGATION_STATUS)
                .where(
                        OBLIGATION_STATUS.FROM_ON.le(last.toString()),
                        OBLIGATION_STATUS
                                .UNTIL_ON
                                .isNull()
                                .or(OBLIGATION_STATUS.UNTIL_ON.gt(days.getFirst().toString())))
                .forEach(row -> {
                    for (LocalDate day : days) {
                        String on = day.toString();
                        boolean stands =
                                row.value2().compareTo(on) <= 0
                                        && (row.value3() == null || row.value3().compareTo(on) > 0);
                        boolean over = row.value4() != null && row.value4().compareTo(on) <= 0;
                        Status status = Status.valueOf(over ? row.value5() : row.value1());
                        if (stands && status != Status.NOT_APPLICABLE) {
                            counts.computeIfAbsent(day, _ -> new EnumMap<>(Status.class))
                                    .merge(status, 1, Integer::sum);
                        }
                    }
                });
        return new StatusHistory(
                counts.entrySet().stream()
                        .map(point -> new Point(point.getKey(), point.getValue()))
                        .toList());
    }
}
