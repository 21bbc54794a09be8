// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.ChangeListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the checks: for every body once a day, and for a body shortly after its data changed.
@Component
class BoardSchedule implements ChangeListener, SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.compliance");

    /// Several changes in a row are answered by one run.
    private static final Duration AFTER_CHANGE = Duration.ofSeconds(2);

    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    private final BodyDatabases databases;
    private final BoardEvaluation evaluation;
    private final Clock clock;
    private final Set<BodyKey> waiting = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<BodyKey, LocalDate> ranOn = new ConcurrentHashMap<>();
    private volatile ScheduledExecutorService worker = stopped();

    BoardSchedule(BodyDatabases databases, BoardEvaluation evaluation, Clock clock) {
        this.databases = databases;
        this.evaluation = evaluation;
        this.clock = clock;
    }

    @Override
    public void changed(BodyDatabase body, Actor actor) {
        // The run itself changes data too; it must not call for another.
        if (!actor.equals(Actor.SEKISHO) && !worker.isShutdown() && waiting.add(body.key())) {
            // A run reports its own failures.
            ScheduledFuture<?> _ =
                    worker.schedule(
                            () -> run(body), AFTER_CHANGE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("board").factory());
        ScheduledFuture<?> _ =
                started.scheduleWithFixedDelay(
                        this::runDue, 1, LOOK_EVERY.toMinutes(), TimeUnit.MINUTES);
        worker = started;
    }

    @Override
    public void stop() {
        worker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !worker.isShutdown();
    }

    /// Runs the checks of every body that has not had them today.
    private void runDue() {
        LocalDate today = LocalDate.now(clock);
        for (BodyKey key : databases.bodies()) {
            if (!today.equals(ranOn.get(key)) && !worker.isShutdown()) {
                try {
                    databases.find(key).ifPresent(this::run);
                } catch (RuntimeException e) {
                    // One body that cannot be opened must not keep the others from their checks.
                    LOG.log(System.Logger.Level.WARNING, "body " + key + " cannot be opened", e);
                }
            }
        }
    }

    private void run(BodyDatabase body) {
        waiting.remove(body.key());
        try {
            evaluation.run(body);
            ranOn.put(body.key(), LocalDate.now(clock));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "checks of body " + body.key() + " failed", e);
        }
    }

    private static ScheduledExecutorService stopped() {
        ScheduledExecutorService none = Executors.newSingleThreadScheduledExecutor();
        none.shutdown();
        return none;
    }
}
