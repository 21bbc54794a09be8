// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what [RowsWriter] wrote. Its hash was compared before; still, nothing that it says is
/// believed beyond its limits.
final class RowsReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final DataInputStream in;
    private final Rows rows;
    private long read;

    private RowsReader(InputStream in, Rows rows) {
        this.in = new DataInputStream(in);
        this.rows = rows;
    }

    /// What is read goes here.
    interface Rows {

        /// A table begins.
        void table(String name, List<Column> columns);

        /// A row of it.
        void row(@Nullable Object[] values);

        /// The stream ended as it should.
        void end();
    }

    /// A column.
    record Column(String name, ColumnKind kind) {}

    /// The stream is not what a backup holds.
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String why) {
            super(why);
        }
    }

    /// Reads the whole stream.
    ///
    /// @throws Malformed where it is not in the format
    static void read(InputStream in, Rows rows) throws IOException {
        RowsReader reader = new RowsReader(in, rows);
        try {
            reader.all();
        } catch (EOFException | UTFDataFormatException broken) {
            throw new Malformed("the stream breaks off");
        }
    }

    private void all() throws IOException {
        byte[] magic = in.readNBytes(RowsWriter.MAGIC.length());
        if (!new String(magic, StandardCharsets.US_ASCII).equals(RowsWriter.MAGIC)) {
            throw new Malformed("not the rows of a backup");
        }
        List<Column> columns = List.of();
        while (true) {
            switch (in.readUnsignedByte()) {
                case 'T' -> columns = table();
                case 'R' -> row(columns);
                case 'Z' -> {
                    if (in.readLong() != read || in.read() >= 0) {
                        throw new Malformed("rows are missing or too many");
                    }
                    rows.end();
                    return;
                }
                default -> throw new Malformed("an unknown mark");
            }
        }
    }

    private List<Column> table() throws IOException {
        String name = name();
        int size = in.readUnsignedShort();
        if (size == 0 || size > Limits.COLUMNS) {
            throw new Malformed("columns of " + name);
        }
        List<Column> columns = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String column = name();
            ColumnKind kind =
                    ColumnKind.of((char) in.readUnsignedByte())
                            .orElseThrow(() -> new Malformed("an unknown kind of column"));
            columns.add(new Column(column, kind));
        }
        rows.table(name, columns);
        return columns;
    }

    private String name() throws IOException {
        String name = in.readUTF();
        if (!NAME.matcher(name).matches()) {
            throw new Malformed("not a name");
        }
        return name;
    }

    private void row(List<Column> columns) throws IOException {
        if (columns.isEmpty()) {
            throw new Malformed("a row before its table");
        }
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (in.readUnsignedByte()) {
                        case 0 -> null;
                        case 1 -> value(columns.get(i).kind());
                        default -> throw new Malformed("neither a value nor none");
                    };
        }
        read++;
        rows.row(values);
    }

    private Object value(ColumnKind kind) throws IOException {
        return switch (kind) {
            case LONG -> in.readLong();
            case INTEGER -> in.readInt();
            case BOOLEAN -> in.readBoolean();
            case TEXT -> new String(bytes(), StandardCharsets.UTF_8);
            case BYTES -> bytes();
        };
    }

    private byte[] bytes() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > Limits.VALUE) {
            throw new Malformed("a value is too long");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
