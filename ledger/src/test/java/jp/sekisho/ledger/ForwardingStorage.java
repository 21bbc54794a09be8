// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.NodeId;

/// A storage in front of another, for tests to override one thing.
class ForwardingStorage implements LedgerStorage {

    private final LedgerStorage storage;

    ForwardingStorage(LedgerStorage storage) {
        this.storage = storage;
    }

    @Override
    public long size() {
        return storage.size();
    }

    @Override
    public void store(List<StoredEntry> entries) {
        storage.store(entries);
    }

    @Override
    public List<Hash> nodes(List<NodeId> ids) {
        return storage.nodes(ids);
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        return storage.entry(id);
    }

    @Override
    public void scan(long from, long to, Consumer<StoredEntry> each) {
        storage.scan(from, to, each);
    }

    @Override
    public void erase(EntryRange entries, FactName name) {
        storage.erase(entries, name);
    }

    @Override
    public void keep(long size, SignedNote note) {
        storage.keep(size, note);
    }

    @Override
    public void checkpoints(Consumer<SignedNote> each) {
        storage.checkpoints(each);
    }
}
