// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.NodeId;
import jp.sekisho.ledger.tree.Nodes;

/// Where a ledger stands: the door that an application implements over its database, inside the
/// transaction of the caller.
///
/// Three tables are enough: entries (number, bytes, node hashes one after the other), facts
/// (number, name, salt, value), checkpoints (size, note). Entries and checkpoints are only ever
/// inserted. Two appends at once must not both succeed: the number is the primary key, and an
/// application lets one transaction append at a time. A failure of the database is the
/// implementation's own unchecked exception.
public interface LedgerStorage extends Nodes {

    /// Returns how many entries there are.
    long size();

    /// Inserts entries with their nodes and facts.
    ///
    /// @param entries numbered from [#size] on without gaps
    void store(List<StoredEntry> entries);

    /// Reads node hashes. Node (level, index) is the `level`-th of the nodes stored with entry
    /// [NodeId#lastLeaf]; at most 128 are asked for at a time.
    @Override
    List<Hash> nodes(List<NodeId> ids);

    /// Reads one entry.
    Optional<StoredEntry> entry(EntryId id);

    /// Hands over entries in ascending order, a bounded number in memory at a time.
    ///
    /// @param from the first
    /// @param to one after the last
    void scan(long from, long to, Consumer<StoredEntry> each);

    /// Removes value and salt of a fact from entries, for good.
    ///
    /// @param entries where
    /// @param name which fact
    void erase(EntryRange entries, FactName name);

    /// Inserts a checkpoint.
    ///
    /// @param size its size; several may have the same
    /// @param note the signed checkpoint
    void keep(long size, SignedNote note);

    /// Hands over the kept checkpoints, ascending by size, then in the order of keeping.
    void checkpoints(Consumer<SignedNote> each);
}
