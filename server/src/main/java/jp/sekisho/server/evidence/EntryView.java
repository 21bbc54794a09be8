// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of one entry shows.
///
/// @param seq its number
/// @param list the full address of the list
/// @param facts who, when, what, why
/// @param why the reason, one line each
/// @param subjectPath the full address of what it speaks of; null where it has no page
/// @param about the address of all entries about it
/// @param before the hash of the row before; empty where there was none
/// @param after the hash of the row after; empty where there is none any more
/// @param earlier the entry about the same thing before this one; null for none
/// @param later the entry about the same thing after this one; null for none
/// @param proof the proof; null where no checkpoint covers the entry yet
record EntryView(
        long seq,
        String list,
        List<Fact> facts,
        List<String> why,
        @Nullable String subjectPath,
        String about,
        String before,
        String after,
        @Nullable String earlier,
        @Nullable String later,
        @Nullable Proof proof) {

    EntryView {
        facts = List.copyOf(facts);
        why = List.copyOf(why);
    }

    /// One line.
    record Fact(String label, String value) {}

    /// The proof that the entry stands in the ledger.
    ///
    /// @param leaf the entry's hash
    /// @param size how many entries the checkpoint covers
    /// @param root the root that it signs
    /// @param when when it was signed
    /// @param path the hashes that lead from the entry to the root
    /// @param download the address of the file
    record Proof(
            String leaf, long size, String root, String when, List<String> path, String download) {
        Proof {
            path = List.copyOf(path);
        }
    }
}
