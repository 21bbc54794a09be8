// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import org.jooq.Field;
import org.jooq.UpdatableRecord;
import org.jooq.impl.SQLDataType;

/// A row of a register before anything was typed.
final class EmptyRow {

    private EmptyRow() {}

    /// Returns a row in which every field is empty, and so is every text that the table wants
    /// although no field shows it (a desk of the feature fills it later).
    static <R extends UpdatableRecord<R>> R of(Register<R> register) {
        R row = register.table().newRecord();
        for (Field<?> column : row.fields()) {
            if (!column.getDataType().nullable() && column.getType() == String.class) {
                row.set(column.coerce(SQLDataType.VARCHAR), "");
            }
        }
        register.fields().forEach(field -> field.clear(row));
        return row;
    }
}
