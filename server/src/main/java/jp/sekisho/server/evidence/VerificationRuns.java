// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.ledger.Verification;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Verifications that people ask for: one body at a time and one run a body, beside the pages, with
/// their progress. The last result is kept in memory; that one ran, and what came of it, stands in
/// the ledger.
@Component
final class VerificationRuns implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.evidence");

    /// How a body's verification stands.
    ///
    /// @param running whether one runs or waits
    /// @param done how many entries it has read
    /// @param of how many there are
    /// @param last what came of the last one
    record State(boolean running, long done, long of, Optional<Result> last) {}

    /// What came of a verification.
    ///
    /// @param at when it ended
    /// @param took how long it took
    record Result(Verification verdict, Instant at, Duration took) {}

    private final LedgerDesk desk;
    private final Evidence evidence;
    private final Clock clock;
    private final Map<BodyKey, Run> runs = new ConcurrentHashMap<>();
    private volatile @Nullable ExecutorService worker;

    VerificationRuns(LedgerDesk desk, Evidence evidence, Clock clock) {
        this.desk = desk;
        this.evidence = evidence;
        this.clock = clock;
    }

    private static final class Run {
        private final AtomicLong done = new AtomicLong();
        private volatile boolean running;
        private volatile long of;
        private volatile Optional<Result> last = Optional.empty();
    }

    /// Starts a verification, unless one runs.
    ///
    /// @param entries how many entries there are, for the progress
    void start(BodyDatabase body, Actor actor, long entries) {
        Run run = runs.computeIfAbsent(body.key(), _ -> new Run());
        ExecutorService now = worker;
        synchronized (run) {
            if (run.running || now == null) {
                return;
            }
            run.running = true;
            run.of = entries;
            run.done.set(0);
        }
        try {
            now.execute(() -> verify(body, actor, run));
        } catch (RejectedExecutionException stopping) {
            run.running = false;
        }
    }

    State state(BodyKey body) {
        Run run = runs.get(body);
        return run == null
                ? new State(false, 0, 0, Optional.empty())
                : new State(run.running, run.done.get(), run.of, run.last);
    }

    private void verify(BodyDatabase body, Actor actor, Run run) {
        long began = System.nanoTime();
        try {
            Verification found = desk.verify(body, List.of(), run.done::set);
            Result result =
                    new Result(found, clock.instant(), Duration.ofNanos(System.nanoTime() - began));
            run.last = Optional.of(result);
            String said = VerdictWords.of(found, "").sentence();
            evidence.change(
                    body,
                    actor,
                    "検証の結果: " + said,
                    change -> {
                        change.note(
                                new Subject(SubjectKinds.LEDGER, 0), "verified", "検証の結果: " + said);
                        return 0;
                    });
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "verification of " + body.key() + " failed", e);
        } finally {
            run.running = false;
        }
    }

    @Override
    public void start() {
        worker =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("verification").factory());
    }

    @Override
    public void stop() {
        ExecutorService now = worker;
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
