// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.NoteSigner;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.tree.ConsistencyProof;
import jp.sekisho.ledger.tree.Frontier;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.InclusionProof;
import jp.sekisho.ledger.tree.TreeHasher;
import jp.sekisho.ledger.tree.TreeProver;

/// A ledger over a storage. It keeps no state of its own: what it appends lives and dies with the
/// transaction in which its storage stands. One instance serves one thread at a time.
public final class Ledger {

    private final Origin origin;
    private final LedgerStorage storage;
    private final SecureRandom random;
    private final TreeHasher hasher = new TreeHasher();

    /// Opens a ledger.
    ///
    /// @param origin its name in checkpoints
    /// @param storage where it stands
    /// @param random where salts are taken from
    public Ledger(Origin origin, LedgerStorage storage, SecureRandom random) {
        this.origin = origin;
        this.storage = storage;
        this.random = random;
    }

    /// Returns the ledger's name in checkpoints.
    public Origin origin() {
        return origin;
    }

    /// Appends one entry; reads O(log n) nodes and stores one entry.
    ///
    /// @return its number
    public EntryId append(Change change) {
        return append(List.of(change)).first();
    }

    /// Appends entries in one go, in the order given.
    ///
    /// @param changes at least one
    /// @return their numbers
    public EntryRange append(List<Change> changes) {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        long first = storage.size();
        Frontier frontier = Frontier.recover(first, storage);
        byte[] salts =
                new byte[Fact.SALT_BYTES * changes.stream().mapToInt(c -> c.facts().size()).sum()];
        random.nextBytes(salts);
        int salt = 0;
        List<StoredEntry> entries = new ArrayList<>(changes.size());
        for (Change change : changes) {
            List<Fact> facts = new ArrayList<>(change.facts().size());
            for (Map.Entry<FactName, String> fact : change.facts().entrySet()) {
                byte[] own = Arrays.copyOfRange(salts, salt, salt + Fact.SALT_BYTES);
                salt += Fact.SALT_BYTES;
                facts.add(new Fact(fact.getKey(), own, fact.getValue()));
            }
            EntryId id = new EntryId(frontier.size());
            CanonicalBytes bytes = EntryCodec.encode(bind(change, facts));
            List<Hash> nodes = frontier.append(hasher.leaf(bytes.raw()));
            entries.add(new StoredEntry(id, bytes, nodes, facts));
        }
        storage.store(entries);
        return EntryRange.of(first, frontier.size() - 1);
    }

    private static Entry bind(Change change, List<Fact> facts) {
        return new Entry(
                change.at(),
                change.actor(),
                change.subject(),
                change.action(),
                change.before(),
                change.after(),
                facts.stream().map(Fact::commitment).toList(),
                change.statement());
    }

    /// Returns how many entries there are and the root over them, unsigned.
    public Checkpoint head() {
        long size = storage.size();
        return new Checkpoint(origin, size, new TreeProver(size, storage).root(), List.of());
    }

    /// Signs the ledger as it stands and keeps the checkpoint.
    ///
    /// @param signers the ledger's own key first; at least one
    public SignedNote checkpoint(List<NoteSigner> signers) {
        Checkpoint head = head();
        SignedNote note = SignedNote.sign(head.text(), signers);
        storage.keep(head.size(), note);
        return note;
    }

    /// Proves that an entry stands in the tree of a given size.
    ///
    /// @param size at most the ledger's
    /// @return empty where the tree has no such entry
    public Optional<InclusionProof> prove(EntryId id, long size) {
        if (id.index() >= size) {
            return Optional.empty();
        }
        return Optional.of(new TreeProver(size, storage).inclusion(id.index()));
    }

    /// Proves that the ledger of one size begins with that of another.
    ///
    /// @param older at most `newer`
    /// @param newer at most the ledger's size
    public ConsistencyProof consistency(long older, long newer) {
        return new TreeProver(newer, storage).consistency(older);
    }

    /// Erases the value and salt of a fact from entries and records that; proofs stay whole.
    ///
    /// @param entries where, all of them appended before
    /// @param name which fact
    /// @param why the reason; it can be erased in its turn
    /// @return the number of the entry that records it
    public EntryId erase(EntryRange entries, FactName name, Instant at, Actor actor, String why) {
        if (entries.last().index() >= storage.size()) {
            throw new IllegalArgumentException("entries " + entries + " are not all there");
        }
        storage.erase(entries, name);
        return append(new Erasure(entries, name).change(at, actor).because(why));
    }

    /// Records that the ledger was just restored from a backup: an entry with a signed statement,
    /// covered by a checkpoint. Must be the first thing that is appended after the restore.
    ///
    /// @param signers the ledger's own key first; at least one
    /// @return the checkpoint
    public SignedNote restored(Instant at, Actor actor, String why, List<NoteSigner> signers) {
        append(Restoration.change(head(), at, actor, signers).because(why));
        return checkpoint(signers);
    }
}
