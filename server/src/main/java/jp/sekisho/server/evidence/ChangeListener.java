// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import jp.sekisho.server.database.BodyDatabase;

/// Hears that a body's data changed, after the change is durable. A feature that derives something
/// from data declares one; it must return at once and do its work later.
public interface ChangeListener {

    /// Data of a body changed.
    ///
    /// @param body whose
    /// @param actor who changed them
    void changed(BodyDatabase body, Actor actor);
}
