// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.time.LocalDate;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.server.body.BodyFacts;
import org.jooq.DSLContext;

/// What a check is asked.
///
/// @param db the body's database at one moment, for reading
/// @param facts what is so about the body on the day
/// @param obligation the obligation to be answered; several may share a check
public record Question(DSLContext db, BodyFacts facts, Obligation obligation) {

    /// Returns the day for which it is asked.
    public LocalDate today() {
        return facts.day();
    }
}
