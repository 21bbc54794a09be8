// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;

/// What the history of one row shows.
///
/// @param title what the row is called
/// @param path the row's full address
/// @param entries who changed it, the newest first
public record HistoryView(String title, String path, List<Entry> entries) {

    public HistoryView {
        entries = List.copyOf(entries);
    }

    /// Something that happened to the row.
    ///
    /// @param when day and time
    /// @param who who did it; empty where the name was erased
    /// @param what what happened
    /// @param why the reason, or what changed, one line each
    public record Entry(String when, String who, String what, List<String> why) {
        public Entry {
            why = List.copyOf(why);
        }
    }
}
