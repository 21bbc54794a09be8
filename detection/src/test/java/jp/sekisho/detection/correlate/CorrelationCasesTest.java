// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jp.sekisho.detection.sigma.Correlation;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.RuleSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CorrelationCasesTest {

    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

    record Case(String name, String correlation, List<Occurrence> matches, List<String> findings) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = CorrelationCasesTest.class.getResourceAsStream("cases.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(CorrelationCasesTest::parse);
        }
    }

    private static Case parse(String line) {
        String[] parts = line.split("\\|", -1);
        List<Occurrence> matches = new ArrayList<>();
        for (String match : parts[2].strip().split(" ")) {
            String[] m = match.split(":");
            Map<String, String> fields = new HashMap<>();
            if (m.length > 2) {
                fields.put("user", m[2]);
            }
            if (m.length > 3) {
                fields.put("value", m[3]);
            }
            Instant time = START.plusSeconds(Long.parseLong(m[0]));
            matches.add(new Occurrence(m[1], time, fields, "f", matches.size() + 1));
        }
        List<String> findings =
                Arrays.stream(parts[3].strip().split(" ")).filter(f -> !f.isEmpty()).toList();
        return new Case(parts[0].strip(), parts[1].strip(), matches, findings);
    }

    static List<Correlation> correlations(String flow) {
        String rules = "";
        for (String name : List.of("a", "b", "c", "d")) {
            rules +=
                    "title: %s\nname: %s\nlogsource: {product: p}\ndetection: {s: {f: %s}, condition: s}\n---\n"
                            .formatted(name, name, name);
        }
        String yaml = rules + "title: t\nid: t\ncorrelation: {" + flow + "}\n";
        RuleBook book =
                RuleBook.of(List.of(new RuleSource("case", Optional.of(yaml))), Placeholders.NONE);
        assertThat(book.refusals()).isEmpty();
        return book.correlations();
    }

    private static String shown(Finding finding) {
        String user = String.join(",", finding.group().values());
        long seconds = finding.time().getEpochSecond() - START.getEpochSecond();
        return seconds + (user.isEmpty() ? "" : ":" + user);
    }

    private static List<String> run(Case c, List<Occurrence> order, int[] watermarks) {
        Correlator correlator = new Correlator(correlations(c.correlation()), 1000);
        List<String> found = new ArrayList<>();
        Instant before = Instant.MIN;
        for (int watermark : watermarks) {
            Instant now = START.plusSeconds(watermark);
            for (Occurrence o : order) {
                if (o.time().isAfter(before) && !o.time().isAfter(now)) {
                    correlator.add(o);
                }
            }
            correlator.advance(now, f -> found.add(shown(f)));
            before = now;
        }
        for (Occurrence o : order) {
            if (o.time().isAfter(before)) {
                correlator.add(o);
            }
        }
        correlator.close(f -> found.add(shown(f)));
        return found;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsExactlyWhatTheCaseSays(Case c) {
        assertThat(run(c, c.matches(), new int[0])).isEqualTo(c.findings());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsTheSameInAnyOrderAndAnyPortions(Case c) {
        Random random = new Random(42);
        List<String> alike = run(c, c.matches(), new int[0]);
        for (int round = 0; round < 20; round++) {
            List<Occurrence> order = new ArrayList<>(c.matches());
            Collections.shuffle(order, random);
            int[] watermarks = random.ints(4, 0, 20).sorted().distinct().toArray();
            assertThat(run(c, order, watermarks))
                    .as(order + Arrays.toString(watermarks))
                    .isEqualTo(alike);
        }
    }

    @Test
    void thereAreAtLeastSixtyCases() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void manyFailuresFollowedByASuccessChain() {
        List<Correlation> chain =
                correlations(
                        "type: event_count, rules: [a], group-by: [user], timespan: 1m, condition: {gte: 3}}\nname: many\n---\n"
                                + "title: u\nid: u\ncorrelation: {type: temporal_ordered, rules: [many, b], group-by: [user], timespan: 1h");
        Correlator correlator = new Correlator(chain, 1000);
        for (int i = 0; i < 3; i++) {
            correlator.add(new Occurrence("a", START.plusSeconds(i), Map.of("user", "x"), "f", i));
        }
        correlator.add(new Occurrence("b", START.plusSeconds(90), Map.of("user", "x"), "f", 9));
        correlator.add(new Occurrence("b", START.plusSeconds(91), Map.of("user", "y"), "f", 10));
        List<String> found = new ArrayList<>();
        correlator.close(f -> found.add(f.correlation().id() + " " + shown(f)));
        assertThat(found).containsExactly("t 2:x", "u 90:x");
    }

    @Test
    void whatDoesNotFitIntoMemoryIsCountedAndTheRestGoesOn() {
        Correlator correlator =
                new Correlator(
                        correlations(
                                "type: event_count, rules: [a], group-by: [user], timespan: 1h, condition: {gte: 3}"),
                        100);
        for (int i = 0; i < 500; i++) {
            correlator.add(
                    new Occurrence("a", START.plusSeconds(i), Map.of("user", "u" + i), "f", i));
        }
        for (int i = 0; i < 3; i++) {
            correlator.add(
                    new Occurrence("a", START.plusSeconds(600 + i), Map.of("user", "x"), "f", i));
        }
        List<String> found = new ArrayList<>();
        correlator.close(f -> found.add(shown(f)));
        assertThat(found).containsExactly("602:x");
        assertThat(correlator.losses().evicted()).isGreaterThanOrEqualTo(400);
        assertThat(correlator.losses().isLossy()).isTrue();
    }

    @Test
    void whatComesAfterTheWatermarkIsCountedAsLate() {
        Correlator correlator =
                new Correlator(
                        correlations(
                                "type: event_count, rules: [a], timespan: 1h, condition: {gte: 1}"),
                        100);
        correlator.advance(START.plusSeconds(10), f -> {});
        correlator.add(new Occurrence("a", START.plusSeconds(10), Map.of(), "f", 1));
        assertThat(correlator.losses().late()).isEqualTo(1);
    }
}
