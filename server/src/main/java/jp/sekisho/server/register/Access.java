// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.TableField;

/// Who may see and change the rows of a register. How far a permission reaches is said by the
/// access table alone.
///
/// @param read the permission to see rows
/// @param write the permission to add and change rows
/// @param unit the column that names the unit to which a row belongs
/// @param <R> the rows' type
public record Access<R extends Record>(
        Permission read, Permission write, TableField<R, Long> unit) {

    /// Returns the rows that somebody may see: one condition for list, count, search, picker,
    /// export.
    ///
    /// @param visit who
    public Condition readable(Visit visit) {
        return visit.scopeOf(read, unit);
    }

    /// Returns the rows that somebody may change.
    ///
    /// @param visit who
    public Condition writable(Visit visit) {
        return visit.scopeOf(write, unit);
    }
}
