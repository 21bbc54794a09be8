// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;

/// What the one who verifies brings along and trusts.
///
/// @param key the ledger's key, received by another way than the ledger; without it the key that
///   the export names is taken, which proves only that the export fits itself
/// @param against older checkpoints that were kept elsewhere
/// @param witnesses keys of other bodies that co-sign
/// @param quorum how many of them must have co-signed the newest checkpoint, at most their number
public record Trust(
        Optional<VerifierKey> key,
        List<SignedNote> against,
        List<VerifierKey> witnesses,
        int quorum) {

    public Trust {
        against = List.copyOf(against);
        witnesses = List.copyOf(witnesses);
        if (quorum < 0 || quorum > witnesses.stream().distinct().count()) {
            throw new IllegalArgumentException("a quorum of " + quorum + " cannot be reached");
        }
        if (witnesses.stream().anyMatch(w -> w.type() != SignatureType.COSIGNATURE)) {
            throw new IllegalArgumentException("a witness has a key of type 0x04");
        }
    }

    /// Brings nothing along.
    public static Trust none() {
        return new Trust(Optional.empty(), List.of(), List.of(), 0);
    }

    /// Brings the ledger's key along.
    public static Trust of(VerifierKey key) {
        return new Trust(Optional.of(key), List.of(), List.of(), 0);
    }

    /// Adds an older checkpoint.
    public Trust against(SignedNote older) {
        List<SignedNote> more = new java.util.ArrayList<>(against);
        more.add(older);
        return new Trust(key, more, witnesses, quorum);
    }

    /// Sets the witnesses.
    public Trust witnesses(List<VerifierKey> keys, int atLeast) {
        return new Trust(key, against, keys, atLeast);
    }
}
