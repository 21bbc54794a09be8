// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One sheet.
///
/// @param name its name
/// @param hidden whether its maker hid it
/// @param rows the rows that hold anything, by number from 0; in each the cells by column from 0
/// @param merged merged ranges
public record Sheet(
        String name,
        boolean hidden,
        SortedMap<Integer, SortedMap<Integer, Cell>> rows,
        List<Merged> merged) {

    public Sheet {
        merged = List.copyOf(merged);
    }

    /// A merged range; its value stands in its first cell.
    ///
    /// @param top first row from 0
    /// @param left first column from 0
    /// @param bottom last row
    /// @param right last column
    public record Merged(int top, int left, int bottom, int right) {

        /// Tells whether a cell lies in it.
        ///
        /// @param row row from 0
        /// @param column column from 0
        public boolean holds(int row, int column) {
            return row >= top && row <= bottom && column >= left && column <= right;
        }
    }

    /// Returns a cell, where it holds anything.
    ///
    /// @param row row from 0
    /// @param column column from 0
    public Optional<Cell> cell(int row, int column) {
        SortedMap<Integer, Cell> cells = rows.get(row);
        return cells == null ? Optional.empty() : Optional.ofNullable(cells.get(column));
    }

    /// Returns the cells of a row; empty where it holds nothing.
    ///
    /// @param row row from 0
    public SortedMap<Integer, Cell> row(int row) {
        return rows.getOrDefault(row, new TreeMap<>());
    }

    /// Returns the merged range in which a cell lies.
    ///
    /// @param row row from 0
    /// @param column column from 0
    public Optional<Merged> mergedAt(int row, int column) {
        return merged.stream().filter(range -> range.holds(row, column)).findFirst();
    }
}
