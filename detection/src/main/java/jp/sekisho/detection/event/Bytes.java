// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads several bytes of an array at once, the first one lowest.
public final class Bytes {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Bytes() {}

    /// Reads eight bytes.
    ///
    /// @param bytes the array
    /// @param at the first byte; seven more must follow
    /// @return the bytes
    public static long longAt(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /// Writes eight bytes.
    ///
    /// @param bytes the array
    /// @param at the first byte; seven more must follow
    /// @param value the bytes
    public static void putLong(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    /// Reads four bytes.
    ///
    /// @param bytes the array
    /// @param at the first byte; three more must follow
    /// @return the bytes
    public static int intAt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    /// Counts the bytes before the first that is a given one.
    ///
    /// @param word eight bytes, as read by [#longAt]
    /// @param wanted the byte
    /// @return from 0 to 8, which means that it is not there
    public static int before(long word, char wanted) {
        long rest = word ^ ONES * wanted;
        return Long.numberOfTrailingZeros((rest - ONES) & ~rest & HIGH) >>> 3;
    }

    /// Says whether a text stands at a place.
    ///
    /// @param text where to look
    /// @param at the place
    /// @param to behind the last byte
    /// @param wanted what to look for
    /// @return whether it does
    public static boolean startsWith(byte[] text, int at, int to, byte[] wanted) {
        return at + wanted.length <= to
                && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /// Finds one text within another.
    ///
    /// @param text where to look
    /// @param from the first byte
    /// @param to behind the last byte
    /// @param wanted what to look for; the empty text stands at the beginning
    /// @return where it first stands, or -1
    public static int find(byte[] text, int from, int to, byte[] wanted) {
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
            long a = longAt(text, i) ^ firsts;
            long b = longAt(text, i + length - 1) ^ ends;
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
