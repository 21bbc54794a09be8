// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// The job: `flink run … jp.sekisho.detection.flink.DetectionJob --bootstrap …`.
public final class DetectionJob {

    /// How far an event's time may lie ahead of its arrival before it stops moving the watermark: a
    /// machine whose clock is wrong must not make the events of all others late.
    private static final Duration AHEAD = Duration.ofHours(1);

    /// A partition without events holds the others back for so long.
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final String TRANSACTION_TIMEOUT = "transaction.timeout.ms";

    private DetectionJob() {}

    /// Submits the job.
    ///
    /// @param args see the documentation of the deployment
    /// @throws Exception where the cluster refuses the job
    @SuppressWarnings("PMD.SystemPrintln") // a command's answer
    public static void main(String[] args) throws Exception {
        JobSettings settings;
        try {
            settings = JobSettings.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        build(env, settings);
        env.execute("sekisho-detection");
    }

    /// Lays the job out.
    static void build(StreamExecutionEnvironment env, JobSettings settings) {
        // Every record has a serializer of its own; nothing falls back to reflection.
        env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        env.enableCheckpointing(settings.checkpoints().toMillis(), CheckpointingMode.EXACTLY_ONCE);
        ControlTopic topic = new ControlTopic(settings.kafka(), settings.control());
        DataStream<RawEvent> events =
                env.fromSource(
                                source(settings, settings.events(), new EventDeserializer()),
                                eventTime(settings),
                                "events")
                        .uid("events");
        BroadcastStream<ControlRecord> control =
                env.fromSource(
                                source(settings, settings.control(), new ControlDeserializer()),
                                WatermarkStrategy.forGenerator(_ -> new NeverWaitedFor()),
                                "control")
                        .uid("control")
                        .setParallelism(1)
                        .broadcast(RuleKeeper.STAGED, RuleKeeper.COMMITTED, RuleKeeper.OFFSET);
        SingleOutputStreamOperator<RoutedMatch> matches =
                events.connect(control)
                        .process(
                                new JudgeFunction(topic, Pseudonyms.create()),
                                Types.POJO(RoutedMatch.class))
                        .uid("judge")
                        .name("judge");
        SingleOutputStreamOperator<String> correlated =
                matches.keyBy(RoutedMatch::key, Types.STRING)
                        .connect(control)
                        .process(new CorrelateFunction(topic), Types.STRING)
                        .uid("correlate")
                        .name("correlate");
        matches.getSideOutput(JudgeFunction.ALERTS)
                .union(correlated)
                .sinkTo(sink(settings, settings.alerts(), "alerts"))
                .uid("alerts")
                .name("alerts");
        matches.getSideOutput(Notices.TAG)
                .union(correlated.getSideOutput(Notices.TAG))
                .sinkTo(sink(settings, settings.notices(), "notices"))
                .uid("notices")
                .name("notices");
    }

    private static <T> KafkaSource<T> source(
            JobSettings settings, String topic, KafkaRecordDeserializationSchema<T> schema) {
        Properties properties = new Properties();
        properties.putAll(settings.kafka());
        KafkaSourceBuilder<T> source =
                KafkaSource.<T>builder()
                        .setProperties(properties)
                        .setTopics(topic)
                        .setGroupId("sekisho-detection")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(schema);
        return settings.bounded()
                ? source.setBounded(OffsetsInitializer.latest()).build()
                : source.build();
    }

    private static WatermarkStrategy<RawEvent> eventTime(JobSettings settings) {
        long ahead = AHEAD.toMillis();
        WatermarkStrategy<RawEvent> strategy =
                WatermarkStrategy.<RawEvent>forBoundedOutOfOrderness(settings.lateness())
                        .withTimestampAssigner((event, arrived) ->
                                event.time() > arrived + ahead ? arrived : event.time());
        return strategy.withIdleness(IDLE);
    }

    private static KafkaSink<String> sink(JobSettings settings, String topic, String name) {
        Properties properties = new Properties();
        properties.putAll(settings.kafka());
        // The brokers' default limit; a longer outage than this loses what was not yet visible.
        properties.putIfAbsent(
                TRANSACTION_TIMEOUT, Long.toString(Duration.ofMinutes(15).toMillis()));
        return KafkaSink.<String>builder()
                .setKafkaProducerConfig(properties)
                .setBootstrapServers(settings.kafka().get("bootstrap.servers"))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix("sekisho-" + name + "-" + topic)
                .setRecordSerializer(
                        KafkaRecordSerializationSchema.<String>builder()
                                .setTopic(topic)
                                .setValueSerializationSchema(new SimpleStringSchema())
                                .build())
                .build();
    }

    /// The control topic has no event time and holds nobody back.
    private static final class NeverWaitedFor implements WatermarkGenerator<ControlRecord> {
        @Override
        public void onEvent(ControlRecord change, long time, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
