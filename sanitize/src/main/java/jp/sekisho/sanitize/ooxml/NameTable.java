// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds values by names that stand as bytes in a document, without making strings of them.
final class NameTable<T> {

    /// A document with more distinct names than this is hostile; further ones are not remembered.
    private static final int MAX_REMEMBERED = 50_000;

    private byte[] @Nullable [] names = new byte[64][];
    private @Nullable Object[] values = new Object[64];
    private int size;

    static int hash(byte[] in, int from, int to) {
        int hash = 17;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + in[i];
        }
        return hash ^ (hash >>> 15);
    }

    @SuppressWarnings("unchecked") // only put() writes, and it takes T
    @Nullable T get(byte[] in, int from, int to) {
        int mask = names.length - 1;
        for (int i = hash(in, from, to) & mask; ; i = (i + 1) & mask) {
            byte[] name = names[i];
            if (name == null) {
                return null;
            }
            if (Arrays.equals(name, 0, name.length, in, from, to)) {
                return (T) values[i];
            }
        }
    }

    void put(byte[] in, int from, int to, T value) {
        if (size >= MAX_REMEMBERED) {
            return;
        }
        if (size * 2 >= names.length) {
            grow();
        }
        insert(Arrays.copyOfRange(in, from, to), value);
        size++;
    }

    private void insert(byte[] name, Object value) {
        int mask = names.length - 1;
        int i = hash(name, 0, name.length) & mask;
        while (names[i] != null) {
            i = (i + 1) & mask;
        }
        names[i] = name;
        values[i] = value;
    }

    private void grow() {
        byte[] @Nullable [] oldNames = names;
        @Nullable Object[] oldValues = values;
        names = new byte[oldNames.length * 2][];
        values = new Object[oldNames.length * 2];
        for (int i = 0; i < oldNames.length; i++) {
            byte[] name = oldNames[i];
            Object value = oldValues[i];
            if (name != null && value != null) {
                insert(name, value);
            }
        }
    }
}
