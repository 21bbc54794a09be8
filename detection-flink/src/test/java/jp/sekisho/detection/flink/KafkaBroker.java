// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// One Kafka broker, its own controller (KRaft), in this process and on loopback only.
final class KafkaBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final HashMap<String, String> clients = new HashMap<>();

    KafkaBroker(Path folder) throws Exception {
        // The broker itself upper-cases its settings in the machine's language; it is not ours.
        Locale.setDefault(Locale.ROOT);
        int port = freePort();
        int controller = freePort();
        Properties properties = new Properties();
        Map.ofEntries(
                        Map.entry("process.roles", "broker,controller"),
                        Map.entry("node.id", "1"),
                        Map.entry(
                                "listeners",
                                "PLAINTEXT://127.0.0.1:"
                                        + port
                                        + ",CONTROLLER://127.0.0.1:"
                                        + controller),
                        Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                        Map.entry("controller.listener.names", "CONTROLLER"),
                        Map.entry(
                                "listener.security.protocol.map",
                                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                        Map.entry("log.dirs", folder.toString()),
                        Map.entry("offsets.topic.replication.factor", "1"),
                        Map.entry("offsets.topic.num.partitions", "1"),
                        Map.entry("transaction.state.log.replication.factor", "1"),
                        Map.entry("transaction.state.log.min.isr", "1"),
                        Map.entry("transaction.state.log.num.partitions", "2"),
                        Map.entry("group.initial.rebalance.delay.ms", "0"),
                        Map.entry("log.cleaner.enable", "false"),
                        Map.entry("message.max.bytes", "16777216"),
                        Map.entry("auto.create.topics.enable", "false"))
                .forEach(properties::put);
        Formatter formatter = new Formatter();
        formatter
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER");
        formatter.run();
        server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        clients.put("bootstrap.servers", "127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    HashMap<String, String> clients() {
        return clients;
    }

    void create(String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(properties())) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(clients);
        return properties;
    }

    KafkaProducer<byte[], byte[]> producer() {
        Properties properties = properties();
        properties.put("linger.ms", "20");
        properties.put("batch.size", "262144");
        properties.put("max.request.size", "16777216");
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Sends lines, each to the partition that its number is given.
    void send(String topic, String file, List<byte[]> lines, List<Integer> partitions) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < lines.size(); i++) {
                producer.send(record(topic, file, lines.get(i), i + 1L, partitions.get(i)));
            }
        }
    }

    static ProducerRecord<byte[], byte[]> record(
            String topic, String file, byte[] line, long number, int partition) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, line);
        record.headers()
                .add(
                        EventDeserializer.FILE,
                        file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        record.headers()
                .add(
                        EventDeserializer.LINE,
                        Long.toString(number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return record;
    }

    /// Everything that was committed to a topic so far.
    List<String> committed(String topic) {
        Properties properties = properties();
        properties.put("isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                for (ConsumerRecord<String, String> given : consumer.poll(Duration.ofMillis(100))) {
                    values.add(given.value());
                }
            }
        }
        return values;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
