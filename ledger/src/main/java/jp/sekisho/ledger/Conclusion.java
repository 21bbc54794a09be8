// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.Verification.Seen;
import jp.sekisho.ledger.tree.TreeHasher;
import org.jspecify.annotations.Nullable;

/// Draws the verdict once all entries are read: what is missing at the end comes before what was
/// altered (a record of an erasure may be among it), and that before what is doubtful.
final class Conclusion {

    private final CheckpointAudit checkpoints;
    private final Trust trust;
    private final Pins pins;
    private final boolean unsignedAllowed;

    Conclusion(CheckpointAudit checkpoints, Trust trust, Pins pins, boolean unsignedAllowed) {
        this.checkpoints = checkpoints;
        this.trust = trust;
        this.pins = pins;
        this.unsignedAllowed = unsignedAllowed;
    }

    Seen seen(@Nullable EntryAudit audit, long erased) {
        return new Seen(
                audit == null ? 0 : audit.size(),
                audit == null ? TreeHasher.EMPTY_ROOT : audit.root(),
                erased,
                checkpoints.witnesses(),
                trust.key().isEmpty(),
                audit == null ? List.of() : audit.restorations());
    }

    /// Draws the verdict.
    ///
    /// @param audit all entries and facts were handed to it
    /// @param rows the live rows to compare, if any
    Verification draw(EntryAudit audit, Optional<Iterable<LiveRow>> rows) {
        Optional<Verification> truncated = truncated(seen(audit, 0));
        if (truncated.isPresent()) {
            return truncated.get();
        }
        long erased = 0;
        try {
            erased = audit.endOfFacts();
            altered(audit);
            if (rows.isPresent()) {
                audit.rows(rows.get());
            }
            return settled(audit, seen(audit, erased));
        } catch (Tampered tampered) {
            return tampered.verdict(seen(audit, erased));
        }
    }

    private Optional<Verification> truncated(Seen seen) {
        if (seen.entries() < checkpoints.largest()) {
            return Optional.of(new Verification.Truncated(seen, checkpoints.largest(), false));
        }
        return pins.beyond().stream()
                .filter(Pins.Pin::older)
                .findFirst()
                .map(pin -> new Verification.Truncated(seen, pin.size(), true));
    }

    private void altered(EntryAudit audit) throws Tampered {
        if (checkpoints.forged()) {
            throw new Tampered(Finding.CHECKPOINT_FORGED, pins.uncovered(audit.size()), "");
        }
        long covered = checkpoints.largest();
        if (!unsignedAllowed && covered >= 0 && audit.size() > covered) {
            throw new Tampered(
                    Finding.ENTRIES_AFTER_CHECKPOINT,
                    Optional.of(EntryRange.of(covered, audit.size() - 1)),
                    "");
        }
    }

    private Verification settled(EntryAudit audit, Seen seen) {
        if (checkpoints.doubt().isPresent()) {
            CheckpointAudit.Doubtful doubtful = checkpoints.doubt().get();
            return new Verification.Undetermined(seen, doubtful.doubt(), doubtful.detail());
        }
        if (audit.newerSchema().isPresent()) {
            String version = Integer.toString(audit.newerSchema().getAsInt());
            return new Verification.Undetermined(seen, Doubt.NEWER_SCHEMA, version);
        }
        return new Verification.Intact(seen, audit.size() - checkpoints.largest());
    }
}
