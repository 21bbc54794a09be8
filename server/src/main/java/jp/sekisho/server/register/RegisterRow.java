// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.Map;
import java.util.Objects;
import org.jooq.UpdatableRecord;

/// A row as it was read, with what the rows are called to which it refers.
///
/// @param row the row
/// @param references labels by the names of the fields that refer to other rows
/// @param <R> the row's type
record RegisterRow<R extends UpdatableRecord<R>>(R row, Map<String, String> references) {

    RegisterRow {
        references = Map.copyOf(references);
    }

    long id() {
        return Objects.requireNonNull(row.get("id", Long.class));
    }

    int version() {
        return Objects.requireNonNull(row.get("version", Integer.class));
    }

    String show(RegisterField<R, ?> field) {
        return field.kind() instanceof FieldKind.Reference
                ? references.getOrDefault(field.name(), "")
                : field.show(row, Options.NONE);
    }
}
