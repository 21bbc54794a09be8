// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.Hash;

/// A ledger as one file that anybody can verify (`docs/ledger.md`, "Export").
public final class LedgerExport {

    /// The first bytes of every export.
    static final byte[] MAGIC = "sekisho-ledger-export/1\n".getBytes(StandardCharsets.US_ASCII);

    private final DataOutputStream out;
    private long facts;

    private LedgerExport(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /// Writes the ledger up to its newest checkpoint, streamed. Sign a checkpoint just before, in
    /// the same transaction, so that nothing is left out.
    ///
    /// @param storage where the ledger stands, within a transaction that sees one state
    /// @param keys the ledger's keys, the present one first
    /// @param target not closed
    /// @return how many entries were written
    /// @throws IOException where the target cannot take it
    public static long write(
            Origin origin, LedgerStorage storage, List<VerifierKey> keys, OutputStream target)
            throws IOException {
        List<SignedNote> checkpoints = new ArrayList<>();
        storage.checkpoints(checkpoints::add);
        long size = checkpoints.isEmpty() ? storage.size() : size(checkpoints.getLast());
        try {
            LedgerExport export = new LedgerExport(target);
            export.head(origin, keys, checkpoints);
            storage.scan(0, size, export::entry);
            export.end(size);
            return size;
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    private static long size(SignedNote note) {
        try {
            return Checkpoint.parse(note.text()).size();
        } catch (MalformedNoteException malformed) {
            throw new IllegalArgumentException("a kept note is no checkpoint", malformed);
        }
    }

    private void head(Origin origin, List<VerifierKey> keys, List<SignedNote> checkpoints)
            throws IOException {
        out.write(MAGIC);
        record('O', origin.value().getBytes(StandardCharsets.UTF_8));
        for (VerifierKey key : keys) {
            record('K', key.encode().getBytes(StandardCharsets.UTF_8));
        }
        for (SignedNote note : checkpoints) {
            record('C', note.encode());
        }
    }

    private void entry(StoredEntry entry) {
        try {
            ByteSink sink = new ByteSink(9 + 32 * entry.nodes().size() + entry.bytes().length());
            sink.i64(entry.id().index());
            sink.u8(entry.nodes().size());
            for (Hash node : entry.nodes()) {
                sink.hash(node);
            }
            sink.raw(entry.bytes().raw());
            record('E', sink.toArray());
            for (Fact fact : entry.facts()) {
                fact(fact);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fact(Fact fact) throws IOException {
        ByteSink sink = new ByteSink(128);
        byte[] salt = fact.salt();
        sink.u8(salt.length);
        sink.raw(salt);
        sink.word(fact.name().value());
        sink.raw(fact.value().getBytes(StandardCharsets.UTF_8));
        record('F', sink.toArray());
        facts++;
    }

    private void end(long entries) throws IOException {
        ByteSink sink = new ByteSink(16);
        sink.i64(entries);
        sink.i64(facts);
        record('Z', sink.toArray());
        out.flush();
    }

    private void record(char type, byte[] payload) throws IOException {
        out.writeByte(type);
        out.writeInt(payload.length);
        out.write(payload);
    }
}
