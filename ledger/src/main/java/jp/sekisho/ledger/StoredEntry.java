// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.List;
import jp.sekisho.ledger.tree.Hash;

/// One entry as a storage keeps it. A storage hands over what it holds, also where somebody altered
/// it: only [LedgerVerifier] judges.
///
/// @param id its number
/// @param bytes its canonical bytes; `Entry` reads them
/// @param nodes the tree's nodes that it completed: its leaf first, then upwards; as many as the
///   number after its own has trailing zero bits, and one
/// @param facts the facts beside it that are not erased
public record StoredEntry(EntryId id, CanonicalBytes bytes, List<Hash> nodes, List<Fact> facts) {
    public StoredEntry {
        nodes = List.copyOf(nodes);
        facts = List.copyOf(facts);
    }

    /// Returns how many nodes an entry completes.
    static int nodesOf(long index) {
        return Long.numberOfTrailingZeros(index + 1) + 1;
    }
}
