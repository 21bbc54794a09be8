// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes the records of the control topic from Kafka.
final class ControlDeserializer implements KafkaRecordDeserializationSchema<ControlRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> given, Collector<ControlRecord> out) {
        out.collect(ControlTopic.read(given));
    }

    @Override
    public TypeInformation<ControlRecord> getProducedType() {
        return Types.POJO(ControlRecord.class);
    }
}
