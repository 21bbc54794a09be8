// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The plan as an iCalendar file (RFC 5545): each duty a whole day, with a reminder on the day
/// before.
final class CalendarFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

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
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Sekisho//duty//JA");
        file.line("CALSCALE:GREGORIAN");
        for (DutyItem item : items) {
            file.line("BEGIN:VEVENT");
            file.line("UID:" + item.uid() + "@" + body + ".sekisho");
            file.line("DTSTAMP:" + STAMP.format(at));
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
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /// Folds behind a whole character, so that no reader sees half of one.
    private void line(String line) {
        int octets = 0;
        int start = 0;
        for (int at = 0; at < line.length(); ) {
            int end = line.offsetByCodePoints(at, 1);
            int size = line.substring(at, end).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE) {
                text.append(line, start, at).append("\r\n ");
                start = at;
                octets = 1;
            }
            octets += size;
            at = end;
        }
        text.append(line, start, line.length()).append("\r\n");
    }
}
