// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.detection;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Every figure of detection in one process: one thread by its own processor time, in turns, so
/// that on a machine that others use the ratios hold; two threads by the clock on the wall, and by
/// the processor time of the slower one, which is what the wall shows where both have a processor.
public final class Figures {

    private static final int ROUNDS = 7;
    private static final int WARM_UP = 3;
    private static final AtomicLong SINK = new AtomicLong();
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Something to measure.
    ///
    /// @param name shown
    /// @param events how many events one run has
    /// @param bytes how many bytes they have
    /// @param maker makes one thread's work, which returns anything but must not be left out
    record Work(String name, int events, long bytes, Supplier<LongSupplier> maker) {}

    private Figures() {}

    /// Prints medians.
    ///
    /// @param args none
    /// @throws Exception where events or rules cannot be read
    public static void main(String[] args) throws Exception {
        List<Work> works = new ArrayList<>(windows());
        works.addAll(LineWork.all());
        alone(works);
        for (Work work : works) {
            if (work.name().contains("judge")) {
                together(work);
            }
        }
    }

    private static List<Work> windows() throws IOException {
        EventsAgainstRules all = new EventsAgainstRules();
        all.load();
        EventsAgainstRules some = all.withRules(1000);
        int events = EventsAgainstRules.EVENTS;
        return List.of(
                new Work("jackson skips", events, all.size(), () -> all::jacksonSkips),
                new Work("parse", events, all.size(), () -> all::parse),
                new Work("judge, all rules", events, all.size(), () -> all.thread()::judge),
                new Work("judge, 1000 rules", events, all.size(), () -> some.thread()::judge));
    }

    private static void alone(List<Work> works) {
        double[][] seconds = new double[works.size()][ROUNDS];
        double[] allocated = new double[works.size()];
        List<LongSupplier> threads = works.stream().map(w -> w.maker().get()).toList();
        long self = Thread.currentThread().threadId();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < works.size(); i++) {
                long bytes = THREADS.getThreadAllocatedBytes(self);
                long before = THREADS.getCurrentThreadCpuTime();
                long done = threads.get(i).getAsLong();
                long after = THREADS.getCurrentThreadCpuTime();
                if (round >= 0 && done >= 0) {
                    seconds[i][round] = (after - before) / 1e9;
                    allocated[i] = THREADS.getThreadAllocatedBytes(self) - bytes;
                }
            }
        }
        System.out.println("one thread, processor time, median of " + ROUNDS);
        for (int i = 0; i < works.size(); i++) {
            Arrays.sort(seconds[i]);
            Work work = works.get(i);
            double median = seconds[i][ROUNDS / 2];
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %,12.0f events/s %7.1f MB/s %8.1f B/event allocated%n",
                    work.name(),
                    work.events() / median,
                    work.bytes() / median / 1e6,
                    allocated[i] / work.events());
        }
    }

    /// Two threads, each over all events, again and again.
    private static void together(Work work) throws Exception {
        int count = 2;
        double[] rates = new double[ROUNDS];
        double[] byProcessor = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            CyclicBarrier start = new CyclicBarrier(count + 1);
            List<Thread> threads = new ArrayList<>();
            AtomicLong slowest = new AtomicLong();
            int times = Math.max(1, 200_000 / work.events());
            for (int i = 0; i < count; i++) {
                LongSupplier own = work.maker().get();
                SINK.addAndGet(own.getAsLong());
                threads.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    await(start);
                                    long began = THREADS.getCurrentThreadCpuTime();
                                    for (int k = 0; k < times; k++) {
                                        SINK.addAndGet(own.getAsLong());
                                    }
                                    slowest.accumulateAndGet(
                                            THREADS.getCurrentThreadCpuTime() - began, Math::max);
                                }));
            }
            start.await();
            long before = System.nanoTime();
            for (Thread thread : threads) {
                thread.join();
            }
            double wall = (System.nanoTime() - before) / 1e9;
            if (round >= 0) {
                rates[round] = (double) count * times * work.events() / wall;
                byProcessor[round] = 1e9 * count * times * work.events() / slowest.get();
            }
        }
        Arrays.sort(rates);
        Arrays.sort(byProcessor);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,12.0f events/s, two threads, wall, median of %d (best %,.0f);"
                        + " %,.0f by processor time%n",
                work.name(),
                rates[ROUNDS / 2],
                ROUNDS,
                rates[ROUNDS - 1],
                byProcessor[ROUNDS / 2]);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
