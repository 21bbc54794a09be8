// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.ledger.Action;
import jp.sekisho.ledger.FactName;
import jp.sekisho.ledger.RowHash;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Writes the entries of one change behind those that stand already.
///
/// Rows are hashed as the database gives them back, not as they were handed over: what a database
/// fills in or cuts is then in the hash as it is read at verification.
final class LedgerJournal implements Journal {

    private static final int SALT_BYTES = 16;

    /// An entry's own bytes can never be erased, so they name no person; the fact `who` does.
    private static final jp.sekisho.ledger.Actor PERSON = new jp.sekisho.ledger.Actor("person");

    private static final jp.sekisho.ledger.Actor PRODUCT =
            new jp.sekisho.ledger.Actor("product:sekisho");

    private final DSLContext db;
    private final BodyLedger ledger;
    private final Actor actor;
    private final String why;
    private final Instant at;
    private final SecureRandom random;
    private final List<jp.sekisho.ledger.Change> pending = new ArrayList<>();
    private final Map<Subject, byte[]> salts = new LinkedHashMap<>();

    LedgerJournal(
            DSLContext db,
            BodyLedger ledger,
            Actor actor,
            String why,
            Instant at,
            SecureRandom random) {
        this.db = db;
        this.ledger = ledger;
        this.actor = actor;
        this.why = why;
        this.at = at;
        this.random = random;
    }

    @Override
    public Optional<RowHash> standing(UpdatableRecord<?> row) {
        Subject subject = Change.subject(row);
        byte @Nullable [] own = salts.get(subject);
        byte @Nullable [] salt = own == null ? RowSeals.salt(db, subject) : own;
        if (salt == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        RowSeals.rows(db, row.getTable(), List.of(subject.id())).get(subject.id()))
                .map(found -> RowSeals.hash(subject.kind(), found, salt));
    }

    @Override
    public void added(Collection<? extends UpdatableRecord<?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Table<?> table = rows.iterator().next().getTable();
        List<Long> ids = rows.stream().map(row -> Change.subject(row).id()).toList();
        Map<Long, Record> found = RowSeals.rows(db, table, ids);
        for (Long id : ids) {
            Subject subject = new Subject(table.getName(), id);
            pending.add(change("add", subject, "").after(sealed(subject, found)));
        }
    }

    @Override
    public void changed(UpdatableRecord<?> row, Optional<RowHash> before) {
        Subject subject = Change.subject(row);
        Map<Long, Record> found = RowSeals.rows(db, row.getTable(), List.of(subject.id()));
        pending.add(before(change("change", subject, ""), before).after(sealed(subject, found)));
    }

    @Override
    public void removed(Subject subject, Optional<RowHash> before) {
        salts.remove(subject);
        RowSeals.forget(db, subject);
        pending.add(before(change("remove", subject, ""), before));
    }

    @Override
    public void noted(Subject subject, String action, String detail) {
        pending.add(change(action, subject, detail));
    }

    /// Writes what was taken down, in a few batches however much it is.
    void write() {
        if (pending.isEmpty()) {
            return;
        }
        RowSeals.keep(db, salts);
        ledger.append(pending);
    }

    private RowHash sealed(Subject subject, Map<Long, Record> found) {
        Record row = found.get(subject.id());
        if (row == null) {
            throw new IllegalStateException("row is not there after it was written: " + subject);
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        salts.put(subject, salt);
        return RowSeals.hash(subject.kind(), row, salt);
    }

    static jp.sekisho.ledger.Actor idOf(Actor actor) {
        return actor.equals(Actor.SEKISHO) ? PRODUCT : PERSON;
    }

    private jp.sekisho.ledger.Change change(String action, Subject subject, String detail) {
        return jp.sekisho.ledger.Change.of(
                        at,
                        idOf(actor),
                        new Action(action),
                        new jp.sekisho.ledger.Subject(subject.kind(), Long.toString(subject.id())))
                .with(FactName.WHO, actor.name())
                .because(detail.isEmpty() ? why : detail);
    }

    private static jp.sekisho.ledger.Change before(
            jp.sekisho.ledger.Change change, Optional<RowHash> before) {
        return before.map(change::before).orElse(change);
    }
}
