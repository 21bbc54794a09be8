// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import jp.sekisho.server.database.Ids;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// The door for features in which a row of a register is typed elsewhere: a request whose approval
/// makes the row.
@Component
public final class RowDesks {

    private final Ids ids;

    RowDesks(Ids ids) {
        this.ids = ids;
    }

    /// Opens the desk of a register.
    ///
    /// @param register which
    /// @param <R> its rows' type
    public <R extends UpdatableRecord<R>> RowDesk<R> of(Register<R> register) {
        return new RowDesk<>(register, ids);
    }
}
