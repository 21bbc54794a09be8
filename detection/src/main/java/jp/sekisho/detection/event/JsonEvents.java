// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

/// Reads one JSON object into an event, in one pass over its bytes.
///
/// Nested names are joined by dots; a key that occurs twice has both values, so that nothing can
/// hide behind another.
public final class JsonEvents {

    /// The deepest nesting of objects and lists.
    public static final int MAX_DEPTH = 64;

    private static final int MAX_PATH = 1_000;
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private final FieldTable table;
    private final byte[] path = new byte[MAX_PATH + 1];
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private boolean escapes;

    /// Makes a reader.
    ///
    /// @param table frozen
    public JsonEvents(FieldTable table) {
        this.table = table;
    }

    /// Reads one object.
    ///
    /// @param event filled with what was read
    /// @param source the bytes
    /// @param from where the object begins; white space may stand before
    /// @param to where it ends; white space may stand after
    /// @return whether it is one whole JSON object within the limits
    public boolean read(Event event, byte[] source, int from, int to) {
        bytes = source;
        at = from;
        end = to;
        event.begin(source, from, to);
        skipSpace();
        if (at >= end || bytes[at] != '{' || !object(event, 0, 0, false)) {
            return false;
        }
        skipSpace();
        return at == end;
    }

    private boolean object(Event event, int prefix, int depth, boolean stripBelow) {
        if (depth >= MAX_DEPTH) {
            return false;
        }
        at++;
        skipSpace();
        if (at < end && bytes[at] == '}') {
            at++;
            return true;
        }
        while (at < end && bytes[at] == '"') {
            int keyFrom = ++at;
            if (!string(event)) {
                return false;
            }
            int keyTo = at - 1;
            int length = key(prefix, keyFrom, keyTo);
            if (length < 0) {
                return false;
            }
            int entry =
                    prefix == 0 && !escapes
                            ? table.find(bytes, keyFrom, keyTo)
                            : table.find(path, 0, length);
            skipSpace();
            if (at >= end || bytes[at++] != ':') {
                return false;
            }
            int[] slots = depth == 0 ? table.rootSlotsOf(entry) : table.slotsOf(entry);
            if (!value(event, entry, slots, length, depth, stripBelow)) {
                return false;
            }
            skipSpace();
            if (at >= end) {
                return false;
            }
            byte b = bytes[at++];
            if (b == '}') {
                return true;
            }
            if (b != ',') {
                return false;
            }
            skipSpace();
        }
        return false;
    }

    /// Puts the whole name into the path buffer where that is needed; returns its length or -1.
    private int key(int prefix, int from, int to) {
        byte[] name = bytes;
        int start = from;
        int length = to - from;
        if (escapes) {
            name =
                    JsonText.unescape(bytes, from, to)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            start = 0;
            length = name.length;
        }
        int base = prefix == 0 ? 0 : prefix + 1;
        if (base + length > MAX_PATH) {
            return -1;
        }
        if (prefix > 0) {
            path[prefix] = '.';
        } else if (!escapes && !opensNext()) {
            return length;
        }
        System.arraycopy(name, start, path, base, length);
        return base + length;
    }

    /// Whether an object or list follows, so that the name is needed as a prefix.
    private boolean opensNext() {
        int i = at;
        while (i < end && (bytes[i] <= ' ' || bytes[i] == ':')) {
            i++;
        }
        return i < end && (bytes[i] == '{' || bytes[i] == '[');
    }

    private boolean value(
            Event event, int entry, int[] slots, int length, int depth, boolean stripBelow) {
        skipSpace();
        if (at >= end) {
            return false;
        }
        int start = at;
        return switch (bytes[at]) {
            case '"' -> {
                at++;
                yield string(event)
                        && event.add(slots, start + 1, at - 1, Event.Kind.STRING, escapes);
            }
            case '{' -> nested(event, entry, slots, length, depth, stripBelow);
            case '[' ->
                    event.add(slots, start, start, Event.Kind.STRUCTURE, false)
                            && list(event, entry, slots, length, depth + 1, stripBelow);
            default -> scalar(event, slots);
        };
    }

