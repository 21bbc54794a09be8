// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Verdict;
import jp.sekisho.sanitize.worker.Job;
import jp.sekisho.sanitize.worker.Workshop;

/// Outcomes over a corpus, and what the delivered files are worth: text as before, nothing risky,
/// the same once more, no larger.
final class Fidelity {

    private final Corpus corpus;
    private final Path out;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<String> heldOfTheRest = new ArrayList<>();
    private final List<Pair> delivered = new ArrayList<>();
    private int rest;

    private record Pair(Path before, Path after, FileType type) {}

    Fidelity(Path folder, Path out) throws IOException {
        this.corpus = Corpus.of(folder);
        this.out = out;
    }

    void read() throws IOException, InterruptedException {
        System.out.println("files " + corpus.files().size() + " of " + corpus.folder());
        sanitize();
        System.out.println("outcomes " + outcomes);
        System.out.println("reasons " + reasons);
        System.out.printf(
                Locale.ROOT,
                "held of the %d files of these formats that are not labelled: %d (%.2f %%)%n",
                rest,
                heldOfTheRest.size(),
                100.0 * heldOfTheRest.size() / Math.max(1, rest));
        heldOfTheRest.forEach(l -> System.out.println("  " + l));
        text();
        residue();
        sizes();
        twice();
    }

    private void sanitize() throws IOException {
        Policy policy = Policy.of(Level.STANDARD);
        List<Path> files = corpus.files();
        List<Job> jobs = files.stream().map(f -> new Job(f, List.of())).toList();
        try (Workshop workshop = Workshop.open(policy, "", 2)) {
            workshop.run(
                    jobs,
                    (index, finished) -> {
                        Path file = files.get(index);
                        Report report = finished.report();
                        count(file, report);
                        if (report.out().isEmpty()) {
                            finished.discard();
                            return;
                        }
                        Path target = out.resolve(index + "-" + report.out().get());
                        finished.moveTo(target);
                        delivered.add(new Pair(file, target, report.type()));
                    });
        }
    }

    private void count(Path file, Report report) {
        outcomes.merge(report.verdict().outcome(), 1, Integer::sum);
        Reason reason =
                switch (report.verdict()) {
                    case Verdict.Held(Reason r, String _) -> r;
                    case Verdict.Blocked(Reason r, String _) -> r;
                    case Verdict.Clean _, Verdict.Sanitized _ -> null;
                };
        boolean ours = report.type().fate() == FileType.Fate.REBUILT && !corpus.labelled(file);
        rest += ours ? 1 : 0;
        if (reason == null) {
            return;
        }
        reasons.merge(reason.code(), 1, Integer::sum);
        if (ours && report.out().isEmpty()) {
            heldOfTheRest.add(
                    corpus.name(file) + "\t" + report.type().code() + "\t" + report.verdict());
        }
    }

    private void text() throws IOException, InterruptedException {
        Map<String, int[]> same = new TreeMap<>();
        for (Pair pair : delivered) {
            boolean pdf = pair.type() == FileType.PDF;
            Optional<?> before =
                    pdf ? DocumentText.ofPdf(pair.before()) : DocumentText.ofOffice(pair.before());
            if ((!pdf && !pair.type().name().matches("(DOC|DOT|XL|PP|POT).*"))
                    || before.isEmpty()) {
                continue;
            }
            Optional<?> after =
                    pdf ? DocumentText.ofPdf(pair.after()) : DocumentText.ofOffice(pair.after());
            int[] counts = same.computeIfAbsent(pdf ? "PDF" : "OOXML", _ -> new int[2]);
            counts[1]++;
            if (before.equals(after)) {
                counts[0]++;
            } else {
                System.out.println("  other text: " + corpus.name(pair.before()));
            }
        }
        same.forEach((what, counts) ->
                System.out.printf(
                        Locale.ROOT,
                        "text identical, %s: %d of %d (%.2f %%)%n",
                        what,
                        counts[0],
                        counts[1],
                        100.0 * counts[0] / counts[1]));
    }

    private void residue() throws IOException {
        Map<String, Integer> before = new TreeMap<>();
        Map<String, Integer> after = new TreeMap<>();
        int risky = 0;
        int left = 0;
        for (Pair pair : delivered) {
            List<String> was = Residue.of(Files.readAllBytes(pair.before()));
            List<String> is = Residue.of(Files.readAllBytes(pair.after()));
            was.forEach(w -> before.merge(w, 1, Integer::sum));
            is.forEach(w -> after.merge(w, 1, Integer::sum));
            risky += was.isEmpty() ? 0 : 1;
            left += is.isEmpty() ? 0 : 1;
            if (!is.isEmpty()) {
                System.out.println("  left in " + pair.after() + ": " + is);
            }
        }
        System.out.println(
                "delivered files with risky features before " + risky + ", after " + left);
        System.out.println("  before " + before);
        System.out.println("  after " + after);
    }

    private void sizes() throws IOException {
        Map<FileType, List<Double>> ratios = new EnumMap<>(FileType.class);
        List<Double> all = new ArrayList<>();
        for (Pair pair : delivered) {
            double ratio =
                    (double) Files.size(pair.after()) / Math.max(1, Files.size(pair.before()));
            ratios.computeIfAbsent(pair.type(), _ -> new ArrayList<>()).add(ratio);
            all.add(ratio);
        }
        System.out.printf(Locale.ROOT, "median size after / before: %.3f%n", median(all));
        ratios.forEach((type, list) ->
                System.out.printf(
                        Locale.ROOT, "  %s %.3f (%d)%n", type.code(), median(list), list.size()));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private void twice() throws IOException {
        List<Job> jobs = delivered.stream().map(p -> new Job(p.after(), List.of())).toList();
        int[] same = new int[1];
        Map<String, String> others = new HashMap<>();
        try (Workshop workshop = Workshop.open(Policy.of(Level.STANDARD), "", 2)) {
            workshop.run(
                    jobs,
                    (index, finished) -> {
                        Path target = out.resolve("again");
                        boolean equal = finished.report().out().isPresent();
                        if (equal) {
                            finished.moveTo(target);
                            equal =
                                    Arrays.equals(
                                            Files.readAllBytes(target),
                                            Files.readAllBytes(jobs.get(index).file()));
                        } else {
                            finished.discard();
                        }
                        same[0] += equal ? 1 : 0;
                        if (!equal) {
                            others.put(
                                    jobs.get(index).file().toString(),
                                    String.valueOf(finished.report().verdict()));
                        }
                    });
        }
        others.forEach(
                (file, verdict) -> System.out.println("  changes again: " + file + " " + verdict));
        System.out.println("sanitized again, same bytes: " + same[0] + " of " + jobs.size());
    }
}
