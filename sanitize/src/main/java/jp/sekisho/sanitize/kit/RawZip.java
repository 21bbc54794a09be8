// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A ZIP file written field by field, so that its two directories can lie about each other.
final class RawZip {

    /// What a header says of an entry.
    ///
    /// @param name as written
    /// @param flags general purpose bits
    /// @param method 0 stored, 8 deflated
    /// @param crc checksum
    /// @param packed bytes in the file
    /// @param size bytes expanded
    /// @param mode Unix mode for the central directory, 0 for none
    record Head(String name, int flags, int method, long crc, long packed, long size, int mode) {
        Head named(String other) {
            return new Head(other, flags, method, crc, packed, size, mode);
        }

        Head flagged(int bits) {
            return new Head(name, bits, method, crc, packed, size, mode);
        }

        Head sized(long otherPacked, long otherSize) {
            return new Head(name, flags, method, crc, otherPacked, otherSize, mode);
        }

        Head link() {
            return new Head(name, flags, method, crc, packed, size, 0xa1ff);
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int count;

    static Head stored(String name, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return new Head(name, 0x800, 0, crc.getValue(), data.length, data.length, 0);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int at() {
        return out.size();
    }

    /// Writes a stored entry into both directories.
    RawZip put(String name, byte[] data) {
        Head head = stored(name, data);
        int at = local(head, new byte[0], data);
        return list(head, at, new byte[0]);
    }

    /// Takes over a good archive's entries.
    RawZip put(java.util.Map<String, byte[]> entries) {
        entries.forEach(this::put);
        return this;
    }

    /// Writes a local header and data.
    ///
    /// @return where it begins
    int local(Head head, byte[] extra, byte[] data) {
        int at = out.size();
        byte[] name = head.name().getBytes(StandardCharsets.UTF_8);
        ByteBuffer b = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0x04034b50).putShort((short) 20).putShort((short) head.flags());
        b.putShort((short) head.method()).putShort((short) 0).putShort((short) 0x21);
        b.putInt((int) head.crc()).putInt((int) head.packed()).putInt((int) head.size());
        b.putShort((short) name.length).putShort((short) extra.length);
        out.writeBytes(b.array());
        out.writeBytes(name);
        out.writeBytes(extra);
        out.writeBytes(data);
        return at;
    }

    /// Writes a line of the central directory.
    RawZip list(Head head, int at, byte[] extra) {
        byte[] name = head.name().getBytes(StandardCharsets.UTF_8);
        ByteBuffer b = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0x02014b50).putShort((short) (head.mode() == 0 ? 20 : 0x314));
        b.putShort((short) 20).putShort((short) head.flags());
        b.putShort((short) head.method()).putShort((short) 0).putShort((short) 0x21);
        b.putInt((int) head.crc()).putInt((int) head.packed()).putInt((int) head.size());
        b.putShort((short) name.length).putShort((short) extra.length).putShort((short) 0);
        b.putShort((short) 0).putShort((short) 0).putInt(head.mode() << 16).putInt(at);
        directory.writeBytes(b.array());
        directory.writeBytes(name);
        directory.writeBytes(extra);
        count++;
        return this;
    }

    RawZip raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        int start = out.size();
        ByteBuffer b = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
        b.putShort((short) count).putShort((short) count);
        b.putInt(directory.size()).putInt(start).putShort((short) 0);
        return Archive.join(out.toByteArray(), directory.toByteArray(), b.array());
    }

    /// An extra field.
    static byte[] extra(int id, byte[] data) {
        ByteBuffer b = ByteBuffer.allocate(4 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return b.putShort((short) id).putShort((short) data.length).put(data).array();
    }

    /// Raw deflate data that expand to so many megabytes of one letter, made of one megabyte again
    /// and again.
    static byte[] dense(int megabytes) {
        Deflater deflater = new Deflater(9, true);
        byte[] plain = new byte[1 << 20];
        java.util.Arrays.fill(plain, (byte) ' ');
        byte[] chunk = new byte[1 << 14];
        deflater.setInput(plain);
        int n = deflater.deflate(chunk, 0, chunk.length, Deflater.FULL_FLUSH);
        deflater.end();
        ByteArrayOutputStream all = new ByteArrayOutputStream(n * megabytes + 16);
        for (int i = 0; i < megabytes; i++) {
            all.write(chunk, 0, n);
        }
        all.writeBytes(new byte[] {3, 0});
        return all.toByteArray();
    }
}
