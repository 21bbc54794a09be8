// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import jp.sekisho.detection.OwnRules;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The job between a real broker and a real (small) cluster, against the embedded engine.
final class DetectionJobTest {

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path folder;
    private static KafkaBroker broker;
    private static Cluster cluster;
    private static int topics;

    @BeforeAll
    static void start() throws Exception {
        broker = new KafkaBroker(folder.resolve("kafka"));
        cluster = new Cluster(folder.resolve("checkpoints"));
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        broker.close();
    }

    private static JobSettings settings(boolean bounded, Duration lateness) throws Exception {
        int number = ++topics;
        JobSettings settings =
                new JobSettings(
                        broker.clients(),
                        "events-" + number,
                        "control-" + number,
                        "alerts-" + number,
                        "notices-" + number,
                        lateness,
                        Duration.ofMillis(250),
                        bounded);
        broker.create(settings.events(), PARTITIONS);
        broker.create(settings.control(), 1);
        broker.create(settings.alerts(), 1);
        broker.create(settings.notices(), 1);
        return settings;
    }

    static SortedMap<String, byte[]> starter() {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        String text = OwnRules.source(OwnRules.STARTER).text().orElseThrow();
        texts.put(RuleTexts.RULES + "starter", text.getBytes(UTF_8));
        texts.put(
                RuleTexts.PLAN,
                """
                zones:
                  - {id: my-number, kind: MY_NUMBER, networks: [10.10.0.0/16]}
                  - {id: lgwan, kind: LGWAN, networks: [10.20.0.0/16]}
                  - {id: internet, kind: INTERNET, external: true}
                flows:
                  - {id: F-1, from: lgwan, to: internet, proto: tcp, ports: [25]}
                """
                        .getBytes(UTF_8));
        return texts;
    }

    static void publish(JobSettings settings, SortedMap<String, byte[]> texts) throws IOException {
        PublishRules.publish(new ControlTopic(settings.kafka(), settings.control()), texts);
    }

