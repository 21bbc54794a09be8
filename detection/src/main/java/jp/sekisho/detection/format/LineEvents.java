// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.time.LocalDateTime;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.event.JsonEvents;

/// Reads lines that speak for themselves, each by itself: a JSON object, or a line of a text log.
/// One file may hold both.
final class LineEvents {

    /// What became of a line.
    enum Outcome {
        READ,
        BLANK,
        NO_JSON,
        UNKNOWN
    }

    private final Event event;
    private final JsonEvents json;
    private final TextLine text;

    LineEvents(FieldTable table, Event event, LocalDateTime now) {
        this.event = event;
        json = new JsonEvents(table);
        text = new TextLine(table, event, now);
    }

    /// Reads a line into the event.
    Outcome read(byte[] bytes, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isSpace(bytes[from])) {
            from++;
        }
        while (to > from && isSpace(bytes[to - 1])) {
            to--;
        }
        if (from == to) {
            return Outcome.BLANK;
        }
        if (bytes[from] == '{') {
            return json.read(event, bytes, from, to) ? Outcome.READ : Outcome.NO_JSON;
        }
        return text.read(bytes, from, to) ? Outcome.READ : Outcome.UNKNOWN;
    }

    private static boolean isSpace(byte b) {
        return b >= 0 && b <= ' ';
    }
}
