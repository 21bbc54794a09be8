// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.Collection;
import java.util.Optional;
import jp.sekisho.ledger.RowHash;
import org.jooq.UpdatableRecord;

/// Takes down the entries of one change, to be written with it.
interface Journal {

    /// Hashes a row as the database holds it, before it is changed: what was altered behind the
    /// product's back is not covered up by a change.
    ///
    /// @return nothing where no entry speaks of the row yet
    Optional<RowHash> standing(UpdatableRecord<?> row);

    /// Rows of one table were added.
    void added(Collection<? extends UpdatableRecord<?>> rows);

    /// A row was changed.
    void changed(UpdatableRecord<?> row, Optional<RowHash> before);

    /// A row is no more.
    void removed(Subject subject, Optional<RowHash> before);

    /// Something happened that changed no row.
    void noted(Subject subject, String action, String detail);
}
