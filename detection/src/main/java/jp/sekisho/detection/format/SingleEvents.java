// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.event.JsonEvents;

/// Reads events that come one by one, as from a queue: a JSON object, or one line of a log that
/// speaks for itself. Not for more than one thread.
public final class SingleEvents {

    private final Event event;
    private final JsonEvents json;
    private final TextFiles text;

    /// Makes a reader.
    ///
    /// @param table frozen
    /// @param clock tells the year of dates that have none
    public SingleEvents(FieldTable table, Clock clock) {
        event = new Event(table.slots());
        json = new JsonEvents(table);
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), SyslogHeader.JAPAN);
        text = new TextFiles(new EventBuilder(table, event), event, new Tally(), now);
    }

    /// Reads one event.
    ///
    /// @param bytes the whole of it
    /// @return the event, refilled by the next call; nothing where the bytes are none
    public Optional<Event> read(byte[] bytes) {
        if (bytes.length > Limits.MAX_EVENT_BYTES) {
            return Optional.empty();
        }
        int from = 0;
        while (from < bytes.length && bytes[from] >= 0 && bytes[from] <= ' ') {
            from++;
        }
        if (from == bytes.length) {
            return Optional.empty();
        }
        boolean known =
                bytes[from] == '{'
                        ? json.read(event, bytes, from, bytes.length)
                        : text.single(bytes, 0, bytes.length);
        return known ? Optional.of(event) : Optional.empty();
    }
}
