// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Fills an event with values that do not stand in the bytes of a line.
public final class EventBuilder {

    /// The most names whose slots are remembered.
    private static final int MAX_NAMES = 10_000;

    private final FieldTable table;
    private final Event event;
    private final Map<String, int[]> slots = new HashMap<>();
    private final Map<String, String> known = new LinkedHashMap<>();
    private byte[] bytes = new byte[8192];
    private int size;
    private int count;
    private int[][] slotsOf = new int[64][];
    private int[] ends = new int[64];
    private Event.Kind[] kinds = new Event.Kind[64];

    /// Makes a builder.
    ///
    /// @param table frozen
    /// @param event filled by [#build()]
    public EventBuilder(FieldTable table, Event event) {
        this.table = table;
        this.event = event;
    }

    /// Begins anew.
    public void clear() {
        size = 0;
        count = 0;
        known.clear();
    }

    /// Adds a value.
    ///
    /// @param name as the log calls it
    /// @param value the text, or nothing
    public void add(String name, Optional<String> value) {
        if (value.isPresent()) {
            add(name, value.get());
        } else {
            append(name, new byte[0], Event.Kind.NULL);
        }
    }

    /// Adds what is known of the event and does not stand in it, so that no keyword finds it.
    ///
    /// @param name of the field
    /// @param value the text
    public void know(String name, String value) {
        known.put(name, value);
    }

    /// Adds a text.
    ///
    /// @param name as the log calls it
    /// @param value the text
    public void add(String name, String value) {
        append(name, value.getBytes(UTF_8), Event.Kind.STRING);
    }

    private void append(String name, byte[] value, Event.Kind kind) {
        if (count >= Event.MAX_VALUES) {
            return;
        }
        if (size + value.length + 1 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + value.length + 1));
        }
        if (count == ends.length) {
            slotsOf = Arrays.copyOf(slotsOf, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
        }
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        ends[count] = size;
        // A line break between values, so that no text runs from one into the next.
        bytes[size++] = '\n';
        kinds[count] = kind;
        slotsOf[count++] = slots(name);
    }

    private int[] slots(String name) {
        int[] known = slots.get(name);
        if (known == null) {
            known = table.slotsOf(name);
            if (slots.size() < MAX_NAMES) {
                slots.put(name, known);
            }
        }
        return known;
    }

    /// Fills the event with what was added.
    public void build() {
        event.begin(bytes, 0, size);
        int from = 0;
        for (int i = 0; i < count; i++) {
            event.add(slotsOf[i], from, ends[i], kinds[i], false);
            from = ends[i] + 1;
        }
        known.forEach((name, value) -> {
            for (int slot : slots(name)) {
                event.enrich(slot, value);
            }
        });
    }

    /// Returns how many bytes were added.
    ///
    /// @return the number
    public int size() {
        return size;
    }
}
