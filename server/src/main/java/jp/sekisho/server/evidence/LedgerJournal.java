// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.RowSeal.ROW_SEAL;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jp.sekisho.server.database.schema.tables.records.LedgerEntryRecord;
import jp.sekisho.server.database.schema.tables.records.LedgerFactRecord;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Writes the entries of one change behind those that stand already.
final class LedgerJournal implements Journal {

    private static final int SALT_BYTES = 16;

    private final DSLContext db;
    private final Actor actor;
    private final String why;
    private final Instant at;
    private final SecureRandom random;
    private final List<Pending> pending = new ArrayList<>();

    LedgerJournal(DSLContext db, Actor actor, String why, Instant at, SecureRandom random) {
        this.db = db;
        this.actor = actor;
        this.why = why;
        this.at = at;
        this.random = random;
    }

    /// The salted hash of a row as it stands now.
    private static final class Seal {
        final byte[] salt;
        final byte[] hash;

        Seal(byte[] salt, byte[] hash) {
            this.salt = salt;
            this.hash = hash;
        }
    }

    /// An entry to be written; without a seal where no row stands behind it.
    private record Pending(Subject subject, String action, @Nullable Seal seal, String detail) {}

    @Override
    public void entered(Subject subject, String action, UpdatableRecord<?> row) {
        byte[] salt = salt();
        pending.add(
                new Pending(subject, action, new Seal(salt, sha256(salt, RowBytes.of(row))), ""));
    }

    @Override
    public void removed(Subject subject, String action) {
        db.deleteFrom(ROW_SEAL)
                .where(ROW_SEAL.KIND.eq(subject.kind()), ROW_SEAL.ID.eq(subject.id()))
                .execute();
        pending.add(new Pending(subject, action, null, ""));
    }

    @Override
    public void noted(Subject subject, String action, String detail) {
        pending.add(new Pending(subject, action, null, detail));
    }

    /// Writes what was taken down, in a few batches however much it is.
    void write() {
        if (pending.isEmpty()) {
            return;
        }
        Long last =
                db.select(DSL.max(LEDGER_ENTRY.SEQ)).from(LEDGER_ENTRY).fetchOneInto(Long.class);
        long seq = last == null ? 0 : last + 1;
        List<Query> seals = new ArrayList<>();
        List<LedgerEntryRecord> entries = new ArrayList<>();
        List<LedgerFactRecord> facts = new ArrayList<>();
        for (Pending entry : pending) {
            Seal seal = entry.seal();
            if (seal != null) {
                seals.add(keep(entry.subject(), seal));
            }
            LedgerFactRecord who = new LedgerFactRecord(seq, "who", salt(), actor.name());
            LedgerFactRecord reason =
                    new LedgerFactRecord(
                            seq, "why", salt(), entry.detail().isEmpty() ? why : entry.detail());
            facts.add(who);
            facts.add(reason);
            entries.add(
                    new LedgerEntryRecord(
                            seq,
                            entry.subject().kind(),
                            entry.subject().id(),
                            entry.action(),
                            at.toEpochMilli(),
                            bytes(entry, who, reason)));
            seq++;
        }
        if (!seals.isEmpty()) {
            db.batch(seals).execute();
        }
        db.batchInsert(entries).execute();
        db.batchInsert(facts).execute();
    }

    private Query keep(Subject subject, Seal seal) {
        return db.insertInto(ROW_SEAL, ROW_SEAL.KIND, ROW_SEAL.ID, ROW_SEAL.SALT, ROW_SEAL.HASH)
                .values(subject.kind(), subject.id(), seal.salt, seal.hash)
                .onConflict(ROW_SEAL.KIND, ROW_SEAL.ID)
                .doUpdate()
                .set(ROW_SEAL.SALT, seal.salt)
                .set(ROW_SEAL.HASH, seal.hash);
    }

    private byte[] bytes(Pending entry, LedgerFactRecord who, LedgerFactRecord reason) {
        HexFormat hex = HexFormat.of();
        Seal seal = entry.seal();
        return utf8(
                String.join(
                        "\n",
                        Long.toString(at.toEpochMilli()),
                        entry.subject().kind(),
                        Long.toString(entry.subject().id()),
                        entry.action(),
                        seal == null ? "" : hex.formatHex(seal.hash),
                        hex.formatHex(sha256(who.getSalt(), utf8(who.getContent()))),
                        hex.formatHex(sha256(reason.getSalt(), utf8(reason.getContent())))));
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] salt, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
