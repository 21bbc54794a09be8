// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the list of a register shows.
///
/// @param title the register's name
/// @param lead the first sentence: how things stand
/// @param purpose what the register is for
/// @param path the register's full address
/// @param query the part that is shown, as in the address, for export and print
/// @param addLabel what adding says; empty where the person may not add
/// @param actions more to do
/// @param typed words that were typed
/// @param shortcuts filters in plain words
/// @param filters filters by value
/// @param hidden parts of the address that the filter form keeps
/// @param columns the table's columns
/// @param rows the table's rows
/// @param total how many rows there are, in words
/// @param narrowed whether anything narrows the list
/// @param before address of the page before; null for none
/// @param after address of the page behind; null for none
/// @param today the day, for the print
public record ListView(
        String title,
        String lead,
        String purpose,
        String path,
        String query,
        String addLabel,
        List<Register.Action> actions,
        String typed,
        List<Chip> shortcuts,
        List<Filter> filters,
        List<Hidden> hidden,
        List<Column> columns,
        List<Row> rows,
        String total,
        boolean narrowed,
        @Nullable String before,
        @Nullable String after,
        String today) {

    public ListView {
        actions = List.copyOf(actions);
        shortcuts = List.copyOf(shortcuts);
        filters = List.copyOf(filters);
        hidden = List.copyOf(hidden);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// A filter in plain words.
    ///
    /// @param label what it says
    /// @param path the address that turns it on or off
    /// @param on whether it is on
    public record Chip(String label, String path, boolean on) {}

    /// A filter by value.
    ///
    /// @param name its name in the address
    /// @param label what the field is called
    /// @param options what can be chosen
    /// @param chosen the code that is chosen; empty for all
    public record Filter(String name, String label, List<Option> options, String chosen) {
        public Filter {
            options = List.copyOf(options);
        }
    }

    /// A part of the address that a form keeps.
    ///
    /// @param name its name
    /// @param value its value
    public record Hidden(String name, String value) {}

    /// A column.
    ///
    /// @param label its heading
    /// @param sortPath the address that sorts by it; null where it cannot be sorted
    /// @param sorted `ascending`, `descending` or `none`
    /// @param number whether it holds numbers
    public record Column(String label, @Nullable String sortPath, String sorted, boolean number) {}

    /// A row.
    ///
    /// @param path its address
    /// @param cells what its columns show
    /// @param standing how things stand with it; null where the register says nothing
    public record Row(String path, List<String> cells, @Nullable Standing standing) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
