// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.detection.event.Bytes;
import jp.sekisho.detection.event.FieldTable;

/// The keys of `key=value` logs that some rule asks for, found by their bytes. Not for a second
/// thread.
///
/// One device writes its keys in one order: what was met at a place of the line before is compared
/// first.
final class KeyNames {

    private static final int[] NO_SLOTS = {};
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /// The key is another one than in the line before.
    static final int NO_GUESS = -2;

    /// For how many places of a line its key is kept; a longer or very short key is not.
    private static final int PLACES = 64;

    private static final int LONGEST_KEPT = 16;

    private final long[] keptStart = new long[PLACES];
    private final long[] keptEnd = new long[PLACES];
    private final int[] keptLength = new int[PLACES];
    private final int[] keptEntry = new int[PLACES];
    private final byte[][] names;
    private final int[][] own;
    private final int[][] common;
    private final int mask;

    /// @param aliases key → common names of the same thing
    /// @param known keys that are wanted whatever rules ask for
    KeyNames(FieldTable table, Map<String, List<String>> aliases, Set<String> known) {
        Set<String> keys = new TreeSet<>(table.names());
        keys.addAll(aliases.keySet());
        keys.addAll(known);
        keys.removeIf(k -> !US_ASCII.newEncoder().canEncode(k) || k.isEmpty());
        int size = Integer.highestOneBit(Math.max(16, keys.size() * 4)) << 1;
        mask = size - 1;
        names = new byte[size][];
        own = new int[size][];
        common = new int[size][];
        for (String key : keys) {
            byte[] name = key.getBytes(US_ASCII);
            int at = hash(name, 0, name.length) & mask;
            while (names[at] != null) {
                at = (at + 1) & mask;
            }
            names[at] = name;
            own[at] = table.slotsOf(key);
            common[at] =
                    aliases.getOrDefault(key, List.of()).stream()
                            .flatMapToInt(n -> Arrays.stream(table.slotsOf(n)))
                            .toArray();
        }
    }

    /// The entry of a key, or -1 where nothing asks for it.
    int find(byte[] bytes, int from, int to) {
        int at = hash(bytes, from, to) & mask;
        while (true) {
            byte[] name = names[at];
            if (name == null) {
                return -1;
            }
            if (name.length == to - from && Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// The entry of a text, or -1 where nothing asks for it, if it is the key that [#expect] was
    /// told of last for this place; else [#NO_GUESS].
    int expected(int place, byte[] bytes, int from, int to) {
        int length = to - from;
        if (place >= PLACES || keptLength[place] != length || from + 8 > bytes.length) {
            return NO_GUESS;
        }
        boolean same =
                start(bytes, from, length) == keptStart[place]
                        && (length <= 8 || Bytes.longAt(bytes, to - 8) == keptEnd[place]);
        return same ? keptEntry[place] : NO_GUESS;
    }

    /// Keeps what stands at a place.
    ///
    /// @param entry as [#find] says
    void expect(int place, byte[] bytes, int from, int to, int entry) {
        int length = to - from;
        if (place < PLACES && length <= LONGEST_KEPT && from + 8 <= bytes.length) {
            keptLength[place] = length;
            keptStart[place] = start(bytes, from, length);
            keptEnd[place] = length <= 8 ? 0 : Bytes.longAt(bytes, to - 8);
            keptEntry[place] = entry;
        }
    }

    private static long start(byte[] bytes, int from, int length) {
        long word = Bytes.longAt(bytes, from);
        return length >= 8 ? word : word & ((1L << (length * 8)) - 1);
    }

    int entryOf(String key) {
        byte[] name = key.getBytes(US_ASCII);
        return find(name, 0, name.length);
    }

    /// The slots of the key itself.
    int[] own(int entry) {
        return entry < 0 ? NO_SLOTS : own[entry];
    }

    /// The slots of its common names.
    int[] common(int entry) {
        return entry < 0 ? NO_SLOTS : common[entry];
    }

    private static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        long word;
        if (from + 8 <= bytes.length) {
            word = Bytes.longAt(bytes, from);
            word = length >= 8 ? word : word & ((1L << (length * 8)) - 1);
        } else {
            word = 0;
            for (int i = Math.min(length, 8) - 1; i >= 0; i--) {
                word = word << 8 | (bytes[from + i] & 0xff);
            }
        }
        long h = (word + length) * MULTIPLIER;
        return (int) (h >>> 40);
    }
}
