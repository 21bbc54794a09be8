// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import java.util.List;

/// What the search page shows.
///
/// @param typed what was typed, as it was typed
/// @param groups what was found, one group for each kind that has hits
public record SearchView(String typed, List<Group> groups) {

    public SearchView {
        groups = List.copyOf(groups);
    }

    /// The hits of one kind.
    ///
    /// @param label what the rows are called
    /// @param listPath the list of all of them, below the body; the typed text is appended
    /// @param hits the first ones
    /// @param more whether there are more
    public record Group(String label, String listPath, List<Hit> hits, boolean more) {

        public Group {
            hits = List.copyOf(hits);
        }
    }

    /// One row.
    ///
    /// @param path its address below the body
    /// @param title what it is called
    /// @param about one line about it; may be empty
    public record Hit(String path, String title, String about) {}
}
