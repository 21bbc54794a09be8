// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.time.LocalDate;
import jp.sekisho.policy.catalogue.Obligation;
import org.jooq.DSLContext;

/// What a check is asked.
///
/// @param look the body at one moment, as of a day
/// @param obligation the obligation to be answered; several may share a check
public record Question(Look look, Obligation obligation) {

    /// Returns the body's database at one moment, for reading.
    public DSLContext db() {
        return look.db();
    }

    /// Returns the day for which it is asked.
    public LocalDate today() {
        return look.today();
    }

    /// Returns what several checks need to know; it is read once in a run.
    ///
    /// @param fact which one
    /// @param <T> what is known
    public <T> T at(SharedFact<T> fact) {
        return look.at(fact);
    }
}
