// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// One event, refilled again and again by its reader. Values are indexes from 0 to [#count()] − 1;
/// a slot has a chain of them. Not for more than one thread.
public final class Event {

    /// What a value is.
    public enum Kind {
        /// Text.
        STRING,
        /// A number, as it was written.
        NUMBER,
        /// `true` or `false`.
        TRUTH,
        /// Nothing.
        NULL,
        /// An object or list: it is there, but has no text of its own.
        STRUCTURE
    }

    /// No value.
    public static final int NONE = -1;

    /// The most values of one event; the rest is left out and the event counts as malformed.
    public static final int MAX_VALUES = 20_000;

    private static final int NOT_YET = -1;
    private static final int NOT_IN_BYTES = -1;

    private byte[] raw = new byte[0];
    private int rawFrom;
    private int rawTo;
    private boolean unusualEscapes;

    private int count;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] next = new int[64];
    private Kind[] kind = new Kind[64];
    private boolean[] escaped = new boolean[64];
    private int[] foldedFrom = new int[64];
    private int[] foldedTo = new int[64];
    private int[] plainFrom = new int[64];
    private int[] plainTo = new int[64];

    private int[] head;
    private int[] stampOfHead;
    private int stamp;

    private byte[] scratch = new byte[4096];
    private int used;

    /// Makes an event with room for the slots of a table.
    ///
    /// @param slots how many
    public Event(int slots) {
        head = new int[slots];
        stampOfHead = new int[slots];
    }

    /// Forgets everything and takes new bytes.
    ///
    /// @param bytes kept, not copied, until the next call
    /// @param start the event's first byte
    /// @param end behind its last byte
    public void begin(byte[] bytes, int start, int end) {
        raw = bytes;
        rawFrom = start;
        rawTo = end;
        unusualEscapes = false;
        count = 0;
        used = 0;
        if (++stamp == 0) {
            Arrays.fill(stampOfHead, 0);
            stamp = 1;
        }
    }

    /// Adds a value that lies in the bytes given at the beginning.
    ///
    /// @param slots of which fields; may be none
    /// @param start first byte
    /// @param end behind the last byte
    /// @param what its kind
    /// @param jsonEscapes whether a backslash in it escapes as in JSON
    /// @return whether there was room
    public boolean add(int[] slots, int start, int end, Kind what, boolean jsonEscapes) {
        if (slots.length == 0) {
            return append(NONE, start, end, what, jsonEscapes);
        }
        boolean room = true;
        for (int slot : slots) {
            room &= append(slot, start, end, what, jsonEscapes);
        }
        return room;
    }

    private boolean append(int slot, int start, int end, Kind what, boolean jsonEscapes) {
        if (count == from.length) {
            if (count >= MAX_VALUES) {
                return false;
            }
            grow();
        }
        int value = count++;
        from[value] = start;
        to[value] = end;
        kind[value] = what;
        escaped[value] = jsonEscapes;
        foldedFrom[value] = NOT_YET;
        plainFrom[value] = NOT_YET;
        next[value] = NONE;
        if (slot >= 0) {
            if (stampOfHead[slot] == stamp) {
                next[value] = head[slot];
            } else {
                stampOfHead[slot] = stamp;
            }
            head[slot] = value;
        }
        return true;
    }

    /// Adds what is known of the event beyond what stands in it.
    ///
    /// @param slot of which field
    /// @param text the value
    /// @return whether there was room
    public boolean enrich(int slot, String text) {
        return enrich(slot, new Constant(text));
    }

    /// Adds what is known of the event beyond what stands in it.
    ///
    /// @param slot of which field
    /// @param text the value
    /// @return whether there was room
    public boolean enrich(int slot, Constant text) {
        if (!append(slot, NOT_IN_BYTES, NOT_IN_BYTES, Kind.STRING, false)) {
            return false;
        }
        int value = count - 1;
        plainFrom[value] = used;
        plainTo[value] = store(text.plain);
        foldedFrom[value] = used;
        foldedTo[value] = store(text.folded);
        return true;
    }

    /// Adds an ASCII text that does not stand in the event's bytes.
    ///
    /// @param slots of which fields
    /// @param ascii holds the text from its beginning
    /// @param length of the text
    /// @return whether there was room
    public boolean add(int[] slots, byte[] ascii, int length) {
        reserve(2 * length + 16);
        int plain = used;
        System.arraycopy(ascii, 0, scratch, plain, length);
        int folded = plain + length;
        for (int i = 0; i < length; i++) {
            scratch[folded + i] = Folding.LOWER[ascii[i] & 0x7f];
        }
        used = folded + length;
        boolean room = true;
        for (int slot : slots) {
            room &= append(slot, NOT_IN_BYTES, NOT_IN_BYTES, Kind.STRING, false);
            int value = count - 1;
            plainFrom[value] = plain;
            plainTo[value] = folded;
            foldedFrom[value] = folded;
            foldedTo[value] = used;
        }
        return room;
    }

    private int store(byte[] bytes) {
        reserve(bytes.length + 8);
        System.arraycopy(bytes, 0, scratch, used, bytes.length);
        used += bytes.length;
        return used;
    }

    private void grow() {
        int size = count * 2;
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
        next = Arrays.copyOf(next, size);
        kind = Arrays.copyOf(kind, size);
        escaped = Arrays.copyOf(escaped, size);
        foldedFrom = Arrays.copyOf(foldedFrom, size);
        foldedTo = Arrays.copyOf(foldedTo, size);
        plainFrom = Arrays.copyOf(plainFrom, size);
        plainTo = Arrays.copyOf(plainTo, size);
    }

    void sawUnusualEscape() {
        unusualEscapes = true;
    }

    /// Says whether the bytes spell some ASCII character as `\\u00xx`, so that searching the bytes
    /// as they are does not find every text.
    ///
    /// @return whether they do
    public boolean hasUnusualEscapes() {
        return unusualEscapes;
    }

    /// Returns the bytes that hold the event; see [#start()] and [#end()].
    ///
    /// @return not a copy
    public byte[] bytes() {
        return raw;
    }

    /// Returns where the event begins in [#bytes()].
    ///
    /// @return an index
    public int start() {
        return rawFrom;
    }

    /// Returns where the event ends in [#bytes()].
    ///
    /// @return an index
    public int end() {
        return rawTo;
    }

    /// Returns how many values there are, with and without a slot.
    ///
    /// @return the number
    public int count() {
        return count;
    }

    /// Returns the first value of a slot.
    ///
    /// @param slot from the table
    /// @return a value, or [#NONE]
    public int first(int slot) {
        return stampOfHead[slot] == stamp ? head[slot] : NONE;
    }

    /// Returns the next value of the same slot.
    ///
    /// @param value a value
    /// @return a value, or [#NONE]
    public int next(int value) {
        return next[value];
    }

    /// Returns what a value is.
    ///
    /// @param value a value
    /// @return its kind
    public Kind kind(int value) {
        return kind[value];
    }

    /// Says whether a value has a text.
    ///
    /// @param value a value
    /// @return false for null and structures
    public boolean hasText(int value) {
        Kind k = kind[value];
        return k != Kind.NULL && k != Kind.STRUCTURE;
    }

    /// Returns the value's bytes as they came, escapes and all, as an index into [#bytes()].
    ///
    /// @param value a value
    /// @return the first byte
    public int rawFrom(int value) {
        return from[value];
    }

    /// Returns where the value's bytes end.
    ///
    /// @param value a value
    /// @return behind the last byte
    public int rawTo(int value) {
        return to[value];
    }

    /// Folds a value; its bytes then stand in [#scratch()] from [#foldedFrom(int)] on.
    ///
    /// @param value one that has a text
    public void fold(int value) {
        if (foldedFrom[value] != NOT_YET) {
            return;
        }
        int start = from[value];
        int end = to[value];
        // Seven bytes more than needed, so that words can be read up to the end.
        reserve(end - start + 8);
        int written =
                escaped[value]
                        ? Folding.foldEscaped(raw, start, end, scratch, used)
                        : Folding.foldPlain(raw, start, end, scratch, used);
        if (written < 0) {
            byte[] folded = Folding.foldToBytes(text(value));
            reserve(folded.length + 8);
            System.arraycopy(folded, 0, scratch, used, folded.length);
            written = folded.length;
        }
        foldedFrom[value] = used;
        foldedTo[value] = used + written;
        used += written;
    }

    /// Returns the bytes of folded and decoded values; the array may change with each folding.
    ///
    /// @return not a copy
    public byte[] scratch() {
        return scratch;
    }

    /// Returns where a folded value begins.
    ///
    /// @param value one that was folded
    /// @return an index into [#scratch()]
    public int foldedFrom(int value) {
        return foldedFrom[value];
    }

    /// Returns where a folded value ends.
    ///
    /// @param value one that was folded
    /// @return behind its last byte
    public int foldedTo(int value) {
        return foldedTo[value];
    }

    /// Decodes a value; its UTF-8 then stands in [#scratch()] from [#plainFrom(int)] on.
    ///
    /// @param value one that has a text
    public void decode(int value) {
        if (plainFrom[value] != NOT_YET) {
            return;
        }
        byte[] bytes = text(value).getBytes(UTF_8);
        reserve(bytes.length + 8);
        System.arraycopy(bytes, 0, scratch, used, bytes.length);
        plainFrom[value] = used;
        plainTo[value] = used + bytes.length;
        used += bytes.length;
    }

    /// Returns where a decoded value begins.
    ///
    /// @param value one that was decoded
    /// @return an index into [#scratch()]
    public int plainFrom(int value) {
        return plainFrom[value];
    }

    /// Returns where a decoded value ends.
    ///
    /// @param value one that was decoded
    /// @return behind its last byte
    public int plainTo(int value) {
        return plainTo[value];
    }

    /// Returns a value's text. Bytes that are no UTF-8 become U+FFFD.
    ///
    /// @param value a value
    /// @return the text; `null` or the JSON for what has none
    public String text(int value) {
        if (from[value] == NOT_IN_BYTES) {
            int start = plainFrom[value];
            return new String(scratch, start, plainTo[value] - start, UTF_8);
        }
        return escaped[value]
                ? JsonText.unescape(raw, from[value], to[value])
                : new String(raw, from[value], to[value] - from[value], UTF_8);
    }

    private void reserve(int more) {
        if (used + more > scratch.length) {
            scratch = Arrays.copyOf(scratch, Math.max(scratch.length * 2, used + more));
        }
    }
}
