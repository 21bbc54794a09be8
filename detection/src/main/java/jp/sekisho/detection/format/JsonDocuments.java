// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream into JSON objects that may span lines: one after the other, or in lists, or in the
/// list of an object whose first key is `Records` or `value`.
final class JsonDocuments {

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int at;
    private boolean ended;
    private long line = 1;
    private int from;
    private int to;
    private long startLine;
    private boolean tooLong;

    JsonDocuments(InputStream in) {
        this.in = in;
    }

    /// Moves to the next object; false at the end.
    boolean next() throws IOException {
        if (!toBrace()) {
            return false;
        }
        skipWrapper();
        if (!toBrace()) {
            return false;
        }
        from = at;
        startLine = line;
        tooLong = false;
        int depth = 0;
        boolean quoted = false;
        while (true) {
            if (at == filled && !fill()) {
                to = filled;
                return true;
            }
            byte b = buffer[at++];
            if (b == '\n') {
                line++;
            } else if (quoted) {
                if (b == '\\') {
                    if (at < filled || fill()) {
                        at++;
                    }
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{') {
                depth++;
            } else if (b == '}' && --depth == 0) {
                to = at;
                return true;
            }
        }
    }

    private void skipWrapper() throws IOException {
        for (String key : new String[] {"Records", "value"}) {
            int i = at + 1;
            String wanted = "\"" + key + "\":[";
            int k = 0;
            while (k < wanted.length()) {
                if (i == filled) {
                    int before = at;
                    if (!fill()) {
                        break;
                    }
                    i -= before - at;
                }
                byte b = buffer[i];
                if (b == wanted.charAt(k)) {
                    k++;
                } else if (b > ' ') {
                    break;
                }
                i++;
            }
            if (k == wanted.length()) {
                at = i;
                return;
            }
        }
    }

    private boolean toBrace() throws IOException {
        while (true) {
            while (at < filled && buffer[at] != '{') {
                if (buffer[at++] == '\n') {
                    line++;
                }
            }
            from = at;
            if (at < filled) {
                return true;
            }
            if (!fill()) {
                return false;
            }
        }
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (at - from >= Limits.MAX_EVENT_BYTES) {
            tooLong = true;
            from = at;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            at -= from;
            filled -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read <= 0) {
            ended = true;
            return false;
        }
        filled += read;
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

    long line() {
        return startLine;
    }

    boolean tooLong() {
        return tooLong;
    }
}
