// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Posting.POSTING;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Carries out announced moves on their day. What somebody may do follows the announcement from
/// midnight on ([PostsOn]); this brings the people's rows after it.
@Component
class PostingSchedule implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.body");

    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    private final BodyDatabases databases;
    private final Personnel personnel;
    private final Evidence evidence;
    private final Clock clock;
    private final ConcurrentHashMap<BodyKey, LocalDate> ranOn = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService worker;

    PostingSchedule(BodyDatabases databases, Personnel personnel, Evidence evidence, Clock clock) {
        this.databases = databases;
        this.personnel = personnel;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("postings").factory());
        ScheduledFuture<?> _ =
                started.scheduleWithFixedDelay(
                        this::runDue, 1, LOOK_EVERY.toMinutes(), TimeUnit.MINUTES);
        worker = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = worker;
        if (running != null) {
            running.shutdownNow();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void runDue() {
        LocalDate today = LocalDate.now(clock);
        for (BodyKey key : databases.bodies()) {
            if (today.equals(ranOn.get(key))) {
                continue;
            }
            try {
                databases.find(key).ifPresent(body -> run(body, today));
                ranOn.put(key, today);
            } catch (RuntimeException e) {
                // One body that cannot be opened must not keep the others from their moves.
                LOG.log(System.Logger.Level.WARNING, "moves of body " + key + " failed", e);
            }
        }
    }

    /// Carries out what is due in a body.
    ///
    /// @return how many moves
    int run(BodyDatabase body, LocalDate today) {
        boolean due = body.read(db -> db.fetchExists(POSTING, Personnel.due(today)));
        return due
                ? evidence.<Integer>change(
                        body,
                        Actor.SEKISHO,
                        "発令の日になった異動",
                        change -> personnel.carryOut(change, today))
                : 0;
    }
}
