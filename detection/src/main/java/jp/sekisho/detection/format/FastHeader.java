// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Reads the beginning of a syslog line as [SyslogHeader] does, from ASCII bytes.
final class FastHeader {

    private static final int OLD_TIME = 15;

    /// How long the day is in such a time, with the space behind it.
    private static final int DAY = 7;

    /// The same in ISO 8601.
    private static final int ISO_DAY = 11;

    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_TAG = 64;
    private static final int LONGEST_PROCESS = 10;
    private static final int[] LONGEST_NEW = {40, 255, 48, 128, 32};

    private final Event event;
    private final LocalDateTime now;
    private final int[] timeSlots;
    private final int[] hostSlots;
    private final int[] computerSlots;
    private final int[] programSlots;
    private final int[] processSlots;
    private final byte[] lastOld = new byte[OLD_TIME];
    private byte[] lastIso = {};
    private boolean sameYearAllDay;
    private boolean there;

    FastHeader(FieldTable table, Event event, LocalDateTime now) {
        this.event = event;
        this.now = now;
        timeSlots = table.slotsOf("@timestamp");
        hostSlots = table.slotsOf("host.name");
        computerSlots = table.slotsOf("Computer");
        programSlots = table.slotsOf("process.name");
        processSlots = table.slotsOf("process.pid");
    }

    /// Whether the line read last has a header at all.
    boolean isThere() {
        return there;
    }

    /// Adds the header's fields; returns where the message begins, or -1 to leave the line.
    int read(byte[] b, int from, int to) {
        int at = priority(b, from, to);
        there = at > from;
        if (there && at + 2 < to && b[at] == '1' && b[at + 1] == ' ') {
            return newHeader(b, at + 2, to);
        }
        if (isOldTime(b, at, to)) {
            there = true;
            return old(b, at, to);
        }
        if (at < to && b[at] >= '0' && b[at] <= '9') {
            return iso(b, at, to);
        }
        return there ? tagged(b, at, to) : at;
    }

    private static int priority(byte[] b, int from, int to) {
        if (from >= to || b[from] != '<') {
            return from;
        }
        int i = from + 1;
        while (i < to && i - from <= 3 && digit(b[i])) {
            i++;
        }
        return i > from + 1 && i < to && b[i] == '>' ? i + 1 : from;
    }

    private int newHeader(byte[] b, int from, int to) {
        int[] starts = new int[LONGEST_NEW.length];
        int[] ends = new int[LONGEST_NEW.length];
        int at = from;
        for (int i = 0; i < LONGEST_NEW.length; i++) {
            int end = word(b, at, to);
            if (end == at || end - at > LONGEST_NEW[i] || end >= to) {
                return -1;
            }
            starts[i] = at;
            ends[i] = end;
            at = end + 1;
        }
        // Structured data other than none is left.
        if (at >= to || b[at] != '-') {
            return -1;
        }
        at++;
        if (at < to && b[at] == '[') {
            return -1;
        }
        while (at < to && b[at] == ' ') {
            at++;
        }
        if (at < to && b[at] < ' ') {
            return -1;
        }
        add(timeSlots, b, starts[0], ends[0]);
        add(hostSlots, b, starts[1], ends[1]);
        add(computerSlots, b, starts[1], ends[1]);
        add(programSlots, b, starts[2], ends[2]);
        add(processSlots, b, starts[3], ends[3]);
        return at;
    }

    private void add(int[] slots, byte[] b, int from, int to) {
        boolean nil = to - from == 1 && b[from] == '-';
        if (!nil && from < to) {
            event.add(slots, from, to, Event.Kind.STRING, false);
        }
    }

    private static boolean isOldTime(byte[] b, int at, int to) {
        return at + OLD_TIME < to
                && b[at] >= 'A'
                && b[at] <= 'Z'
                && b[at + 1] >= 'a'
                && b[at + 1] <= 'z'
                && b[at + 2] >= 'a'
                && b[at + 2] <= 'z'
                && b[at + 3] == ' '
                && (b[at + 4] == ' ' || digit(b[at + 4]))
                && digit(b[at + 5])
                && b[at + 6] == ' '
                && clock(b, at + 7)
                && b[at + OLD_TIME] == ' ';
    }

    private static boolean clock(byte[] b, int at) {
        return digit(b[at])
                && digit(b[at + 1])
                && b[at + 2] == ':'
                && digit(b[at + 3])
                && digit(b[at + 4])
                && b[at + 5] == ':'
                && digit(b[at + 6])
                && digit(b[at + 7]);
    }

