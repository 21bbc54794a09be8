// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// One walk through an export.
final class ExportVerification {

    private final ExportReader reader;
    private final Trust trust;
    private final Optional<Iterable<LiveRow>> rows;
    private final List<VerifierKey> keys = new ArrayList<>();
    private final List<SignedNote> notes = new ArrayList<>();
    private @Nullable EntryAudit audit;
    private long facts;

    ExportVerification(ExportReader reader, Trust trust, Optional<Iterable<LiveRow>> rows) {
        this.reader = reader;
        this.trust = trust;
        this.rows = rows;
    }

    Verification run() throws IOException {
        ExportRecord first = reader.next();
        Origin origin =
                first instanceof ExportRecord.Name(Origin name) ? name : new Origin("unknown");
        boolean broken = !(first instanceof ExportRecord.Name);
        ExportRecord record = broken ? first : head();
        CheckpointAudit checkpoints = new CheckpointAudit(origin, keys, trust);
        checkpoints.judge(notes, trust);
        Pins pins = checkpoints.pins();
        Conclusion conclusion = new Conclusion(checkpoints, trust, pins, false);
        try {
            if (broken && !(first instanceof ExportRecord.Cut)) {
                throw new Tampered(Finding.RECORD_BROKEN, Optional.empty(), "");
            }
            EntryAudit own = new EntryAudit(pins, checkpoints.key(), rows.isPresent());
            audit = own;
            ExportRecord end = body(own, record);
            if (end instanceof ExportRecord.Cut) {
                return new Verification.Truncated(
                        conclusion.seen(own, 0), checkpoints.largest(), false);
            }
            return end(own, conclusion, (ExportRecord.End) end);
        } catch (Tampered tampered) {
            return tampered.verdict(conclusion.seen(audit, 0));
        }
    }

    /// Reads keys and checkpoints.
    ///
    /// @return the first record after them
    private ExportRecord head() throws IOException {
        while (true) {
            ExportRecord record = reader.next();
            switch (record) {
                case ExportRecord.Key(VerifierKey key)
                        when keys.size() < Limits.EXPORT_CHECKPOINTS ->
                        keys.add(key);
                case ExportRecord.Note(SignedNote note)
                        when notes.size() < Limits.EXPORT_CHECKPOINTS ->
                        notes.add(note);
                default -> {
                    return record;
                }
            }
        }
    }

    /// Hands entries and facts to the audit.
    ///
    /// @return the end, or where the file was cut
    private ExportRecord body(EntryAudit own, ExportRecord from) throws IOException, Tampered {
        ExportRecord record = from;
        while (true) {
            switch (record) {
                case ExportRecord.Item item -> own.entry(item.index(), item.nodes(), item.bytes());
                case ExportRecord.Beside(Fact fact) when own.size() > 0 -> {
                    own.fact(fact);
                    facts++;
                }
                case ExportRecord.End _, ExportRecord.Cut _ -> {
                    return record;
                }
                case ExportRecord.Name _,
                        ExportRecord.Key _,
                        ExportRecord.Note _,
                        ExportRecord.Beside _,
                        ExportRecord.Broken _ ->
                        throw broken(own);
            }
            record = reader.next();
        }
    }

    private Verification end(EntryAudit own, Conclusion conclusion, ExportRecord.End end)
            throws IOException, Tampered {
        Verification verdict = conclusion.draw(own, rows);
        boolean clean = verdict instanceof Verification.Intact;
        boolean fits = end.entries() == own.size() && end.facts() == facts && reader.atEnd();
        if (clean && !fits) {
            throw broken(own);
        }
        return verdict;
    }

    /// Damage stands before the entry that would come next.
    private static Tampered broken(EntryAudit own) {
        return new Tampered(Finding.RECORD_BROKEN, own.size());
    }
}
