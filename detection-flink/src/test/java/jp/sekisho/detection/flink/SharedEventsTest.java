// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.RuleSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// The job over the shared events finds what `sekisho detect` lists in docs/detection-found.txt.
final class SharedEventsTest {

    private static final Path ROOT = Path.of(System.getProperty("sekisho.root", ".."));
    private static final Path SHARED = ROOT.resolve("../shared");
    private static final Path WINDOWS = SHARED.resolve("events/windows-json/windows-30k.ndjson.xz");
    private static final Path RECORDINGS = SHARED.resolve("events/sigmahq-regression_data");

    @TempDir private Path folder;

    /// The real events, one a line.
    static List<byte[]> windows() throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new XZInputStream(Files.newInputStream(WINDOWS)), UTF_8))) {
            return in.lines().map(l -> l.getBytes(UTF_8)).toList();
        }
    }

    /// The rules of the shared folder, as they are published.
    static SortedMap<String, byte[]> rules() throws IOException {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        for (RuleSource source : RuleBook.sources(List.of(SHARED.resolve("rules/sigmahq/rules")))) {
            source.text().ifPresent(t -> texts.put("rules/" + source.origin(), t.getBytes(UTF_8)));
        }
        return texts;
    }

    /// The recordings as a forwarder sends them. Those that are there as EVTX and as JSON are sent
    /// twice, because the list counts both.
    private static List<byte[]> recordings() throws IOException {
        List<byte[]> events = new ArrayList<>();
        JsonMapper mapper = new JsonMapper();
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            for (Path file : files.sorted().toList()) {
                String name = file.toString();
                if (name.endsWith(".raw")) {
                    Files.readAllLines(file).forEach(l -> events.add(l.getBytes(UTF_8)));
                } else if (name.endsWith(".json")) {
                    try (MappingIterator<JsonNode> all =
                            mapper.readerFor(JsonNode.class).readValues(file.toFile())) {
                        while (all.hasNext()) {
                            byte[] event = mapper.writeValueAsBytes(all.next());
                            events.add(event);
                            events.add(event);
                        }
                    }
                }
            }
        }
        return events;
    }

    private static Map<String, Long> documented() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve("docs/detection-found.txt"))) {
            return lines.filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t"))
                    .collect(
                            Collectors.toMap(
                                    l -> l[0],
                                    l -> Long.parseLong(l[1]),
                                    (a, _) -> a,
                                    TreeMap::new));
        }
    }

    @Test
    void findsTheSameListAsTheCommand() throws Exception {
        assumeTrue(Files.exists(WINDOWS), "the shared events are not beside the project");
        List<byte[]> events = new ArrayList<>(windows());
        events.addAll(recordings());
        try (KafkaBroker broker = new KafkaBroker(folder.resolve("kafka"));
                Cluster cluster = new Cluster(folder.resolve("checkpoints"))) {
            JobSettings settings =
                    new JobSettings(
                            broker.clients(),
                            "events",
                            "control",
                            "alerts",
                            "notices",
                            Duration.ofDays(10_000),
                            Duration.ofSeconds(1),
                            true);
            broker.create(settings.events(), 3);
            broker.create(settings.control(), 1);
            broker.create(settings.alerts(), 1);
            broker.create(settings.notices(), 1);
            SortedMap<String, byte[]> rules = rules();
            DetectionJobTest.publish(settings, rules);
            List<Integer> partitions = new Random(3).ints(events.size(), 0, 3).boxed().toList();
            broker.send(settings.events(), "log", events, partitions);
            cluster.await(cluster.submit(settings));
            List<String> alerts = new ArrayList<>(broker.committed(settings.alerts()));
            alerts.sort(null);
            assertThat(alerts).isEqualTo(Embedded.alerts(rules, "log", events));
            JsonMapper mapper = new JsonMapper();
            Map<String, Long> found =
                    alerts.stream()
                            .map(a -> mapper.readTree(a).get("rule").asString())
                            .collect(
                                    Collectors.groupingBy(
                                            r -> r, TreeMap::new, Collectors.counting()));
            assertThat(found).isEqualTo(documented());
        }
    }
}
