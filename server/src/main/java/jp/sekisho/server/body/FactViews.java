// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What the settings pages show.
final class FactViews {

    private FactViews() {}

    /// All settings.
    record Index(List<Line> lines) {
        Index {
            lines = List.copyOf(lines);
        }
    }

    /// One page of settings.
    record Line(String label, String path, String purpose) {}

    /// The rows of one kind.
    ///
    /// @param label what the page is called
    /// @param lead how many there are
    /// @param purpose what it is for
    /// @param path its address
    /// @param addLabel what the button says; empty for whoever may not
    /// @param all whether ended ones are shown too
    /// @param dated whether there can be ended ones
    /// @param columns headings
    /// @param rows the rows
    record ListView(
            String label,
            String lead,
            String purpose,
            String path,
            String addLabel,
            boolean all,
            boolean dated,
            List<String> columns,
            List<Row> rows) {
        ListView {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// One row.
    ///
    /// @param path its page
    /// @param cells what it says
    /// @param state 今, これから or 終わり; empty where there is no duration
    record Row(String path, List<String> cells, String state) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /// One row's page.
    ///
    /// @param kind what the list is called
    /// @param listPath the list's address
    /// @param path the row's address
    /// @param title what the row is called
    /// @param state 今, これから or 終わり; empty where there is no duration
    /// @param facts what it says
    /// @param mayWrite whether it may be changed
    /// @param version its version
    record RowPage(
            String kind,
            String listPath,
            String path,
            String title,
            String state,
            List<Fact> facts,
            boolean mayWrite,
            int version) {
        RowPage {
            facts = List.copyOf(facts);
        }
    }

    /// A label and what stands there.
    record Fact(String label, String value) {}

    /// A form.
    ///
    /// @param kind what the list is called
    /// @param listPath the list's address
    /// @param title what it is for
    /// @param action where it goes
    /// @param version the version that was read; 0 for a new row
    /// @param conflict a sentence where somebody else changed the row; empty for none
    /// @param fields the fields
    record FormView(
            String kind,
            String listPath,
            String title,
            String action,
            int version,
            String conflict,
            List<FormField> fields) {
        FormView {
            fields = List.copyOf(fields);
        }
    }

    /// What happened to a row.
    record HistoryView(String title, String path, List<Past> past) {
        HistoryView {
            past = List.copyOf(past);
        }
    }

    /// One change.
    record Past(String when, String who, String what, String why) {}
}
