// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.font;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Walks a bare Compact Font Format program (Adobe Technical Note 5176) from its header to
/// everything that it names. What nothing names becomes zeros, and what stands behind the last
/// named byte goes: offsets inside stay true.
final class CffProgram {

    private static final int CHARSET = 15;
    private static final int ENCODING = 16;
    private static final int CHAR_STRINGS = 17;
    private static final int PRIVATE = 18;
    private static final int SUBRS = 19;
    private static final int ESCAPE = 12;
    private static final int FD_ARRAY = (ESCAPE << 8) | 36;
    private static final int FD_SELECT = (ESCAPE << 8) | 37;
    private static final int MAX_OPERANDS = 513;

    /// Values of these up to here are tables that every reader has.
    private static final int LAST_KNOWN_CHARSET = 2;

    private static final int LAST_KNOWN_ENCODING = 1;

    private final ByteBuffer in;
    private final BitSet named = new BitSet();

    private CffProgram(byte[] font) {
        this.in = ByteBuffer.wrap(font);
    }

    static boolean mayBe(byte[] font) {
        return font.length > 4 && font[0] == 1 && font[2] >= 4 && font[3] >= 1 && font[3] <= 4;
    }

    /// Returns the program without what nothing names: the same array where all is named, nothing
    /// where it is broken.
    static Optional<byte[]> cleaned(byte[] font) {
        CffProgram program = new CffProgram(font);
        try {
            program.walk();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] clean = Arrays.copyOf(font, program.named.length());
        for (int i = program.named.nextClearBit(0);
                i < clean.length;
                i = program.named.nextClearBit(i + 1)) {
            clean[i] = 0;
        }
        return Optional.of(Arrays.equals(clean, font) ? font : clean);
    }

    /// An INDEX: objects one behind the other.
    ///
    /// @param ends where object i ends and the next begins; the first entry is where all begin
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Index(int[] ends) {
        int count() {
            return ends.length - 1;
        }

        int end() {
            return ends[ends.length - 1];
        }
    }

    private void walk() {
        name(0, 4);
        Index names = index(in.get(2) & 0xff);
        Index tops = index(names.end());
        Index strings = index(tops.end());
        index(strings.end());
        if (names.count() != 1 || tops.count() != 1) {
            throw new IllegalArgumentException("not one font");
        }
        Map<Integer, int[]> top = dictionary(tops.ends()[0], tops.ends()[1]);
        int glyphs = index(one(top, CHAR_STRINGS, 0)).count();
        int charset = one(top, CHARSET, 0);
        if (charset > LAST_KNOWN_CHARSET) {
            charset(charset, glyphs);
        }
        int encoding = one(top, ENCODING, 0);
        if (encoding > LAST_KNOWN_ENCODING) {
            encoding(encoding);
        }
        privates(top);
        if (top.containsKey(FD_ARRAY)) {
            Index fonts = index(one(top, FD_ARRAY, 0));
            for (int i = 0; i < fonts.count(); i++) {
                privates(dictionary(fonts.ends()[i], fonts.ends()[i + 1]));
            }
            select(one(top, FD_SELECT, 0), glyphs);
        }
    }

    private void name(int from, int length) {
        if (from < 0 || length < 0 || (long) from + length > in.limit()) {
            throw new IllegalArgumentException("outside the font");
        }
        named.set(from, from + length);
    }

    private Index index(int at) {
        if (at <= 0) {
            throw new IllegalArgumentException("no index");
        }
        int count = in.getShort(at) & 0xffff;
        if (count == 0) {
            name(at, 2);
            return new Index(new int[] {at + 2});
        }
        int width = in.get(at + 2) & 0xff;
        if (width < 1 || width > 4) {
            throw new IllegalArgumentException("width of offsets");
        }
        int base = at + 3 + (count + 1) * width - 1;
        int[] ends = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            ends[i] = base + number(at + 3 + i * width, width);
            if (i == 0 ? ends[0] != base + 1 : ends[i] < ends[i - 1]) {
                throw new IllegalArgumentException("offsets");
            }
        }
        name(at, ends[count] - at);
        return new Index(ends);
    }

    private int number(int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (in.get(at + i) & 0xff);
        }
        if (value > in.limit()) {
            throw new IllegalArgumentException("offset");
        }
        return (int) value;
    }

    /// Operands by operator; reals count as zero, as no offset is one.
    private Map<Integer, int[]> dictionary(int from, int to) {
        Map<Integer, int[]> entries = new HashMap<>();
        int[] operands = new int[MAX_OPERANDS];
        int n = 0;
        int at = from;
        while (at < to) {
            int b = in.get(at++) & 0xff;
            if (b <= 21) {
                int operator = b == ESCAPE ? (ESCAPE << 8) | (in.get(at++) & 0xff) : b;
                entries.put(operator, Arrays.copyOf(operands, n));
                n = 0;
                continue;
            }
            if (b == 30) {
                at = afterReal(at, to);
                operands[n++] = 0;
            } else if (b == 29) {
                operands[n++] = in.getInt(at);
                at += 4;
            } else if (b == 28) {
                operands[n++] = in.getShort(at);
                at += 2;
            } else if (b >= 32 && b <= 246) {
                operands[n++] = b - 139;
            } else if (b >= 247 && b <= 250) {
                operands[n++] = (b - 247) * 256 + (in.get(at++) & 0xff) + 108;
            } else if (b >= 251 && b <= 254) {
                operands[n++] = -(b - 251) * 256 - (in.get(at++) & 0xff) - 108;
            } else {
                throw new IllegalArgumentException("operand " + b);
            }
        }
        return entries;
    }

    private int afterReal(int at, int to) {
        for (int i = at; i < to; i++) {
            int b = in.get(i) & 0xff;
            if ((b & 0xf) == 0xf || b >> 4 == 0xf) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("real");
    }

    private static int one(Map<Integer, int[]> dictionary, int operator, int otherwise) {
        int[] operands = dictionary.get(operator);
        return operands == null || operands.length == 0 ? otherwise : operands[operands.length - 1];
    }

    private void privates(Map<Integer, int[]> dictionary) {
        int[] place = dictionary.get(PRIVATE);
        if (place == null || place.length != 2) {
            return;
        }
        name(place[1], place[0]);
        int subrs = one(dictionary(place[1], place[1] + place[0]), SUBRS, 0);
        if (subrs > 0) {
            index(Math.addExact(place[1], subrs));
        }
    }

    private void charset(int at, int glyphs) {
        int format = in.get(at);
        if (format == 0) {
            name(at, 1 + 2 * (glyphs - 1));
            return;
        }
        int more = format == 1 ? 1 : 2;
        int end = at + 1;
        for (int left = glyphs - 1; left > 0; end += 2 + more) {
            left -= 1 + (more == 1 ? in.get(end + 2) & 0xff : in.getShort(end + 2) & 0xffff);
        }
        name(at, end - at);
    }

    private void encoding(int at) {
        int format = in.get(at) & 0xff;
        int count = in.get(at + 1) & 0xff;
        int length = 2 + ((format & 0x7f) == 0 ? count : 2 * count);
        if ((format & 0x80) != 0) {
            length += 1 + 3 * (in.get(at + length) & 0xff);
        }
        name(at, length);
    }

    private void select(int at, int glyphs) {
        int format = in.get(at);
        name(at, format == 0 ? 1 + glyphs : 5 + 3 * (in.getShort(at + 1) & 0xffff));
    }
}
