// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands before the message of a syslog line: RFC 5424, RFC 3164, or what rsyslog writes to
/// files.
///
/// @param time ISO 8601; empty where it cannot be told
/// @param host empty where there is none
/// @param program empty where there is none
/// @param process empty where there is none
/// @param priority -1 where there is none
/// @param message the rest
record SyslogHeader(
        String time, String host, String program, String process, int priority, String message) {

    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>");
    private static final Pattern NEW =
            Pattern.compile(
                    "1 (\\S{1,40}) (\\S{1,255}) (\\S{1,48}) (\\S{1,128}) (\\S{1,32}) (.*)",
                    Pattern.DOTALL);
    private static final Pattern OLD =
            Pattern.compile(
                    "([A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}) (\\S{1,255}) (.*)",
                    Pattern.DOTALL);
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\S{0,20}) (\\S{1,255}) (.*)",
                    Pattern.DOTALL);
    private static final Pattern TAG =
            Pattern.compile("([\\w./-]{1,64})(?:\\[(\\d{1,10})\\])?: ?(.*)", Pattern.DOTALL);
    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    /// Reads a line.
    ///
    /// @param now decides the year of dates without one: the latest that is not after tomorrow
    /// @return nothing where the line has no such beginning
    static Optional<SyslogHeader> parse(String line, LocalDateTime now) {
        int priority = -1;
        String rest = line;
        Matcher first = PRIORITY.matcher(line);
        if (first.lookingAt()) {
            priority = Integer.parseInt(first.group(1));
            rest = line.substring(first.end());
        }
        Matcher m = NEW.matcher(rest);
        if (priority >= 0 && m.matches()) {
            return Optional.of(
                    new SyslogHeader(
                            nil(m.group(1)),
                            nil(m.group(2)),
                            nil(m.group(3)),
                            nil(m.group(4)),
                            priority,
                            withoutData(m.group(6))));
        }
        Matcher old = OLD.matcher(rest);
        if (old.matches()) {
            return Optional.of(
                    tagged(date(old.group(1), now), old.group(2), priority, old.group(3)));
        }
        Matcher iso = ISO.matcher(rest);
        if (iso.matches()) {
            return Optional.of(tagged(iso.group(1), iso.group(2), priority, iso.group(3)));
        }
        return priority >= 0 ? Optional.of(tagged("", "", priority, rest)) : Optional.empty();
    }

    private static String nil(String text) {
        return text.equals("-") ? "" : text;
    }

    /// Leaves out the structured data and the mark of UTF-8.
    private static String withoutData(String text) {
        int at = 0;
        if (text.startsWith("-")) {
            at = 1;
        }
        while (at < text.length() && text.charAt(at) == '[') {
            boolean quoted = false;
            at++;
            while (at < text.length() && (quoted || text.charAt(at) != ']')) {
                char c = text.charAt(at);
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    quoted = !quoted;
                }
                at++;
            }
            at++;
        }
        String message = at < text.length() ? text.substring(at).stripLeading() : "";
        return message.startsWith("\uFEFF") ? message.substring(1) : message;
    }

    private static SyslogHeader tagged(String time, String host, int priority, String rest) {
        Matcher tag = TAG.matcher(rest);
        if (tag.matches()) {
            String process = tag.group(2) == null ? "" : tag.group(2);
            return new SyslogHeader(time, host, tag.group(1), process, priority, tag.group(3));
        }
        return new SyslogHeader(time, host, "", "", priority, rest);
    }

    private static String date(String text, LocalDateTime now) {
        int month = MONTHS.indexOf(text.substring(0, 3)) + 1;
        int day = Integer.parseInt(text.substring(4, 6).strip());
        if (month == 0 || day == 0 || day > 31) {
            return "";
        }
        String clock = text.substring(7);
        int year = now.getYear();
        String then = String.format(Locale.ROOT, "%04d-%02d-%02dT%s", year, month, day, clock);
        String tomorrow = now.plusDays(1).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        return then.compareTo(tomorrow) > 0
                ? String.format(Locale.ROOT, "%04d-%02d-%02dT%s", year - 1, month, day, clock)
                : then;
    }

    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
}
