// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Field names and their slots. What no rule asks for has no slot.
///
/// A name may stand for further names: a logger's own name for a thing also fills the slot of the
/// name that rules use. Filled by one thread, then only read.
public final class FieldTable {

    /// How a name is treated while an object of that name is entered.
    enum Opening {
        /// The name is a prefix of the names within.
        PREFIX,
        /// The names within stand alone.
        STRIP,
        /// The names within the objects within stand alone.
        STRIP_BELOW
    }

    private static final int[] NO_SLOTS = {};

    private final Map<String, Integer> slotOfName = new HashMap<>();
    private final Map<String, List<String>> alsoKnownAs = new HashMap<>();
    private final Map<String, List<String>> alsoKnownAtRootAs = new HashMap<>();
    private final Map<String, Opening> openings = new HashMap<>();
    private int slots;
    private boolean needsEveryValue = true;

    private int[] entryHash = new int[0];
    private byte[][] entryName = new byte[0][];
    private int[][] entrySlots = new int[0][];
    private int[][] entryRootSlots = new int[0][];
    private Opening[] entryOpening = new Opening[0];
    private int mask;

    /// Makes a table that knows the shapes in which Windows events are exported.
    ///
    /// @return without slots
    public static FieldTable forKnownShapes() {
        FieldTable table = new FieldTable();
        KnownShapes.describe(table);
        return table;
    }

    void opening(String path, Opening opening) {
        openings.put(path, opening);
    }

    void alias(String path, String name) {
        alsoKnownAs.computeIfAbsent(path, _ -> new ArrayList<>()).add(name);
    }

    /// The same, but only for a name that stands directly in the event.
    void rootAlias(String key, String name) {
        alsoKnownAtRootAs.computeIfAbsent(key, _ -> new ArrayList<>()).add(name);
    }

    /// Gives a name its slot.
    ///
    /// @param name as rules write it
    /// @return the slot, from 0
    public int slot(String name) {
        return slotOfName.computeIfAbsent(name, _ -> slots++);
    }

    /// Finds the slot of a name without giving it one.
    ///
    /// @param name as rules write it
    /// @return the slot, or -1
    public int known(String name) {
        return slotOfName.getOrDefault(name, -1);
    }

    /// Says that no rule looks at all values of an event, so that readers may leave out those that
    /// have no slot.
    public void needsNamedValuesOnly() {
        needsEveryValue = false;
    }

    /// Says whether some rule may look at all values of an event.
    ///
    /// @return true unless [#needsNamedValuesOnly()] was called
    public boolean needsEveryValue() {
        return needsEveryValue;
    }

    /// Returns the names that have a slot.
    ///
    /// @return a copy
    public Set<String> names() {
        return Set.copyOf(slotOfName.keySet());
    }

    /// Returns how many slots there are.
    ///
    /// @return the number
    public int slots() {
        return slots;
    }

    /// Makes the table ready for look-ups; slots given later are not found.
    public void freeze() {
        Map<String, int[]> all = new HashMap<>();
        slotOfName.forEach((name, slot) -> all.merge(name, new int[] {slot}, FieldTable::join));
        merge(alsoKnownAs, all);
        // Rules leave out the spaces of names.
        for (String name : slotOfName.keySet()) {
            if (name.indexOf(' ') >= 0) {
                merge(Map.of(name, List.of(name.replace(" ", ""))), all);
            }
        }
        openings.keySet().forEach(path -> all.putIfAbsent(path, NO_SLOTS));
        Map<String, int[]> root = new HashMap<>(all);
        merge(alsoKnownAtRootAs, root);
        root.keySet().forEach(path -> all.putIfAbsent(path, NO_SLOTS));
        int size = Integer.highestOneBit(Math.max(16, all.size() * 4 - 1)) << 1;
        mask = size - 1;
        entryHash = new int[size];
        entryName = new byte[size][];
        entrySlots = new int[size][];
        entryRootSlots = new int[size][];
        entryOpening = new Opening[size];
        all.forEach((name, found) -> {
            byte[] bytes = name.getBytes(UTF_8);
            int hash = hash(bytes, 0, bytes.length);
            int at = hash & mask;
            while (entryName[at] != null) {
                at = (at + 1) & mask;
            }
            entryHash[at] = hash;
            entryName[at] = bytes;
            entrySlots[at] = found;
            entryRootSlots[at] = root.getOrDefault(name, found);
            entryOpening[at] = openings.getOrDefault(name, Opening.PREFIX);
        });
    }

    private void merge(Map<String, List<String>> aliases, Map<String, int[]> into) {
        aliases.forEach((path, names) -> {
            for (String name : names) {
                Integer slot = slotOfName.get(name);
                if (slot != null) {
                    into.merge(path, new int[] {slot}, FieldTable::join);
                }
            }
        });
    }

    private static int[] join(int[] a, int[] b) {
        int[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    /// Finds the entry of a name; where there is none, that of the name without its spaces, as
    /// rules write it.
    ///
    /// @return an entry, or -1
    int find(byte[] bytes, int from, int to) {
        int found = findExactly(bytes, from, to);
        if (found < 0) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == ' ') {
                    byte[] stripped =
                            new String(bytes, from, to - from, UTF_8)
                                    .replace(" ", "")
                                    .getBytes(UTF_8);
                    return findExactly(stripped, 0, stripped.length);
                }
            }
        }
        return found;
    }

    private int findExactly(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int at = hash & mask;
        while (true) {
            byte[] name = entryName[at];
            if (name == null) {
                return -1;
            }
            if (entryHash[at] == hash && Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// Returns the slots that a name fills.
    ///
    /// @param name as a log calls it; dots join nested names
    /// @return not a copy; empty where nothing asks for the field
    public int[] slotsOf(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return slotsOf(find(bytes, 0, bytes.length));
    }

    int[] slotsOf(int entry) {
        return entry < 0 ? NO_SLOTS : entrySlots[entry];
    }

    int[] rootSlotsOf(int entry) {
        return entry < 0 ? NO_SLOTS : entryRootSlots[entry];
    }

    Opening openingOf(int entry) {
        return entry < 0 ? Opening.PREFIX : entryOpening[entry];
    }

    private static int hash(byte[] bytes, int from, int to) {
        long h = (long) to - from;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            h = (h ^ Bytes.longAt(bytes, i)) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 29;
        }
        long rest = 0;
        for (; i < to; i++) {
            rest = rest << 8 | (bytes[i] & 0xff);
        }
        h = (h ^ rest) * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32);
    }
}
