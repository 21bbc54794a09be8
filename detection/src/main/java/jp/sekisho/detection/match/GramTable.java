// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.Arrays;

/// Finds, for four bytes of a text, the literals that may stand there.
final class GramTable {

    private static final int MULTIPLIER = 0x9E3779B1;

    /// The filter has this many bits for each group, within bounds: small ones stay in the nearest
    /// cache, and full ones would let everything pass.
    private static final int BITS_PER_GRAM = 128;

    private static final int FEWEST_BITS = 12;
    private static final int MOST_BITS = 19;

    private long[] maybe = new long[1];
    private int shift = 31;
    private int[] grams = new int[64];
    private int[] firstEntry = new int[64];
    private int size;
    private int[] entryLiteral = new int[64];
    private int[] entryOffset = new int[64];
    private int[] entryNext = new int[64];
    private int entries;

    GramTable() {
        Arrays.fill(firstEntry, -1);
    }

    /// Says whether the four bytes may be in the table; most that are not are told apart here.
    ///
    /// @return in the lowest bit, so that several answers can be joined before one decision
    long mayHave(int gram) {
        int h = (gram * MULTIPLIER) >>> shift;
        return maybe[h >>> 6] >>> h;
    }

    /// Makes the filter, when everything was put in.
    void build() {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, size * BITS_PER_GRAM - 1));
        bits = Math.clamp(bits, FEWEST_BITS, MOST_BITS);
        maybe = new long[1 << (bits - 6)];
        shift = 32 - bits;
        for (int i = 0; i < grams.length; i++) {
            if (firstEntry[i] >= 0) {
                int h = (grams[i] * MULTIPLIER) >>> shift;
                maybe[h >>> 6] |= 1L << h;
            }
        }
    }

    /// Returns the first entry of four bytes, or -1.
    int first(int gram) {
        int mask = grams.length - 1;
        int at = (gram * MULTIPLIER) >>> 7 & mask;
        while (firstEntry[at] >= 0) {
            if (grams[at] == gram) {
                return firstEntry[at];
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    int next(int entry) {
        return entryNext[entry];
    }

    int literal(int entry) {
        return entryLiteral[entry];
    }

    /// How far the four bytes stand from the literal's beginning.
    int offset(int entry) {
        return entryOffset[entry];
    }

    int load(int gram) {
        int load = 0;
        for (int e = first(gram); e >= 0; e = entryNext[e]) {
            load++;
        }
        return load;
    }

    void put(int gram, int literal, int offset) {
        if (size * 2 >= grams.length) {
            grow();
        }
        if (entries == entryLiteral.length) {
            entryLiteral = Arrays.copyOf(entryLiteral, entries * 2);
            entryOffset = Arrays.copyOf(entryOffset, entries * 2);
            entryNext = Arrays.copyOf(entryNext, entries * 2);
        }
        int mask = grams.length - 1;
        int at = (gram * MULTIPLIER) >>> 7 & mask;
        while (firstEntry[at] >= 0 && grams[at] != gram) {
            at = (at + 1) & mask;
        }
        if (firstEntry[at] < 0) {
            size++;
        }
        entryLiteral[entries] = literal;
        entryOffset[entries] = offset;
        entryNext[entries] = firstEntry[at];
        grams[at] = gram;
        firstEntry[at] = entries++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    private void grow() {
        int[] oldGrams = grams;
        int[] oldFirst = firstEntry;
        grams = new int[oldGrams.length * 2];
        firstEntry = new int[oldGrams.length * 2];
        Arrays.fill(firstEntry, -1);
        int mask = grams.length - 1;
        for (int i = 0; i < oldGrams.length; i++) {
            if (oldFirst[i] >= 0) {
                int at = (oldGrams[i] * MULTIPLIER) >>> 7 & mask;
                while (firstEntry[at] >= 0) {
                    at = (at + 1) & mask;
                }
                grams[at] = oldGrams[i];
                firstEntry[at] = oldFirst[i];
            }
        }
    }
}
