// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.tree.Hash;

/// What verifying a ledger came to.
public sealed interface Verification {

    /// Returns what was read until the verdict was clear.
    Seen seen();

    /// Nothing was altered, removed, inserted or reordered, as far as the trusted keys reach.
    ///
    /// @param unsigned how many entries at the end no checkpoint covers yet (a running ledger only)
    record Intact(Seen seen, long unsigned) implements Verification {}

    /// Something was altered.
    ///
    /// @param where the first entry that is bad, or the range in which it is; empty where no entry
    ///   can be named
    /// @param finding what was found
    /// @param detail the fact, row or note that is meant; empty where there is nothing to add
    record Altered(Seen seen, Optional<EntryRange> where, Finding finding, String detail)
            implements Verification {}

    /// Entries are missing at the end.
    ///
    /// @param expected how many there should be at least; -1 where only the export's end is missing
    /// @param olderSays whether an older checkpoint that was kept elsewhere says so
    record Truncated(Seen seen, long expected, boolean olderSays) implements Verification {}

    /// Nothing can be concluded.
    record Undetermined(Seen seen, Doubt doubt, String detail) implements Verification {}

    /// What was read.
    ///
    /// @param entries how many entries
    /// @param root the root over them
    /// @param erased how many facts were erased and recorded as such
    /// @param witnesses how many trusted witnesses co-signed the newest checkpoint
    /// @param ownKey whether the key came out of the export itself
    /// @param restorations where the ledger was restored from a backup, ascending
    record Seen(
            long entries,
            Hash root,
            long erased,
            int witnesses,
            boolean ownKey,
            List<EntryId> restorations) {
        public Seen {
            restorations = List.copyOf(restorations);
        }
    }
}
