// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import jp.sekisho.server.register.FoundTable.Role;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.search.SearchText;

/// The rows of a table as they stand in the sheet, and what became of every cell that belongs to
/// none.
///
/// @param table the table
/// @param rows its rows
/// @param left the cells that belong to no row
record SheetRows(FoundTable table, List<Row> rows, Map<Cell, Fate> left) {

    private static final Set<String> TOTALS =
            Set.of("合計", "小計", "総計", "計", "総合計", "合計件数", "件数計", "累計");
    private static final Set<String> DITTO =
            Set.of("〃", "″", "”", "\"", "''", "々", "同上", "上に同じ", "同 上");

    SheetRows {
        rows = List.copyOf(rows);
        left = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(left));
    }

    /// A row.
    ///
    /// @param number row from 0
    /// @param values what stands in each column, by column
    record Row(int number, Map<Integer, Value> values) {

        Row {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// What stands in one column of a row.
    ///
    /// @param text the text that counts
    /// @param cell the cell in this row, if there is one
    /// @param from where the text comes from where it is not the cell's own
    /// @param kind what the text was
    record Value(String text, Optional<Cell> cell, Origin from, Cell.Kind kind) {}

    /// Where a text comes from.
    enum Origin {
        /** The cell itself. */
        OWN,
        /** A merged range that begins in a row above. */
        MERGED,
        /** A ditto mark: the row above. */
        ABOVE,
        /** A ditto mark with nothing above it. */
        NOWHERE
    }

    static SheetRows of(FoundTable table) {
        Sheet sheet = table.sheet();
        Map<Cell, Fate> left = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        Map<Integer, Value> above = new HashMap<>();
        for (Map.Entry<Integer, SortedMap<Integer, Cell>> entry : sheet.rows().entrySet()) {
            int number = entry.getKey();
            SortedMap<Integer, Cell> cells = entry.getValue();
            Optional<Fate> apart = apart(table, number, cells);
            if (apart.isPresent()) {
                cells.values().forEach(cell -> left.put(cell, heading(table, cell, apart.get())));
                continue;
            }
            Map<Integer, Value> values = new LinkedHashMap<>();
            for (FoundTable.Column column : table.columns()) {
                value(table, number, column, above).ifPresent(v -> values.put(column.index(), v));
            }
            for (Cell cell : cells.values()) {
                if (table.column(cell.column()).isEmpty()) {
                    values.put(
                            cell.column(),
                            new Value(cell.text(), Optional.of(cell), Origin.OWN, cell.kind()));
                }
            }
            above.putAll(values);
            rows.add(new Row(number, values));
        }
        return new SheetRows(table, rows, left);
    }

    private static Fate heading(FoundTable table, Cell cell, Fate fate) {
        return fate instanceof Fate.Heading
                ? new Fate.Heading(
                        table.column(cell.column())
                                .map(FoundTable.Column::heading)
                                .orElse(cell.text()))
                : fate;
    }

    /// Tells what a line of cells is where it is no row of the table.
    private static Optional<Fate> apart(
            FoundTable table, int number, SortedMap<Integer, Cell> cells) {
        if (number < table.top()) {
            return Optional.of(new Fate.Left(Fate.Why.TITLE));
        }
        if (number <= table.bottom()) {
            return Optional.of(new Fate.Heading(""));
        }
        if (table.repeatsHeadings(cells)) {
            return Optional.of(new Fate.Left(Fate.Why.REPEATED_HEADING));
        }
        if (cells.values().stream()
                .limit(3)
                .anyMatch(cell -> TOTALS.contains(SearchText.of(cell.text()).joined()))) {
            return Optional.of(new Fate.Left(Fate.Why.TOTAL));
        }
        if (cells.size() > 1) {
            return Optional.empty();
        }
        Cell only = cells.firstEntry().getValue();
        String text = only.text().strip();
        boolean wide =
                table.sheet()
                        .mergedAt(only.row(), only.column())
                        .filter(range -> range.right() - range.left() >= 2)
                        .isPresent();
        if (wide
                || text.startsWith("※")
                || text.startsWith("注")
                || text.startsWith("(注")
                || text.startsWith("(注")) {
            return Optional.of(new Fate.Left(Fate.Why.FOOTNOTE));
        }
        boolean named = table.column(only.column()).filter(c -> c.role() == Role.FIELD).isPresent();
        return named ? Optional.empty() : Optional.of(new Fate.Left(Fate.Why.NO_ROW));
    }

    private static Optional<Value> value(
            FoundTable table, int number, FoundTable.Column column, Map<Integer, Value> above) {
        Optional<Cell> own = table.sheet().cell(number, column.index());
        if (own.isPresent()) {
            Cell cell = own.get();
            if (!DITTO.contains(cell.text().strip())) {
                return Optional.of(new Value(cell.text(), own, Origin.OWN, cell.kind()));
            }
            Value before = above.get(column.index());
            return Optional.of(
                    before == null
                            ? new Value(cell.text(), own, Origin.NOWHERE, cell.kind())
                            : new Value(before.text(), own, Origin.ABOVE, before.kind()));
        }
        return table.sheet()
                .mergedAt(number, column.index())
                .filter(range -> range.top() > table.bottom() && range.top() < number)
                .filter(range -> range.left() == column.index())
                .flatMap(range -> table.sheet().cell(range.top(), range.left()))
                .map(cell -> {
                    Value first = above.get(column.index());
                    return new Value(
                            first == null ? cell.text() : first.text(),
                            Optional.empty(),
                            Origin.MERGED,
                            cell.kind());
                });
    }
}
