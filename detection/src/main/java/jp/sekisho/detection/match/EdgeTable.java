// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.Arrays;
import jp.sekisho.detection.event.Bytes;

/// Finds the literals with which a text begins, ends, or which it is.
final class EdgeTable {

    private static final int MULTIPLIER = 0x9E3779B1;

    private final boolean atEnd;
    private final boolean whole;
    private int[] keys = new int[16];
    private int[] first = new int[16];
    private int used;
    private byte[][] literals = new byte[16][];
    private int[] predicates = new int[16];
    private int[] next = new int[16];
    private int count;

    EdgeTable(boolean atEnd, boolean whole) {
        this.atEnd = atEnd;
        this.whole = whole;
        Arrays.fill(first, -1);
    }

    void add(byte[] literal, int predicate) {
        if (count == predicates.length) {
            literals = Arrays.copyOf(literals, count * 2);
            predicates = Arrays.copyOf(predicates, count * 2);
            next = Arrays.copyOf(next, count * 2);
        }
        literals[count] = literal;
        predicates[count] = predicate;
        if (used * 2 >= keys.length) {
            rehash();
        }
        link(count++);
    }

    private void rehash() {
        keys = new int[keys.length * 2];
        first = new int[keys.length];
        Arrays.fill(first, -1);
        used = 0;
        for (int i = 0; i < count; i++) {
            link(i);
        }
    }

    private void link(int number) {
        byte[] literal = literals[number];
        int key = key(literal, 0, literal.length, Math.min(4, literal.length));
        int at = place(key);
        if (first[at] < 0) {
            used++;
        }
        keys[at] = key;
        next[number] = first[at];
        first[at] = number;
    }

    private int place(int key) {
        int mask = keys.length - 1;
        int at = (key * MULTIPLIER) >>> 9 & mask;
        while (first[at] >= 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /// The outermost bytes, at most four; literals shorter than four have keys of their own length.
    private int key(byte[] text, int from, int to, int length) {
        int start = atEnd ? to - length : from;
        if (length == 4) {
            return Bytes.intAt(text, start);
        }
        int key = length;
        for (int i = 0; i < length; i++) {
            key = key << 8 | (text[start + i] & 0xff);
        }
        return key * 31 + 7;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void find(byte[] text, int from, int to, Hits hits) {
        int length = to - from;
        if (whole) {
            probe(key(text, from, to, Math.min(4, length)), text, from, to, hits);
            return;
        }
        for (int n = Math.min(4, length); n >= 1; n--) {
            probe(key(text, from, to, n), text, from, to, hits);
        }
    }

    private void probe(int key, byte[] text, int from, int to, Hits hits) {
        for (int i = first[place(key)]; i >= 0; i = next[i]) {
            byte[] literal = literals[i];
            int n = literal.length;
            int length = to - from;
            if (whole ? n != length : n > length) {
                continue;
            }
            int start = atEnd ? to - n : from;
            if (Arrays.equals(literal, 0, n, text, start, start + n)) {
                hits.hit(predicates[i]);
            }
        }
    }
}
