// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.IOException;

/// Finds where the LZW codes of a GIF picture end, so that what follows them can go.
final class LzwLength {

    private static final int MAX_CODES = 4096;

    private LzwLength() {}

    /// Returns bytes up to the end code, or up to the last code that gives a pixel.
    ///
    /// @param codes packed codes
    /// @param length bytes of them
    /// @param minimum bits of a colour, 2 to 8
    /// @param pixels how many the picture has
    /// @return bytes up to the end code, or up to the last code that gives a pixel
    static int of(byte[] codes, int length, int minimum, int pixels) throws IOException {
        if (minimum < 1 || minimum > 8) {
            throw new IOException("GIF code size " + minimum);
        }
        int clear = 1 << minimum;
        int end = clear + 1;
        int[] run = new int[MAX_CODES];
        int next = end + 1;
        int width = minimum + 1;
        int previous = -1;
        long shown = 0;
        long bit = 0;
        while (bit + width <= 8L * length) {
            int code = code(codes, bit, width);
            bit += width;
            if (code == clear) {
                next = end + 1;
                width = minimum + 1;
                previous = -1;
                continue;
            }
            if (code == end) {
                break;
            }
            int here;
            if (code < clear) {
                here = 1;
            } else if (code < next) {
                here = run[code];
            } else if (code == next && previous > 0) {
                here = previous + 1;
            } else {
                throw new IOException("GIF codes are broken");
            }
            if (previous > 0 && next < MAX_CODES) {
                run[next++] = previous + 1;
                if (next == 1 << width && width < 12) {
                    width++;
                }
            }
            shown += here;
            previous = here;
            if (shown > pixels) {
                break;
            }
        }
        return (int) ((bit + 7) / 8);
    }

    private static int code(byte[] codes, long bit, int width) {
        int value = 0;
        for (int i = 0; i < width; i++, bit++) {
            value |= (codes[(int) (bit >> 3)] >> (bit & 7) & 1) << i;
        }
        return value;
    }
}
