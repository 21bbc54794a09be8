// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// Writes event logs of one chunk, without templates: what tests need, whole in every checksum.
public final class EvtxWriter {

    private static final int HEADER = 4096;
    private static final int CHUNK = 1 << 16;
    private static final int FIRST_RECORD = 512;

    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    private int records;
    private int last = FIRST_RECORD;

    /// An element to write.
    private record Element(
            String name, Map<String, String> attributes, List<Element> children, String text) {}

    public EvtxWriter() {
        chunk.position(FIRST_RECORD);
    }

    /// Adds a record.
    public EvtxWriter add(
            String channel,
            String provider,
            int event,
            Instant time,
            List<Map.Entry<String, String>> data) {
        List<Element> values = new ArrayList<>();
        for (Map.Entry<String, String> one : data) {
            boolean named = !one.getKey().equals("Data");
            Map<String, String> name = named ? Map.of("Name", one.getKey()) : Map.of();
            values.add(new Element("Data", name, List.of(), one.getValue()));
        }
        Element system =
                new Element(
                        "System",
                        Map.of(),
                        List.of(
                                new Element("Provider", Map.of("Name", provider), List.of(), ""),
                                text("EventID", Integer.toString(event)),
                                new Element(
                                        "TimeCreated",
                                        Map.of("SystemTime", time.toString()),
                                        List.of(),
                                        ""),
                                text("EventRecordID", Integer.toString(records + 1)),
                                text("Channel", channel),
                                text("Computer", "PC1.example.lg.jp")),
                        "");
        Element eventData = new Element("EventData", Map.of(), values, "");
        record(time, new Element("Event", Map.of(), List.of(system, eventData), ""));
        return this;
    }

    private static Element text(String name, String text) {
        return new Element(name, Map.of(), List.of(), text);
    }

    private void record(Instant time, Element event) {
        int start = chunk.position();
        last = start;
        long fileTime =
                (time.getEpochSecond() + 11_644_473_600L) * 10_000_000 + time.getNano() / 100;
        chunk.putInt(0x00002a2a).putInt(0).putLong(++records).putLong(fileTime);
        chunk.put(new byte[] {0x0f, 1, 1, 0});
        write(event);
        chunk.put((byte) 0);
        int size = chunk.position() + 4 - start;
        chunk.putInt(size);
        chunk.putInt(start + 4, size);
    }

    private void write(Element element) {
        boolean attributes = !element.attributes().isEmpty();
        chunk.put((byte) (attributes ? 0x41 : 0x01)).putShort((short) -1);
        int size = chunk.position();
        chunk.putInt(0);
        name(element.name());
        if (attributes) {
            int list = chunk.position();
            chunk.putInt(0);
            int left = element.attributes().size();
            for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
                chunk.put((byte) (--left > 0 ? 0x46 : 0x06));
                name(attribute.getKey());
                value(attribute.getValue());
            }
            chunk.putInt(list, chunk.position() - list - 4);
        }
        if (element.children().isEmpty() && element.text().isEmpty()) {
            chunk.put((byte) 0x03);
        } else {
            chunk.put((byte) 0x02);
            element.children().forEach(this::write);
            if (!element.text().isEmpty()) {
                value(element.text());
            }
            chunk.put((byte) 0x04);
        }
        chunk.putInt(size, chunk.position() - size - 4);
    }

    private void name(String name) {
        chunk.putInt(chunk.position() + 4);
        int hash = 0;
        for (char c : name.toCharArray()) {
            hash = hash * 65_599 + c;
        }
        chunk.putInt(0).putShort((short) hash).putShort((short) name.length());
        chunk.put(name.getBytes(UTF_16LE)).putShort((short) 0);
    }

    private void value(String text) {
        chunk.put((byte) 0x05).put((byte) 0x01).putShort((short) text.length());
        chunk.put(text.getBytes(UTF_16LE));
    }

    /// The whole file.
    public byte[] toBytes() {
        int free = chunk.position();
        byte[] bytes = chunk.array();
        chunk.put(0, "ElfChnk\0".getBytes(US_ASCII));
        chunk.putLong(8, 1).putLong(16, records).putLong(24, 1).putLong(32, records);
        chunk.putInt(40, 128).putInt(44, last).putInt(48, free);
        chunk.putInt(52, crc(bytes, FIRST_RECORD, free - FIRST_RECORD, 0, 0));
        chunk.putInt(124, crc(bytes, 0, 120, 128, FIRST_RECORD - 128));
        ByteBuffer file = ByteBuffer.allocate(HEADER + CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        file.put("ElfFile\0".getBytes(US_ASCII)).putLong(0).putLong(0).putLong(records + 1L);
        file.putInt(128).putShort((short) 1).putShort((short) 3);
        file.putShort((short) HEADER).putShort((short) 1);
        file.putInt(124, crc(file.array(), 0, 120, 0, 0));
        file.put(HEADER, bytes);
        return file.array();
    }

    private static int crc(byte[] bytes, int from, int size, int from2, int size2) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, size);
        crc.update(bytes, from2, size2);
        return (int) crc.getValue();
    }
}
