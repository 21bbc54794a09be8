// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.util.ArrayList;
import java.util.List;

/// Cuts the rows of tables.
final class Table {

    /// The most columns of a row.
    static final int MAX_COLUMNS = 500;

    private Table() {}

    /// Cuts a row of comma-separated values; quotes may hold commas and doubled quotes.
    static List<String> csv(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length() && cells.size() < MAX_COLUMNS; i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(line.charAt(++i));
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
