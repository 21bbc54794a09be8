// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

/// A cell that is not empty.
///
/// @param row row from 0
/// @param column column from 0
/// @param text what a person reads in it; a date in ISO form; a number without exponent
/// @param kind what it is
public record Cell(int row, int column, String text, Kind kind) {

    /// What a cell is.
    public enum Kind {
        /** Text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A number that is shown as a date. */
        DATE,
        /** Yes or no. */
        YES_NO,
        /** A formula, which was not run: its text is the result that the workbook keeps. */
        FORMULA,
        /** An error value such as #N/A. */
        ERROR
    }

    public Cell {
        if (row < 0 || column < 0) {
            throw new IllegalArgumentException("cell before A1: " + row + ", " + column);
        }
    }

    /// Returns its address: B12.
    public String address() {
        return columnName(column) + (row + 1);
    }

    /// Returns the letters of a column.
    ///
    /// @param column column from 0
    public static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }
}
