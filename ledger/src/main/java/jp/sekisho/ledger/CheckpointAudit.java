// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignatureCheck;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;

/// Judges the checkpoints: which roots are trusted, what is doubtful.
final class CheckpointAudit {

    /// What to say where nothing was found altered.
    record Doubtful(Doubt doubt, String detail) {}

    private final Origin origin;
    private final Optional<VerifierKey> key;
    private final List<Pins.Pin> pins = new ArrayList<>();
    private Optional<Doubtful> doubt = Optional.empty();
    private Optional<Doubtful> olderDoubt = Optional.empty();
    private boolean forged;
    private long largest = -1;
    private int witnesses;

    CheckpointAudit(Origin origin, List<VerifierKey> exportKeys, Trust trust) {
        this.origin = origin;
        this.key = trust.key().or(() -> exportKeys.stream().findFirst());
    }

    /// Judges the ledger's own checkpoints and those kept elsewhere.
    ///
    /// @param own ascending by size, the newest last
    void judge(List<SignedNote> own, Trust trust) {
        if (key.isEmpty()) {
            doubt = Optional.of(new Doubtful(Doubt.NO_KEY, ""));
        } else if (own.isEmpty()) {
            doubt = Optional.of(new Doubtful(Doubt.NO_CHECKPOINT, ""));
        }
        for (int i = 0; i < own.size(); i++) {
            own(own.get(i), i == own.size() - 1);
        }
        for (SignedNote note : trust.against()) {
            older(note);
        }
        if (!own.isEmpty()) {
            witnesses(own, trust);
        }
    }

    private void own(SignedNote note, boolean newest) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(note.text());
        } catch (MalformedNoteException malformed) {
            doubt(Doubt.CHECKPOINT_MALFORMED, malformed.flaw().name());
            return;
        }
        if (!checkpoint.origin().equals(origin)) {
            doubt(Doubt.OTHER_LEDGER, checkpoint.origin().value());
            return;
        }
        largest = Math.max(largest, checkpoint.size());
        if (key.isEmpty()) {
            return;
        }
        switch (note.check(key.get())) {
            case SignatureCheck.Signed _ ->
                    pins.add(new Pins.Pin(checkpoint.size(), checkpoint.root(), false));
            case SignatureCheck.Forged _ -> forged = true;
            case SignatureCheck.NotSigned _ -> {
                // Older ones may carry a key that is no longer used.
                if (newest) {
                    doubt(Doubt.NOT_SIGNED_BY_KEY, "");
                }
            }
        }
    }

    private void older(SignedNote note) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(note.text());
        } catch (MalformedNoteException malformed) {
            olderDoubt(Doubt.OLDER_MALFORMED, malformed.flaw().name());
            return;
        }
        if (!checkpoint.origin().equals(origin)) {
            olderDoubt(Doubt.OLDER_OF_OTHER_LEDGER, checkpoint.origin().value());
            return;
        }
        if (key.isEmpty()) {
            return;
        }
        switch (note.check(key.get())) {
            case SignatureCheck.Signed _ ->
                    pins.add(new Pins.Pin(checkpoint.size(), checkpoint.root(), true));
            case SignatureCheck.Forged _ -> olderDoubt(Doubt.OLDER_FORGED, "");
            case SignatureCheck.NotSigned _ -> olderDoubt(Doubt.OLDER_NOT_SIGNED_BY_KEY, "");
        }
    }

    /// Counts witnesses of the newest checkpoint: below it, or below a copy that was kept
    /// elsewhere.
    private void witnesses(List<SignedNote> own, Trust trust) {
        SignedNote newest = own.getLast();
        List<SignedNote> copies = new ArrayList<>(own);
        copies.addAll(trust.against());
        copies.removeIf(note -> !note.text().equals(newest.text()));
        for (VerifierKey witness : new HashSet<>(trust.witnesses())) {
            List<SignatureCheck> checks = copies.stream().map(n -> n.check(witness)).toList();
            if (checks.stream().anyMatch(SignatureCheck.Forged.class::isInstance)) {
                doubt(Doubt.WITNESS_FORGED, witness.name().value());
            } else if (checks.stream().anyMatch(SignatureCheck.Signed.class::isInstance)) {
                witnesses++;
            }
        }
        if (witnesses < trust.quorum()) {
            doubt(Doubt.TOO_FEW_WITNESSES, witnesses + "/" + trust.quorum());
        }
    }

    private void doubt(Doubt kind, String detail) {
        doubt = doubt.or(() -> Optional.of(new Doubtful(kind, detail)));
    }

    private void olderDoubt(Doubt kind, String detail) {
        olderDoubt = olderDoubt.or(() -> Optional.of(new Doubtful(kind, detail)));
    }

    Pins pins() {
        return new Pins(pins);
    }

    Optional<VerifierKey> key() {
        return key;
    }

    /// Returns the first doubt: those about the ledger's own checkpoints first.
    Optional<Doubtful> doubt() {
        return doubt.or(() -> olderDoubt);
    }

    boolean forged() {
        return forged;
    }

    /// Returns the largest size that any checkpoint of the ledger states; -1 where there is none.
    long largest() {
        return largest;
    }

    int witnesses() {
        return witnesses;
    }
}
