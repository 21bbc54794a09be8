// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.TableField;

/// Something that must be so about a row, beyond each value by itself. It holds for the form, for
/// Excel and for JSON alike.
///
/// @param <R> the rows' type
public interface Rule<R extends org.jooq.Record> {

    /// Looks at a row that is about to be saved.
    ///
    /// @param row the row
    /// @param today the day, in Japan
    /// @return what is wrong with it, or nothing
    Optional<Objection<R>> objection(R row, LocalDate today);

    /// What is wrong with a row.
    ///
    /// @param column the field beside which it is said
    /// @param sentence what is wrong and what to do
    /// @param <R> the rows' type
    record Objection<R extends org.jooq.Record>(TableField<R, ?> column, String sentence) {}

    /// A day must not come before another; where either is empty, nothing is said.
    ///
    /// @param first the column of the earlier day
    /// @param second the column of the later day
    /// @param sentence what is wrong where it does
    /// @param <R> the row's type
    static <R extends org.jooq.Record> Rule<R> inOrder(
            TableField<R, String> first, TableField<R, String> second, String sentence) {
        return (row, _) -> {
            String from = row.get(first);
            String until = row.get(second);
            return !from.isEmpty() && !until.isEmpty() && until.compareTo(from) < 0
                    ? Optional.of(new Objection<>(second, sentence))
                    : Optional.empty();
        };
    }
}
