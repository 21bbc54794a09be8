// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// A Huffman code of deflate as a table in two steps: short codes in the first part, longer ones in
/// pieces behind it.
final class HuffmanTable {

    static final int END_OF_BLOCK = 256;
    static final int MAX_DISTANCES = 30;

    // An entry of a table: bits of its code, extra bits, kind, value from bit 16.
    static final int KIND = 0x300;
    static final int INVALID = 0;
    static final int LITERAL = 0x100;
    static final int MATCH = 0x200;
    static final int END = 0x300;
    static final int LONGER = 0x400;

    /// The sign: the quickest to ask for.
    static final int LETTER = 1 << 31;

    private static final int MAX_BITS = 15;

    final int[] entries;
    private final int bits;
    private final int[] lengthCounts = new int[MAX_BITS + 1];
    private final int[] nextCodes = new int[MAX_BITS + 1];

    /// Makes one.
    ///
    /// @param bits of the first part
    /// @param symbols how many may have longer codes
    HuffmanTable(int bits, int symbols) {
        this.bits = bits;
        this.entries = new int[(1 << bits) + (symbols << Math.max(0, MAX_BITS - bits))];
    }

    /// The meaning of a symbol that stands for itself.
    static int itself(int symbol) {
        return LITERAL | symbol << 16;
    }

    static int literal(int symbol) {
        if (symbol < END_OF_BLOCK) {
            return LETTER | LITERAL;
        }
        if (symbol == END_OF_BLOCK) {
            return END;
        }
        int code = symbol - 257;
        if (code >= 29) {
            return INVALID;
        }
        int extra = code < 8 || code == 28 ? 0 : (code - 4) >> 2;
        int base = code < 8 ? 3 + code : code == 28 ? 258 : 3 + ((4 + (code & 3)) << extra);
        return MATCH | extra << 4 | base << 16;
    }

    static int distance(int symbol) {
        if (symbol >= MAX_DISTANCES) {
            return INVALID;
        }
        int extra = symbol < 4 ? 0 : (symbol - 2) >> 1;
        int base = symbol < 4 ? 1 + symbol : 1 + ((2 + (symbol & 1)) << extra);
        return MATCH | extra << 4 | base << 16;
    }

    /// Fills the table from the lengths of codes. A set of codes that leaves room is refused, but
    /// for a single code of one bit where that is allowed, as zlib does.
    ///
    /// @return false where the lengths are no code
    boolean fill(
            byte[] codeLengths, int from, int symbols, IntUnaryOperator meaning, boolean single) {
        Arrays.fill(lengthCounts, 0);
        for (int i = 0; i < symbols; i++) {
            lengthCounts[codeLengths[from + i]]++;
        }
        int left = 1;
        int longest = 0;
        int code = 0;
        lengthCounts[0] = 0;
        for (int length = 1; length <= MAX_BITS; length++) {
            left = (left << 1) - lengthCounts[length];
            if (left < 0) {
                return false;
            }
            longest = lengthCounts[length] > 0 ? length : longest;
            code = (code + lengthCounts[length - 1]) << 1;
            nextCodes[length] = code;
        }
        if (left > 0 && longest > 0 && (!single || longest > 1)) {
            return false;
        }
        int first = 1 << bits;
        Arrays.fill(entries, 0, first, INVALID);
        int room = first;
        for (int i = 0; i < symbols; i++) {
            int length = codeLengths[from + i];
            if (length == 0) {
                continue;
            }
            int reversed = Integer.reverse(nextCodes[length]++) >>> (32 - length);
            int entry = meaning.applyAsInt(i);
            if (length <= bits) {
                for (int at = reversed; at < first; at += 1 << length) {
                    entries[at] = entry == INVALID ? INVALID : entry | length;
                }
            } else {
                room = longer(reversed, length, entry, room);
            }
        }
        return true;
    }

    private int longer(int reversed, int length, int entry, int room) {
        int start = reversed & ((1 << bits) - 1);
        int size = 1 << (MAX_BITS - bits);
        int end = room;
        if ((entries[start] & LONGER) == 0) {
            entries[start] = LONGER | room << 16;
            Arrays.fill(entries, room, room + size, INVALID);
            end = room + size;
        }
        int piece = entries[start] >>> 16;
        int step = 1 << (length - bits);
        for (int at = reversed >>> bits; at < size; at += step) {
            entries[piece + at] = entry == INVALID ? INVALID : entry | (length - bits);
        }
        return end;
    }
}
