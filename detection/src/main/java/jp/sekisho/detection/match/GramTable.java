// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.Arrays;

/// Finds, for four bytes of a text, the literals that may stand there.
final class GramTable {

    private static final int MULTIPLIER = 0x9E3779B1;

    private final long[] maybe = new long[1024];
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
    boolean mayHave(int gram) {
        int h = (gram * MULTIPLIER) >>> 16;
        return (maybe[h >>> 6] & (1L << h)) != 0;
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
        int h = (gram * MULTIPLIER) >>> 16;
        maybe[h >>> 6] |= 1L << h;
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
