// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Measures the job; no test, and run only by name (`-Dtest=FlinkFigures`). Broker, cluster and
/// producer share the machine with it.
final class FlinkFigures {

    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private static final Duration DEFAULT_CHECKPOINTS = Duration.ofSeconds(10);

    @TempDir private Path folder;

    private static SortedMap<String, byte[]> rules() throws Exception {
        SortedMap<String, byte[]> texts = SharedEventsTest.rules();
        texts.putAll(DetectionJobTest.starter());
        return texts;
    }

    private static JobSettings settings(
            KafkaBroker broker, String name, boolean bounded, Duration checkpoints)
            throws Exception {
        JobSettings settings =
                new JobSettings(
                        broker.clients(),
                        "events-" + name,
                        "control-" + name,
                        "alerts-" + name,
                        "notices-" + name,
                        bounded ? Duration.ofDays(10_000) : Duration.ofSeconds(1),
                        checkpoints,
                        bounded);
        broker.create(settings.events(), 2);
        broker.create(settings.control(), 1);
        broker.create(settings.alerts(), 1);
        broker.create(settings.notices(), 1);
        return settings;
    }

    private static double run(
            KafkaBroker broker,
            Cluster cluster,
            String name,
            List<byte[]> events,
            int times,
            SortedMap<String, byte[]> rules)
            throws Exception {
        JobSettings settings = settings(broker, name, true, DEFAULT_CHECKPOINTS);
        DetectionJobTest.publish(settings, rules);
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            for (int i = 0; i < times; i++) {
                for (int n = 0; n < events.size(); n++) {
                    producer.send(
                            KafkaBroker.record(settings.events(), "f", events.get(n), n, n & 1));
                }
            }
        }
        long before = System.nanoTime();
        long processor = MACHINE.getProcessCpuTime();
        cluster.await(cluster.submit(settings));
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d events: %.1f s, %.1f s of processor time with the broker, %,d alerts%n",
                times * events.size(),
                seconds,
                (MACHINE.getProcessCpuTime() - processor) / 1e9,
                broker.committed(settings.alerts()).size());
        return seconds;
    }

    @Test
    void eventsPerSecondWithAllRules() throws Exception {
        List<byte[]> events = SharedEventsTest.windows();
        SortedMap<String, byte[]> rules = rules();
        try (KafkaBroker broker = new KafkaBroker(folder.resolve("kafka"));
                Cluster cluster = new Cluster(folder.resolve("checkpoints"))) {
            run(broker, cluster, "warm", events, 2, rules);
            double one = run(broker, cluster, "one", events, 1, rules);
            double six = run(broker, cluster, "six", events, 6, rules);
            System.out.printf(
                    Locale.ROOT,
                    "%,.0f events/s beyond the start, parallelism 2%n",
                    5 * events.size() / (six - one));
        }
    }

    @Test
    void recoveryTime() throws Exception {
        recovery(DEFAULT_CHECKPOINTS, 4);
        recovery(Duration.ofSeconds(1), 4);
    }

    private void recovery(Duration checkpoints, int kills) throws Exception {
        try (KafkaBroker broker = new KafkaBroker(folder.resolve("kafka" + checkpoints));
                Cluster cluster = new Cluster(folder.resolve("checkpoints" + checkpoints))) {
            JobSettings settings = settings(broker, "live", false, checkpoints);
            DetectionJobTest.publish(settings, rules());
            JobID job = cluster.submit(settings);
            byte[] event = "{\"Channel\":\"Security\",\"EventID\":1102}".getBytes(UTF_8);
            List<Double> took = new ArrayList<>();
            try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
                int sent = 0;
                for (int round = -1; round < kills; round++) {
                    if (round >= 0) {
                        cluster.killOneTaskManager();
                    }
                    long before = System.nanoTime();
                    int seen = broker.committed(settings.alerts()).size();
                    int target = sent + 1;
                    while (broker.committed(settings.alerts()).size() < Math.max(seen, target)) {
                        producer.send(
                                        KafkaBroker.record(
                                                settings.events(), "f", event, ++sent, sent & 1))
                                .get();
                        Thread.sleep(50);
                    }
                    took.add((System.nanoTime() - before) / 1e9);
                    while (broker.committed(settings.alerts()).size() < sent) {
                        Thread.sleep(50);
                    }
                }
            }
            cluster.cancel(job);
            System.out.println(
                    "a checkpoint every "
                            + checkpoints
                            + "; start, then from each kill to the next visible alert: "
                            + took);
        }
    }
}
