// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import jp.sekisho.detection.event.Bytes;

/// Where a byte stands in a line of plain ASCII, found eight bytes at a time. Refilled again and
/// again.
final class Places {

    /// The most places of one line.
    static final int MAX = 1_000;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;

    final int[] at = new int[MAX];
    int count;
    private final byte wanted;

    Places(char wanted) {
        this.wanted = (byte) wanted;
    }

    /// Finds them; false where the line has too many, or bytes that are no ASCII or steer.
    boolean find(byte[] bytes, int from, int to) {
        long wantedWord = ONES * wanted;
        long odd = 0;
        count = 0;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long word = Bytes.longAt(bytes, i);
            odd |= word | ((word - ONES * ' ') & ~word);
            long rest = word ^ wantedWord;
            // Exact where all bytes are ASCII, and otherwise the line is left.
            long hit = ~(rest + LOW) & HIGH;
            if (count > MAX - 8) {
                return false;
            }
            while (hit != 0) {
                at[count++] = i + (Long.numberOfTrailingZeros(hit) >>> 3);
                hit &= hit - 1;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] < ' ' || count == MAX) {
                return false;
            }
            if (bytes[i] == wanted) {
                at[count++] = i;
            }
        }
        return (odd & HIGH) == 0;
    }
}
