// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.ledger.RowHash;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.exception.DataChangedException;

/// One change under way: what it does to rows, and the entries that it leaves in the ledger.
///
/// Every table that is changed here has a column `id` and a column `version`; the version rises
/// with each change, and a row that somebody else changed meanwhile is refused.
public final class Change {

    private final DSLContext db;
    private final DSLContext reading;
    private final Journal journal;
    private final Instant at;

    Change(DSLContext db, Journal journal, Instant at) {
        this.db = db;
        this.reading = WritingGuard.around(db, Set.of());
        this.journal = journal;
        this.at = at;
    }

    /// Returns the transaction, for reading: a statement that writes is refused with an
    /// [IllegalStateException].
    public DSLContext db() {
        return reading;
    }

    /// Returns the transaction, for writing into tables whose rows follow from others and can be
    /// made anew: results of checks, the search index. They have no entries in the ledger, so none
    /// of them may hold what a person said.
    ///
    /// @param tables the derived tables; a statement that writes into another is refused
    /// @throws IllegalArgumentException where a table is not derived: it has a version, or it is
    ///   the ledger's own
    public DSLContext derived(Table<?>... tables) {
        for (Table<?> table : tables) {
            if (table.getRecordVersion() != null || WritingGuard.EVIDENCE.contains(table)) {
                throw new IllegalArgumentException("not a derived table: " + table.getName());
            }
        }
        return WritingGuard.around(db, Set.of(tables));
    }

    /// Returns the moment of the change.
    public Instant at() {
        return at;
    }

    /// Adds a row. Its version is set to 1.
    ///
    /// @param row the row, its id set
    /// @param <R> the row's type
    public <R extends UpdatableRecord<R>> void insert(R row) {
        insertAll(List.of(row));
    }

    /// Adds many rows of one table in few statements.
    ///
    /// @param rows the rows, their ids set
    /// @param <R> the rows' type
    public <R extends UpdatableRecord<R>> void insertAll(Collection<R> rows) {
        for (R row : rows) {
            row.attach(db.configuration());
            row.set(version(row.getTable()), 1);
        }
        if (rows.size() == 1) {
            db.executeInsert(rows.iterator().next());
        } else if (!rows.isEmpty()) {
            db.batchInsert(rows).execute();
        }
        journal.added(rows);
    }

    /// Changes a row that was read before.
    ///
    /// @param row the row with its new values and the version that was read
    /// @param <R> the row's type
    /// @throws ChangedMeanwhile where the row's version is no longer the one that was read
    public <R extends UpdatableRecord<R>> void update(R row) {
        row.attach(db.configuration());
        row.touched(version(row.getTable()), false);
        Optional<RowHash> before = journal.standing(row);
        try {
            if (row.update() == 0) {
                return;
            }
        } catch (DataChangedException e) {
            throw new ChangedMeanwhile(subject(row), e);
        }
        journal.changed(row, before);
    }

    /// Removes a row that nothing refers to. Facts are ended by their date instead; this is for
    /// drafts and mistakes.
    ///
    /// @param row the row with the version that was read
    /// @param <R> the row's type
    /// @throws ChangedMeanwhile where the row's version is no longer the one that was read
    public <R extends UpdatableRecord<R>> void remove(R row) {
        row.attach(db.configuration());
        Optional<RowHash> before = journal.standing(row);
        try {
            row.delete();
        } catch (DataChangedException e) {
            throw new ChangedMeanwhile(subject(row), e);
        }
        journal.removed(subject(row), before);
    }

    /// Records that something happened that changes no row: a log-in, a check that ran, a document
    /// shown.
    ///
    /// @param subject what it concerns
    /// @param action what happened, one word in small letters
    /// @param detail one sentence; erasable
    public void note(Subject subject, String action, String detail) {
        journal.noted(subject, action, detail);
    }

    static Subject subject(UpdatableRecord<?> row) {
        return new Subject(row.getTable().getName(), row.get(RowSeals.id(row.getTable())));
    }

    @SuppressWarnings("unchecked") // every version column is an int
    private static <R extends UpdatableRecord<R>> TableField<R, Integer> version(Table<R> table) {
        TableField<R, ?> version = table.getRecordVersion();
        if (version == null) {
            throw new IllegalArgumentException("table has no column version: " + table.getName());
        }
        return (TableField<R, Integer>) version;
    }
}
