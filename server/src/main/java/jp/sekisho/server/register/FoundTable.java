// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;

/// The table found in a sheet: where its headings stand and what its columns are.
///
/// @param sheet the sheet
/// @param top first row of the headings
/// @param bottom last row of the headings
/// @param columns its columns
record FoundTable(Sheet sheet, int top, int bottom, List<Column> columns) {

    /// Rows at the beginning of a sheet among which the headings are looked for.
    private static final int LOOKED_AT = 40;

    FoundTable {
        columns = List.copyOf(columns);
    }

    /// What a column is.
    enum Role {
        /** It stands for a field. */
        FIELD,
        /** It goes to the notes. */
        NOTES,
        /** It holds the id of a row. */
        ID,
        /** It holds the version of a row. */
        VERSION
    }

    /// A column.
    ///
    /// @param index column from 0
    /// @param heading its heading, its rows joined
    /// @param role what it is
    /// @param field the field's name for [Role#FIELD], else empty
    /// @param decided whether its name is known; else somebody should look at it
    record Column(int index, String heading, Role role, String field, boolean decided) {}

    /// Finds the table of a sheet.
    ///
    /// @return the table, or nothing where no row could be its headings
    static Optional<FoundTable> find(Sheet sheet, Headings headings) {
        Optional<FoundTable> best = Optional.empty();
        int most = 0;
        int looked = 0;
        for (int row : sheet.rows().keySet()) {
            if (looked++ >= LOOKED_AT) {
                break;
            }
            for (int depth = 1; depth <= 3; depth++) {
                if (depth > 1 && !reaches(sheet, row, row + depth - 1)) {
                    continue;
                }
                FoundTable found = at(sheet, row, row + depth - 1, headings);
                int known = score(found);
                if (known > most) {
                    most = known;
                    best = Optional.of(found);
                }
            }
        }
        return best.or(() -> widest(sheet, headings));
    }

    private static int score(FoundTable table) {
        int known = 0;
        for (Column column : table.columns) {
            known += column.role() == Role.FIELD ? 3 : column.role() == Role.NOTES ? 0 : 3;
        }
        // One word that happens to be a heading is not yet a table.
        return known >= 6 ? known * 10 - (table.bottom - table.top) : 0;
    }

    /// Where no heading is known, the first row with several cells, to be mapped by a person.
    private static Optional<FoundTable> widest(Sheet sheet, Headings headings) {
        return sheet.rows().entrySet().stream()
                .limit(LOOKED_AT)
                .filter(row -> row.getValue().size() >= 3)
                .filter(row ->
                        row.getValue().values().stream()
                                .allMatch(cell -> cell.kind() == Cell.Kind.TEXT))
                .findFirst()
                .map(row -> at(sheet, row.getKey(), row.getKey(), headings));
    }

    /// Headings go on in the next row where a merged range says so: one that reaches down, or one
    /// that lies over several columns.
    private static boolean reaches(Sheet sheet, int top, int bottom) {
        return sheet.merged().stream()
                .anyMatch(range ->
                        (range.top() == top && range.bottom() == bottom)
                                || (range.top() >= top
                                        && range.bottom() == bottom - 1
                                        && range.right() > range.left()));
    }

    private static FoundTable at(Sheet sheet, int top, int bottom, Headings headings) {
        TreeSet<Integer> indexes = new TreeSet<>();
        for (int row = top; row <= bottom; row++) {
            indexes.addAll(sheet.row(row).keySet());
        }
        for (Sheet.Merged range : sheet.merged()) {
            if (range.top() >= top
                    && range.bottom() <= bottom
                    && sheet.cell(range.top(), range.left()).isPresent()
                    && range.right() - range.left() < 12) {
                for (int column = range.left(); column <= range.right(); column++) {
                    indexes.add(column);
                }
            }
        }
        List<Column> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int index : indexes) {
            List<String> parts = parts(sheet, top, bottom, index);
            if (parts.isEmpty()) {
                continue;
            }
            columns.add(column(index, parts, headings, taken));
        }
        return new FoundTable(sheet, top, bottom, columns);
    }

    private static Column column(
            int index, List<String> parts, Headings headings, Set<String> taken) {
        String heading = String.join(" ", parts);
        if (heading.equals(Headings.ID)) {
            return new Column(index, heading, Role.ID, "", true);
        }
        if (heading.equals(Headings.VERSION)) {
            return new Column(index, heading, Role.VERSION, "", true);
        }
        Optional<String> field = headings.field(parts);
        if (field.isPresent() && !field.get().isEmpty() && taken.add(field.get())) {
            return new Column(index, heading, Role.FIELD, field.get(), true);
        }
        return new Column(
                index, heading, Role.NOTES, "", field.isPresent() && field.get().isEmpty());
    }

    private static List<String> parts(Sheet sheet, int top, int bottom, int column) {
        LinkedHashSet<String> parts = new LinkedHashSet<>();
        for (int row = top; row <= bottom; row++) {
            int at = row;
            sheet.cell(row, column)
                    .or(() ->
                            sheet.mergedAt(at, column)
                                    .filter(range -> range.top() >= top)
                                    .flatMap(range -> sheet.cell(range.top(), range.left())))
                    .map(cell -> cell.text().strip().replaceAll("\\s*\\n\\s*", ""))
                    .ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    Optional<Column> column(int index) {
        return columns.stream().filter(column -> column.index() == index).findFirst();
    }

    /// Tells whether a row says the headings once more.
    boolean repeatsHeadings(SortedMap<Integer, Cell> row) {
        long same =
                row.values().stream()
                        .filter(cell ->
                                sheet.cell(top, cell.column())
                                        .or(() -> sheet.cell(bottom, cell.column()))
                                        .filter(head -> head.text().equals(cell.text()))
                                        .isPresent())
                        .count();
        return row.size() >= 2 && same == row.size();
    }
}
