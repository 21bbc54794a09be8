// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Matches as bytes, for what must outlive a process.
public final class Occurrences {

    /// The longest text that is read back, in bytes.
    private static final int MAX_TEXT = 64 << 20;

    private Occurrences() {}

    /// Writes a match.
    ///
    /// @param out takes it
    /// @param occurrence any
    /// @throws IOException where it cannot take it
    public static void write(DataOutput out, Occurrence occurrence) throws IOException {
        writeText(out, occurrence.rule());
        writeTime(out, occurrence.time());
        out.writeInt(occurrence.fields().size());
        for (Map.Entry<String, String> field : occurrence.fields().entrySet()) {
            writeText(out, field.getKey());
            writeText(out, field.getValue());
        }
        writeText(out, occurrence.file());
        out.writeLong(occurrence.line());
    }

    /// Reads a match.
    ///
    /// @param in gives it
    /// @return equal to what was written
    /// @throws IOException where it is not what was written
    public static Occurrence read(DataInput in) throws IOException {
        String rule = readText(in);
        Instant time = readTime(in);
        int count = in.readInt();
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = readText(in);
            fields.put(name, readText(in));
        }
        String file = readText(in);
        return new Occurrence(rule, time, fields, file, in.readLong());
    }

    static void writeTime(DataOutput out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    static Instant readTime(DataInput in) throws IOException {
        long seconds = in.readLong();
        return Instant.ofEpochSecond(seconds, in.readInt());
    }

    static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_TEXT) {
            throw new IOException("A text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }
}
