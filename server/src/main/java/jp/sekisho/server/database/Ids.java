// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Makes the ids of rows: positive, unique, rising with time, and not to be guessed from one
/// another.
///
/// 41 bits of milliseconds since 2026-01-01 UTC, 22 bits that begin at random in each millisecond.
@Component
public final class Ids {

    private static final long EPOCH_MILLISECONDS = 1_767_225_600_000L;
    private static final int LOW_BITS = 22;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    /// Makes ids by the given clock.
    ///
    /// @param clock tells the time; ids rise even where it stands still or goes back
    public Ids(Clock clock) {
        this.clock = clock;
    }

    /// Returns the next id.
    public long next() {
        long fresh =
                ((clock.millis() - EPOCH_MILLISECONDS) << LOW_BITS)
                        | random.nextInt(1 << (LOW_BITS - 1));
        return last.updateAndGet(previous -> Math.max(previous + 1 + random.nextInt(64), fresh));
    }
}
