// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;

/// One walk through a storage.
final class StorageVerification {

    private final LedgerStorage storage;
    private final CheckpointAudit checkpoints;
    private final Trust trust;
    private final Optional<Iterable<LiveRow>> rows;

    StorageVerification(
            Origin origin,
            LedgerStorage storage,
            List<VerifierKey> keys,
            Trust trust,
            Optional<Iterable<LiveRow>> rows) {
        this.storage = storage;
        this.trust = trust;
        this.rows = rows;
        checkpoints = new CheckpointAudit(origin, keys, trust);
        List<SignedNote> own = new ArrayList<>();
        storage.checkpoints(own::add);
        checkpoints.judge(own, trust);
    }

    Verification run() {
        Pins pins = checkpoints.pins();
        Conclusion conclusion = new Conclusion(checkpoints, trust, pins, true);
        EntryAudit audit;
        try {
            audit = new EntryAudit(pins, checkpoints.key(), rows.isPresent());
        } catch (Tampered tampered) {
            return tampered.verdict(conclusion.seen(null, 0));
        }
        try {
            storage.scan(0, storage.size(), entry -> hand(audit, entry));
        } catch (Stop stop) {
            return stop.tampered.verdict(conclusion.seen(audit, 0));
        } catch (IllegalArgumentException unreadable) {
            // What a storage cannot even put into an entry was altered beneath it.
            Tampered tampered = new Tampered(Finding.ENTRY_MALFORMED, audit.size());
            return tampered.verdict(conclusion.seen(audit, 0));
        }
        return conclusion.draw(audit, rows);
    }

    private static void hand(EntryAudit audit, StoredEntry entry) {
        try {
            audit.entry(entry.id().index(), entry.nodes(), entry.bytes());
            for (Fact fact : entry.facts()) {
                audit.fact(fact);
            }
        } catch (Tampered tampered) {
            throw new Stop(tampered);
        }
    }

    /// Carries the finding out of the storage's loop.
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Tampered tampered;

        Stop(Tampered tampered) {
            super(tampered.getMessage(), null, false, false);
            this.tampered = tampered;
        }
    }
}
