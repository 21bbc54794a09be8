// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Body.BODY;

import jp.sekisho.server.database.BodyDatabase;

/// The name of a body as people read it.
public final class BodyName {

    private BodyName() {}

    /// Returns the body's name; its key while it has none.
    ///
    /// @param body its database
    public static String of(BodyDatabase body) {
        return body.read(db -> db.select(BODY.NAME).from(BODY).limit(1).fetchOptional(BODY.NAME))
                .orElse(body.key().value());
    }
}
