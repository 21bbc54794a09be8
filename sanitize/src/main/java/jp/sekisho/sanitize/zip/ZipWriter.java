// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Spool;

/// Writes a ZIP file in one canonical form: UTF-8 names, one fixed time, no extra field, no
/// comment. The same entries give the same bytes.
public final class ZipWriter implements AutoCloseable {

    /// 1980-01-01, the earliest time that the format can say.
    private static final int DATE = 0x21;

    /// Half the time of the usual level for a hundredth more bytes: only parts that changed are
    /// packed at all.
    private static final int LEVEL = 3;

    private static final int PROBE = 1 << 14;
    private static final int VERSION = 20;
    private static final int UTF8 = 0x800;

    @SuppressWarnings("ArrayRecordComponent") // private, never handed out
    private record Written(byte[] name, int method, long crc, int packed, long size, long at) {}

    private final Spool out = new Spool();
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final byte[] chunk = new byte[1 << 15];
    private final List<Written> entries = new ArrayList<>();

    /// Copies packed bytes as they are.
    ///
    /// @param name of the new entry
    /// @param entry where the bytes come from
    /// @param packed the packed bytes
    /// @throws IOException where the disk refuses
    public void copy(String name, ZipReader.Entry entry, Content packed) throws IOException {
        write(name, entry.method(), entry.crc(), packed, entry.size());
    }

    /// Packs bytes, or stores them where packing does not help.
    ///
    /// @param name of the new entry
    /// @param content its bytes
    /// @throws IOException where the disk refuses
    public void add(String name, Content content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content.buffer());
        Content packed = isDense(content) ? content : deflate(content);
        if (packed.size() < content.size()) {
            write(name, 8, crc.getValue(), packed, content.size());
        } else {
            write(name, 0, crc.getValue(), content, content.size());
        }
    }

    /// Whether a piece from the middle of something large hardly shrinks, as in photographs: then
    /// the whole is not packed.
    private boolean isDense(Content content) throws IOException {
        if (content.size() < 4 * PROBE) {
            return false;
        }
        Content middle = content.slice(content.size() / 2, PROBE);
        return deflate(middle).size() > PROBE / 100 * 97;
    }

    private Content deflate(Content content) throws IOException {
        deflater.reset();
        try (Spool spool = new Spool()) {
            deflater.setInput(content.buffer());
            deflater.finish();
            while (!deflater.finished()) {
                int n = deflater.deflate(chunk);
                spool.write(chunk, 0, n);
            }
            return spool.finish();
        }
    }

    private void write(String name, int method, long crc, Content packed, long size)
            throws IOException {
        byte[] raw = name.getBytes(StandardCharsets.UTF_8);
        Written entry = new Written(raw, method, crc, packed.size(), size, out.size());
        ByteBuffer header = little(30 + raw.length);
        header.putInt(0x04034b50);
        common(header, entry);
        header.putShort((short) 0).put(raw);
        put(header);
        out.write(packed);
        entries.add(entry);
    }

    private static void common(ByteBuffer header, Written entry) {
        header.putShort((short) VERSION)
                .putShort((short) UTF8)
                .putShort((short) entry.method())
                .putShort((short) 0)
                .putShort((short) DATE)
                .putInt((int) entry.crc())
                .putInt(entry.packed())
                .putInt((int) entry.size())
                .putShort((short) entry.name().length);
    }

    /// Ends the archive.
    ///
    /// @return its bytes
    /// @throws IOException where the disk refuses, or the archive passes what the format can say
    public Content finish() throws IOException {
        long start = out.size();
        for (Written entry : entries) {
            ByteBuffer header = little(46 + entry.name().length);
            header.putInt(0x02014b50).putShort((short) VERSION);
            common(header, entry);
            header.putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt((int) entry.at())
                    .put(entry.name());
            put(header);
        }
        if (out.size() > Integer.MAX_VALUE || entries.size() > 0xfffe) {
            throw new IOException("archive too large: " + out.size());
        }
        ByteBuffer end = little(22);
        end.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt((int) (out.size() - start))
                .putInt((int) start)
                .putShort((short) 0);
        put(end);
        return out.finish();
    }

    private void put(ByteBuffer filled) throws IOException {
        out.write(Content.of(filled.flip()));
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        out.close();
        deflater.end();
    }
}
