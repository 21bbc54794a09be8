// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The text of a value, as Windows shows it in XML.
final class ValueText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Charset ANSI = Charset.forName("windows-31j");
    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final long SECONDS_TO_1970 = 11_644_473_600L;
    private static final int ARRAY = 0x80;

    private ValueText() {}

    /// Returns the texts of a value: none for null, one, or those of an array.
    static List<String> of(ChunkReader c, Node.Value value) throws BrokenXml {
        int type = value.type();
        if (type == 0x00) {
            return List.of();
        }
        if ((type & ARRAY) == 0) {
            return List.of(one(c, type, value.from(), value.size()));
        }
        if ((type & ~ARRAY) == 0x01) {
            return strings(c, value);
        }
        int size = sizeOf(type & ~ARRAY);
        if (size == 0) {
            return List.of(HEX.formatHex(c.bytes, value.from(), value.from() + value.size()));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i + size <= value.size(); i += size) {
            texts.add(one(c, type & ~ARRAY, value.from() + i, size));
        }
        return texts;
    }

    private static List<String> strings(ChunkReader c, Node.Value value) {
        List<String> texts = new ArrayList<>();
        int end = value.from() + (value.size() & ~1);
        int from = value.from();
        for (int i = from; i < end; i += 2) {
            if (c.int16(i) == 0) {
                texts.add(
                        new String(
                                c.bytes,
                                from,
                                i - from,
                                java.nio.charset.StandardCharsets.UTF_16LE));
                from = i + 2;
            }
        }
        if (from < end) {
            texts.add(
                    new String(
                            c.bytes, from, end - from, java.nio.charset.StandardCharsets.UTF_16LE));
        }
        return texts;
    }

    private static int sizeOf(int type) {
        return switch (type) {
            case 0x03, 0x04 -> 1;
            case 0x05, 0x06 -> 2;
            case 0x07, 0x08, 0x0b, 0x0d, 0x14 -> 4;
            case 0x09, 0x0a, 0x0c, 0x11, 0x15 -> 8;
            case 0x0f, 0x12 -> 16;
            default -> 0;
        };
    }

    private static String one(ChunkReader c, int type, int at, int size) throws BrokenXml {
        if (size < sizeOf(type)) {
            // A number without bytes stands for no value.
            return "";
        }
        return switch (type) {
            case 0x01 -> trimmed(c.utf16(at, size, c.bytes.length));
            case 0x02 -> trimmed(new String(c.bytes, at, size, ANSI));
            case 0x03 -> Integer.toString(c.bytes[at]);
            case 0x04 -> Integer.toString(c.int8(at));
            case 0x05 -> Integer.toString((short) c.int16(at));
            case 0x06 -> Integer.toString(c.int16(at));
            case 0x07 -> Integer.toString(c.int32(at));
            case 0x08 -> Integer.toUnsignedString(c.int32(at));
            case 0x09 -> Long.toString(c.int64(at));
            case 0x0a -> Long.toUnsignedString(c.int64(at));
            case 0x0b -> Float.toString(Float.intBitsToFloat(c.int32(at)));
            case 0x0c -> Double.toString(Double.longBitsToDouble(c.int64(at)));
            case 0x0d -> Boolean.toString(c.int32(at) != 0);
            case 0x0f -> guid(c, at);
            case 0x10 -> "0x" + (size >= 8 ? Long.toHexString(c.int64(at)) : hex32(c, at, size));
            case 0x11 -> fileTime(c.int64(at));
            case 0x12 -> systemTime(c, at);
            case 0x13 -> sid(c, at, size);
            case 0x14 -> "0x" + Integer.toHexString(c.int32(at));
            case 0x15 -> "0x" + Long.toHexString(c.int64(at));
            default -> HEX.formatHex(c.bytes, at, at + size);
        };
    }

    private static String hex32(ChunkReader c, int at, int size) {
        return size >= 4 ? Integer.toHexString(c.int32(at)) : "0";
    }

    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String guid(ChunkReader c, int at) {
        return String.format(
                Locale.ROOT,
                "{%08X-%04X-%04X-%s-%s}",
                c.int32(at),
                c.int16(at + 4),
                c.int16(at + 6),
                HEX.formatHex(c.bytes, at + 8, at + 10),
                HEX.formatHex(c.bytes, at + 10, at + 16));
    }

    private static String fileTime(long ticks) {
        if (ticks < 0) {
            return Long.toUnsignedString(ticks);
        }
        long seconds = ticks / TICKS_PER_SECOND - SECONDS_TO_1970;
        long rest = ticks % TICKS_PER_SECOND;
        String whole = Instant.ofEpochSecond(seconds).toString();
        return whole.substring(0, whole.length() - 1) + String.format(Locale.ROOT, ".%07dZ", rest);
    }

    private static String systemTime(ChunkReader c, int at) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                c.int16(at),
                c.int16(at + 2),
                c.int16(at + 6),
                c.int16(at + 8),
                c.int16(at + 10),
                c.int16(at + 12),
                c.int16(at + 14));
    }

    private static String sid(ChunkReader c, int at, int size) {
        if (size < 8) {
            return HEX.formatHex(c.bytes, at, at + size);
        }
        int parts = c.int8(at + 1);
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = authority << 8 | c.int8(at + i);
        }
        StringBuilder sid =
                new StringBuilder("S-").append(c.int8(at)).append('-').append(authority);
        for (int i = 0; i < parts && 8 + i * 4 + 4 <= size; i++) {
            sid.append('-').append(Integer.toUnsignedString(c.int32(at + 8 + i * 4)));
        }
        return sid.toString();
    }
}
