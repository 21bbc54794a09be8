// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What the ledger says about one row.
public final class History {

    private History() {}

    /// One entry of the ledger.
    ///
    /// @param at when
    /// @param action what happened, one word in small letters
    /// @param who who did it; empty where the name was erased
    /// @param why the reason or the detail; empty where it was erased
    public record Entry(Instant at, String action, String who, String why) {}

    /// Reads the newest entries about a row, the newest first, in one statement.
    ///
    /// @param db the body's database
    /// @param subject the row
    /// @param most how many at most
    public static List<Entry> of(DSLContext db, Subject subject, int most) {
        var newest =
                DSL.select(LEDGER_ENTRY.SEQ, LEDGER_ENTRY.ACTION, LEDGER_ENTRY.ENTERED_AT)
                        .from(LEDGER_ENTRY)
                        .where(
                                LEDGER_ENTRY.SUBJECT_KIND.eq(subject.kind()),
                                LEDGER_ENTRY.SUBJECT_ID.eq(subject.id()))
                        .orderBy(LEDGER_ENTRY.SEQ.desc())
                        .limit(most)
                        .asTable("newest");
        var seq = Objects.requireNonNull(newest.field(LEDGER_ENTRY.SEQ));
        var action = Objects.requireNonNull(newest.field(LEDGER_ENTRY.ACTION));
        var at = Objects.requireNonNull(newest.field(LEDGER_ENTRY.ENTERED_AT));
        Map<Long, Entry> entries = new LinkedHashMap<>();
        db.select(seq, action, at, LEDGER_FACT.NAME, LEDGER_FACT.CONTENT)
                .from(newest)
                .leftJoin(LEDGER_FACT)
                .on(LEDGER_FACT.SEQ.eq(seq))
                .orderBy(seq.desc())
                .forEach(row ->
                        entries.merge(
                                row.value1(),
                                entry(row.value2(), row.value3(), row.value4(), row.value5()),
                                (one, other) ->
                                        new Entry(
                                                one.at(),
                                                one.action(),
                                                one.who() + other.who(),
                                                one.why() + other.why())));
        return new ArrayList<>(entries.values());
    }

    private static Entry entry(
            String action,
            long at,
            @org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable String content) {
        String text = Objects.requireNonNullElse(content, "");
        return new Entry(
                Instant.ofEpochMilli(at),
                action,
                "who".equals(name) ? text : "",
                "why".equals(name) ? text : "");
    }
}
