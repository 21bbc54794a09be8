// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.detection.Detection;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.format.SingleEvents;
import jp.sekisho.detection.sigma.RuleBook;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Takes events from Kafka and finds out when each happened, so that every partition has its own
/// watermark.
final class EventDeserializer implements KafkaRecordDeserializationSchema<RawEvent> {

    private static final long serialVersionUID = 1L;

    /// The header by which a forwarder says in which file an event stood.
    static final String FILE = "sekisho.file";

    /// The header by which a forwarder says in which line, in decimal digits.
    static final String LINE = "sekisho.line";

    private transient @Nullable Detection clock;
    private transient @Nullable SingleEvents events;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        Detection timesOnly = Detection.of(new RuleBook(List.of(), List.of(), List.of()));
        clock = timesOnly;
        events = new SingleEvents(timesOnly.table(), Clock.systemUTC());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> given, Collector<RawEvent> out) {
        byte[] bytes = given.value();
        if (bytes == null) {
            return;
        }
        Optional<Event> event = Objects.requireNonNull(events).read(bytes);
        long time =
                event.flatMap(Objects.requireNonNull(clock)::timeOf)
                        .map(Instant::toEpochMilli)
                        .orElse(RawEvent.NO_TIME);
        String file = header(given, FILE).orElse(given.topic() + "-" + given.partition());
        long line =
                header(given, LINE)
                        .filter(l -> l.matches("\\d{1,18}"))
                        .map(Long::parseLong)
                        .orElse(given.offset());
        out.collect(new RawEvent(bytes, file, line, time));
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> given, String name) {
        Header header = given.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    @Override
    public TypeInformation<RawEvent> getProducedType() {
        return Types.POJO(RawEvent.class);
    }
}
