// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import org.jooq.UpdatableRecord;

/// Takes down the entries of one change, to be written with it.
interface Journal {

    /// A row stands as given.
    void entered(Subject subject, String action, UpdatableRecord<?> row);

    /// A row is no more.
    void removed(Subject subject, String action);

    /// Something happened that changed no row.
    void noted(Subject subject, String action, String detail);
}
