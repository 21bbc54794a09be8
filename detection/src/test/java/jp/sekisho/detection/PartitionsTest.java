// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import jp.sekisho.detection.correlate.CorrelationRoutes;
import jp.sekisho.detection.correlate.Correlator;
import jp.sekisho.detection.correlate.Occurrence;
import jp.sekisho.detection.correlate.Occurrences;
import jp.sekisho.detection.format.SingleEvents;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import org.junit.jupiter.api.Test;

/// However events are dealt out to partitions, and however these run ahead of each other, the
/// alerts are the same.
final class PartitionsTest {

    private static final RuleBook BOOK =
            RuleBook.of(
                    List.of(OwnRules.source(OwnRules.STARTER), OwnRules.source(OwnRules.OPTIONAL)),
                    Placeholders.NONE);

    private record Line(byte[] bytes, int number, Instant time) {}

    private static List<Line> lines(Random random) {
        Instant time = Instant.parse("2026-11-22T00:00:00Z");
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            // Now and then several at the same time, and now and then a long pause.
            time = time.plusSeconds(random.nextInt(60) == 0 ? 900 : random.nextInt(5));
            String text =
                    String.format(
                            Locale.ROOT,
                            "{\"Channel\":\"Security\",\"EventID\":%d,\"LogonType\":3,\"TargetUserName\":\"user%d\",\"IpAddress\":\"10.0.0.%d\",\"TimeCreated_SystemTime\":\"%s\"}",
                            random.nextInt(6) == 0 ? 4624 : 4625,
                            random.nextInt(12),
                            random.nextInt(2),
                            time);
            lines.add(new Line(text.getBytes(UTF_8), i + 1, time));
        }
        return lines;
    }

    private static List<String> alerts(List<Line> order) {
        Detection detection = Detection.of(BOOK);
        List<String> alerts = new ArrayList<>();
        SingleEvents reader = new SingleEvents(detection.table(), Judged.CLOCK);
        try (Session session = detection.session(a -> alerts.add(a.toString()))) {
            for (Line line : order) {
                session.accept(reader.read(line.bytes()).orElseThrow(), "log", line.number());
            }
        }
        Collections.sort(alerts);
        return alerts;
    }

    /// Each partition keeps its order; which one comes next is chance.
    private static List<Line> interleaved(List<Line> lines, int partitions, Random random) {
        List<List<Line>> parts = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            parts.add(new ArrayList<>());
        }
        lines.forEach(l -> parts.get(random.nextInt(partitions)).add(l));
        List<Line> order = new ArrayList<>();
        while (order.size() < lines.size()) {
            List<Line> part = parts.get(random.nextInt(partitions));
            int burst = random.nextInt(40);
            while (!part.isEmpty() && burst-- > 0) {
                order.add(part.removeFirst());
            }
        }
        return order;
    }

    @Test
    void anyOrderOfPartitionsGivesTheSameAlerts() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<Line> lines = lines(random);
            List<String> expected = alerts(lines);
            assertThat(expected).isNotEmpty();
            for (int partitions : new int[] {1, 2, 7, 31}) {
                assertThat(alerts(interleaved(lines, partitions, random)))
                        .as("seed " + seed + ", " + partitions + " partitions")
                        .isEqualTo(expected);
            }
        }
    }

    /// As on a cluster: matches routed apart, each route with a correlator of its own, which is
    /// written and read again between the steps of the watermark.
    @Test
    void routesThatAreWrittenAndReadAgainGiveTheSameAlerts() throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            List<Line> lines = lines(random);
            assertThat(routed(interleaved(lines, 5, random), lines, random))
                    .as("seed " + seed)
                    .isEqualTo(alerts(lines));
        }
    }

    private static List<String> routed(List<Line> order, List<Line> lines, Random random)
            throws IOException {
        Detection detection = Detection.of(BOOK);
        CorrelationRoutes routes = new CorrelationRoutes(detection.correlations());
        List<String> alerts = new ArrayList<>();
        List<Occurrence> occurrences = new ArrayList<>();
        EventJudge judge = detection.judge(a -> alerts.add(a.toString()), occurrences::add);
        SingleEvents reader = new SingleEvents(detection.table(), Judged.CLOCK);
        for (Line line : order) {
            judge.accept(reader.read(line.bytes()).orElseThrow(), "log", line.number());
        }
        Map<CorrelationRoutes.Route, byte[]> states = new HashMap<>();
        Instant from = Instant.MIN;
        while (from.isBefore(Instant.MAX)) {
            Instant to =
                    random.nextInt(6) == 0
                            ? Instant.MAX
                            : lines.get(random.nextInt(lines.size())).time();
            if (!to.isAfter(from)) {
                continue;
            }
            Map<CorrelationRoutes.Route, List<Occurrence>> due = new HashMap<>();
            states.keySet().forEach(r -> due.put(r, new ArrayList<>()));
            for (Occurrence o : occurrences) {
                if (o.time().isAfter(from) && !o.time().isAfter(to)) {
                    for (CorrelationRoutes.Route route : routes.of(o)) {
                        due.computeIfAbsent(route, _ -> new ArrayList<>()).add(copy(o));
                    }
                }
            }
            for (Map.Entry<CorrelationRoutes.Route, List<Occurrence>> one : due.entrySet()) {
                Correlator correlator =
                        new Correlator(routes.correlations(one.getKey().cluster()), 10_000);
                byte[] before = states.get(one.getKey());
                if (before != null) {
                    correlator.read(new DataInputStream(new ByteArrayInputStream(before)));
                }
                one.getValue().forEach(correlator::add);
                correlator.advance(
                        to, f -> detection.alert(f).ifPresent(a -> alerts.add(a.toString())));
                assertThat(correlator.losses().isLossy()).isFalse();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                correlator.write(new DataOutputStream(bytes));
                states.put(one.getKey(), bytes.toByteArray());
            }
            from = to;
        }
        Collections.sort(alerts);
        return alerts;
    }

    private static Occurrence copy(Occurrence occurrence) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Occurrences.write(new DataOutputStream(bytes), occurrence);
        Occurrence read =
                Occurrences.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read).isEqualTo(occurrence);
        return read;
    }
}
