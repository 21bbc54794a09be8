// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The canonical bytes of a database row (`docs/ledger.md`, "Row"): its columns by name in
/// ascending order, each with its type. A column without value is left out, so that a column that a
/// later migration adds, empty in old rows, changes no hash; a row whose list of columns changes
/// otherwise gets a new schema number, and its old list is kept for rows that were last recorded
/// under it.
///
/// A row that holds personal data has a random column (`salt`) among them: without it the hash of
/// an erased row could be guessed from its few possible values.
public final class CanonicalRow {

    private static final int VERSION = 1;
    private static final int MAX_VALUE = 16 * 1024 * 1024;

    private final int schema;
    private final String table;
    private final SortedMap<FactName, byte[]> columns = new TreeMap<>();

    private CanonicalRow(String table, int schema) {
        this.table = table;
        this.schema = schema;
    }

    /// Starts a row.
    ///
    /// @param table the kind of row; 1 to 255 bytes, no control characters
    /// @param schema the version of the list of columns, at least 1
    public static CanonicalRow of(String table, int schema) {
        Words.require("a table", table);
        if (schema < 1) {
            throw new IllegalArgumentException("a row's schema counts from 1: " + schema);
        }
        return new CanonicalRow(table, schema);
    }

    /// Adds a text; left out where null.
    ///
    /// @param value at most 16 MiB of UTF-8; the empty text is a value
    public CanonicalRow text(String column, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Bytes.requireText(column, value, MAX_VALUE);
        ByteSink sink = new ByteSink(value.length() + 5);
        sink.u8('T');
        sink.text32(value);
        return put(column, sink);
    }

    /// Adds a number (also times as microseconds, and truth as 0 or 1); left out where null.
    public CanonicalRow number(String column, @Nullable Long value) {
        if (value == null) {
            return this;
        }
        ByteSink sink = new ByteSink(9);
        sink.u8('N');
        sink.i64(value);
        return put(column, sink);
    }

    /// Adds bytes; left out where null.
    ///
    /// @param value at most 16 MiB
    public CanonicalRow bytes(String column, byte @Nullable [] value) {
        if (value == null) {
            return this;
        }
        if (value.length > MAX_VALUE) {
            throw new IllegalArgumentException(column + " has at most 16 MiB");
        }
        ByteSink sink = new ByteSink(value.length + 5);
        sink.u8('B');
        sink.u32(value.length);
        sink.raw(value);
        return put(column, sink);
    }

    private CanonicalRow put(String column, ByteSink value) {
        if (columns.put(new FactName(column), value.toArray()) != null) {
            throw new IllegalArgumentException("column twice: " + column);
        }
        return this;
    }

    /// Returns the canonical bytes.
    public CanonicalBytes bytes() {
        ByteSink sink = new ByteSink(256);
        sink.u8(VERSION);
        sink.word(table);
        sink.u32(schema);
        sink.u16(columns.size());
        columns.forEach((name, value) -> {
            sink.word(name.value());
            sink.raw(value);
        });
        return CanonicalBytes.adopt(sink.toArray());
    }

    /// Returns their SHA-256 with the schema.
    public RowHash hash() {
        return new RowHash(schema, bytes().sha256());
    }
}
