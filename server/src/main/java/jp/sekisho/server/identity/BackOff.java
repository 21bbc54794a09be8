// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.sekisho.server.database.BodyKey;
import org.springframework.stereotype.Component;

/// Slows guessing down. Nobody is ever locked out: failures lengthen a pause for one account *from
/// one source*, never for the account as such, so that an attacker elsewhere cannot keep the only
/// officer from signing in; the server's own console is a source of its own.
///
/// An attempt during the pause is not looked at and does not lengthen it. All state is in memory
/// and bounded.
@Component
final class BackOff {

    /// Failures of one account from one source that cost nothing.
    static final int FREE_FAILURES = 3;

    /// Failures from one source, over all accounts, that cost nothing: many names, one guess each.
    static final int FREE_FAILURES_OF_SOURCE = 30;

    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /// Shorter, for many people may sit behind one source.
    static final Duration LONGEST_PAUSE_OF_SOURCE = Duration.ofSeconds(10);

    /// After so long without a failure all is forgotten.
    static final Duration MEMORY = Duration.ofMinutes(15);

    /// Pairs that are remembered; the one unused longest goes first.
    static final int REMEMBERED = 20_000;

    private record Key(BodyKey body, String account, Source source) {}

    private record Failures(int count, Instant last, Duration pause) {}

    private final Clock clock;
    private final Map<Key, Failures> remembered =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
                    return size() > REMEMBERED;
                }
            };

    BackOff(Clock clock) {
        this.clock = clock;
    }

    /// Returns how long to wait before the next attempt is looked at; zero where at once.
    synchronized Duration pause(BodyKey body, String account, Source source) {
        Duration ofPair = left(new Key(body, account, source));
        Duration ofSource = left(new Key(body, "", source));
        return ofPair.compareTo(ofSource) >= 0 ? ofPair : ofSource;
    }

    /// Counts a failure.
    ///
    /// @param account what was tried; not empty
    synchronized void failed(BodyKey body, String account, Source source) {
        count(new Key(body, account, source), FREE_FAILURES, LONGEST_PAUSE);
        count(new Key(body, "", source), FREE_FAILURES_OF_SOURCE, LONGEST_PAUSE_OF_SOURCE);
    }

    /// Forgets the failures of an account from a source, after somebody has signed in.
    synchronized void succeeded(BodyKey body, String account, Source source) {
        remembered.remove(new Key(body, account, source));
    }

    private void count(Key key, int free, Duration longest) {
        Instant now = clock.instant();
        Failures before = remembered.get(key);
        int count = before == null || isForgotten(before, now) ? 1 : before.count() + 1;
        Duration pause = Duration.ZERO;
        if (count > free) {
            int doublings = Math.min(count - free - 1, 10);
            Duration doubled = FIRST_PAUSE.multipliedBy(1L << doublings);
            pause = doubled.compareTo(longest) > 0 ? longest : doubled;
        }
        remembered.put(key, new Failures(count, now, pause));
    }

    private Duration left(Key key) {
        Failures failures = remembered.get(key);
        if (failures == null) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        if (isForgotten(failures, now)) {
            remembered.remove(key);
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, failures.last().plus(failures.pause()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static boolean isForgotten(Failures failures, Instant now) {
        return failures.last().plus(MEMORY).isBefore(now);
    }
}
