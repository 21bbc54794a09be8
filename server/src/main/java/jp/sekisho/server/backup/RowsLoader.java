// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Puts the rows of a backup into the tables of a body that is being put together, within one
/// transaction. What refers to what is checked once all rows are there: they may refer to one
/// another in any order.
final class RowsLoader implements RowsReader.Rows {

    private record Reference(String table, String name) {}

    private final DSLContext db;
    private final List<Reference> references;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();
    private @Nullable Table<Record> table;
    private List<Field<?>> columns = List.of();

    RowsLoader(DSLContext db) {
        this.db = db;
        if (db.dialect().family() == SQLDialect.SQLITE) {
            references = List.of();
            db.execute("pragma defer_foreign_keys = on");
        } else {
            references =
                    db.resultQuery(
                                    "select table_name, constraint_name from"
                                            + " information_schema.table_constraints where"
                                            + " constraint_type = 'FOREIGN KEY' and table_schema ="
                                            + " current_schema()")
                            .fetch(row ->
                                    new Reference(
                                            row.get(0, String.class), row.get(1, String.class)));
            alter("deferrable initially deferred");
        }
    }

    @Override
    public void table(String name, List<RowsReader.Column> shape) {
        flush();
        table = DSL.table(DSL.name(name));
        columns = new ArrayList<>();
        for (RowsReader.Column column : shape) {
            columns.add(DSL.field(DSL.name(column.name()), column.kind().type()));
        }
        db.deleteFrom(table).execute(); // what a step of migration may have put there
    }

    @Override
    public void row(@Nullable Object[] values) {
        waiting.add(values);
        if (waiting.size() == Limits.BATCH) {
            flush();
        }
    }

    @Override
    public void end() {
        flush();
        if (!references.isEmpty()) {
            db.execute("set constraints all immediate");
            alter("not deferrable");
        }
    }

    private void flush() {
        if (waiting.isEmpty() || table == null) {
            return;
        }
        db.batch(db.insertInto(table, columns).values(new Object[columns.size()]))
                .bind(waiting.toArray(Object[][]::new))
                .execute();
        waiting.clear();
    }

    private void alter(String how) {
        for (Reference reference : references) {
            db.execute(
                    DSL.sql(
                            "alter table {0} alter constraint {1} " + how,
                            DSL.name(reference.table()),
                            DSL.name(reference.name())));
        }
    }
}
