// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream into lines without copying them.
final class ByteLines {

    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int filled;
    private boolean ended;
    private int from;
    private int to;
    private long line;
    private boolean tooLong;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /// Moves to the next line; false at the end.
    boolean next() throws IOException {
        tooLong = false;
        int searched = start;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return found(start, i, i + 1);
                }
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
        return tooLong;
    }
}
