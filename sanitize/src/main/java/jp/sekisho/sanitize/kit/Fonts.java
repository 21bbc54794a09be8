// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The smallest TrueType font, with a table of our own.
final class Fonts {

    private Fonts() {}

    /// A font of one empty glyph.
    ///
    /// @param mark goes into a table that no reader of text needs
    static byte[] withTable(String mark) {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put("MARK", mark.getBytes(StandardCharsets.US_ASCII));
        tables.put("cmap", cmap());
        tables.put("glyf", new byte[4]);
        tables.put("head", head());
        tables.put("hhea", hhea());
        tables.put("hmtx", new byte[] {3, (byte) 0xe8, 0, 0});
        tables.put("loca", new byte[4]);
        tables.put("maxp", maxp());
        int directory = 12 + 16 * tables.size();
        int size = directory;
        for (byte[] table : tables.values()) {
            size += (table.length + 3) & ~3;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(0x00010000).putShort((short) tables.size());
        out.putShort((short) 128).putShort((short) 3).putShort((short) 0);
        int at = directory;
        for (Map.Entry<String, byte[]> one : tables.entrySet()) {
            out.put(one.getKey().getBytes(StandardCharsets.US_ASCII));
            out.putInt(0).putInt(at).putInt(one.getValue().length);
            at += (one.getValue().length + 3) & ~3;
        }
        for (byte[] table : tables.values()) {
            out.put(table);
            out.position((out.position() + 3) & ~3);
        }
        return out.array();
    }

    private static byte[] head() {
        ByteBuffer b = ByteBuffer.allocate(54);
        b.putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(0x5f0f3cf5);
        b.putShort((short) 0).putShort((short) 1000);
        return b.array();
    }

    private static byte[] hhea() {
        ByteBuffer b = ByteBuffer.allocate(36);
        b.putInt(0x00010000).putShort((short) 800).putShort((short) -200);
        b.putShort(34, (short) 1);
        return b.array();
    }

    private static byte[] maxp() {
        ByteBuffer b = ByteBuffer.allocate(32);
        b.putInt(0x00010000).putShort((short) 1);
        return b.array();
    }

    private static byte[] cmap() {
        ByteBuffer b = ByteBuffer.allocate(12 + 262);
        b.putShort((short) 0).putShort((short) 1);
        b.putShort((short) 1).putShort((short) 0).putInt(12);
        b.putShort((short) 0).putShort((short) 262).putShort((short) 0);
        return b.array();
    }
}
