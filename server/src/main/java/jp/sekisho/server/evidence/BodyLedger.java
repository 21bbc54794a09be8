// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerCheckpoint.LEDGER_CHECKPOINT;
import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import jp.sekisho.ledger.Doubt;
import jp.sekisho.ledger.EntryId;
import jp.sekisho.ledger.EntryProof;
import jp.sekisho.ledger.EntryRange;
import jp.sekisho.ledger.FactName;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.ledger.LedgerExport;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.ledger.LiveRow;
import jp.sekisho.ledger.StoredEntry;
import jp.sekisho.ledger.Trust;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignatureCheck;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.SigningKey;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.InclusionProof;
import jp.sekisho.ledger.tree.TreeHasher;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.schema.tables.records.LedgerCheckpointRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The ledger of one body within one transaction.
final class BodyLedger {

    private final DSLContext db;
    private final Origin origin;
    private final LedgerKeys keys;
    private final Clock clock;
    private final Instant now;
    private final SqlLedgerStorage storage;
    private final Ledger ledger;

    BodyLedger(
            BodyKey body,
            DSLContext db,
            LedgerKeys keys,
            SecureRandom random,
            Clock clock,
            LongConsumer progress) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
        this.now = clock.instant();
        this.origin = origin(body);
        this.storage = new SqlLedgerStorage(db, now, progress);
        this.ledger = new Ledger(origin, storage, random);
    }

    /// Returns the name of a body's ledger.
    static Origin origin(BodyKey body) {
        return new Origin("sekisho/" + body);
    }

    /// Returns how many entries there are and the root over them.
    Checkpoint head() {
        return ledger.head();
    }

    /// Signs a statement about the ledger as it stands.
    ///
    /// @return nothing where there is no key or it cannot be opened
    Optional<SignedNote> signed(BackupSeal.Statement statement) {
        Optional<byte[]> sealed = LedgerKeys.sealed(db);
        return key().flatMap(key ->
                sealed.map(bytes ->
                        SignedNote.sign(
                                statement.about(head(), bytes), List.of(key.signer(clock)))));
    }

    /// Records that the ledger was just restored from a backup.
    void restored(Actor actor, String why) {
        SigningKey key =
                key().orElseThrow(() -> new IllegalStateException("ledger key cannot be opened"));
        ledger.restored(now, LedgerJournal.idOf(actor), why, List.of(key.signer(clock)));
    }

    /// Appends entries; with the first ever, makes the key and signs, so that there is a checkpoint
    /// from the beginning.
    void append(List<jp.sekisho.ledger.Change> changes) {
        long first = ledger.append(changes).first().index();
        if (first == 0 && newest().isEmpty()) {
            SigningKey key = keys.make(db, origin, now);
            ledger.checkpoint(List.of(key.signer(clock)));
        }
    }

    /// Signs the ledger as it stands, unless the newest checkpoint covers it.
    ///
    /// @return the newest checkpoint, or nothing where the key cannot be used or nothing was ever
    ///   entered
    Optional<Checkpointed> checkpoint() {
        Optional<Checkpointed> newest = newest();
        if (newest.isEmpty() || newest.get().size() == storage.size()) {
            return newest;
        }
        return key().flatMap(key -> {
            ledger.checkpoint(List.of(key.signer(clock)));
            return newest();
        });
    }

    /// Erases a fact of entries and records that.
    void erase(EntryRange entries, FactName name, Actor actor, String reason) {
        ledger.erase(entries, name, now, LedgerJournal.idOf(actor), reason);
    }

    Optional<Checkpointed> newest() {
        return db.selectFrom(LEDGER_CHECKPOINT)
                .orderBy(LEDGER_CHECKPOINT.SIZE.desc(), LEDGER_CHECKPOINT.ID.desc())
                .limit(1)
                .fetchOptional()
                .map(BodyLedger::checkpointed);
    }

    /// Reads the newest checkpoints.
    List<Checkpointed> newest(int most) {
        return db.selectFrom(LEDGER_CHECKPOINT)
                .orderBy(LEDGER_CHECKPOINT.SIZE.desc(), LEDGER_CHECKPOINT.ID.desc())
                .limit(most)
                .fetch()
                .map(BodyLedger::checkpointed);
    }

    /// Reads one checkpoint.
    Optional<Checkpointed> checkpoint(long id) {
        return db.fetchOptional(LEDGER_CHECKPOINT, LEDGER_CHECKPOINT.ID.eq(id))
                .map(BodyLedger::checkpointed);
    }

    /// Takes another body's signature of a checkpoint over into the ledger.
    ///
    /// @param copy what the other body gave back
    /// @param witness its public key
    Witnessing witness(SignedNote copy, VerifierKey witness) {
        if (witness.type() != SignatureType.COSIGNATURE) {
            return Witnessing.Refused.NOT_A_WITNESS;
        }
        Optional<Checkpointed> own = withText(copy.text());
        if (own.isEmpty()) {
            return Witnessing.Refused.NOT_OURS;
        }
        return switch (copy.check(witness)) {
            case SignatureCheck.NotSigned _ -> Witnessing.Refused.NOT_SIGNED;
            case SignatureCheck.Forged _ -> Witnessing.Refused.FORGED;
            case SignatureCheck.Signed _ -> {
                SignedNote before = SqlLedgerStorage.note(own.get().text());
                SignedNote now = before.joined(copy, witness);
                if (!now.equals(before)) {
                    storage.keep(own.get().size(), now);
                }
                yield new Witnessing.Kept(withText(copy.text()).orElseThrow(), witness.name());
            }
        };
    }

    /// The newest of the checkpoints with a text: the one with the most signatures.
    private Optional<Checkpointed> withText(String text) {
        return db.selectFrom(LEDGER_CHECKPOINT)
                .where(LEDGER_CHECKPOINT.NOTE.startsWith(text))
                .orderBy(LEDGER_CHECKPOINT.ID.desc())
                .limit(1)
                .fetchOptional()
                .map(BodyLedger::checkpointed)
                .filter(found -> SqlLedgerStorage.note(found.text()).text().equals(text));
    }

    private static Checkpointed checkpointed(LedgerCheckpointRecord row) {
        return new Checkpointed(
                row.getId(), row.getSize(), Instant.ofEpochMilli(row.getMadeAt()), row.getNote());
    }

    Optional<Instant> lastEntryAt() {
        return db.select(LEDGER_ENTRY.MADE_AT)
                .from(LEDGER_ENTRY)
                .orderBy(LEDGER_ENTRY.SEQ.desc())
                .limit(1)
                .fetchOptional(LEDGER_ENTRY.MADE_AT)
                .map(Instant::ofEpochMilli);
    }

    long size() {
        return storage.size();
    }

    Optional<VerifierKey> verifierKey() {
        return key().map(SigningKey::verifierKey);
    }

    private Optional<SigningKey> key() {
        return keys.open(db, origin);
    }

    /// Verifies the ledger and hashes the live rows anew; the transaction must see one state.
    ///
    /// @param against checkpoints that were kept elsewhere
    Verification verify(List<SignedNote> against) {
        Optional<VerifierKey> key = verifierKey();
        Trust trust = key.map(Trust::of).orElse(Trust.none());
        for (SignedNote older : against) {
            trust = trust.against(older);
        }
        try {
            return LedgerVerifier.verify(
                    origin, storage, key.stream().toList(), trust, Optional.of(RowSeals.live(db)));
        } catch (SqlLedgerStorage.BrokenCheckpoint broken) {
            return new Verification.Undetermined(
                    new Verification.Seen(0, TreeHasher.EMPTY_ROOT, 0, 0, key.isEmpty(), List.of()),
                    Doubt.CHECKPOINT_MALFORMED,
                    "");
        }
    }

    /// Writes the ledger up to its newest checkpoint.
    void export(OutputStream out) throws IOException {
        LedgerExport.write(origin, storage, verifierKey().stream().toList(), out);
    }

    List<LiveRow> liveRows() {
        return RowSeals.live(db);
    }

    /// Returns the hashes that lead from an entry to the root of a given size, in one statement.
    ///
    /// @return nothing where the tree of that size does not hold the entry
    Optional<InclusionProof> path(EntryId id, long size) {
        return ledger.prove(id, size);
    }

    /// Returns the entries about the same subject before and after one, in one statement.
    Neighbours neighbours(String kind, String id, long seq) {
        Condition about = LEDGER_ENTRY.SUBJECT_KIND.eq(kind).and(LEDGER_ENTRY.SUBJECT_ID.eq(id));
        return db.select(
                        DSL.field(
                                DSL.select(DSL.max(LEDGER_ENTRY.SEQ))
                                        .from(LEDGER_ENTRY)
                                        .where(about, LEDGER_ENTRY.SEQ.lt(seq))),
                        DSL.field(
                                DSL.select(DSL.min(LEDGER_ENTRY.SEQ))
                                        .from(LEDGER_ENTRY)
                                        .where(about, LEDGER_ENTRY.SEQ.gt(seq))))
                .fetchSingle(row -> new Neighbours(row.value1(), row.value2()));
    }

    /// The entries about the same subject around one.
    ///
    /// @param earlier the one before; null for none
    /// @param later the one after; null for none
    record Neighbours(@Nullable Long earlier, @Nullable Long later) {}

    /// Proves an entry under the newest checkpoint.
    ///
    /// @return nothing where there is no such entry or no checkpoint covers it yet
    Optional<EntryProof> prove(EntryId id) {
        Optional<Checkpointed> head = newest();
        Optional<StoredEntry> entry = storage.entry(id);
        if (head.isEmpty() || entry.isEmpty()) {
            return Optional.empty();
        }
        Optional<InclusionProof> proof = ledger.prove(id, head.get().size());
        SignedNote note = SqlLedgerStorage.note(head.get().text());
        return proof.map(p -> new EntryProof(entry.get().bytes(), id, p.path(), note));
    }
}
