// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.detection.event.Bytes;
import jp.sekisho.detection.event.Folding;

/// Finds all of many literals within a text in one pass.
///
/// Of a literal of seven bytes or more, four neighbouring groups of four bytes are in a table, so
/// that looking at every fourth place of the text cannot miss it. Shorter ones are looked for at
/// every place.
final class ContainsIndex {

    private static final int LONG = 7;
    private static final int GRAM = 4;

    private final GramTable everyFourth = new GramTable();
    private final GramTable everyPlace = new GramTable();
    private final long[] pairs = new long[1024];
    private final Map<Integer, int[]> byPair = new HashMap<>();
    private int[][] pairLists = new int[0][];
    private final List<byte[]> building = new ArrayList<>();
    private byte[][] literals = new byte[0][];
    private int[] predicates = new int[0];
    private final List<Integer> buildingPredicates = new ArrayList<>();
    private int longest;

    /// Adds a literal of at least two bytes.
    void add(byte[] literal, int predicate) {
        building.add(literal);
        buildingPredicates.add(predicate);
        longest = Math.max(longest, literal.length);
    }

    /// Makes the tables.
    void build() {
        literals = building.toArray(new byte[0][]);
        predicates = buildingPredicates.stream().mapToInt(i -> i).toArray();
        Map<Integer, Integer> frequency = new HashMap<>();
        for (byte[] literal : literals) {
            for (int i = 0; i + GRAM <= literal.length; i++) {
                frequency.merge(Bytes.intAt(literal, i), 1, Integer::sum);
            }
        }
        for (int i = 0; i < literals.length; i++) {
            byte[] literal = literals[i];
            if (literal.length >= LONG) {
                int best = rarest(literal, 4, frequency, everyFourth);
                for (int k = 0; k < 4; k++) {
                    everyFourth.put(Bytes.intAt(literal, best + k), i, best + k);
                }
            } else if (literal.length >= GRAM) {
                int best = rarest(literal, 1, frequency, everyPlace);
                everyPlace.put(Bytes.intAt(literal, best), i, best);
            } else {
                int pair = (literal[0] & 0xff) | (literal[1] & 0xff) << 8;
                pairs[pair >>> 6] |= 1L << pair;
                byPair.merge(pair, new int[] {i}, ContainsIndex::join);
            }
        }
        everyFourth.build();
        everyPlace.build();
        if (!byPair.isEmpty()) {
            pairLists = new int[1 << 16][];
            byPair.forEach((pair, list) -> pairLists[pair] = list);
        }
    }

