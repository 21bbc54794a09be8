// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Makes texts comparable without regard to upper and lower case: every character becomes the lower
/// case of its upper case, as in [String#equalsIgnoreCase], in no particular language.
public final class Folding {

    private static final long ONES = 0x0101010101010101L;

    /// The high bit of each of eight bytes; set in those that are not ASCII.
    public static final long HIGH = 0x8080808080808080L;

    static final byte[] LOWER = new byte[128];

    static {
        for (int i = 0; i < 128; i++) {
            LOWER[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
    }

    private Folding() {}

    /// Folds a text.
    ///
    /// @param text any
    /// @return folded
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c))));
        return folded.toString();
    }

    /// Folds a text to UTF-8.
    ///
    /// @param text any
    /// @return folded
    public static byte[] foldToBytes(String text) {
        return fold(text).getBytes(UTF_8);
    }

    /// Lowers eight ASCII bytes.
    ///
    /// @param word the high bits must be clear
    /// @return lower case
    public static long lower(long word) {
        long aboveA = word + ONES * (0x80 - 'A');
        long aboveZ = word + ONES * (0x80 - 'Z' - 1);
        return word | (((aboveA & ~aboveZ) & HIGH) >>> 2);
    }

    /// Lowers those of eight bytes that are ASCII and leaves the others.
    ///
    /// @param word any
    /// @return lower case
    public static long lowerAscii(long word) {
        long high = word & HIGH;
        return lower(word ^ high) | high;
    }

    /// Folds ASCII.
    ///
    /// @param target gets the folded bytes from `out` on; needs as much room as they have
    /// @return how many bytes were written; -1 where something else than ASCII was met
    static int foldPlain(byte[] source, int start, int end, byte[] target, int out) {
        int at = out;
        int i = start;
        for (; i + 8 <= end; i += 8, at += 8) {
            long word = Bytes.longAt(source, i);
            if ((word & HIGH) != 0) {
                return -1;
            }
            Bytes.putLong(target, at, lower(word));
        }
        for (; i < end; i++) {
            byte b = source[i];
            if (b < 0) {
                return -1;
            }
            target[at++] = LOWER[b];
        }
        return end - start;
    }

    /// Folds ASCII in which a backslash escapes as in JSON.
    ///
    /// @param target gets the folded bytes from `out` on; needs eight bytes more room than the
    ///   source has
    /// @return how many bytes were written; -1 where something else than ASCII was met
    static int foldEscaped(byte[] source, int start, int end, byte[] target, int out) {
        int at = out;
        int i = start;
        while (i < end) {
            // Eight bytes are written, and those count that stand before the next backslash.
            while (i + 8 <= end) {
                long word = Bytes.longAt(source, i);
                if ((word & HIGH) != 0) {
                    return -1;
                }
                Bytes.putLong(target, at, lower(word));
                int plain = Bytes.before(word, '\\');
                i += plain;
                at += plain;
                if (plain < 8) {
                    break;
                }
            }
            if (i >= end) {
                break;
            }
            byte b = source[i++];
            if (b == '\\' && i < end) {
                b = JsonText.simpleEscape(source[i++]);
                if (b == 0) {
                    return -1;
                }
            }
            if (b < 0) {
                return -1;
            }
            target[at++] = LOWER[b];
        }
        return at - out;
    }
}
