// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.Arrays;
import jp.sekisho.detection.event.Bytes;

/// Finds one text within another.
final class Search {

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Search() {}

    /// Returns where the text first stands, or -1; the empty text stands at the beginning.
    static int find(byte[] text, int from, int to, byte[] wanted) {
        int length = wanted.length;
        int last = to - length;
        if (length == 0) {
            return from <= to ? from : -1;
        }
        if (from > last) {
            return -1;
        }
        byte first = wanted[0];
        byte end = wanted[length - 1];
        long firsts = ONES * (first & 0xff);
        long ends = ONES * (end & 0xff);
        int i = from;
        // Eight places at once: those where the first and the last byte are right.
        while (i + 8 + length - 1 <= to) {
            long a = Bytes.longAt(text, i) ^ firsts;
            long b = Bytes.longAt(text, i + length - 1) ^ ends;
            long both = a | b;
            long hit = (both - ONES) & ~both & HIGH;
            while (hit != 0) {
                int at = i + (Long.numberOfTrailingZeros(hit) >>> 3);
                if (Arrays.equals(text, at, at + length, wanted, 0, length)) {
                    return at;
                }
                hit &= hit - 1;
            }
            i += 8;
        }
        for (; i <= last; i++) {
            if (text[i] == first && Arrays.equals(text, i, i + length, wanted, 0, length)) {
                return i;
            }
        }
        return -1;
    }
}
