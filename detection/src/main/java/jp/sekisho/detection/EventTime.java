// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Tells when an event happened.
public final class EventTime {

    /// The fields that tell it, the surest first. What has no zone is Japanese time, except the
    /// `UtcTime` of Sysmon.
    static final List<String> FIELDS =
            List.of(
                    "TimeCreated_SystemTime",
                    "UtcTime",
                    "@timestamp",
                    "timestamp",
                    "ts",
                    "time",
                    "eventTime",
                    "CreationTime",
                    "createdDateTime",
                    "published",
                    "EventTime");

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private final int[] slots;

    EventTime(FieldTable table) {
        slots = FIELDS.stream().mapToInt(table::slot).toArray();
    }

    Optional<Instant> of(Event event) {
        for (int i = 0; i < slots.length; i++) {
            int value = event.first(slots[i]);
            if (value != Event.NONE && event.hasText(value)) {
                boolean utc = FIELDS.get(i).equals("UtcTime");
                Optional<Instant> time = parse(event.text(value), utc ? ZoneOffset.UTC : JAPAN);
                if (time.isPresent()) {
                    return time;
                }
            }
        }
        return Optional.empty();
    }

    /// Reads a time.
    ///
    /// @param text ISO 8601, with `T` or a space, or seconds since 1970
    /// @param zone for a text that has none
    /// @return the time, or nothing where the text is none
    public static Optional<Instant> parse(String text, ZoneId zone) {
        String t = text.strip();
        try {
            if (t.length() >= 19 && t.length() <= 40 && t.charAt(4) == '-') {
                if (t.charAt(10) == ' ') {
                    t = t.substring(0, 10) + "T" + t.substring(11);
                }
                int last = t.length() - 1;
                int sign = Math.max(t.lastIndexOf('+'), t.lastIndexOf('-'));
                if (t.charAt(last) == 'Z') {
                    return Optional.of(Instant.parse(t));
                }
                if (sign > 10) {
                    String offset = t.substring(sign);
                    if (offset.length() == 5) {
                        t = t.substring(0, sign + 3) + ":" + offset.substring(3);
                    }
                    return Optional.of(OffsetDateTime.parse(t).toInstant());
                }
                return Optional.of(LocalDateTime.parse(t).atZone(zone).toInstant());
            }
            if (!t.isEmpty() && t.length() <= 20 && Character.isDigit(t.charAt(0))) {
                double seconds = Double.parseDouble(t);
                // From 2001 on, and milliseconds where seconds would be beyond the year 5000.
                if (seconds > 1e9 && seconds < 1e14) {
                    return Optional.of(
                            Instant.ofEpochMilli(
                                    (long) (seconds < 1e11 ? seconds * 1000 : seconds)));
                }
            }
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
