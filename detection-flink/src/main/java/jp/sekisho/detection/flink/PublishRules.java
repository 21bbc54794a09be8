// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import jp.sekisho.detection.OwnRules;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.RuleSource;
import jp.sekisho.detection.zone.PlanReader;
import jp.sekisho.detection.zone.PlanReading;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Hands rules and plan to the running job: only what changed is sent, and it counts together.
public final class PublishRules {

    private static final int MAX_RECORD_BYTES = 16 << 20;

    private static final String USAGE =
            """
            --bootstrap HOST:PORT[,…] --rules starter|DIR… [--plan PLAN.yaml] [--placeholders FILE]
            [--control sekisho-control] [--kafka NAME=VALUE …]\
            """;

    private PublishRules() {}

    /// Publishes.
    ///
    /// @param args see the documentation of the deployment
    @SuppressWarnings("PMD.SystemPrintln") // a command's answer
    public static void main(String[] args) {
        try {
            System.err.println(run(Arrays.asList(args)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("規則か計画のファイルを読めません(" + e.getMessage() + ")。場所を確かめてください。");
            System.exit(2);
        }
    }

    private static String run(List<String> args) throws IOException {
        HashMap<String, String> kafka = new HashMap<>();
        List<String> rules = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        String option = "";
        for (String arg : args) {
            if (arg.startsWith("--")) {
                option = arg;
            } else if (option.equals("--rules")) {
                rules.add(arg);
            } else if (option.equals("--kafka") && arg.indexOf('=') > 0) {
                kafka.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
            } else if (List.of("--bootstrap", "--plan", "--placeholders", "--control")
                    .contains(option)) {
                given.put(option, arg);
            } else {
                throw new IllegalArgumentException("引数「" + arg + "」が分かりません。\n" + USAGE);
            }
        }
        String servers = given.get("--bootstrap");
        if (servers == null || rules.isEmpty()) {
            throw new IllegalArgumentException("--bootstrap と --rules を指定してください。\n" + USAGE);
        }
        kafka.put("bootstrap.servers", servers);
        ControlTopic topic =
                new ControlTopic(kafka, given.getOrDefault("--control", "sekisho-control"));
        int changes = publish(topic, texts(rules, given));
        return changes == 0 ? "すでに同じ規則が使われています。" : changes + "件の変更を送りました。";
    }

    private static SortedMap<String, byte[]> texts(List<String> rules, Map<String, String> given)
            throws IOException {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        for (String place : rules) {
            List<RuleSource> sources =
                    OwnRules.named(place).isPresent()
                            ? List.of(OwnRules.source(place))
                            : RuleBook.sources(List.of(Path.of(place)));
            for (RuleSource source : sources) {
                source.text()
                        .ifPresent(t ->
                                texts.put(RuleTexts.RULES + source.origin(), t.getBytes(UTF_8)));
            }
        }
        if (given.containsKey("--placeholders")) {
            Path file = Path.of(given.getOrDefault("--placeholders", ""));
            texts.put(RuleTexts.PLACEHOLDERS, Files.readAllBytes(file));
        }
        if (given.containsKey("--plan")) {
            addPlan(Path.of(given.getOrDefault("--plan", "")), texts);
        }
        return texts;
    }

    /// Adds the plan and the lists that it names, where it can be read.
    static void addPlan(Path plan, SortedMap<String, byte[]> texts) throws IOException {
        Path parent = plan.toAbsolutePath().getParent();
        Path folder = parent == null ? Path.of(".") : parent;
        String text = Files.readString(plan);
        PlanReading reading =
                PlanReader.read(
                        plan.toString(),
                        text,
                        name -> {
                            byte[] list = Files.readAllBytes(folder.resolve(name));
                            texts.put(RuleTexts.LISTS + name, list);
                            return new String(list, UTF_8).lines().toList();
                        });
        if (reading instanceof PlanReading.Unusable(String message)) {
            throw new IllegalArgumentException(message);
        }
        texts.put(RuleTexts.PLAN, text.getBytes(UTF_8));
    }

    /// Sends what differs from the topic's content, then a commit.
    ///
    /// @return how many texts differed
    static int publish(ControlTopic topic, SortedMap<String, byte[]> texts) throws IOException {
        ControlTopic.Content content = topic.content();
        SortedMap<String, byte[]> there = content.staged();
        List<ProducerRecord<byte[], byte[]>> changes = new ArrayList<>();
        texts.forEach((name, text) -> {
            if (!Arrays.equals(there.get(name), text)) {
                changes.add(record(topic, name, text));
            }
        });
        for (String name : there.keySet()) {
            if (!texts.containsKey(name)) {
                changes.add(record(topic, name, null));
            }
        }
        String fingerprint = RuleTexts.fingerprint(texts);
        boolean inForce = fingerprint.equals(RuleTexts.fingerprint(content.committed().texts()));
        int count = changes.size();
        if (!inForce || count > 0) {
            changes.add(record(topic, RuleTexts.COMMIT, fingerprint.getBytes(UTF_8)));
        }
        send(topic, changes);
        return count;
    }

    private static ProducerRecord<byte[], byte[]> record(
            ControlTopic topic, String name, byte @Nullable [] value) {
        return new ProducerRecord<>(topic.topic(), 0, name.getBytes(UTF_8), value);
    }

    private static void send(ControlTopic topic, List<ProducerRecord<byte[], byte[]>> records)
            throws IOException {
        Properties properties = new Properties();
        properties.putAll(topic.servers());
        properties.put("enable.idempotence", "true");
        properties.put("compression.type", "gzip");
        properties.put("max.request.size", Integer.toString(MAX_RECORD_BYTES));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
