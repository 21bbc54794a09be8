// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.InclusionProof;
import jp.sekisho.ledger.tree.NodeId;
import jp.sekisho.ledger.tree.Nodes;
import jp.sekisho.ledger.tree.ProofCheck;
import jp.sekisho.ledger.tree.TreeHasher;
import jp.sekisho.ledger.tree.TreeProver;

/// What an export says of itself, and proofs out of it. Nothing here is verified but the proofs:
/// [LedgerVerifier] does that.
///
/// @param keys the ledger's keys by its own account, the present one first
/// @param checkpoints its checkpoints, the newest last
public record ExportedLedger(List<VerifierKey> keys, List<SignedNote> checkpoints) {

    public ExportedLedger {
        keys = List.copyOf(keys);
        checkpoints = List.copyOf(checkpoints);
    }

    /// Reads keys and checkpoints, which stand before the entries.
    ///
    /// @param export not closed
    public static ExportedLedger read(InputStream export) throws IOException, NotAnExportException {
        Walk walk = new Walk(ExportReader.open(export));
        return new ExportedLedger(walk.keys, walk.notes);
    }

    /// Makes the proof of one entry in one pass.
    ///
    /// @param export not closed
    public static Proving prove(InputStream export, EntryId id)
            throws IOException, NotAnExportException {
        Walk walk = new Walk(ExportReader.open(export));
        if (walk.notes.isEmpty()) {
            return new NoCheckpoint();
        }
        SignedNote newest = walk.notes.getLast();
        Checkpoint head;
        try {
            head = Checkpoint.parse(newest.text());
        } catch (MalformedNoteException malformed) {
            return new NoCheckpoint();
        }
        if (id.index() >= head.size()) {
            return new NoSuchEntry(head.size());
        }
        return walk.prove(id, head, newest);
    }

    /// What asking for a proof came to.
    public sealed interface Proving {}

    /// The proof.
    public record Proved(EntryProof proof) implements Proving {}

    /// The ledger has no such entry.
    ///
    /// @param size how many it has
    public record NoSuchEntry(long size) implements Proving {}

    /// There is no checkpoint to which a proof could lead.
    public record NoCheckpoint() implements Proving {}

    /// What the export holds does not lead to its checkpoint: it was altered.
    public record Inconsistent() implements Proving {}

    /// One walk: head first, then entries.
    private static final class Walk {

        private final ExportReader reader;
        private final List<VerifierKey> keys = new ArrayList<>();
        private final List<SignedNote> notes = new ArrayList<>();
        private ExportRecord next;

        Walk(ExportReader reader) throws IOException {
            this.reader = reader;
            next = reader.next();
            while (head(next)) {
                next = reader.next();
            }
        }

        private boolean head(ExportRecord record) {
            boolean room = keys.size() + notes.size() < Limits.EXPORT_CHECKPOINTS;
            return switch (record) {
                case ExportRecord.Name _ -> true;
                case ExportRecord.Key(VerifierKey key) -> room && keys.add(key);
                case ExportRecord.Note(SignedNote note) -> room && notes.add(note);
                case ExportRecord.Item _,
                        ExportRecord.Beside _,
                        ExportRecord.End _,
                        ExportRecord.Cut _,
                        ExportRecord.Broken _ ->
                        false;
            };
        }

        Proving prove(EntryId id, Checkpoint head, SignedNote newest) throws IOException {
            Wanted wanted = new Wanted();
            new TreeProver(head.size(), wanted).inclusion(id.index());
            Map<NodeId, Hash> found = new HashMap<>();
            Optional<CanonicalBytes> entry = collect(id, wanted.ids, found);
            if (entry.isEmpty() || !found.keySet().containsAll(wanted.ids)) {
                return new Inconsistent();
            }
            Nodes nodes =
                    ids ->
                            ids.stream()
                                    .map(n -> found.getOrDefault(n, TreeHasher.EMPTY_ROOT))
                                    .toList();
            InclusionProof proof = new TreeProver(head.size(), nodes).inclusion(id.index());
            Hash leaf = new TreeHasher().leaf(entry.get().raw());
            return proof.check(leaf, head.root()) instanceof ProofCheck.Holds
                    ? new Proved(new EntryProof(entry.get(), id, proof.path(), newest))
                    : new Inconsistent();
        }

        private Optional<CanonicalBytes> collect(
                EntryId id, List<NodeId> ids, Map<NodeId, Hash> found) throws IOException {
            Map<Long, List<NodeId>> byLeaf = new HashMap<>();
            ids.forEach(n -> byLeaf.computeIfAbsent(n.lastLeaf(), l -> new ArrayList<>()).add(n));
            Optional<CanonicalBytes> entry = Optional.empty();
            while (next instanceof ExportRecord.Item || next instanceof ExportRecord.Beside) {
                if (next instanceof ExportRecord.Item item) {
                    if (item.index() == id.index()) {
                        entry = Optional.of(item.bytes());
                    }
                    for (NodeId node : byLeaf.getOrDefault(item.index(), List.of())) {
                        if (node.level() < item.nodes().size()) {
                            found.put(node, item.nodes().get(node.level()));
                        }
                    }
                }
                next = reader.next();
            }
            return entry;
        }
    }

    /// Notes which nodes a proof needs, so that one pass can collect them.
    private static final class Wanted implements Nodes {

        private List<NodeId> ids = List.of();

        @Override
        public List<Hash> nodes(List<NodeId> wanted) {
            ids = List.copyOf(wanted);
            return wanted.stream().map(n -> TreeHasher.EMPTY_ROOT).toList();
        }
    }
}
