// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDateTime;
import java.util.Set;
import jp.sekisho.detection.event.Bytes;
import jp.sekisho.detection.event.Constant;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Reads the most frequent lines (firewalls that write `key=value`, YAMAHA filters, plain syslog)
/// in one pass over their bytes and without making objects.
///
/// What a line means is defined by [TextLine] alone. This reader takes a line only where it surely
/// reads it alike, and leaves every other one; a test compares both on mutated lines.
final class FastLine {

    /// What was found.
    enum Outcome {
        READ,
        /// For [TextLine] to read.
        LEFT
    }

    private static final byte PERCENT = 2;
    private static final byte QUOTE = 4;
    private static final byte BRACKET = 8;
    private static final byte[] CLASS = new byte[128];
    private static final boolean[] KEY = new boolean[128];

    static {
        CLASS['%'] = PERCENT;
        CLASS['"'] = QUOTE;
        CLASS['['] = BRACKET;
        for (int c = 0; c < 128; c++) {
            KEY[c] = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
        }
    }

    private static final byte[] COMMON_EVENT = bytes("EF:");
    private static final byte[] TYPE = bytes("type=");
    private static final byte[] LOGIN = bytes("Login ");

    /// Keys that tell a format, and the bits of a line that has all of them.
    private static final byte[][] MARKS = {
        bytes(" SRC="), bytes(" DST="), bytes("PROTO="), bytes("logid="), TYPE
    };

    private static final int IPTABLES = 0b00111;
    private static final int FORTIGATE = 0b11000;

    private static final int NO_GUESS = KeyNames.NO_GUESS;

    /// In how many bytes the mark of CEF or LEEF may begin.
    private static final int MARK_WITHIN = 204;

    private final Event event;
    private final KeyNames keys;
    private final boolean everyValue;
    private final int date;
    private final int time;
    private final int proto;
    private final int upperProto;
    private final int[] timestampSlots;
    private final int[] transportSlots;
    private final int[] messageSlots;
    private final int formatSlot;
    private final Constant fortigate = new Constant("fortigate");
    private final Constant iptables = new Constant("iptables");
    private final Constant syslog = new Constant("syslog");
    private final Constant tcp = new Constant("tcp");
    private final Constant udp = new Constant("udp");
    private final Constant icmp = new Constant("icmp");
    private final Places equals = new Places('=');
    private final FastHeader header;
    private final FastYamaha yamaha;
    private final byte[] text = new byte[64];

    FastLine(FieldTable table, Event event, LocalDateTime now) {
        this.event = event;
        keys = new KeyNames(table, TextLine.COMMON, Set.of("date", "time", "proto", "PROTO"));
        everyValue = table.needsEveryValue();
        date = keys.entryOf("date");
        time = keys.entryOf("time");
        proto = keys.entryOf("proto");
        upperProto = keys.entryOf("PROTO");
        timestampSlots = table.slotsOf("@timestamp");
        transportSlots = table.slotsOf("network.transport");
        messageSlots = table.slotsOf("message");
        formatSlot = table.known("log.format");
        header = new FastHeader(table, event, now);
        yamaha = new FastYamaha(table, event, formatSlot);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    /// Reads a line, or leaves it; a line that was left may have spoilt the event.
    Outcome read(byte[] bytes, int from, int to) {
        if (formatSlot < 0 || !equals.find(bytes, from, to)) {
            return Outcome.LEFT;
        }
        event.begin(bytes, from, to);
        int message = header.read(bytes, from, to);
        if (message < 0) {
            return Outcome.LEFT;
        }
        event.add(messageSlots, message, to, Event.Kind.STRING, false);
        if (Bytes.find(bytes, message, Math.min(to, message + MARK_WITHIN), COMMON_EVENT) >= 0
                || Bytes.startsWith(bytes, message, to, TYPE)) {
            return Outcome.LEFT;
        }
        int marks = marks(bytes, message);
        if ((marks & IPTABLES) == IPTABLES) {
            return pairs(bytes, message, to, iptables);
        }
        if ((marks & FORTIGATE) == FORTIGATE) {
            return pairs(bytes, message, to, fortigate);
        }
        if (yamaha.read(bytes, message, to)) {
            return Outcome.READ;
        }
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= CLASS[bytes[i]];
        }
        boolean plain =
                header.isThere()
                        && (seen & PERCENT) == 0
                        && (seen & (QUOTE | BRACKET)) != (QUOTE | BRACKET)
                        && message < to
                        && (bytes[message] < '0' || bytes[message] > '9')
                        && !yamaha.mayBe()
                        && !Bytes.startsWith(bytes, message, to, LOGIN);
        if (!plain) {
            return Outcome.LEFT;
        }
        event.enrich(formatSlot, syslog);
        return Outcome.READ;
    }

    /// Which of [#MARKS] stand in the message.
    private int marks(byte[] bytes, int from) {
        int found = 0;
        for (int i = 0; i < equals.count; i++) {
            int behind = equals.at[i] + 1;
            int mark =
                    switch (behind - 2 < from ? 0 : bytes[behind - 2]) {
                        case 'C' -> 0;
                        case 'T' -> 1;
                        case 'O' -> 2;
                        case 'd' -> 3;
                        case 'e' -> 4;
                        default -> -1;
                    };
            if (mark >= 0
                    && behind - MARKS[mark].length >= from
                    && Bytes.startsWith(bytes, behind - MARKS[mark].length, behind, MARKS[mark])) {
                found |= 1 << mark;
            }
        }
        return found;
    }

