// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How many of some obligations stand how, as a row of a table and a bar show it.
///
/// @param title what they have in common
/// @param path where they are listed
/// @param counts one number for each of [#COLUMNS]
/// @param bars parts of the bar, what holds first
/// @param remark what a person should notice; empty for nothing
record Tally(String title, String path, List<Integer> counts, List<Bar> bars, String remark) {

    /// The statuses that a tally counts: all but those that do not concern the body.
    static final List<Status> COLUMNS =
            List.of(
                    Status.HOLDS,
                    Status.DUE,
                    Status.UNKNOWN,
                    Status.IN_PROGRESS,
                    Status.EXCEPTED,
                    Status.NOT_YET_KNOWN);

    /// The width of a whole bar.
    private static final int WIDTH = 100;

    Tally {
        counts = List.copyOf(counts);
        bars = List.copyOf(bars);
    }

    /// A part of a bar.
    ///
    /// @param style class of the status
    /// @param label what it means, with its number
    /// @param from where it begins, in hundredths
    /// @param width in hundredths
    record Bar(String style, String label, double from, double width) {}

    /// Counts lines.
    ///
    /// @param title what they have in common
    /// @param path where they are listed
    /// @param lines the lines that concern the body
    static Tally of(String title, String path, List<Board.Line> lines) {
        Map<Status, Integer> counts = Board.count(lines);
        List<Bar> bars = new ArrayList<>();
        double from = 0;
        for (Status status : COLUMNS) {
            int count = counts.getOrDefault(status, 0);
            if (count > 0) {
                double width = (double) count * WIDTH / lines.size();
                bars.add(new Bar(status.style(), status.label() + count + "件", from, width));
                from += width;
            }
        }
        return new Tally(
                title,
                path,
                COLUMNS.stream().map(status -> counts.getOrDefault(status, 0)).toList(),
                bars,
                remark(counts, lines.size()));
    }

    private static String remark(Map<Status, Integer> counts, int all) {
        if (all == 0) {
            return "対策がありません";
        }
        return counts.getOrDefault(Status.HOLDS, 0) == 0 ? "実施済みの対策がまだありません" : "";
    }

    /// Returns how many there are.
    int all() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /// Returns how many hold.
    int holds() {
        return counts.getFirst();
    }
}
