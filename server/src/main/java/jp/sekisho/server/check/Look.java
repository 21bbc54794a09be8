// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import org.jooq.DSLContext;

/// One look at a body as of a day: what one check has read, the others need not read again. Belongs
/// to one run and one thread.
public final class Look {

    private final DSLContext db;
    private final LocalDate today;
    private final IdentityHashMap<SharedFact<?>, Object> known = new IdentityHashMap<>();

    /// Begins a look at which nothing is known yet.
    ///
    /// @param db the body's database at one moment, for reading
    /// @param today the day for which it is asked
    public Look(DSLContext db, LocalDate today) {
        this.db = db;
        this.today = today;
    }

    /// Returns the body's database at one moment, for reading.
    public DSLContext db() {
        return db;
    }

    /// Returns the day for which it is asked.
    public LocalDate today() {
        return today;
    }

    /// Returns a fact; the database is asked for it at the first time only.
    ///
    /// @param fact which one; the same object names the same fact
    /// @param <T> what is known
    public <T> T at(SharedFact<T> fact) {
        // Not computeIfAbsent: reading one fact may ask for another.
        @SuppressWarnings("unchecked") // only the fact itself put it there
        T before = (T) known.get(fact);
        if (before != null) {
            return before;
        }
        T now = fact.read(db, today);
        known.put(fact, now);
        return now;
    }
}
