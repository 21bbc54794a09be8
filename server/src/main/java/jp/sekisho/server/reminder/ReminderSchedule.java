// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.duty.JapaneseHolidays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Sends the reminders of every body on the mornings of days on which offices are open.
@Component
final class ReminderSchedule implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.reminder");
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final LocalTime UNTIL = LocalTime.of(18, 0);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(15);

    private final BodyDatabases databases;
    private final ReminderMail mail;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService worker;

    ReminderSchedule(BodyDatabases databases, ReminderMail mail, Clock clock) {
        this.databases = databases;
        this.mail = mail;
        this.clock = clock;
    }

    /// Sends what is due now; nothing at night and on closed days.
    void look() {
        ZonedDateTime now = clock.instant().atZone(JAPAN);
        LocalTime time = now.toLocalTime();
        if (JapaneseHolidays.isClosed(now.toLocalDate())
                || time.isBefore(FROM)
                || !time.isBefore(UNTIL)) {
            return;
        }
        for (BodyKey key : databases.bodies()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                databases
                        .find(key)
                        .ifPresent(body -> {
                            ReminderMail.Outcome outcome = mail.run(body, now.toLocalDate());
                            LOG.log(
                                    System.Logger.Level.DEBUG,
                                    "reminders of " + key + ": " + outcome);
                        });
            } catch (RuntimeException e) {
                // One body that cannot be opened must not keep the others without mail.
                LOG.log(System.Logger.Level.WARNING, "reminders of body " + key + " failed", e);
            }
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("reminder").factory());
        ScheduledFuture<?> _ =
                started.scheduleWithFixedDelay(
                        this::look, 2, LOOK_EVERY.toMinutes(), TimeUnit.MINUTES);
        worker = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService now = worker;
        worker = null;
        if (now != null) {
            now.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
