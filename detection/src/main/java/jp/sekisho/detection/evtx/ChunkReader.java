// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A chunk's bytes, with the names and templates that its records share.
final class ChunkReader {

    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Bytes of a name before its characters: offset of the next one, hash, length.
    static final int NAME_HEADER = 8;

    final byte[] bytes;
    private final Map<Integer, String> names = new HashMap<>();
    final Map<Integer, Node.Element> templates = new HashMap<>();

    ChunkReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int int8(int at) {
        return bytes[at] & 0xff;
    }

    int int16(int at) {
        return (short) SHORT.get(bytes, at) & 0xffff;
    }

    int int32(int at) {
        return (int) INT.get(bytes, at);
    }

    long int64(int at) {
        return (long) LONG.get(bytes, at);
    }

    /// The name that stands at an offset of the chunk.
    String name(int offset) throws BrokenXml {
        String known = names.get(offset);
        if (known != null) {
            return known;
        }
        if (offset < 0 || offset > bytes.length - NAME_HEADER) {
            throw new BrokenXml("名前の位置");
        }
        int characters = int16(offset + 6);
        String name = utf16(offset + NAME_HEADER, characters * 2, bytes.length);
        names.put(offset, name);
        return name;
    }

    /// How many bytes a name takes where it stands, with its closing zero.
    int nameSize(int offset) throws BrokenXml {
        if (offset < 0 || offset > bytes.length - NAME_HEADER) {
            throw new BrokenXml("名前の位置");
        }
        return NAME_HEADER + int16(offset + 6) * 2 + 2;
    }

    String utf16(int from, int size, int end) throws BrokenXml {
        if (from < 0 || size < 0 || size > end - from) {
            throw new BrokenXml("文字列の長さ");
        }
        return new String(bytes, from, size & ~1, StandardCharsets.UTF_16LE);
    }
}
