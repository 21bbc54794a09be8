// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.sekisho.ledger.tree.Hash;

/// Reads what [ByteSink] writes; never beyond the end.
final class ByteSource {

    /// Thrown where the bytes are not what they should be.
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message, null, false, false);
        }
    }

    private final byte[] bytes;
    private int at;

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    int left() {
        return bytes.length - at;
    }

    int u8() throws Broken {
        need(1);
        return bytes[at++] & 0xff;
    }

    int u16() throws Broken {
        need(2);
        int value = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
        at += 2;
        return value;
    }

    int u32() throws Broken {
        need(4);
        return u16() << 16 | u16();
    }

    long i64() throws Broken {
        need(8);
        return (long) u32() << 32 | (u32() & 0xffff_ffffL);
    }

    Hash hash() throws Broken {
        need(Hash.BYTES);
        at += Hash.BYTES;
        return Hash.of(bytes, at - Hash.BYTES, Hash.BYTES);
    }

    byte[] raw(int length) throws Broken {
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String word() throws Broken {
        return text(u16());
    }

    /// Reads a text; only well-formed UTF-8 is one.
    String text(int length) throws Broken {
        need(length);
        int from = at;
        at += length;
        for (int i = from; i < at; i++) {
            if (bytes[i] < 0) {
                return strict(from, length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private String strict(int from, int length) throws Broken {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Broken("not UTF-8 at byte " + from);
        }
    }

    private void need(int length) throws Broken {
        if (length > bytes.length - at) {
            throw new Broken("ends within a value at byte " + bytes.length);
        }
    }
}
