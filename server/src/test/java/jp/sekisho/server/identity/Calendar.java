// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A clock that a test turns from day to day; within a day it runs.
public final class Calendar extends Clock {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int MORNING = 9;

    private volatile Instant from;
    private volatile long since;

    public Calendar(LocalDate day) {
        turnTo(day);
    }

    /// Makes it the morning of a day.
    public void turnTo(LocalDate day) {
        from = day.atTime(MORNING, 0).atZone(JAPAN).toInstant();
        since = System.nanoTime();
    }

    @Override
    public ZoneId getZone() {
        return JAPAN;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return from.plusNanos(System.nanoTime() - since);
    }
}
