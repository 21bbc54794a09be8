// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads several bytes of an array at once, the first one lowest.
public final class Bytes {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

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
}
