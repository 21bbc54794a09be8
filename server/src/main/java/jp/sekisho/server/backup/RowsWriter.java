// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import jp.sekisho.server.database.schema.DefaultSchema;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// Writes the rows of every table as one stream (`docs/backup.md`, "rows").
final class RowsWriter {

    static final String MAGIC = "sekisho-backup-rows/1\n";

    private static final int FETCHED = 1_000;

    private final DataOutputStream out;
    private long rows;

    private RowsWriter(OutputStream target) {
        this.out = new DataOutputStream(target);
    }

    /// Writes all tables as one transaction sees them.
    ///
    /// @return how many rows
    static long write(DSLContext db, OutputStream target) throws IOException {
        RowsWriter writer = new RowsWriter(target);
        try {
            writer.out.writeBytes(MAGIC);
            List<Table<?>> tables =
                    DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                            .sorted(Comparator.comparing(Table::getName))
                            .toList();
            for (Table<?> table : tables) {
                writer.table(db, table);
            }
            writer.out.writeByte('Z');
            writer.out.writeLong(writer.rows);
            writer.out.flush();
            return writer.rows;
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    private void table(DSLContext db, Table<?> table) throws IOException {
        out.writeByte('T');
        out.writeUTF(table.getName());
        out.writeShort(table.fields().length);
        for (Field<?> column : table.fields()) {
            out.writeUTF(column.getName());
            out.writeByte(ColumnKind.of(column.getType()).code());
        }
        List<? extends OrderField<?>> order =
                table.getPrimaryKey() == null
                        ? List.of()
                        : table.getPrimaryKey().getFields().stream().map(Field::asc).toList();
        try (Cursor<? extends Record> cursor =
                db.selectFrom(table).orderBy(order).fetchSize(FETCHED).fetchLazy()) {
            for (Record row : cursor) {
                out.writeByte('R');
                for (int i = 0; i < row.size(); i++) {
                    value(row.get(i));
                }
                rows++;
            }
        }
    }

    private void value(@Nullable Object value) throws IOException {
        out.writeByte(value == null ? 0 : 1);
        switch (value) {
            case null -> {
                // the byte before says so
            }
            case Long number -> out.writeLong(number);
            case Integer number -> out.writeInt(number);
            case Boolean yes -> out.writeBoolean(yes);
            case String text -> bytes(text.getBytes(StandardCharsets.UTF_8));
            case byte[] raw -> bytes(raw);
            case Object other ->
                    throw new IllegalArgumentException("no form for " + other.getClass());
        }
    }

    private void bytes(byte[] raw) throws IOException {
        out.writeInt(raw.length);
        out.write(raw);
    }
}
