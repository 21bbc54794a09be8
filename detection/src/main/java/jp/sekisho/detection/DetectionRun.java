// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import jp.sekisho.detection.correlate.Correlator;
import jp.sekisho.detection.correlate.Finding;
import jp.sekisho.detection.correlate.Losses;
import jp.sekisho.detection.correlate.Occurrence;
import jp.sekisho.detection.format.CsvProfiles;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Portion;
import jp.sekisho.detection.format.Portions;
import jp.sekisho.detection.format.Tally;

/// Judges files with several threads. Alerts come in the order of the events, as from one thread.
public final class DetectionRun implements AutoCloseable {

    /// How many portions may be under way for each thread; they hold a megabyte or a file's alerts.
    private static final int PORTIONS_PER_THREAD = 3;

    /// What was found in one portion.
    private record Found(
            List<Alert> alerts, List<Occurrence> occurrences, long withoutTime, Tally tally) {}

    /// One thread's reader and judge, used for one portion after the other.
    private static final class Worker {
        final EventFiles files;
        final EventJudge judge;
        List<Alert> alerts = new ArrayList<>();
        List<Occurrence> occurrences = new ArrayList<>();

        Worker(Detection detection, Clock clock, CsvProfiles profiles) {
            files = new EventFiles(detection.table(), new Tally(), clock, profiles);
            judge = detection.judge(a -> alerts.add(a), o -> occurrences.add(o));
        }

        Found read(Portion portion) throws IOException {
            alerts = new ArrayList<>();
            occurrences = new ArrayList<>();
            Tally tally = new Tally();
            long before = judge.withoutTime();
            files.countInto(tally);
            files.read(portion, judge);
            return new Found(alerts, occurrences, judge.withoutTime() - before, tally);
        }
    }

    private final Detection detection;
    private final Consumer<Alert> alerts;
    private final Portions portions;
    private final Correlator correlator;
    private final ExecutorService threads;
    private final BlockingQueue<Worker> workers;
    private final ArrayDeque<Future<Found>> underWay = new ArrayDeque<>();
    private final int most;
    private final Tally tally = new Tally();
    private long withoutTime;
    private Consumer<Tally> progress = _ -> {};

    /// Begins.
    ///
    /// @param detection the engine
    /// @param count how many threads, at least one
    /// @param clock tells the year of dates that have none
    /// @param profiles what the columns of tables mean
    /// @param alerts takes what is found, in one thread: matches in the order of the events, then
    ///   correlations in the order of time
    public DetectionRun(
            Detection detection,
            int count,
            Clock clock,
            CsvProfiles profiles,
            Consumer<Alert> alerts) {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count);
        }
        this.detection = detection;
        this.alerts = alerts;
        portions = new Portions(profiles);
        correlator = new Correlator(detection.correlations(), Correlator.DEFAULT_BUDGET);
        threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().factory());
        workers = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            workers.add(new Worker(detection, clock, profiles));
        }
        most = count * PORTIONS_PER_THREAD;
    }

    /// Has someone told of progress.
    ///
    /// @param listener called often, in the thread that calls [#read], with what was judged so far
    public void whileRunning(Consumer<Tally> listener) {
        progress = listener;
    }

    /// Reads one file to its end.
    ///
    /// @param file any
    /// @throws IOException where the file cannot be opened at all
    public void read(Path file) throws IOException {
        portions.cut(file, this::hand);
    }

    private void hand(Portion portion) {
        while (underWay.size() >= most) {
            take();
        }
        underWay.add(threads.submit(() -> judge(portion)));
        while (!underWay.isEmpty() && underWay.element().isDone()) {
            take();
        }
    }

    private Found judge(Portion portion) throws IOException, InterruptedException {
        Worker worker = workers.take();
        try {
            return worker.read(portion);
        } finally {
            workers.add(worker);
        }
    }

    private void take() {
        try {
            Found found = underWay.remove().get();
            found.alerts().forEach(alerts);
            found.occurrences().forEach(correlator::add);
            withoutTime += found.withoutTime();
            tally.add(found.tally());
            progress.accept(tally);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? new UncheckedIOException(cause)
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Waits for everything that is under way and decides the correlations.
    @Override
    public void close() {
        try {
            while (!underWay.isEmpty()) {
                take();
            }
            correlator.close(this::found);
        } finally {
            threads.shutdownNow();
        }
    }

    private void found(Finding finding) {
        detection.alert(finding).ifPresent(alerts);
    }

    /// Returns what was read and what could not be.
    ///
    /// @return complete after [#close()]
    public Tally tally() {
        return tally;
    }

    /// Returns what correlations could not take into account.
    ///
    /// @return complete after [#close()]
    public Losses losses() {
        return correlator.losses().withoutTime(withoutTime);
    }
}
