// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of one row shows.
///
/// @param title what the row is called
/// @param notice what is said above it; empty for nothing
/// @param register the register's name
/// @param listPath the list's full address
/// @param path the row's full address
/// @param version the version that is shown
/// @param mayWrite whether the person may change it
/// @param standing how things stand with it; null where the register says nothing
/// @param facts its fields
/// @param parts what belongs to the row, in blocks
public record RowView(
        String title,
        String notice,
        String register,
        String listPath,
        String path,
        int version,
        boolean mayWrite,
        @Nullable Standing standing,
        List<Fact> facts,
        List<Part> parts) {

    public RowView {
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
    }

    /// A field and its value.
    ///
    /// @param label what the field is called
    /// @param value its value; empty for none
    public record Fact(String label, String value) {}

    /// A block below the fields.
    ///
    /// @param heading what it is about
    /// @param sentence how things stand with it; may be empty
    /// @param rows its rows
    public record Part(String heading, String sentence, List<PartRow> rows) {
        public Part {
            rows = List.copyOf(rows);
        }
    }

    /// A row of a block.
    ///
    /// @param path its address below the body
    /// @param title what it is called
    /// @param about one line about it
    public record PartRow(String path, String title, String about) {}
}
