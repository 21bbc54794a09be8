// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/// The plan as an iCalendar file (RFC 5545): each duty a whole day, with a reminder on the day
/// before.
final class CalendarFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern LINE_END = Pattern.compile("\\R");

    /// Octets of a line before it is folded (RFC 5545, 3.1).
    private static final int LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private CalendarFile() {}

    /// Writes the file.
    ///
    /// @param body the body's short name, part of the ids
    /// @param items what is due
    /// @param at the moment of writing
    static String of(String body, List<DutyItem> items, Instant at) {
        CalendarFile file = new CalendarFile();
        String stamp = STAMP.format(at);
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Sekisho//duty//JA");
        file.line("CALSCALE:GREGORIAN");
        for (DutyItem item : items) {
            file.line("BEGIN:VEVENT");
            file.line("UID:" + item.uid() + "@" + body + ".sekisho");
            file.line("DTSTAMP:" + stamp);
            file.line("DTSTART;VALUE=DATE:" + DAY.format(item.due()));
            file.line("DTEND;VALUE=DATE:" + DAY.format(item.due().plusDays(1)));
            file.line("SUMMARY:" + escaped(item.title()));
            file.line("BEGIN:VALARM");
            file.line("ACTION:DISPLAY");
            file.line("DESCRIPTION:" + escaped(item.title()));
            file.line("TRIGGER:-P1D");
            file.line("END:VALARM");
            file.line("END:VEVENT");
        }
        file.line("END:VCALENDAR");
        return file.text.toString();
    }

    private static String escaped(String text) {
        return LINE_END.matcher(text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,"))
                .replaceAll("\\\\n");
    }

    /// Folds behind a whole character, so that no reader sees half of one.
    private void line(String line) {
        int octets = 0;
        int start = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            int size = octets(character);
            if (octets + size > LINE) {
                text.append(line, start, at).append("\r\n ");
                start = at;
                octets = 1;
            }
            octets += size;
            at += Character.charCount(character);
        }
        text.append(line, start, line.length()).append("\r\n");
    }

    /// Returns how many octets a character takes in UTF-8 (RFC 3629, 3).
    private static int octets(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
