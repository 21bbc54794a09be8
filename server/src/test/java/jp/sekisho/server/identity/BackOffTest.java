// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jp.sekisho.server.database.BodyKey;
import org.junit.jupiter.api.Test;

final class BackOffTest {

    private static final BodyKey TOWN = new BodyKey("town");
    private static final Source HERE = new Source("10.0.0.1");
    private static final Source ELSEWHERE = new Source("10.0.0.2");

    private final MovingClock clock = new MovingClock();
    private final BackOff backOff = new BackOff(clock);

    @Test
    void aFewSlipsCostNothing() {
        fail(BackOff.FREE_FAILURES);

        assertThat(backOff.pause(TOWN, "sato", HERE)).isZero();
    }

    @Test
    void pausesGrowAndNeverBeyondTheLongest() {
        fail(BackOff.FREE_FAILURES + 1);
        assertThat(backOff.pause(TOWN, "sato", HERE)).isEqualTo(BackOff.FIRST_PAUSE);

        for (int i = 0; i < 200; i++) {
            fail(1);
            assertThat(backOff.pause(TOWN, "sato", HERE))
                    .isLessThanOrEqualTo(BackOff.LONGEST_PAUSE);
        }
        clock.forward(BackOff.LONGEST_PAUSE);
        assertThat(backOff.pause(TOWN, "sato", HERE)).isZero();
    }

    @Test
    void anAttackerElsewhereCannotKeepTheOnlyOfficerOut() {
        for (int i = 0; i < 10_000; i++) {
            backOff.failed(TOWN, "sato", ELSEWHERE);
        }
        assertThat(backOff.pause(TOWN, "sato", ELSEWHERE)).isPositive();
        assertThat(backOff.pause(TOWN, "sato", HERE)).isZero();
        assertThat(backOff.pause(TOWN, "sato", Source.CONSOLE)).isZero();
    }

    @Test
    void oneGuessForEachOfManyNamesIsSlowedDownToo() {
        for (int i = 0; i <= BackOff.FREE_FAILURES_OF_SOURCE; i++) {
            backOff.failed(TOWN, "name" + i, ELSEWHERE);
        }
        assertThat(backOff.pause(TOWN, "fresh", ELSEWHERE))
                .isPositive()
                .isLessThanOrEqualTo(BackOff.LONGEST_PAUSE_OF_SOURCE);
    }

    @Test
    void successAndTimeForget() {
        fail(10);
        backOff.succeeded(TOWN, "sato", HERE);
        assertThat(backOff.pause(TOWN, "sato", HERE)).isZero();

        fail(10);
        clock.forward(BackOff.MEMORY.plusSeconds(1));
        fail(1);
        assertThat(backOff.pause(TOWN, "sato", HERE)).isZero();
    }

    @Test
    void aWholeIpv6NetworkIsOneSource() {
        assertThat(Source.ofAddress("2001:db8:0:1:aaaa::1"))
                .isEqualTo(Source.ofAddress("2001:0db8:0000:0001:bbbb:cccc:dddd:eeee"));
        assertThat(Source.ofAddress("2001:db8:0:2::1"))
                .isNotEqualTo(Source.ofAddress("2001:db8:0:1::1"));
        assertThat(Source.ofAddress("::1")).isEqualTo(Source.ofAddress("0:0:0:0:0:0:0:1"));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            backOff.failed(TOWN, "sato", HERE);
        }
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T00:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("not used");
        }
    }
}
