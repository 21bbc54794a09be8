// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerCheckpoint.LEDGER_CHECKPOINT;
import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import jp.sekisho.ledger.CanonicalBytes;
import jp.sekisho.ledger.EntryCodec;
import jp.sekisho.ledger.EntryId;
import jp.sekisho.ledger.EntryRange;
import jp.sekisho.ledger.EntryReading;
import jp.sekisho.ledger.Fact;
import jp.sekisho.ledger.FactName;
import jp.sekisho.ledger.LedgerStorage;
import jp.sekisho.ledger.StoredEntry;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.NodeId;
import jp.sekisho.ledger.tree.TreeHasher;
import jp.sekisho.server.database.schema.tables.records.LedgerEntryRecord;
import jp.sekisho.server.database.schema.tables.records.LedgerFactRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The ledger in the tables of one body, within one transaction.
final class SqlLedgerStorage implements LedgerStorage {

    /// How many entries are in memory at a time while all are read.
    private static final int PAGE = 2000;

    /// A kept checkpoint was altered so that it is no signed note any more.
    static final class BrokenCheckpoint extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenCheckpoint(MalformedNoteException cause) {
            super(cause);
        }
    }

    private final DSLContext db;
    private final Instant now;
    private final LongConsumer progress;

    /// Opens the tables.
    ///
    /// @param now when checkpoints are kept
    /// @param progress hears how many entries have been read, while all are
    SqlLedgerStorage(DSLContext db, Instant now, LongConsumer progress) {
        this.db = db;
        this.now = now;
        this.progress = progress;
    }

    @Override
    public long size() {
        Long last =
                db.select(DSL.max(LEDGER_ENTRY.SEQ)).from(LEDGER_ENTRY).fetchOneInto(Long.class);
        return last == null ? 0 : last + 1;
    }

    @Override
    public void store(List<StoredEntry> entries) {
        List<LedgerEntryRecord> rows = new ArrayList<>(entries.size());
        List<LedgerFactRecord> facts = new ArrayList<>(2 * entries.size());
        for (StoredEntry entry : entries) {
            long seq = entry.id().index();
            jp.sekisho.ledger.Entry said = read(entry.bytes());
            rows.add(
                    new LedgerEntryRecord(
                            seq,
                            said.subject().type(),
                            said.subject().id(),
                            said.at().toEpochMilli(),
                            entry.bytes().toArray(),
                            joined(entry.nodes())));
            for (Fact fact : entry.facts()) {
                facts.add(
                        new LedgerFactRecord(seq, fact.name().value(), fact.salt(), fact.value()));
            }
        }
        db.batchInsert(rows).execute();
        if (!facts.isEmpty()) {
            db.batchInsert(facts).execute();
        }
    }

    /// Reads what an entry says.
    ///
    /// @throws IllegalArgumentException where the bytes are no entry that this version knows
    static jp.sekisho.ledger.Entry read(CanonicalBytes bytes) {
        if (EntryCodec.decode(bytes) instanceof EntryReading.Read(jp.sekisho.ledger.Entry entry)) {
            return entry;
        }
        throw new IllegalArgumentException("not an entry of a version that is known");
    }

    private static byte[] joined(List<Hash> nodes) {
        byte[] bytes = new byte[Hash.BYTES * nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).copyTo(bytes, Hash.BYTES * i);
        }
        return bytes;
    }

    private static List<Hash> parted(byte[] bytes) {
        List<Hash> nodes = new ArrayList<>(bytes.length / Hash.BYTES);
        for (int at = 0; at < bytes.length; at += Hash.BYTES) {
            nodes.add(Hash.of(bytes, at, Math.min(Hash.BYTES, bytes.length - at)));
        }
        return nodes;
    }

    @Override
    public List<Hash> nodes(List<NodeId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, byte[]> rows =
                db.select(LEDGER_ENTRY.SEQ, LEDGER_ENTRY.NODES)
                        .from(LEDGER_ENTRY)
                        .where(
                                LEDGER_ENTRY.SEQ.in(
                                        ids.stream().map(NodeId::lastLeaf).distinct().toList()))
                        .fetchMap(LEDGER_ENTRY.SEQ, LEDGER_ENTRY.NODES);
        List<Hash> hashes = new ArrayList<>(ids.size());
        for (NodeId id : ids) {
            byte[] nodes = rows.get(id.lastLeaf());
            if (nodes == null || nodes.length < Hash.BYTES * (id.level() + 1)) {
                throw new IllegalStateException(
                        "ledger entry " + id.lastLeaf() + " is not there or cut");
            }
            hashes.add(Hash.of(nodes, Hash.BYTES * id.level(), Hash.BYTES));
        }
        return hashes;
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        List<StoredEntry> found = new ArrayList<>(1);
        scan(id.index(), id.index() + 1, found::add);
        return found.stream().findFirst();
    }

    @Override
    public void scan(long from, long to, Consumer<StoredEntry> each) {
        long next = from;
        while (next < to) {
            List<LedgerEntryRecord> page =
                    db.selectFrom(LEDGER_ENTRY)
                            .where(LEDGER_ENTRY.SEQ.ge(next), LEDGER_ENTRY.SEQ.lt(to))
                            .orderBy(LEDGER_ENTRY.SEQ)
                            .limit(PAGE)
                            .fetch();
            if (page.isEmpty()) {
                return;
            }
            long last = page.getLast().getSeq();
            Map<Long, List<Fact>> facts = facts(next, last);
            for (LedgerEntryRecord row : page) {
                each.accept(stored(row, facts.getOrDefault(row.getSeq(), List.of())));
            }
            next = last + 1;
            progress.accept(next);
        }
    }

    private Map<Long, List<Fact>> facts(long first, long last) {
        Map<Long, List<Fact>> facts = new HashMap<>();
        db.selectFrom(LEDGER_FACT)
                .where(LEDGER_FACT.SEQ.between(first, last))
                .forEach(row ->
                        facts.computeIfAbsent(row.getSeq(), _ -> new ArrayList<>(2))
                                .add(
                                        new Fact(
                                                new FactName(row.getName()),
                                                row.getSalt(),
                                                row.getContent())));
        facts.values().forEach(of -> of.sort(Comparator.comparing(Fact::name)));
        return facts;
    }

    private static StoredEntry stored(LedgerEntryRecord row, List<Fact> facts) {
        CanonicalBytes bytes = CanonicalBytes.of(row.getEntry());
        StoredEntry entry =
                new StoredEntry(new EntryId(row.getSeq()), bytes, parted(row.getNodes()), facts);
        // Who searches by these columns must not be led past an entry. Where the entry itself was
        // altered, its hash says so.
        if (EntryCodec.decode(bytes) instanceof EntryReading.Read(jp.sekisho.ledger.Entry said)
                && !isBeside(row, said)
                && !entry.nodes().isEmpty()
                && new TreeHasher().leaf(row.getEntry()).equals(entry.nodes().getFirst())) {
            throw new IllegalArgumentException("the columns beside entry " + row.getSeq());
        }
        return entry;
    }

    private static boolean isBeside(LedgerEntryRecord row, jp.sekisho.ledger.Entry said) {
        return said.subject().type().equals(row.getSubjectKind())
                && said.subject().id().equals(row.getSubjectId())
                && said.at().toEpochMilli() == row.getMadeAt();
    }

    @Override
    public void erase(EntryRange entries, FactName name) {
        db.deleteFrom(LEDGER_FACT)
                .where(
                        LEDGER_FACT.SEQ.between(entries.first().index(), entries.last().index()),
                        LEDGER_FACT.NAME.eq(name.value()))
                .execute();
    }

    @Override
    public void keep(long size, SignedNote note) {
        Long last =
                db.select(DSL.max(LEDGER_CHECKPOINT.ID))
                        .from(LEDGER_CHECKPOINT)
                        .fetchOneInto(Long.class);
        db.insertInto(LEDGER_CHECKPOINT)
                .set(LEDGER_CHECKPOINT.ID, last == null ? 1 : last + 1)
                .set(LEDGER_CHECKPOINT.SIZE, size)
                .set(LEDGER_CHECKPOINT.NOTE, note.toString())
                .set(LEDGER_CHECKPOINT.MADE_AT, now.toEpochMilli())
                .execute();
    }

    @Override
    public void checkpoints(Consumer<SignedNote> each) {
        db.select(LEDGER_CHECKPOINT.NOTE)
                .from(LEDGER_CHECKPOINT)
                .orderBy(LEDGER_CHECKPOINT.SIZE, LEDGER_CHECKPOINT.ID)
                .fetch(LEDGER_CHECKPOINT.NOTE)
                .forEach(note -> each.accept(note(note)));
    }

    static SignedNote note(String text) {
        try {
            return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedNoteException malformed) {
            throw new BrokenCheckpoint(malformed);
        }
    }
}
