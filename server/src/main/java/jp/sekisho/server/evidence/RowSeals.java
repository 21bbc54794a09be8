// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.RowSeal.ROW_SEAL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.sekisho.ledger.CanonicalRow;
import jp.sekisho.ledger.LiveRow;
import jp.sekisho.ledger.RowHash;
import jp.sekisho.server.database.schema.DefaultSchema;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The salted hashes of rows as they stand in the database.
///
/// The salt is hashed with the row and lies beside it. It is new with every change and goes with
/// the row: what the ledger keeps of a removed row can then not be guessed from its few possible
/// values.
final class RowSeals {

    /// The list of hashed columns. A column that a migration adds and leaves empty changes no hash;
    /// any other change of a table's columns takes the next number for that table.
    private static final int SCHEMA = 1;

    /// No column of a table can have this name.
    private static final String SALT = "seal salt";

    private static final byte[] NO_SALT = {};

    /// How many rows are read at a time; every database takes as many values in one statement.
    private static final int PAGE = 10_000;

    private RowSeals() {}

    /// Hashes a row.
    static RowHash hash(String kind, Record row, byte[] salt) {
        CanonicalRow bytes = CanonicalRow.of(kind, SCHEMA).bytes(SALT, salt);
        for (Field<?> column : row.fields()) {
            switch (row.get(column)) {
                case null -> {
                    // a column that holds nothing is left out
                }
                case String text -> bytes.text(column.getName(), text);
                case Long number -> bytes.number(column.getName(), number);
                case Integer number -> bytes.number(column.getName(), number.longValue());
                case Boolean yes -> bytes.number(column.getName(), yes ? 1L : 0L);
                case byte[] raw -> bytes.bytes(column.getName(), raw);
                case Object other ->
                        throw new IllegalArgumentException(
                                "no canonical form for " + other.getClass());
            }
        }
        return bytes.hash();
    }

    /// Reads rows of a table as the database holds them now, by id.
    static Map<Long, Record> rows(DSLContext db, Table<?> table, Collection<Long> ids) {
        Map<Long, Record> rows = HashMap.newHashMap(ids.size());
        List<Long> all = List.copyOf(ids);
        Field<Long> id = id(table);
        for (int from = 0; from < all.size(); from += PAGE) {
            List<Long> some = all.subList(from, Math.min(from + PAGE, all.size()));
            db.selectFrom(table).where(id.in(some)).forEach(row -> rows.put(row.get(id), row));
        }
        return rows;
    }

    /// Reads the salt of a row; null where the row has no entry yet.
    static byte @Nullable [] salt(DSLContext db, Subject row) {
        return db.select(ROW_SEAL.SALT)
                .from(ROW_SEAL)
                .where(ROW_SEAL.KIND.eq(row.kind()), ROW_SEAL.ID.eq(row.id()))
                .fetchOne(ROW_SEAL.SALT);
    }

    /// Keeps salts, in one batch.
    static void keep(DSLContext db, Map<Subject, byte[]> salts) {
        if (salts.isEmpty()) {
            return;
        }
        Object[][] values =
                salts.entrySet().stream()
                        .map(e -> new Object[] {e.getKey().kind(), e.getKey().id(), e.getValue()})
                        .toArray(Object[][]::new);
        db.batch(
                        db.insertInto(ROW_SEAL, ROW_SEAL.KIND, ROW_SEAL.ID, ROW_SEAL.SALT)
                                .values((String) null, null, null)
                                .onConflict(ROW_SEAL.KIND, ROW_SEAL.ID)
                                .doUpdate()
                                .set(ROW_SEAL.SALT, DSL.excluded(ROW_SEAL.SALT)))
                .bind(values)
                .execute();
    }

    static void forget(DSLContext db, Subject row) {
        db.deleteFrom(ROW_SEAL)
                .where(ROW_SEAL.KIND.eq(row.kind()), ROW_SEAL.ID.eq(row.id()))
                .execute();
    }

    /// Hashes all rows of every table of which the ledger speaks.
    static List<LiveRow> live(DSLContext db) {
        List<LiveRow> live = new ArrayList<>();
        for (String kind :
                db.selectDistinct(ROW_SEAL.KIND)
                        .from(ROW_SEAL)
                        .orderBy(ROW_SEAL.KIND)
                        .fetch(ROW_SEAL.KIND)) {
            for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                if (table.getName().equals(kind)) {
                    addAll(db, table, live);
                }
            }
        }
        return live;
    }

    private static void addAll(DSLContext db, Table<?> table, List<LiveRow> live) {
        Field<Long> id = id(table);
        String kind = table.getName();
        long after = Long.MIN_VALUE;
        while (true) {
            List<? extends Record> page =
                    db.selectFrom(table).where(id.gt(after)).orderBy(id).limit(PAGE).fetch();
            if (page.isEmpty()) {
                return;
            }
            long last = page.getLast().get(id);
            Map<Long, byte[]> salts =
                    db.select(ROW_SEAL.ID, ROW_SEAL.SALT)
                            .from(ROW_SEAL)
                            .where(ROW_SEAL.KIND.eq(kind), ROW_SEAL.ID.between(after, last))
                            .fetchMap(ROW_SEAL.ID, ROW_SEAL.SALT);
            for (Record row : page) {
                byte[] salt = Objects.requireNonNullElse(salts.get(row.get(id)), NO_SALT);
                live.add(
                        new LiveRow(
                                new jp.sekisho.ledger.Subject(kind, Long.toString(row.get(id))),
                                hash(kind, row, salt)));
            }
            after = last;
        }
    }

    static Field<Long> id(Table<?> table) {
        Field<Long> id = table.field("id", Long.class);
        if (id == null) {
            throw new IllegalArgumentException("table has no column id: " + table.getName());
        }
        return id;
    }
}
