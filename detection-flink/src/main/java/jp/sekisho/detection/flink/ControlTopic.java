// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The topic by which rules and plan are handed to the job: one partition, nothing deleted.
///
/// @param servers where Kafka is, and how to log in
/// @param topic its name
record ControlTopic(HashMap<String, String> servers, String topic) implements Serializable {

    private static final Duration WAIT = Duration.ofMillis(200);

    /// A set of texts that was put into force.
    ///
    /// @param texts by name
    /// @param offset of its commit
    record Committed(SortedMap<String, byte[]> texts, long offset) {}

    /// What stands in the topic: the set in force, and the texts as they are now.
    record Content(Committed committed, SortedMap<String, byte[]> staged) {}

    static ControlRecord read(ConsumerRecord<byte[], byte[]> given) {
        byte[] value = given.value();
        return new ControlRecord(
                given.key() == null ? "" : new String(given.key(), UTF_8),
                value == null ? new byte[0] : value,
                value == null,
                given.offset());
    }

    /// Waits until the topic holds a set that is in force; reads the latest.
    ///
    /// @param least only a commit at this offset or later will do
    Committed awaitCommitted(long least) {
        return content(least).committed();
    }

    /// Reads what stands in the topic now.
    Content content() {
        return content(Long.MIN_VALUE);
    }

    private Content content(long least) {
        Properties properties = new Properties();
        properties.putAll(servers);
        properties.put("isolation.level", "read_committed");
        RuleTexts texts = new RuleTexts();
        Committed committed = new Committed(new TreeMap<>(), -1);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = end(consumer, partition);
            while (consumer.position(partition) < end || committed.offset() < least) {
                for (ConsumerRecord<byte[], byte[]> given : consumer.poll(WAIT)) {
                    if (texts.take(read(given))) {
                        committed = new Committed(new TreeMap<>(texts.staged()), given.offset());
                    }
                }
            }
        }
        return new Content(committed, texts.staged());
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
        return ends.getOrDefault(partition, 0L);
    }
}
