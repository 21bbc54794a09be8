// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.time.LocalDate;
import org.jooq.DSLContext;

/// Something that several checks need to know, read once in a run ([Look#at]). A feature keeps each
/// as one constant.
///
/// @param <T> what is known
@FunctionalInterface
public interface SharedFact<T> {

    /// Reads it.
    ///
    /// @param db the body's database at one moment, for reading
    /// @param today the day for which it is asked
    T read(DSLContext db, LocalDate today);
}
