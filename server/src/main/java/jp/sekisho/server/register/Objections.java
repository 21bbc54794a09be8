// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.UpdatableRecord;

/// What a register's fields and rules object to in a row; one for each column, the first.
final class Objections {

    private Objections() {}

    /// Returns sentences by the columns' names; changeable.
    static <R extends UpdatableRecord<R>> Map<String, String> of(
            Register<R> register, R row, LocalDate today) {
        Map<String, String> errors = new LinkedHashMap<>();
        register.fields().forEach(field -> note(errors, field.objection(row, today)));
        register.rules().forEach(rule -> note(errors, rule.objection(row, today)));
        return errors;
    }

    private static void note(
            Map<String, String> errors, Optional<? extends Rule.Objection<?>> objection) {
        objection.ifPresent(o -> errors.putIfAbsent(o.column().getName(), o.sentence()));
    }
}
