// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerCheckpoint.LEDGER_CHECKPOINT;
import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;
import static jp.sekisho.server.database.schema.tables.LedgerKey.LEDGER_KEY;
import static jp.sekisho.server.database.schema.tables.RowSeal.ROW_SEAL;
import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.QOM;

/// Lets only those statements through that read, or that write into permitted tables. It guards
/// against a forgotten ledger entry, not against an attacker.
final class WritingGuard implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    /// The tables of this kernel: nobody else writes into them.
    static final Set<Table<?>> EVIDENCE =
            Set.of(LEDGER_ENTRY, LEDGER_FACT, LEDGER_CHECKPOINT, LEDGER_KEY, ROW_SEAL, SEALED_FILE);

    private final transient Set<Table<?>> permitted;

    private WritingGuard(Set<Table<?>> permitted) {
        this.permitted = permitted;
    }

    /// Derived tables have no version to compare, and without one jOOQ would read each row again
    /// before it changes it, in a batch even instead.
    static DSLContext around(DSLContext db, Set<Table<?>> permitted) {
        return db.configuration()
                .deriveAppending(new WritingGuard(permitted))
                .deriveSettings(settings -> settings.withExecuteWithOptimisticLocking(false))
                .dsl();
    }

    @Override
    public void start(ExecuteContext context) {
        Query query = context.query();
        Stream<Query> queries =
                query == null ? Arrays.stream(context.batchQueries()) : Stream.of(query);
        queries.forEach(this::look);
    }

    private void look(Query query) {
        boolean good =
                switch (query) {
                    case Select<?> _ -> true;
                    case QOM.Insert<?> insert -> permitted.contains(insert.$into());
                    case QOM.Update<?> update -> permitted.contains(update.$table());
                    case QOM.Delete<?> delete -> permitted.contains(delete.$from());
                    default -> false;
                };
        if (!good) {
            throw new IllegalStateException(
                    "this door does not write; use insert, update or remove of the change: "
                            + query.getClass().getSimpleName());
        }
    }
}
