// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.time.LocalDate;
import jp.sekisho.policy.catalogue.Obligation;
import org.jooq.DSLContext;

/// What a check is asked.
///
/// @param db the body's database at one moment, for reading
/// @param today the day for which it is asked
/// @param obligation the obligation to be answered; several may share a check
public record Question(DSLContext db, LocalDate today, Obligation obligation) {}