    private Outcome pairs(byte[] bytes, int from, int to, Constant format) {
        boolean forti = format.equals(fortigate);
        int dateFrom = 0;
        int dateTo = 0;
        int read = from;
        int count = 0;
        for (int next = 0; next < equals.count && count < KeyValues.MAX_PAIRS; next++) {
            int i = equals.at[next];
            if (i < read) {
                continue;
            }
            int expected = bytes[read] == ' ' ? keys.expected(count, bytes, read + 1, i) : NO_GUESS;
            int key = expected == NO_GUESS ? keyStart(bytes, read, i) : read + 1;
            int valueFrom = i + 1;
            int end = valueEnd(bytes, valueFrom, to);
            boolean quoted = valueFrom < to && isQuote(bytes[valueFrom]);
            int valueTo = end;
            if (quoted) {
                valueFrom++;
                end++;
            }
            if (key < i) {
                int entry = expected == NO_GUESS ? keys.find(bytes, key, i) : expected;
                if (expected == NO_GUESS) {
                    keys.expect(count, bytes, key, i, entry);
                }
                if (forti && entry >= 0) {
                    if (entry == date) {
                        dateFrom = valueFrom;
                        dateTo = valueTo;
                    } else if (entry == time) {
                        timestamp(bytes, dateFrom, dateTo, valueFrom, valueTo);
                    } else if (entry == proto && valueFrom < valueTo) {
                        transport(bytes, valueFrom, valueTo);
                    }
                }
                if (entry >= 0 || everyValue) {
                    event.add(keys.own(entry), valueFrom, valueTo, Event.Kind.STRING, false);
                }
                if (entry >= 0 && valueFrom < valueTo) {
                    int[] common = keys.common(entry);
                    if (common.length > 0) {
                        event.add(common, valueFrom, valueTo, Event.Kind.STRING, false);
                    }
                    if (entry == upperProto) {
                        lower(bytes, valueFrom, valueTo);
                    }
                }
                count++;
            }
            read = Math.max(end, i + 1);
        }
        event.enrich(formatSlot, format);
        return Outcome.READ;
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'';
    }

    private static int keyStart(byte[] bytes, int from, int equals) {
        int key = equals;
        while (key > from && KEY[bytes[key - 1]]) {
            key--;
        }
        return key;
    }

    /// Where a value ends: at its closing quote, or before a space or comma.
    private static int valueEnd(byte[] bytes, int from, int to) {
        if (from < to && isQuote(bytes[from])) {
            char quote = (char) bytes[from];
            return first(bytes, from + 1, to, quote, quote);
        }
        return first(bytes, from, to, ' ', ',');
    }

    /// Where the first of two bytes stands, or else the end. A step is eight bytes, so that most
    /// values take one and none a branch that cannot be foreseen.
    private static int first(byte[] bytes, int from, int to, char one, char other) {
        int i = from;
        for (; i < to && i + 8 <= bytes.length; i += 8) {
            long word = Bytes.longAt(bytes, i);
            int before = Math.min(Bytes.before(word, one), Bytes.before(word, other));
            if (before < 8) {
                return Math.min(i + before, to);
            }
        }
        while (i < to && bytes[i] != one && bytes[i] != other) {
            i++;
        }
        return Math.min(i, to);
    }

    private void timestamp(byte[] bytes, int dateFrom, int dateTo, int timeFrom, int timeTo) {
        int dateLength = dateTo - dateFrom;
        int timeLength = timeTo - timeFrom;
        if (dateLength == 0) {
            return;
        }
        byte[] target = text;
        if (dateLength + timeLength + 1 > target.length) {
            target = new byte[dateLength + timeLength + 1];
        }
        System.arraycopy(bytes, dateFrom, target, 0, dateLength);
        target[dateLength] = 'T';
        System.arraycopy(bytes, timeFrom, target, dateLength + 1, timeLength);
        event.add(timestampSlots, target, dateLength + timeLength + 1);
    }

    private void transport(byte[] bytes, int from, int to) {
        int number = number(bytes, from, to);
        switch (number) {
            case 6 -> enrich(transportSlots, tcp);
            case 17 -> enrich(transportSlots, udp);
            case 1 -> enrich(transportSlots, icmp);
            default -> event.add(transportSlots, from, to, Event.Kind.STRING, false);
        }
    }

    private void enrich(int[] slots, Constant value) {
        for (int slot : slots) {
            event.enrich(slot, value);
        }
    }

    /// A number of one or two digits without a leading zero; else -1.
    private static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            boolean fits = bytes[i] >= '0' && bytes[i] <= '9' && to - from <= 2;
            if (!fits || (number == 0 && i > from)) {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private void lower(byte[] bytes, int from, int to) {
        byte[] target = to - from <= text.length ? text : new byte[to - from];
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            target[i - from] = (byte) (b >= 'A' && b <= 'Z' ? b + 32 : b);
        }
        event.add(transportSlots, target, to - from);
    }
}
