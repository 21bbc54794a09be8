// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignatureCheck;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.InclusionProof;
import jp.sekisho.ledger.tree.ProofCheck;
import jp.sekisho.ledger.tree.TreeHasher;

/// One entry with the proof that it stands in the ledger, in the format of c2sp.org/tlog-proof; the
/// `extra` line holds the entry's canonical bytes.
///
/// @param entry the entry's canonical bytes
/// @param index its number
/// @param path the hashes of the inclusion proof, at most 63
/// @param checkpoint the signed checkpoint to which they lead
public record EntryProof(
        CanonicalBytes entry, EntryId index, List<Hash> path, SignedNote checkpoint) {

    private static final String HEAD = "c2sp.org/tlog-proof@v1\n";
    private static final int MAX_BYTES = 2 * Limits.ENTRY + SignedNote.MAX_BYTES;

    public EntryProof {
        path = List.copyOf(path);
        if (path.size() > InclusionProof.MAX_PATH) {
            throw new IllegalArgumentException("a path has at most 63 hashes: " + path.size());
        }
    }

    /// Says whether bytes begin like a proof.
    public static boolean looksLikeOne(byte[] bytes) {
        byte[] head = HEAD.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= head.length
                && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    /// Reads a proof.
    ///
    /// @return empty where the bytes are not exactly in the format or name no entry
    public static Optional<EntryProof> tryParse(byte[] bytes) {
        if (!looksLikeOne(bytes) || bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int gap = text.indexOf("\n\n");
        if (gap < 0) {
            return Optional.empty();
        }
        List<String> lines = List.of(text.substring(HEAD.length(), gap).split("\n", -1));
        if (lines.size() < 2
                || lines.size() > 2 + InclusionProof.MAX_PATH
                || !lines.get(0).startsWith("extra ")
                || !lines.get(1).matches("index (0|[1-9][0-9]{0,17})")) {
            return Optional.empty();
        }
        return read(lines, text.substring(gap + 2));
    }

    private static Optional<EntryProof> read(List<String> lines, String note) {
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            Optional<Hash> hash = Hash.tryParse(line);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            path.add(hash.get());
        }
        try {
            byte[] entry = Base64.getDecoder().decode(lines.get(0).substring("extra ".length()));
            long index = Long.parseLong(lines.get(1).substring("index ".length()));
            SignedNote checkpoint = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
            return Optional.of(
                    new EntryProof(
                            CanonicalBytes.adopt(entry), new EntryId(index), path, checkpoint));
        } catch (IllegalArgumentException | MalformedNoteException malformed) {
            return Optional.empty();
        }
    }

    /// Returns the proof as it is written.
    public String text() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("extra ").append(Base64.getEncoder().encodeToString(entry.raw()));
        text.append("\nindex ").append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /// Checks the proof.
    ///
    /// @param key the ledger's key, received by another way than the proof
    public Verdict check(VerifierKey key) {
        return switch (checkpoint.check(key)) {
            case SignatureCheck.NotSigned _ -> new Unproven(Why.NOT_SIGNED_BY_KEY);
            case SignatureCheck.Forged _ -> new Unproven(Why.CHECKPOINT_FORGED);
            case SignatureCheck.Signed _ -> checkPath();
        };
    }

    private Verdict checkPath() {
        Checkpoint head;
        try {
            head = Checkpoint.parse(checkpoint.text());
        } catch (MalformedNoteException malformed) {
            return new Unproven(Why.CHECKPOINT_MALFORMED);
        }
        InclusionProof proof = new InclusionProof(index.index(), head.size(), path);
        Hash leaf = new TreeHasher().leaf(entry.raw());
        if (!(proof.check(leaf, head.root()) instanceof ProofCheck.Holds)) {
            return new Unproven(Why.NOT_IN_TREE);
        }
        return EntryCodec.decode(entry) instanceof EntryReading.Read(Entry read)
                ? new Proven(head, read)
                : new Unproven(Why.ENTRY_UNREADABLE);
    }

    /// What checking a proof came to.
    public sealed interface Verdict {}

    /// The entry stands in the ledger.
    ///
    /// @param head the signed state of the ledger
    /// @param entry what the entry says
    public record Proven(Checkpoint head, Entry entry) implements Verdict {}

    /// The proof proves nothing.
    public record Unproven(Why why) implements Verdict {}

    /// Why a proof proves nothing.
    public enum Why {
        /// The checkpoint is not signed by the key.
        NOT_SIGNED_BY_KEY,
        /// The checkpoint was altered: its signature does not fit.
        CHECKPOINT_FORGED,
        /// The signed note is no checkpoint.
        CHECKPOINT_MALFORMED,
        /// Entry, number and hashes do not lead to the checkpoint's root.
        NOT_IN_TREE,
        /// The entry is proved but written under a schema that is not known.
        ENTRY_UNREADABLE
    }
}