    private int old(byte[] b, int at, int to) {
        int host = at + OLD_TIME + 1;
        int hostEnd = word(b, host, to);
        if (hostEnd == host || hostEnd - host > LONGEST_HOST || hostEnd >= to) {
            return -1;
        }
        if (!Arrays.equals(lastOld, 0, OLD_TIME, b, at, at + OLD_TIME)) {
            boolean sameDay = sameYearAllDay && Arrays.equals(lastOld, 0, DAY, b, at, at + DAY);
            System.arraycopy(b, at, lastOld, 0, OLD_TIME);
            if (sameDay) {
                System.arraycopy(b, at + DAY, lastIso, ISO_DAY, OLD_TIME - DAY);
            } else {
                lastIso = date();
            }
        }
        if (lastIso.length > 0) {
            event.add(timeSlots, lastIso, lastIso.length);
        }
        event.add(hostSlots, host, hostEnd, Event.Kind.STRING, false);
        event.add(computerSlots, host, hostEnd, Event.Kind.STRING, false);
        return tagged(b, hostEnd + 1, to);
    }

    /// The day changes seldom enough for objects.
    private byte[] date() {
        String line = new String(lastOld, StandardCharsets.US_ASCII) + " h ";
        Optional<SyslogHeader> read = SyslogHeader.parse(line, now);
        String time = read.map(SyslogHeader::time).orElse("");
        // Of tomorrow, the later hours are those of last year.
        String tomorrow = now.plusDays(1).format(DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT));
        sameYearAllDay = time.length() == 19 && !time.startsWith(tomorrow, 5);
        return time.getBytes(StandardCharsets.US_ASCII);
    }

    private int iso(byte[] b, int at, int to) {
        boolean is =
                at + 19 < to
                        && digits(b, at, 4)
                        && b[at + 4] == '-'
                        && digits(b, at + 5, 2)
                        && b[at + 7] == '-'
                        && digits(b, at + 8, 2)
                        && b[at + 10] == 'T'
                        && clock(b, at + 11);
        if (!is) {
            return -1;
        }
        int timeEnd = word(b, at, to);
        int host = timeEnd + 1;
        int hostEnd = host < to ? word(b, host, to) : to;
        if (timeEnd - at > 39
                || hostEnd >= to
                || hostEnd == host
                || hostEnd - host > LONGEST_HOST) {
            return -1;
        }
        there = true;
        event.add(timeSlots, at, timeEnd, Event.Kind.STRING, false);
        event.add(hostSlots, host, hostEnd, Event.Kind.STRING, false);
        event.add(computerSlots, host, hostEnd, Event.Kind.STRING, false);
        return tagged(b, hostEnd + 1, to);
    }

    /// Takes `program[process]:` off.
    private int tagged(byte[] b, int at, int to) {
        int end = at;
        while (end < to && end - at <= LONGEST_TAG && isTag(b[end])) {
            end++;
        }
        if (end == at || end - at > LONGEST_TAG || end >= to) {
            return at;
        }
        int processFrom = end;
        int processTo = end;
        int colon = end;
        if (b[end] == '[') {
            processFrom = end + 1;
            processTo = processFrom;
            while (processTo < to
                    && processTo - processFrom <= LONGEST_PROCESS
                    && digit(b[processTo])) {
                processTo++;
            }
            boolean closed =
                    processTo > processFrom
                            && processTo - processFrom <= LONGEST_PROCESS
                            && processTo < to
                            && b[processTo] == ']';
            if (!closed) {
                return at;
            }
            colon = processTo + 1;
        }
        if (colon >= to || b[colon] != ':' || isCommon(b, at, end)) {
            return at;
        }
        event.add(programSlots, at, end, Event.Kind.STRING, false);
        if (processTo > processFrom) {
            event.add(processSlots, processFrom, processTo, Event.Kind.STRING, false);
        }
        int message = colon + 1;
        return message < to && b[message] == ' ' ? message + 1 : message;
    }

    /// Whether what looks like a tag is the mark of CEF or LEEF.
    private static boolean isCommon(byte[] b, int from, int to) {
        return to - from >= 3 && b[to - 1] == 'F' && b[to - 2] == 'E';
    }

    private static boolean isTag(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || digit(b)
                || b == '_'
                || b == '.'
                || b == '/'
                || b == '-';
    }

    private static boolean digits(byte[] b, int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (!digit(b[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Where the run of bytes other than spaces ends.
    private static int word(byte[] b, int from, int to) {
        int end = from;
        while (end < to && b[end] != ' ') {
            end++;
        }
        return end;
    }
}
