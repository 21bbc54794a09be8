// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.detection;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/// The benchmarks of [EventsAgainstRules] in turns within one process, by the processor time of the
/// thread: on a machine that others use, only this keeps their ratio.
public final class SideBySide {

    private static final int ROUNDS = 9;
    private static final int EVENTS = 20_000;

    private SideBySide() {}

    /// Prints medians.
    ///
    /// @param args none
    /// @throws IOException where events or rules cannot be read
    public static void main(String[] args) throws IOException {
        EventsAgainstRules all = new EventsAgainstRules();
        all.load();
        EventsAgainstRules some = new EventsAgainstRules();
        some.rules = 1000;
        some.load();
        String[] names = {"jackson skips", "parse", "judge, all rules", "judge, 1000 rules"};
        LongSupplier[] work = {all::jacksonSkips, all::parse, all::judge, some::judge};
        double[][] seconds = new double[work.length][ROUNDS];
        for (int round = -4; round < ROUNDS; round++) {
            for (int i = 0; i < work.length; i++) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                long done = work[i].getAsLong();
                long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                if (round >= 0 && done > 0) {
                    seconds[i][round] = (after - before) / 1e9;
                }
            }
        }
        for (int i = 0; i < work.length; i++) {
            Arrays.sort(seconds[i]);
            double median = seconds[i][ROUNDS / 2];
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %,10.0f events/s %6.1f MB/s%n",
                    names[i],
                    EVENTS / median,
                    all.size() / median / 1e6);
        }
    }
}
