// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.ledger.EntryId;
import jp.sekisho.ledger.EntryProof;
import jp.sekisho.ledger.EntryRange;
import jp.sekisho.ledger.FactName;
import jp.sekisho.ledger.LiveRowsFile;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.server.database.BodyDatabase;
import org.springframework.stereotype.Component;

/// The door to what the ledger of a body proves.
@Component
public final class LedgerDesk {

    private static final int ATTEMPTS = 5;

    private final Evidence evidence;

    LedgerDesk(Evidence evidence) {
        this.evidence = evidence;
    }

    /// Verifies a running body at one moment: every entry, every fact, every checkpoint, and every
    /// live row of which entries speak.
    public Verification verify(BodyDatabase body) {
        return verify(body, List.of(), _ -> {});
    }

    /// Verifies a running body at one moment, also against what was kept elsewhere.
    ///
    /// @param against checkpoints that others kept
    /// @param progress hears how many entries have been read
    public Verification verify(BodyDatabase body, List<SignedNote> against, LongConsumer progress) {
        return body.read(db -> evidence.ledger(body.key(), db, progress).verify(against));
    }

    /// Signs the ledger as it stands.
    ///
    /// @return the newest checkpoint; nothing where nothing was ever entered or the signing key
    ///   cannot be opened
    public Optional<Checkpointed> checkpoint(BodyDatabase body) {
        return body.write(db -> evidence.ledger(body.key(), db).checkpoint());
    }

    /// Takes another body's signature of a checkpoint over into the ledger.
    ///
    /// @param copy the checkpoint as the other body gave it back
    /// @param witness the other body's public key
    Witnessing witness(BodyDatabase body, SignedNote copy, VerifierKey witness) {
        return body.write(db -> evidence.ledger(body.key(), db).witness(copy, witness));
    }

    /// Returns the newest checkpoint.
    public Optional<Checkpointed> newest(BodyDatabase body) {
        return body.read(db -> evidence.ledger(body.key(), db).newest());
    }

    /// Returns when the newest entry was made.
    ///
    /// @return nothing where nothing was ever entered
    public Optional<Instant> lastEntryAt(BodyDatabase body) {
        return body.read(db -> evidence.ledger(body.key(), db).lastEntryAt());
    }

    /// Proves that an entry stands in the ledger, under the newest checkpoint.
    ///
    /// @param seq the entry's number
    /// @return nothing where there is no such entry or no checkpoint covers it yet
    public Optional<EntryProof> prove(BodyDatabase body, long seq) {
        return body.read(db -> evidence.ledger(body.key(), db).prove(new EntryId(seq)));
    }

    /// Erases who did something and why from entries and records that; every proof stays whole.
    ///
    /// @param first the first entry
    /// @param last the last entry
    /// @param name which fact: `who` or `why`
    /// @param reason why it is erased
    public void erase(
            BodyDatabase body, long first, long last, String name, Actor actor, String reason) {
        body.write(db -> {
            BodyLedger ledger = evidence.ledger(body.key(), db);
            ledger.erase(EntryRange.of(first, last), new FactName(name), actor, reason);
            return 0;
        });
    }

    /// Writes the ledger as a ZIP folder that `sekisho ledger verify` reads once it is unpacked:
    /// `ledger.export`, `live-rows.tsv` and the public key. Signs before, so that nothing is left
    /// out.
    ///
    /// @param out not closed
    /// @return whether it could be written; not where nothing was ever entered, the key cannot be
    ///   opened or changes come faster than they are signed
    /// @throws IOException where the target cannot take it
    public boolean export(BodyDatabase body, OutputStream out) throws IOException {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (checkpoint(body).isEmpty()) {
                    return false;
                }
                if (body.<Boolean>read(db -> exported(evidence.ledger(body.key(), db), out))) {
                    return true;
                }
            }
            return false;
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    /// The rows must be those of the ledger's last entry: nothing may have come in between.
    private static boolean exported(BodyLedger ledger, OutputStream out) {
        long covered = ledger.newest().map(Checkpointed::size).orElse(-1L);
        if (covered != ledger.size()) {
            return false;
        }
        try {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.putNextEntry(new ZipEntry("ledger.export"));
            ledger.export(zip);
            zip.putNextEntry(new ZipEntry("live-rows.tsv"));
            Writer rows = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            LiveRowsFile.write(ledger.liveRows(), rows);
            rows.flush();
            zip.putNextEntry(new ZipEntry("ledger.key"));
            String key = ledger.verifierKey().map(k -> k.encode() + "\n").orElse("");
            zip.write(key.getBytes(StandardCharsets.UTF_8));
            zip.finish();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
