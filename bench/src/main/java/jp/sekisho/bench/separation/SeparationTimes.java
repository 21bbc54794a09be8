// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.separation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import jp.sekisho.separation.RunningProof;
import jp.sekisho.separation.Separation;
import jp.sekisho.separation.SeparationAnswer;

/// Prints what a proof costs for growing firewalls, warm, reading included: processor and wall
/// time, medians.
public final class SeparationTimes {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    /// Every row is warmed at least this long, in nanoseconds, and this many rounds.
    private static final long WARM = 4_000_000_000L;

    private static final int WARM_ROUNDS = 4;

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
        for (int rules : new int[] {1_000, 10_000, 30_000}) {
            for (boolean overlapping : new boolean[] {false, true}) {
                String name = "one of " + rules + (overlapping ? " overlapping" : "");
                if (only.isEmpty() || only.equals(name)) {
                    Path plan =
                            new SyntheticNetworks(7)
                                    .firewall(
                                            folder.resolve(name.replace(' ', '-')),
                                            rules,
                                            overlapping);
                    again(name, plan, 3 * rounds);
                }
            }
        }
        if (only.isEmpty() || only.equals("backbone")) {
            Path plan = new SyntheticNetworks(7).backbone(folder.resolve("backbone"), 50, 500);
            measure("50 devices of 500", plan, rounds);
        }
    }

    /// The processor time of all threads of this process, in nanoseconds.
    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void measure(String name, Path plan, int rounds) throws IOException {
        double[] processor = new double[rounds];
        double[] wall = new double[rounds];
        String verdicts = "";
        long begun = System.nanoTime();
        for (int round = 0; round < WARM_ROUNDS || System.nanoTime() - begun < WARM; round++) {
            Separation.verify(plan, DAY);
        }
        for (int round = 0; round < rounds; round++) {
            long cpu = processor();
            long clock = System.nanoTime();
            SeparationAnswer answer = Separation.verify(plan, DAY);
            wall[round] = (System.nanoTime() - clock) / 1e6;
            processor[round] = (processor() - cpu) / 1e6;
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

    /// Changes one rule after the other, each somewhere else, and proves again; every file is read
    /// again as well.
    private static void again(String name, Path plan, int rounds) throws IOException {
        Path config = plan.resolveSibling("fw.cfg");
        List<String> lines = new ArrayList<>(Files.readAllLines(config));
        RunningProof running = new RunningProof(plan);
        running.verify(DAY);
        Random random = new Random(11);
        int warm = 30;
        int changes = 0;
        double[] wall = new double[rounds];
        String verdicts = "";
        int carried = 0;
        for (int round = -warm; round < rounds; round++) {
            int at = 20 + random.nextInt(lines.size() - 30);
            String line = lines.get(at);
            // Turned round, taken away, or put elsewhere once more: the latter two move all behind.
            switch (changes++ % 3) {
                case 0 ->
                        lines.set(
                                at,
                                line.contains(" permit ")
                                        ? line.replace(" permit ", " deny ")
                                        : line.replace(" deny ", " permit "));
                case 1 -> lines.remove(at);
                default -> lines.add(20 + random.nextInt(lines.size() - 30), line);
            }
            Files.write(config, lines);
            long clock = System.nanoTime();
            SeparationAnswer answer = running.verify(DAY);
            if (round >= 0) {
                wall[round] = (System.nanoTime() - clock) / 1e6;
                carried += running.isCarriedOver() ? 1 : 0;
            }
            verdicts = summary(answer);
        }
        Arrays.sort(wall);
        System.out.printf(
                Locale.ROOT,
                "%-22s wall %,8.1f ms (best %,.1f, worst %,.1f), %d of %d carried over  %s%n",
                name,
                wall[rounds / 2],
                wall[0],
                wall[rounds - 1],
                carried,
                rounds,
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
