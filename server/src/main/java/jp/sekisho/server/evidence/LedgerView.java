// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.List;
import jp.sekisho.server.page.FormField;
import org.jspecify.annotations.Nullable;

/// What the list of entries shows.
///
/// @param path the page's full address
/// @param entries how many entries the ledger has, in words
/// @param signed how the newest checkpoint stands, one sentence
/// @param filters the fields by which one narrows
/// @param narrowed whether the list is narrowed
/// @param rows the entries, the newest first
/// @param older the address of older entries; null for none
/// @param wrong what is wrong with what was typed; empty for nothing
/// @param export whether this person may take the ledger away
record LedgerView(
        String path,
        String entries,
        String signed,
        List<FormField> filters,
        boolean narrowed,
        List<Row> rows,
        @Nullable String older,
        String wrong,
        boolean export) {

    LedgerView {
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    /// One entry.
    ///
    /// @param seq its number
    /// @param path its full address
    /// @param when day and time
    /// @param who who did it
    /// @param whoPath the address of all this person's entries; empty where the name was erased
    /// @param what what it was done to
    /// @param action what was done
    /// @param why the first line of the reason
    record Row(
            long seq,
            String path,
            String when,
            String who,
            String whoPath,
            String what,
            String action,
            String why) {}
}
