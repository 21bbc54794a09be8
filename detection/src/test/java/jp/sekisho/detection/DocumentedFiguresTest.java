// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.detection.format.CsvProfiles;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.Refusal;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.SigmaRule;
import org.junit.jupiter.api.Test;

/// The tables of docs/detection.md and the list of what is found in the shared events are what a
/// run gives; renewed with `-Dgolden=renew`.
final class DocumentedFiguresTest {

    private static final Path ROOT = Path.of(System.getProperty("sekisho.root", ".."));
    private static final Path PAGE = ROOT.resolve("docs/detection.md");
    private static final Path FOUND = ROOT.resolve("docs/detection-found.txt");

    private static boolean renews() {
        return "renew".equals(System.getProperty("golden"));
    }

    private static void holds(String name, String table) throws IOException {
        String begin = "<!-- made by DocumentedFiguresTest: " + name + " -->\n";
        String end = "<!-- end -->";
        String page = Files.readString(PAGE);
        int from = page.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        int to = page.indexOf(end, from);
        if (renews()) {
            Files.writeString(
                    PAGE, page.substring(0, from + begin.length()) + table + page.substring(to));
            return;
        }
        assertThat(page.substring(from + begin.length(), to)).isEqualTo(table);
    }

    @Test
    void theTableOfRulesIsWhatLoads() throws IOException {
        assumeTrue(Shared.has("rules/sigmahq"));
        StringBuilder table =
                new StringBuilder("| folder | documents | loaded | refused |\n|---|---|---|---|\n");
        for (String folder :
                List.of(
                        "rules",
                        "rules-emerging-threats",
                        "rules-threat-hunting",
                        "rules-placeholder",
                        "unsupported")) {
            RuleBook book =
                    RuleBook.load(List.of(Shared.at("rules/sigmahq/" + folder)), Placeholders.NONE);
            Map<Refusal.Reason, Long> reasons =
                    new TreeMap<>(
                            book.refusals().stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    Refusal::reason, Collectors.counting())));
            int loaded = book.rules().size() + book.correlations().size();
            String why =
                    reasons.entrySet().stream()
                            .map(e -> e.getValue() + " " + e.getKey().name())
                            .collect(Collectors.joining(", "));
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| `%s` | %,d | %,d | %s |%n",
                            folder,
                            loaded + book.refusals().size(),
                            loaded,
                            why.isEmpty() ? "0" : why));
        }
        for (String own : List.of(OwnRules.STARTER, OwnRules.OPTIONAL)) {
            RuleBook book = RuleBook.of(List.of(OwnRules.source(own)), Placeholders.NONE);
            int loaded = book.rules().size() + book.correlations().size();
            table.append(
                    String.format(
                            Locale.ROOT, "| own: `%s` | %d | %d | 0 |%n", own, loaded, loaded));
            assertThat(book.refusals()).isEmpty();
        }
        holds("rules", table.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void theTableOfKindsIsWhatTheRulesAreFor() throws IOException {
        assumeTrue(Shared.has("rules/sigmahq"));
        RuleBook book = RuleBook.load(List.of(Shared.at("rules/sigmahq/rules")), Placeholders.NONE);
        Map<String, Long> products =
                new TreeMap<>(
                        book.rules().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                DocumentedFiguresTest::kind,
                                                Collectors.counting())));
        String row =
                products.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(" · "));
        holds("kinds", row + "\n");
    }

    private static String kind(SigmaRule rule) {
        return rule.source().product().isEmpty()
                ? rule.source().category()
                : rule.source().product();
    }

    @Test
    void theTableOfCasesCountsThem() throws IOException {
        StringBuilder table = new StringBuilder("| cases of our own | how many |\n|---|---|\n");
        for (String[] one :
                new String[][] {
                    {"correlations", "correlate/cases.txt"},
                    {"optional rules", "optional-cases.txt"},
                    {
                        "recordings (Security, System, PowerShell), each from JSON and EVTX",
                        "recordings.txt"
                    }
                }) {
            try (InputStream in = DocumentedFiguresTest.class.getResourceAsStream(one[1])) {
                long count =
                        new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                                .lines()
                                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                                .count();
                table.append("| ").append(one[0]).append(" | ").append(count).append(" |\n");
            }
        }
        holds("cases", table.toString());
    }

    /// The hand-checked reasons, by the beginning of a rule's id.
    private static Map<String, String> explained() throws IOException {
        try (InputStream in =
                DocumentedFiguresTest.class.getResourceAsStream("found-explained.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t"))
                    .collect(Collectors.toMap(l -> l[0], l -> l[1]));
        }
    }

    @Test
    void whatIsFoundInTheSharedEventsIsListedAndNothingIsUnexplained() throws IOException {
        assumeTrue(Shared.has("events/windows-json"));
        RuleBook book = RuleBook.load(List.of(Shared.at("rules/sigmahq/rules")), Placeholders.NONE);
        Map<String, List<String>> found = new TreeMap<>();
        DetectionRun run =
                new DetectionRun(
                        Detection.of(book),
                        2,
                        Judged.CLOCK,
                        CsvProfiles.shipped(),
                        a ->
                                found.computeIfAbsent(a.rule().value(), _ -> new ArrayList<>())
                                        .add(a.file()));
        try (run) {
            for (String folder : List.of("events/windows-json", "events/sigmahq-regression_data")) {
                for (Path file : EventFiles.list(List.of(Shared.at(folder)))) {
                    if (!file.toString().endsWith(".yml")) {
                        run.read(file);
                    }
                }
            }
        }
        Map<String, String> titles =
                book.rules().stream()
                        .collect(Collectors.toMap(r -> r.id().value(), SigmaRule::title));
        Map<String, String> reasons = new TreeMap<>();
        Map<String, String> explained = explained();
        found.forEach((rule, files) -> {
            boolean named =
                    files.stream()
                            .allMatch(f -> Path.of(f).getFileName().toString().startsWith(rule));
            reasons.put(
                    rule,
                    named
                            ? "its own recording"
                            : Objects.requireNonNull(explained.get(rule.substring(0, 8)), rule));
        });
        assertThat(reasons.values()).containsAll(explained.values());
        long matches = found.values().stream().mapToLong(List::size).sum();
        String head =
                "# What `sekisho detect --rules ../shared/rules/sigmahq/rules --events ../shared/events` finds: "
                        + run.tally().events()
                        + " events, "
                        + matches
                        + " matches of "
                        + found.size()
                        + " rules (rule, matches, why, title). Made by DocumentedFiguresTest.\n";
        String text =
                found.entrySet().stream()
                        .map(e ->
                                String.join(
                                        "\t",
                                        e.getKey(),
                                        Integer.toString(e.getValue().size()),
                                        reasons.get(e.getKey()),
                                        titles.get(e.getKey())))
                        .collect(Collectors.joining("\n", head, "\n"));
        if (renews()) {
            Files.writeString(FOUND, text);
        }
        try (Stream<String> lines = Files.lines(FOUND)) {
            assertThat(lines.toList()).isEqualTo(text.lines().toList());
        }
        long own = reasons.values().stream().filter("its own recording"::equals).count();
        long asWritten = reasons.values().stream().filter(r -> r.startsWith("as written")).count();
        holds(
                "found",
                String.format(
                        Locale.ROOT,
                        "%,d events, %,d matches of %,d rules: %,d fire on their own recording only; %,d elsewhere because what they are for did happen there; %,d because their words hold although the happening is harmless.%n",
                        run.tally().events(),
                        matches,
                        found.size(),
                        own,
                        found.size() - own - asWritten,
                        asWritten));
    }
}
