// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import jp.sekisho.detection.event.Bytes;

/// Cuts a stream, or bytes that are there already, into lines without copying them.
final class ByteLines {

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';

    private final InputStream in;
    private byte[] buffer;
    private int start;
    private int filled;
    private boolean ended;
    private int from;
    private int to;
    private long line;
    private boolean tooLong;

    ByteLines(InputStream in) {
        this.in = in;
        buffer = new byte[1 << 18];
    }

    /// Cuts bytes that are there; they stay as they are.
    ///
    /// @param before how many lines came before them
    ByteLines(byte[] bytes, int from, int to, long before) {
        in = InputStream.nullInputStream();
        buffer = bytes;
        start = from;
        filled = to;
        ended = true;
        line = before;
    }

    /// Moves to the next line; false at the end.
    boolean next() throws IOException {
        tooLong = false;
        int searched = start;
        while (true) {
            int newline = newline(buffer, searched, filled);
            if (newline >= 0) {
                return found(start, newline, newline + 1);
            }
            searched = filled;
            if (ended) {
                return start < filled && found(start, filled, filled);
            }
            if (filled - start >= Limits.MAX_EVENT_BYTES) {
                tooLong = true;
                start = filled;
            }
            searched -= compact();
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
            }
        }
    }

    /// Where the next line break stands, or -1.
    static int newline(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long word = Bytes.longAt(bytes, i) ^ NEWLINES;
            long hit = (word - ONES) & ~word & HIGH;
            if (hit != 0) {
                return i + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// Makes room; returns by how much what is there moved.
    private int compact() {
        int moved = 0;
        if (start > 0 && filled == buffer.length) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            moved = start;
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        return moved;
    }

    private boolean found(int lineFrom, int lineTo, int next) {
        line++;
        from = lineFrom;
        to = lineTo;
        if (to > from && buffer[to - 1] == '\r') {
            to--;
        }
        start = next;
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The line's number, from 1.
    long line() {
        return line;
    }

    /// Whether the line was longer than what is judged; only its end is there then.
    boolean tooLong() {
        return tooLong || to - from > Limits.MAX_EVENT_BYTES;
    }
}
