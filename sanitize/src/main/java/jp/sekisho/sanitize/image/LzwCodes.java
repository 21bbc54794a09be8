// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// LZW as GIF uses it (GIF89a, appendix F): codes to colours and back, always in one canonical
/// form.
final class LzwCodes {

    private static final int MAX_CODES = 4096;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int buffer;
    private int bits;

    private LzwCodes() {}

    /// Returns the colours of a picture; where codes end early the rest is the first colour.
    static byte[] decode(byte[] codes, int length, int minimum, int pixels) throws IOException {
        byte[] colours = new byte[pixels];
        int clear = 1 << minimum;
        int[] prefix = new int[MAX_CODES];
        byte[] last = new byte[MAX_CODES];
        byte[] stack = new byte[MAX_CODES + 1];
        int next = clear + 2;
        int width = minimum + 1;
        int previous = -1;
        int first = 0;
        int n = 0;
        long bit = 0;
        while (n < pixels && bit + width <= 8L * length) {
            int code = 0;
            for (int i = 0; i < width; i++, bit++) {
                code |= (codes[(int) (bit >> 3)] >> (bit & 7) & 1) << i;
            }
            if (code == clear) {
                next = clear + 2;
                width = minimum + 1;
                previous = -1;
                continue;
            }
            if (code == clear + 1) {
                break;
            }
            if (code > next || (code == next && previous < 0)) {
                throw new IOException("GIF codes are broken");
            }
            int depth = 0;
            int at = code;
            if (code == next) {
                stack[depth++] = (byte) first;
                at = previous;
            }
            while (at >= clear + 2) {
                stack[depth++] = last[at];
                at = prefix[at];
            }
            first = at;
            stack[depth++] = (byte) at;
            while (depth > 0 && n < pixels) {
                colours[n++] = stack[--depth];
            }
            if (previous >= 0 && next < MAX_CODES) {
                prefix[next] = previous;
                last[next++] = (byte) first;
                if (next == 1 << width && width < 12) {
                    width++;
                }
            }
            previous = code;
        }
        return colours;
    }

    static byte[] encode(byte[] colours, int minimum) {
        LzwCodes codes = new LzwCodes();
        int clear = 1 << minimum;
        int mask = clear - 1;
        Map<Integer, Integer> known = new HashMap<>();
        int next = clear + 2;
        int width = minimum + 1;
        codes.put(clear, width);
        int prefix = colours[0] & mask;
        for (int i = 1; i < colours.length; i++) {
            int colour = colours[i] & mask;
            Integer longer = known.get(prefix << 8 | colour);
            if (longer != null) {
                prefix = longer;
                continue;
            }
            codes.put(prefix, width);
            if (next < MAX_CODES) {
                known.put(prefix << 8 | colour, next);
                if (next == 1 << width && width < 12) {
                    width++;
                }
                next++;
            } else {
                codes.put(clear, width);
                known.clear();
                next = clear + 2;
                width = minimum + 1;
            }
            prefix = colour;
        }
        codes.put(prefix, width);
        if (next == 1 << width && width < 12) {
            width++;
        }
        codes.put(clear + 1, width);
        return codes.finish();
    }

    private void put(int code, int width) {
        buffer |= code << bits;
        bits += width;
        while (bits >= 8) {
            out.write(buffer);
            buffer >>>= 8;
            bits -= 8;
        }
    }

    private byte[] finish() {
        if (bits > 0) {
            out.write(buffer);
        }
        return out.toByteArray();
    }
}