    /// Log-ons and router lines, in the order of time.
    static List<byte[]> events(int count, long seed) {
        Random random = new Random(seed);
        Instant time = Instant.parse("2026-11-22T00:00:00Z");
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            time = time.plusMillis(random.nextInt(2_000));
            String line =
                    switch (random.nextInt(4)) {
                        case 0, 1 ->
                                String.format(
                                        Locale.ROOT,
                                        "{\"Channel\":\"Security\",\"EventID\":%d,\"LogonType\":3,\"TargetUserName\":\"user%d\",\"IpAddress\":\"10.0.0.%d\",\"TimeCreated_SystemTime\":\"%s\"}",
                                        random.nextInt(5) == 0 ? 4624 : 4625,
                                        random.nextInt(15),
                                        random.nextInt(3),
                                        time);
                        case 2 ->
                                String.format(
                                        Locale.ROOT,
                                        "<134>1 %s rtx - - - - LAN2 %s at IN(2000) filter: TCP 10.20.0.%d:5 > 203.0.113.9:%d",
                                        time,
                                        random.nextBoolean() ? "Rejected" : "Passed",
                                        random.nextInt(4),
                                        random.nextInt(3) == 0 ? 25 : 443);
                        default ->
                                String.format(
                                        Locale.ROOT,
                                        "{\"Channel\":\"System\",\"EventID\":%d,\"TimeCreated_SystemTime\":\"%s\",\"note\":\"123456789018\"}",
                                        100 + random.nextInt(5),
                                        time);
                    };
            lines.add(line.getBytes(UTF_8));
        }
        return lines;
    }

    /// Any partition for each event.
    private static List<Integer> scattered(int count) {
        return new Random(11).ints(count, 0, PARTITIONS).boxed().toList();
    }

    private static List<String> sorted(List<String> alerts) {
        List<String> copy = new ArrayList<>(alerts);
        Collections.sort(copy);
        return copy;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(until);
            Thread.sleep(50);
        }
    }

    @Test
    void findsWhatTheEmbeddedEngineFindsWhateverThePartitions() throws Exception {
        JobSettings settings = settings(true, Duration.ofDays(1));
        List<byte[]> lines = events(3_000, 1);
        publish(settings, starter());
        broker.send(settings.events(), "log", lines, scattered(lines.size()));
        cluster.await(cluster.submit(settings));
        List<String> expected = Embedded.alerts(starter(), "log", lines);
        assertThat(expected).hasSizeGreaterThan(300).anyMatch(a -> a.contains("figure"));
        assertThat(sorted(broker.committed(settings.alerts()))).isEqualTo(expected);
        assertThat(broker.committed(settings.notices())).isEmpty();
    }

    @Test
    void findsTheSameExactlyOnceThoughATaskManagerDiesTwice() throws Exception {
        JobSettings settings = settings(false, Duration.ofSeconds(10));
        List<byte[]> lines = events(6_000, 2);
        publish(settings, starter());
        List<String> expected = Embedded.alerts(starter(), "log", lines);
        JobID job = cluster.submit(settings);
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            for (int i = 0; i < lines.size(); i++) {
                int partition = i % PARTITIONS;
                producer.send(
                        KafkaBroker.record(
                                settings.events(), "log", lines.get(i), i + 1L, partition));
                if (i == 2_000 || i == 4_000) {
                    producer.flush();
                    int sent = i;
                    await(() -> broker.committed(settings.alerts()).size() > sent / 20);
                    cluster.killOneTaskManager();
                }
            }
            // Events of a later day end every span of the ones before.
            for (int partition = 0; partition < PARTITIONS; partition++) {
                byte[] end =
                        "{\"Channel\":\"none\",\"TimeCreated_SystemTime\":\"2026-11-24T00:00:00Z\"}"
                                .getBytes(UTF_8);
                producer.send(
                        KafkaBroker.record(settings.events(), "log", end, 1_000_000L, partition));
            }
        }
        await(() -> broker.committed(settings.alerts()).size() >= expected.size());
        assertThat(cluster.restarts(job)).isGreaterThanOrEqualTo(2);
        cluster.cancel(job);
        assertThat(sorted(broker.committed(settings.alerts()))).isEqualTo(expected);
        assertThat(broker.committed(settings.notices())).isEmpty();
    }

    @Test
    void judgesNothingBeforeRulesAreThereAndTakesNewOnesWhileItRuns() throws Exception {
        JobSettings settings = settings(false, Duration.ofSeconds(1));
        String rule =
                "title: %s\nid: %s\nlogsource: {product: windows, service: security}\ndetection: {s: {EventID: %d}, condition: s}\n";
        List<byte[]> first =
                IntStream.range(0, 50)
                        .mapToObj(_ -> "{\"Channel\":\"Security\",\"EventID\":1}".getBytes(UTF_8))
                        .toList();
        broker.send(settings.events(), "a", first, scattered(first.size()));
        JobID job = cluster.submit(settings);
        // Every task has an event in its hands and waits for rules.
        await(() -> waitingForRules() == Cluster.PARALLELISM);
        assertThat(broker.committed(settings.alerts())).isEmpty();

        SortedMap<String, byte[]> rules = new TreeMap<>();
        rules.put(RuleTexts.RULES + "one", rule.formatted("one", "one", 1).getBytes(UTF_8));
        rules.put(RuleTexts.RULES + "bad", "title: bad\n".getBytes(UTF_8));
        publish(settings, rules);
        await(() -> broker.committed(settings.alerts()).size() >= first.size());

        rules.remove(RuleTexts.RULES + "bad");
        rules.put(RuleTexts.RULES + "one", rule.formatted("two", "two", 1).getBytes(UTF_8));
        publish(settings, rules);
        // From some event on, each is judged by the new rule and none by the old one.
        List<byte[]> probe = List.of(first.getFirst());
        int[] sent = {0};
        await(() -> {
            broker.send(settings.events(), "b", probe, List.of(sent[0]++ % PARTITIONS));
            List<String> alerts = broker.committed(settings.alerts());
            return alerts.size() > 60 && alerts.getLast().contains("\"two\"");
        });
        broker.send(settings.events(), "c", first, scattered(first.size()));
        await(() ->
                broker.committed(settings.alerts()).stream()
                                .filter(a -> a.contains("\"file\":\"c\""))
                                .count()
                        == 50);
        cluster.cancel(job);
        List<String> alerts = broker.committed(settings.alerts());
        assertThat(alerts)
                .filteredOn(a -> a.contains("\"file\":\"a\""))
                .hasSize(50)
                .allMatch(a -> a.contains("\"one\""));
        assertThat(alerts)
                .filteredOn(a -> a.contains("\"file\":\"c\""))
                .hasSize(50)
                .allMatch(a -> a.contains("\"two\""));
        assertThat(broker.committed(settings.notices()))
                .anyMatch(n -> n.contains("\"refused\"") && n.contains("bad"));
    }

    private static long waitingForRules() {
        return Thread.getAllStackTraces().values().stream()
                .filter(frames -> calls(frames, JudgeFunction.class, "processElement"))
                .filter(frames -> calls(frames, ControlTopic.class, "awaitCommitted"))
                .count();
    }

    private static boolean calls(StackTraceElement[] frames, Class<?> owner, String method) {
        return Arrays.stream(frames)
                .anyMatch(f ->
                        f.getClassName().equals(owner.getName())
                                && f.getMethodName().equals(method));
    }

    @Test
    void countsAndShowsWhatItCannotHonour() throws Exception {
        JobSettings settings = settings(true, Duration.ofDays(1));
        publish(settings, starter());
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add("{broken".getBytes(UTF_8));
        }
        lines.add(
                "{\"Channel\":\"Security\",\"EventID\":4625,\"TargetUserName\":\"x\"}"
                        .getBytes(UTF_8));
        lines.add(
                ("{\"Channel\":\"Security\",\"EventID\":1102,\"SubjectUserName\":\"123456789018\"}")
                        .getBytes(UTF_8));
        broker.send(settings.events(), "log", lines, Collections.nCopies(lines.size(), 0));
        cluster.await(cluster.submit(settings));
        assertThat(broker.committed(settings.alerts())).singleElement().asString().contains("0030");
        List<String> notices = broker.committed(settings.notices());
        assertThat(notices).filteredOn(n -> n.contains("\"unreadable\"")).hasSizeBetween(20, 25);
        assertThat(notices).filteredOn(n -> n.contains("\"no-time\"")).isNotEmpty();
    }
}
