// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.function.Function;
import jp.sekisho.server.access.Visit;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/// The rows of one table, narrowed to those that somebody may choose.
///
/// @param table the table, under an alias where the register's own table is meant
/// @param id the id of its rows
/// @param label what its rows are called
/// @param may which of them somebody may choose
public record RowSource(
        Table<?> table, Field<Long> id, Field<String> label, Function<Visit, Condition> may)
        implements ReferenceSource {

    @Override
    public Condition selectable(Visit visit) {
        return may.apply(visit);
    }
}
