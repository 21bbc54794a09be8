// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.server.page.JapaneseDate;

/// Draws the numbers of a [StatusHistory] as columns, in the units of the drawing.
///
/// @param columns one column a day
/// @param lines horizontal lines with their numbers
record HistoryChart(List<Column> columns, List<Line> lines) {

    /// Width of the drawing.
    static final int WIDTH = 760;

    /// Height of the drawing, the labels below included.
    static final int HEIGHT = 280;

    private static final int LEFT = 44;
    private static final int TOP = 12;
    private static final int BOTTOM = 236;
    private static final double FILLED = 0.72;

    /// Numbers of lines that a reader takes in at a glance.
    private static final int MOST_LINES = 5;

    private static final List<Integer> STEPS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000);

    HistoryChart {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /// One day.
    ///
    /// @param x left edge
    /// @param width width
    /// @param label the day in short
    /// @param parts one part a status, what holds at the bottom
    record Column(double x, double width, String label, List<Part> parts) {

        double middle() {
            return x + width / 2;
        }
    }

    /// A part of a column.
    ///
    /// @param style class of the status
    /// @param title what it says
    /// @param y upper edge
    /// @param height height
    record Part(String style, String title, double y, double height) {}

    /// A horizontal line.
    ///
    /// @param number what it stands for
    /// @param y where it lies
    record Line(int number, double y) {}

    static HistoryChart of(StatusHistory history) {
        int most = history.points().stream().mapToInt(StatusHistory.Point::all).max().orElse(0);
        int step =
                STEPS.stream()
                        .filter(candidate -> candidate * MOST_LINES >= most)
                        .findFirst()
                        .orElse(Math.max(1, most / MOST_LINES));
        int top = Math.max(step, (most + step - 1) / step * step);
        List<Line> lines = new ArrayList<>();
        for (int number = 0; number <= top; number += step) {
            lines.add(new Line(number, y(number, top)));
        }
        List<Column> columns = new ArrayList<>();
        double pitch = (double) (WIDTH - LEFT) / Math.max(1, history.points().size());
        for (int i = 0; i < history.points().size(); i++) {
            StatusHistory.Point point = history.points().get(i);
            boolean last = i == history.points().size() - 1;
            String label = last ? "きょう" : point.day().getMonthValue() + "月末";
            columns.add(column(point, label, LEFT + i * pitch, pitch, top));
        }
        return new HistoryChart(columns, lines);
    }

    private static Column column(
            StatusHistory.Point point, String label, double from, double pitch, int top) {
        List<Part> parts = new ArrayList<>();
        int below = 0;
        for (Status status : Tally.COLUMNS) {
            int count = point.of(status);
            if (count > 0) {
                double upper = y(below + count, top);
                parts.add(
                        new Part(
                                status.style(),
                                new JapaneseDate(point.day()).text()
                                        + " "
                                        + status.label()
                                        + count
                                        + "件",
                                upper,
                                y(below, top) - upper));
                below += count;
            }
        }
        double width = pitch * FILLED;
        return new Column(from + (pitch - width) / 2, width, label, parts);
    }

    private static double y(int number, int top) {
        return BOTTOM - (double) number * (BOTTOM - TOP) / top;
    }
}
