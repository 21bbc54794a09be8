// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Signs each body's ledger once a day in Japan, and when the server stops, after the last page has
/// been answered.
@Component
final class CheckpointSchedule implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.evidence");

    /// Stops after the web server and after whatever still writes in stopping, before the databases
    /// are closed.
    static final int PHASE = 0;

    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    private final BodyDatabases databases;
    private final LedgerDesk desk;
    private final Clock clock;
    private final Map<BodyKey, LocalDate> signedOn = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService worker;

    CheckpointSchedule(BodyDatabases databases, LedgerDesk desk, Clock clock) {
        this.databases = databases;
        this.desk = desk;
        this.clock = clock;
    }

    /// Signs the ledger of every body that has not been signed today.
    void signDue() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), LedgerQuery.JAPAN);
        for (BodyKey key : databases.bodies()) {
            if (!today.equals(signedOn.get(key)) && !Thread.currentThread().isInterrupted()) {
                quietly(key, () -> databases.find(key).ifPresent(body -> sign(body, today)));
            }
        }
    }

    private void sign(BodyDatabase body, LocalDate today) {
        Optional<Checkpointed> newest = desk.newest(body);
        boolean signedToday =
                newest.map(c -> LocalDate.ofInstant(c.at(), LedgerQuery.JAPAN))
                        .filter(today::equals)
                        .isPresent();
        if (signedToday || desk.checkpoint(body).isPresent()) {
            signedOn.put(body.key(), today);
        }
    }

    /// Signs what stands unsigned in the bodies that this process has opened.
    void signAll() {
        for (BodyDatabase body : databases.opened()) {
            quietly(body.key(), () -> desk.checkpoint(body));
        }
    }

    private static void quietly(BodyKey key, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // One body that cannot be opened must not keep the others unsigned.
            LOG.log(System.Logger.Level.WARNING, "ledger of body " + key + " not signed", e);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("checkpoint").factory());
        ScheduledFuture<?> _ =
                started.scheduleWithFixedDelay(
                        this::signDue, 1, LOOK_EVERY.toMinutes(), TimeUnit.MINUTES);
        worker = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService now = worker;
        worker = null;
        if (now != null) {
            now.shutdownNow();
            signAll();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
