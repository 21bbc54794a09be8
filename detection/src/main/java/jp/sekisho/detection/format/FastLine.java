// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDateTime;
import java.util.Arrays;
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

    private static final byte EQUALS = 1;
    private static final byte PERCENT = 2;
    private static final byte QUOTE = 4;
    private static final byte BRACKET = 8;
    private static final byte OTHER = 16;
    private static final byte[] CLASS = new byte[256];
    private static final boolean[] KEY = new boolean[128];

    static {
        CLASS['='] = EQUALS;
        CLASS['%'] = PERCENT;
        CLASS['"'] = QUOTE;
        CLASS['['] = BRACKET;
        Arrays.fill(CLASS, 128, 256, OTHER);
        // White space that patterns know besides the space.
        for (char c : new char[] {'\n', '\r', '\t', '\u000B', '\f'}) {
            CLASS[c] = OTHER;
        }
        for (int c = 0; c < 128; c++) {
            KEY[c] = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
        }
    }

    private static final byte[] COMMON_EVENT = bytes("EF:");
    private static final byte[] SOURCE = bytes(" SRC=");
    private static final byte[] DESTINATION = bytes(" DST=");
    private static final byte[] PROTOCOL = bytes("PROTO=");
    private static final byte[] LOG_ID = bytes("logid=");
    private static final byte[] TYPE = bytes("type=");
    private static final byte[] LOGIN = bytes("Login ");

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
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= CLASS[bytes[i] & 0xff];
        }
        if ((seen & OTHER) != 0 || formatSlot < 0) {
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
        if ((seen & EQUALS) != 0) {
            if (has(bytes, message, to, SOURCE)
                    && has(bytes, message, to, DESTINATION)
                    && has(bytes, message, to, PROTOCOL)) {
                return pairs(bytes, message, to, iptables);
            }
            if (has(bytes, message, to, LOG_ID) && has(bytes, message, to, TYPE)) {
                return pairs(bytes, message, to, fortigate);
            }
        }
        if (yamaha.read(bytes, message, to)) {
            return Outcome.READ;
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

    private static boolean has(byte[] bytes, int from, int to, byte[] wanted) {
        return Bytes.find(bytes, from, to, wanted) >= 0;
    }

    private Outcome pairs(byte[] bytes, int from, int to, Constant format) {
        boolean forti = format.equals(fortigate);
        int dateFrom = 0;
        int dateTo = 0;
        int key = from;
        int count = 0;
        int i = from;
        while (i < to && count < KeyValues.MAX_PAIRS) {
            byte c = bytes[i];
            if (c != '=') {
                i++;
                key = KEY[c] ? key : i;
                continue;
            }
            int valueFrom = i + 1;
            int end = valueEnd(bytes, valueFrom, to);
            boolean quoted = valueFrom < to && isQuote(bytes[valueFrom]);
            int valueTo = end;
            if (quoted) {
                valueFrom++;
                end++;
            }
            if (key < i) {
                int entry = keys.find(bytes, key, i);
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
            i = Math.max(end, i + 1);
            key = i;
        }
        event.enrich(formatSlot, format);
        return Outcome.READ;
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'';
    }

    /// Where a value ends: at its closing quote, or before a space or comma.
    private static int valueEnd(byte[] bytes, int from, int to) {
        if (from < to && isQuote(bytes[from])) {
            byte quote = bytes[from];
            for (int i = from + 1; i < to; i++) {
                if (bytes[i] == quote) {
                    return i;
                }
            }
            return to;
        }
        int end = from;
        while (end < to && bytes[end] > ' ' && bytes[end] != ',') {
            end++;
        }
        return end;
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