    private static int[] join(int[] a, int[] b) {
        int[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    /// The place whose groups are the least common among all literals, and so likely in texts.
    private static int rarest(
            byte[] literal, int windows, Map<Integer, Integer> frequency, GramTable table) {
        int best = 0;
        long bestCost = Long.MAX_VALUE;
        for (int p = 0; p + windows - 1 + GRAM <= literal.length; p++) {
            long cost = 0;
            for (int k = 0; k < windows; k++) {
                int gram = Bytes.intAt(literal, p + k);
                cost += 4L * table.load(gram) + frequency.getOrDefault(gram, 0);
                cost += plain(literal, p + k);
            }
            if (cost < bestCost) {
                bestCost = cost;
                best = p;
            }
        }
        return best;
    }

    private static int plain(byte[] literal, int from) {
        int common = 0;
        for (int i = from; i < from + GRAM; i++) {
            common += "etaoinsrl\\ .".indexOf(literal[i]) >= 0 ? 2 : 0;
        }
        return common;
    }

    boolean isEmpty() {
        return literals.length == 0;
    }

    /// Reports every literal that stands in the text, possibly more than once.
    void scan(byte[] text, int from, int to, Hits hits) {
        if (!everyFourth.isEmpty()) {
            int i = from;
            for (; i + 2 * GRAM <= to; i += 2 * GRAM) {
                int one = Bytes.intAt(text, i);
                int two = Bytes.intAt(text, i + GRAM);
                if (((everyFourth.mayHave(one) | everyFourth.mayHave(two)) & 1) != 0) {
                    probe(everyFourth, one, text, from, i, to, hits);
                    probe(everyFourth, two, text, from, i + GRAM, to, hits);
                }
            }
            if (i + GRAM <= to) {
                probe(everyFourth, Bytes.intAt(text, i), text, from, i, to, hits);
            }
        }
        if (!everyPlace.isEmpty()) {
            for (int i = from; i + GRAM <= to; i++) {
                int gram = Bytes.intAt(text, i);
                if ((everyPlace.mayHave(gram) & 1) != 0) {
                    probe(everyPlace, gram, text, from, i, to, hits);
                }
            }
        }
        if (pairLists.length > 0) {
            for (int i = from; i + 1 < to; i++) {
                int pair = (text[i] & 0xff) | (text[i + 1] & 0xff) << 8;
                if ((pairs[pair >>> 6] & (1L << pair)) != 0) {
                    for (int literal : pairLists[pair]) {
                        verify(literal, text, from, i, to, hits);
                    }
                }
            }
        }
    }

    /// Reports every literal that stands in a text which is not folded yet, as far as ASCII goes.
    ///
    /// @return whether anything but ASCII stands in the text
    boolean scanAnyCase(byte[] text, int from, int to, Hits hits) {
        long seen = 0;
        int i = from;
        for (; i + 16 <= to; i += 16) {
            long first = Bytes.longAt(text, i);
            long second = Bytes.longAt(text, i + 8);
            seen |= first | second;
            first = Folding.lowerAscii(first);
            second = Folding.lowerAscii(second);
            long any =
                    everyFourth.mayHave((int) first)
                            | everyFourth.mayHave((int) (first >>> 32))
                            | everyFourth.mayHave((int) second)
                            | everyFourth.mayHave((int) (second >>> 32));
            if ((any & 1) != 0) {
                probeAnyCase(everyFourth, (int) first, text, from, i, to, hits);
                probeAnyCase(everyFourth, (int) (first >>> 32), text, from, i + 4, to, hits);
                probeAnyCase(everyFourth, (int) second, text, from, i + 8, to, hits);
                probeAnyCase(everyFourth, (int) (second >>> 32), text, from, i + 12, to, hits);
            }
        }
        for (; i < to; i++) {
            seen |= text[i];
            if (i + GRAM <= to) {
                int gram = (int) Folding.lowerAscii(Bytes.intAt(text, i));
                probeAnyCase(everyFourth, gram, text, from, i, to, hits);
            }
        }
        if (!everyPlace.isEmpty()) {
            for (i = from; i + GRAM <= to; i++) {
                int gram = (int) Folding.lowerAscii(Bytes.intAt(text, i));
                if ((everyPlace.mayHave(gram) & 1) != 0) {
                    probeAnyCase(everyPlace, gram, text, from, i, to, hits);
                }
            }
        }
        return (seen & Folding.HIGH) != 0;
    }

    private void probeAnyCase(
            GramTable table, int gram, byte[] text, int from, int at, int to, Hits hits) {
        for (int e = table.first(gram); e >= 0; e = table.next(e)) {
            int start = at - table.offset(e);
            byte[] literal = literals[table.literal(e)];
            if (start >= from
                    && start + literal.length <= to
                    && standsInAnyCase(literal, text, start)) {
                hits.hit(predicates[table.literal(e)]);
            }
        }
    }

    private static boolean standsInAnyCase(byte[] literal, byte[] text, int start) {
        for (int i = 0; i < literal.length; i++) {
            byte b = text[start + i];
            if (literal[i] != (b >= 'A' && b <= 'Z' ? b + 32 : b)) {
                return false;
            }
        }
        return true;
    }

    private void probe(
            GramTable table, int gram, byte[] text, int from, int at, int to, Hits hits) {
        for (int e = table.first(gram); e >= 0; e = table.next(e)) {
            verify(table.literal(e), text, from, at - table.offset(e), to, hits);
        }
    }

    private void verify(int number, byte[] text, int from, int start, int to, Hits hits) {
        byte[] literal = literals[number];
        int end = start + literal.length;
        if (start >= from
                && end <= to
                && Arrays.equals(literal, 0, literal.length, text, start, end)) {
            hits.hit(predicates[number]);
        }
    }
}
