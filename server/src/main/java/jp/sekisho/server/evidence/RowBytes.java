// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;

/// The canonical bytes of a row, over which its seal is hashed.
///
/// Columns that hold nothing are left out, so a column that a later version adds does not change
/// the bytes of an old row. Form: version byte 1; then for each column in the order of names: name
/// and value, each as a four-byte length and UTF-8, the value behind one byte that says its type
/// (`s` text, `i` whole number, `b` yes or no, `x` bytes).
final class RowBytes {

    private static final int VERSION = 1;

    private RowBytes() {}

    static byte[] of(Record row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            List<Field<?>> columns =
                    Arrays.stream(row.fields())
                            .sorted(Comparator.comparing(Field::getName))
                            .toList();
            for (Field<?> column : columns) {
                Object value = row.get(column);
                if (value != null) {
                    write(out, column.getName().getBytes(StandardCharsets.UTF_8));
                    writeValue(out, value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeValue(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case String text -> {
                out.writeByte('s');
                write(out, text.getBytes(StandardCharsets.UTF_8));
            }
            case Long number -> {
                out.writeByte('i');
                write(out, Long.toString(number).getBytes(StandardCharsets.US_ASCII));
            }
            case Integer number -> {
                out.writeByte('i');
                write(out, Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
            }
            case Boolean yes -> {
                out.writeByte('b');
                write(out, new byte[] {(byte) (yes ? 1 : 0)});
            }
            case byte[] raw -> {
                out.writeByte('x');
                write(out, raw);
            }
            default ->
                    throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
