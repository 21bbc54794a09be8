// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.sekisho.ledger.tree.Hash;

/// Writes big-endian numbers, hashes and words with their length into a growing array.
final class ByteSink {

    private byte[] bytes;
    private int length;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    void u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void u16(int value) {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("not a 16-bit number: " + value);
        }
        u8(value >> 8);
        u8(value);
    }

    void u32(int value) {
        u8(value >> 24);
        u8(value >> 16);
        u8(value >> 8);
        u8(value);
    }

    void i64(long value) {
        u32((int) (value >> 32));
        u32((int) value);
    }

    void hash(Hash hash) {
        room(Hash.BYTES);
        hash.copyTo(bytes, length);
        length += Hash.BYTES;
    }

    /// Writes a text of at most 65,535 bytes after its length.
    void word(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        u16(utf8.length);
        raw(utf8);
    }

    /// Writes a text of any length after its length in 32 bits.
    void text32(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        u32(utf8.length);
        raw(utf8);
    }

    void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}
