// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.Objects;
import jp.sekisho.server.access.Permission;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/// A register whose table names its columns as all do: the unit of a row in `unit_id`, what an
/// inherited sheet says beyond the fields in `notes`. What is left to say is its fields.
///
/// @param <R> the rows' type
public abstract class PlainRegister<R extends UpdatableRecord<R>> implements Register<R> {

    private final Table<R> table;
    private final RegisterName name;
    private final Access<R> access;

    /// @param table the rows
    /// @param name what it is called
    /// @param read the permission to see rows
    /// @param write the permission to add and change rows
    protected PlainRegister(Table<R> table, RegisterName name, Permission read, Permission write) {
        this.table = table;
        this.name = name;
        this.access = new Access<>(read, write, column(table, "unit_id", Long.class));
    }

    @Override
    public final RegisterName name() {
        return name;
    }

    @Override
    public final Table<R> table() {
        return table;
    }

    @Override
    public final Access<R> access() {
        return access;
    }

    @Override
    public final TableField<R, String> notes() {
        return column(table, "notes", String.class);
    }

    @SuppressWarnings(
            "unchecked") // the type is looked at, and a generated table has its own columns
    private static <R extends UpdatableRecord<R>, V> TableField<R, V> column(
            Table<R> table, String name, Class<V> type) {
        Field<?> column = Objects.requireNonNull(table.field(name), name);
        if (column.getType() != type) {
            throw new IllegalArgumentException(table.getName() + "." + name + " is no " + type);
        }
        return (TableField<R, V>) column;
    }
}
