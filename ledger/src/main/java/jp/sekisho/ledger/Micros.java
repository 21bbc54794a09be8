// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Time as it is stored: microseconds since 1970-01-01T00:00:00Z.
final class Micros {

    /// 0001-01-01T00:00:00Z.
    static final long MIN = -62_135_596_800_000_000L;

    /// 9999-12-31T23:59:59.999999Z.
    static final long MAX = 253_402_300_799_999_999L;

    private Micros() {}

    static void require(Instant at) {
        boolean whole = at.equals(at.truncatedTo(ChronoUnit.MICROS));
        if (!whole || at.isBefore(toInstant(MIN)) || at.isAfter(toInstant(MAX))) {
            throw new IllegalArgumentException(
                    "a time has whole microseconds and a year of 1 to 9999: " + at);
        }
    }

    static long of(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    }

    static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
