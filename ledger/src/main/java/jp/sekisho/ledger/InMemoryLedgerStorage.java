// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.NodeId;

/// A storage in memory, for tests, samples and small tools; serves one thread at a time.
public final class InMemoryLedgerStorage implements LedgerStorage {

    private final List<StoredEntry> entries = new ArrayList<>();
    private final TreeMap<Long, List<SignedNote>> checkpoints = new TreeMap<>();

    /// Makes an empty storage.
    public InMemoryLedgerStorage() {}

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public void store(List<StoredEntry> more) {
        for (StoredEntry entry : more) {
            if (entry.id().index() != entries.size()) {
                throw new IllegalArgumentException(
                        "entry " + entries.size() + " comes next, not " + entry.id());
            }
            entries.add(entry);
        }
    }

    @Override
    public List<Hash> nodes(List<NodeId> ids) {
        List<Hash> hashes = new ArrayList<>(ids.size());
        for (NodeId id : ids) {
            hashes.add(entries.get((int) id.lastLeaf()).nodes().get(id.level()));
        }
        return hashes;
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        return id.index() < entries.size()
                ? Optional.of(entries.get((int) id.index()))
                : Optional.empty();
    }

    @Override
    public void scan(long from, long to, Consumer<StoredEntry> each) {
        entries.subList((int) from, (int) to).forEach(each);
    }

    @Override
    public void erase(EntryRange range, FactName name) {
        for (int i = (int) range.first().index(); i <= range.last().index(); i++) {
            StoredEntry old = entries.get(i);
            List<Fact> left = old.facts().stream().filter(f -> !f.name().equals(name)).toList();
            entries.set(i, new StoredEntry(old.id(), old.bytes(), old.nodes(), left));
        }
    }

    @Override
    public void keep(long size, SignedNote note) {
        checkpoints.computeIfAbsent(size, s -> new ArrayList<>()).add(note);
    }

    @Override
    public void checkpoints(Consumer<SignedNote> each) {
        checkpoints.values().forEach(notes -> notes.forEach(each));
    }
}
