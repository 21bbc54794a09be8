// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.FactName;
import jp.sekisho.server.page.JapaneseDate;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Which entries of the ledger somebody asks for.
///
/// @param who the name under which the change was made; empty for everybody
/// @param kind the kind of subject; empty for every kind
/// @param id the subject's id; empty for every subject
/// @param day the day in Japan; nothing for every day
/// @param before only entries with a smaller number
record LedgerQuery(String who, String kind, String id, Optional<LocalDate> day, long before) {

    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    LedgerQuery {
        who = who.strip();
        kind = kind.strip();
        id = id.strip();
    }

    boolean isNarrowed() {
        return !who.isEmpty() || !kind.isEmpty() || !id.isEmpty() || day.isPresent();
    }

    LedgerQuery before(long seq) {
        return new LedgerQuery(who, kind, id, day, seq);
    }

    LedgerQuery by(String name) {
        return new LedgerQuery(name, "", "", Optional.empty(), Long.MAX_VALUE);
    }

    Condition condition() {
        Condition which = LEDGER_ENTRY.SEQ.lt(before);
        if (!kind.isEmpty()) {
            which = which.and(LEDGER_ENTRY.SUBJECT_KIND.eq(kind));
        }
        if (!id.isEmpty()) {
            which = which.and(LEDGER_ENTRY.SUBJECT_ID.eq(id));
        }
        if (day.isPresent()) {
            which =
                    which.and(LEDGER_ENTRY.MADE_AT.ge(start(day.get())))
                            .and(LEDGER_ENTRY.MADE_AT.lt(start(day.get().plusDays(1))));
        }
        if (!who.isEmpty()) {
            // The name as a literal: only so is the index over names found.
            which =
                    which.and(
                            LEDGER_ENTRY.SEQ.in(
                                    DSL.select(LEDGER_FACT.SEQ)
                                            .from(LEDGER_FACT)
                                            .where(
                                                    LEDGER_FACT.NAME.eq(
                                                            DSL.inline(FactName.WHO.value())),
                                                    LEDGER_FACT.CONTENT.eq(who))));
        }
        return which;
    }

    /// Returns the query as part of an address, `?…`; empty where it asks for everything.
    String text() {
        List<String> parts = new ArrayList<>();
        add(parts, "who", who);
        add(parts, "kind", kind);
        add(parts, "id", id);
        add(parts, "day", day.map(d -> new JapaneseDate(d).text()).orElse(""));
        add(parts, "before", before == Long.MAX_VALUE ? "" : Long.toString(before));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(JAPAN).toInstant().toEpochMilli();
    }
}
