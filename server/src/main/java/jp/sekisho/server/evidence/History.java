// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerCheckpoint.LEDGER_CHECKPOINT;
import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.ledger.CanonicalBytes;
import jp.sekisho.ledger.EntryCodec;
import jp.sekisho.ledger.EntryReading;
import jp.sekisho.ledger.FactName;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What the ledger says: about one row, or altogether.
public final class History {

    private History() {}

    /// One entry of the ledger.
    ///
    /// @param at when
    /// @param action what happened, one word in small letters
    /// @param who who did it; empty where the name was erased
    /// @param why the reason or the detail; empty where it was erased
    public record Entry(Instant at, String action, String who, String why) {}

    /// One entry with its number and what it speaks of.
    ///
    /// @param seq its number
    /// @param kind the kind of its subject
    /// @param id its subject's id
    /// @param bytes its canonical bytes
    record Line(long seq, String kind, String id, Entry entry, CanonicalBytes bytes) {

        /// Returns what the entry says; nothing where it cannot be read.
        Optional<jp.sekisho.ledger.Entry> said() {
            return EntryCodec.decode(bytes)
                            instanceof EntryReading.Read(jp.sekisho.ledger.Entry entry)
                    ? Optional.of(entry)
                    : Optional.empty();
        }
    }

    /// Reads the newest entries about a row, the newest first, in one statement.
    ///
    /// @param db the body's database
    /// @param subject the row
    /// @param most how many at most
    public static List<Entry> of(DSLContext db, Subject subject, int most) {
        Condition about =
                LEDGER_ENTRY
                        .SUBJECT_KIND
                        .eq(subject.kind())
                        .and(LEDGER_ENTRY.SUBJECT_ID.eq(Long.toString(subject.id())));
        return read(db, about, most).stream().map(Line::entry).toList();
    }

    /// Finds the newest entry about each of some rows, in one statement. The ids of rows are unique
    /// in a body.
    ///
    /// @param db the body's database
    /// @param kinds the rows' tables
    /// @param ids the rows
    /// @return the entries' numbers by row; a row of which no entry speaks is left out
    public static Map<Long, Long> newest(
            DSLContext db, Collection<String> kinds, Collection<Long> ids) {
        return db.select(LEDGER_ENTRY.SUBJECT_ID, DSL.max(LEDGER_ENTRY.SEQ))
                .from(LEDGER_ENTRY)
                .where(
                        LEDGER_ENTRY.SUBJECT_KIND.in(kinds),
                        LEDGER_ENTRY.SUBJECT_ID.in(ids.stream().map(String::valueOf).toList()))
                .groupBy(LEDGER_ENTRY.SUBJECT_ID)
                .fetchMap(row -> Long.parseLong(row.value1()), row -> row.value2());
    }

    /// Reads the newest signed state of the ledger, in one statement.
    ///
    /// @param db the body's database
    public static Optional<Checkpointed> signed(DSLContext db) {
        return db.selectFrom(LEDGER_CHECKPOINT)
                .orderBy(LEDGER_CHECKPOINT.ID.desc())
                .limit(1)
                .fetchOptional(row ->
                        new Checkpointed(
                                row.getId(),
                                row.getSize(),
                                Instant.ofEpochMilli(row.getMadeAt()),
                                row.getNote()));
    }

    /// Reads the newest entries that a query asks for, in one statement.
    static List<Line> find(DSLContext db, LedgerQuery query, int most) {
        return read(db, query.condition(), most);
    }

    private static List<Line> read(DSLContext db, Condition which, int most) {
        var newest =
                DSL.select(LEDGER_ENTRY.SEQ, LEDGER_ENTRY.ENTRY)
                        .from(LEDGER_ENTRY)
                        .where(which)
                        .orderBy(LEDGER_ENTRY.SEQ.desc())
                        .limit(most)
                        .asTable("newest");
        var seq = Objects.requireNonNull(newest.field(LEDGER_ENTRY.SEQ));
        var bytes = Objects.requireNonNull(newest.field(LEDGER_ENTRY.ENTRY));
        Map<Long, byte[]> entries = new LinkedHashMap<>();
        Map<Long, Map<String, String>> facts = new HashMap<>();
        db.select(seq, bytes, LEDGER_FACT.NAME, LEDGER_FACT.CONTENT)
                .from(newest)
                .leftJoin(LEDGER_FACT)
                .on(LEDGER_FACT.SEQ.eq(seq))
                .orderBy(seq.desc())
                .forEach(row -> {
                    entries.put(row.value1(), row.value2());
                    if (row.value3() != null) {
                        facts.computeIfAbsent(row.value1(), _ -> new HashMap<>())
                                .put(row.value3(), row.value4());
                    }
                });
        List<Line> lines = new ArrayList<>(entries.size());
        entries.forEach((number, entry) ->
                lines.add(line(number, entry, facts.getOrDefault(number, Map.of()))));
        return lines;
    }

    private static Line line(long seq, byte[] bytes, Map<String, String> facts) {
        String who = facts.getOrDefault(FactName.WHO.value(), "");
        String why = facts.getOrDefault(FactName.WHY.value(), "");
        CanonicalBytes canonical = CanonicalBytes.of(bytes);
        return switch (EntryCodec.decode(canonical)) {
            case EntryReading.Read(jp.sekisho.ledger.Entry entry) ->
                    new Line(
                            seq,
                            entry.subject().type(),
                            entry.subject().id(),
                            new Entry(entry.at(), entry.action().value(), who, why),
                            canonical);
            // Verification names it; a page that shows the others is of more use than none.
            case EntryReading.Malformed _, EntryReading.NewerSchema _ ->
                    new Line(
                            seq,
                            "",
                            "",
                            new Entry(Instant.EPOCH, "unreadable", who, why),
                            canonical);
        };
    }
}
