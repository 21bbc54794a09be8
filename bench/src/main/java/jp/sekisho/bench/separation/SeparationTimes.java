// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.separation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import jp.sekisho.separation.Separation;
import jp.sekisho.separation.SeparationAnswer;

/// Prints what a proof costs for growing firewalls, warm, reading included: processor and wall
/// time, medians.
public final class SeparationTimes {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private SeparationTimes() {}

    /// Measures.
    ///
    /// @param args how many rounds (9 without it) and which row alone
    /// @throws IOException where the samples cannot be written
    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        String only = args.length > 1 ? args[1] : "";
        Path folder = Files.createTempDirectory("separation-times");
        for (int rules : new int[] {300, 1_000, 3_000, 10_000, 30_000}) {
            for (boolean overlapping : new boolean[] {false, true}) {
                String name = rules + (overlapping ? " overlapping" : "");
                if (!only.isEmpty() && !only.equals(name)) {
                    continue;
                }
                Path plan =
                        new SyntheticNetworks(7)
                                .firewall(
                                        folder.resolve(name.replace(' ', '-')), rules, overlapping);
                measure(name, plan, rounds);
            }
        }
        if (only.isEmpty() || only.equals("backbone")) {
            Path plan = new SyntheticNetworks(7).backbone(folder.resolve("backbone"), 50, 500);
            measure("50 devices of 500", plan, rounds);
        }
    }

    private static void measure(String name, Path plan, int rounds) throws IOException {
        double[] processor = new double[rounds];
        double[] wall = new double[rounds];
        String verdicts = "";
        int warm = 4;
        for (int round = -warm; round < rounds; round++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long clock = System.nanoTime();
            SeparationAnswer answer = Separation.verify(plan, DAY);
            if (round >= 0) {
                processor[round] =
                        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
                wall[round] = (System.nanoTime() - clock) / 1e6;
            }
            verdicts = summary(answer);
        }
        Arrays.sort(processor);
        Arrays.sort(wall);
        System.out.printf(
                Locale.ROOT,
                "%-22s processor %,8.1f ms  wall %,8.1f ms (best %,.1f)  %s%n",
                name,
                processor[rounds / 2],
                wall[rounds / 2],
                wall[0],
                verdicts);
    }

    private static String summary(SeparationAnswer answer) {
        return switch (answer) {
            case SeparationAnswer.Answered(var proof, _) -> {
                int shown = 0;
                StringBuilder verdicts = new StringBuilder();
                for (var pair : proof.pairs()) {
                    shown += pair.violations().size();
                    verdicts.append(pair.verdict().name().charAt(0));
                }
                yield verdicts + ", " + shown + " counterexamples";
            }
            case SeparationAnswer.Unusable unusable -> unusable.toString();
        };
    }
}
