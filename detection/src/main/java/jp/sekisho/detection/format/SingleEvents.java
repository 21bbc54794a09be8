// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Reads events that come one by one, as from a queue: a JSON object, or one line of a log that
/// speaks for itself. Not for more than one thread.
public final class SingleEvents {

    private final Event event;
    private final LineEvents lines;

    /// Makes a reader.
    ///
    /// @param table frozen
    /// @param clock tells the year of dates that have none
    public SingleEvents(FieldTable table, Clock clock) {
        event = new Event(table.slots());
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), SyslogHeader.JAPAN);
        lines = new LineEvents(table, event, now);
    }

    /// Reads one event.
    ///
    /// @param bytes the whole of it
    /// @return the event, refilled by the next call; nothing where the bytes are none
    public Optional<Event> read(byte[] bytes) {
        boolean read =
                bytes.length <= Limits.MAX_EVENT_BYTES
                        && lines.read(bytes, 0, bytes.length) == LineEvents.Outcome.READ;
        return read ? Optional.of(event) : Optional.empty();
    }
}
