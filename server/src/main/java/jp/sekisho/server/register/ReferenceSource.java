// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import jp.sekisho.server.access.Visit;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;

/// The rows to which a field may refer.
public interface ReferenceSource {

    /// Returns the table, under an alias where the register's own table is meant.
    Table<?> table();

    /// Returns the id of its rows.
    Field<Long> id();

    /// Returns what its rows are called.
    Field<String> label();

    /// Returns the order in which they are offered.
    default OrderField<?> order() {
        return label();
    }

    /// Returns the rows that may be chosen now. A value of another row is refused, also where its
    /// id is sent by hand.
    ///
    /// @param visit who chooses
    Condition selectable(Visit visit);
}
