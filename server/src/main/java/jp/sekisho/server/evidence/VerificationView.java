// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of a verification shows.
///
/// @param list the full address of the ledger
/// @param path the page's full address
/// @param running what is being done, while it is; null where nothing runs
/// @param percent how far it is, 0 to 100
/// @param verdict what came of the last one; null where none has run since the start
record VerificationView(
        String list,
        String path,
        @Nullable String running,
        int percent,
        @Nullable Verdict verdict) {

    /// What came of a verification.
    ///
    /// @param style the class of the sign
    /// @param sign its sign
    /// @param word one word
    /// @param sentence what was found
    /// @param advice what to do; empty for nothing
    /// @param facts how many entries, and so on
    record Verdict(
            String style,
            String sign,
            String word,
            String sentence,
            String advice,
            List<EntryView.Fact> facts) {
        Verdict {
            facts = List.copyOf(facts);
        }
    }
}