    private boolean nested(
            Event event, int entry, int[] slots, int length, int depth, boolean stripBelow) {
        if (!event.add(slots, at, at, Event.Kind.STRUCTURE, false)) {
            return false;
        }
        FieldTable.Opening opening = table.openingOf(entry);
        if (stripBelow || opening == FieldTable.Opening.STRIP) {
            return stripped(event, length, depth);
        }
        return object(event, length, depth + 1, opening == FieldTable.Opening.STRIP_BELOW);
    }

    /// The names within begin anew; the path is put back for what follows.
    private boolean stripped(Event event, int length, int depth) {
        byte[] saved = java.util.Arrays.copyOf(path, length);
        boolean whole = object(event, 0, depth + 1, false);
        System.arraycopy(saved, 0, path, 0, length);
        return whole;
    }

    private boolean list(
            Event event, int entry, int[] slots, int length, int depth, boolean stripBelow) {
        if (depth >= MAX_DEPTH) {
            return false;
        }
        at++;
        skipSpace();
        if (at < end && bytes[at] == ']') {
            at++;
            return true;
        }
        while (at < end) {
            if (!value(event, entry, slots, length, depth, stripBelow)) {
                return false;
            }
            skipSpace();
            if (at >= end) {
                return false;
            }
            byte b = bytes[at++];
            if (b == ']') {
                return true;
            }
            if (b != ',') {
                return false;
            }
            skipSpace();
        }
        return false;
    }

    private boolean scalar(Event event, int[] slots) {
        int start = at;
        while (at < end && isScalar(bytes[at])) {
            at++;
        }
        int length = at - start;
        byte first = bytes[start];
        Event.Kind kind;
        if (first == '-' || (first >= '0' && first <= '9')) {
            kind = Event.Kind.NUMBER;
            if (!isNumber(start, at)) {
                return false;
            }
        } else if (is(start, length, "true") || is(start, length, "false")) {
            kind = Event.Kind.TRUTH;
        } else if (is(start, length, "null")) {
            kind = Event.Kind.NULL;
        } else {
            return false;
        }
        return event.add(slots, start, at, kind, false);
    }

    private boolean is(int from, int length, String word) {
        if (length != word.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNumber(int from, int to) {
        int i = bytes[from] == '-' ? from + 1 : from;
        int digits = i;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        if (i == digits) {
            return false;
        }
        if (i < to && bytes[i] == '.') {
            digits = ++i;
            while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
                i++;
            }
            if (i == digits) {
                return false;
            }
        }
        if (i < to && (bytes[i] == 'e' || bytes[i] == 'E')) {
            i++;
            if (i < to && (bytes[i] == '+' || bytes[i] == '-')) {
                i++;
            }
            digits = i;
            while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
                i++;
            }
            if (i == digits) {
                return false;
            }
        }
        return i == to;
    }

    private static boolean isScalar(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'a' && b <= 'z')
                || b == '-'
                || b == '+'
                || b == '.'
                || b == 'E';
    }

    /// Moves behind the closing quote; notes whether an escape was met.
    private boolean string(Event event) {
        byte[] b = bytes;
        int limit = end - 8;
        int i = at;
        boolean sawEscape = false;
        while (true) {
            while (i <= limit) {
                long word = Bytes.longAt(b, i);
                long hit = zeroes(word ^ QUOTES) | zeroes(word ^ BACKSLASHES);
                if (hit != 0) {
                    i += Long.numberOfTrailingZeros(hit) >>> 3;
                    break;
                }
                i += 8;
            }
            while (i < end && b[i] != '"' && b[i] != '\\') {
                i++;
            }
            if (i >= end) {
                return false;
            }
            if (b[i] == '"') {
                at = i + 1;
                escapes = sawEscape;
                return true;
            }
            sawEscape = true;
            if (i + 1 >= end) {
                return false;
            }
            if (b[i + 1] == 'u') {
                // Letters of ASCII, and those few others that fold to one.
                if (i + 5 < end && ((b[i + 2] == '0' && b[i + 3] < '2') || b[i + 2] == '2')) {
                    event.sawUnusualEscape();
                }
                if (!isHex(i + 2)) {
                    return false;
                }
            } else if (JsonText.simpleEscape(b[i + 1]) == 0) {
                return false;
            }
            i += 2;
        }
    }

    private boolean isHex(int from) {
        if (from + 4 > end) {
            return false;
        }
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long zeroes(long word) {
        return (word - ONES) & ~word & Folding.HIGH;
    }

    private void skipSpace() {
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            at++;
        }
    }
}
