// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.util.List;
import java.util.Map;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// One kind of fact about the body, as its settings pages show and change it. Each declares itself
/// as a bean; the pages come by themselves.
///
/// @param <R> the rows' type
interface FactKind<R extends UpdatableRecord<R>> {

    /// The last part of its address.
    String path();

    /// What the page is called.
    String label();

    /// What one of them is called.
    String noun();

    /// What it is for, one sentence.
    String purpose();

    Table<R> table();

    /// Its fields in the order in which people see them; the first leads to the row.
    List<FactField<R>> fields();

    /// Since when; null where the fact has no duration.
    @Nullable TableField<R, String> from();

    /// The first day on which it no longer holds; null where the fact has no duration.
    @Nullable TableField<R, String> until();

    /// The order of the list.
    List<OrderField<?>> order();

    /// Which rows somebody may see; facts that belong to no unit are for those who see the whole
    /// body.
    default Condition readable(Visit visit) {
        return visit.may(Permission.READ_BODY, null) ? DSL.trueCondition() : DSL.falseCondition();
    }

    /// What must be so beyond each value by itself.
    ///
    /// @param db the body's database
    /// @param row the row as it would be
    /// @return one sentence for each field, by its name; empty for nothing
    default Map<String, String> objections(DSLContext db, R row) {
        return Map.of();
    }
}
