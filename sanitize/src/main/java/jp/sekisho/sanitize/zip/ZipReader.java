// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Spool;

/// Reads a ZIP file only where every reader would see the same: the central directory and the local
/// headers agree, entries neither overlap nor leave room between them (APPNOTE 6.3.10).
public final class ZipReader {

    private static final int CENTRAL = 46;
    private static final int LOCAL = 30;
    private static final int END = 22;
    private static final int MAX_COMMENT = 65_535;

    /// Makes one.
    ///
    /// @param name as decoded
    /// @param flags general purpose bit flags
    /// @param method 0 stored, 8 deflated, others are not read
    /// @param crc of the expanded bytes
    /// @param packedSize bytes in the archive
    /// @param size bytes when expanded
    /// @param headerAt start of the local header
    /// @param dataAt start of the packed bytes
    /// @param unixMode file type and permission bits, 0 where unknown
    public record Entry(
            String name,
            int flags,
            int method,
            long crc,
            int packedSize,
            long size,
            int headerAt,
            int dataAt,
            int unixMode) {
        /// Returns whether the bytes are encrypted.
        public boolean encrypted() {
            return (flags & 1) != 0;
        }

        /// Returns whether it is only a folder.
        public boolean folder() {
            return name.endsWith("/") || name.endsWith("\\");
        }

        /// Returns whether it is a symbolic link.
        public boolean link() {
            return (unixMode & 0xf000) == 0xa000;
        }
    }

    private final Content content;
    private final List<Entry> entries;
    private final List<String> oddities;

    private ZipReader(Content content, List<Entry> entries, List<String> oddities) {
        this.content = content;
        this.entries = List.copyOf(entries);
        this.oddities = List.copyOf(oddities);
    }

    /// Lists an archive.
    ///
    /// @param content the whole file
    /// @return its entries in the order of the directory
    /// @throws IOException where it is no ZIP file or broken
    /// @throws Refused where two readers could see two different archives
    public static ZipReader open(Content content) throws IOException, Refused {
        try {
            int end = endRecord(content);
            List<String> oddities = new ArrayList<>();
            if (end + END + content.u16(end + 20) < content.size()) {
                oddities.add("末尾の余分なデータ");
            }
            if (content.u16(end + 20) > 0) {
                oddities.add("書庫のコメント");
            }
            List<Entry> entries = entries(content, end);
            lookBetween(entries, end, oddities);
            return new ZipReader(content, entries, oddities);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("ZIP directory points outside the file", e);
        }
    }

    /// Returns the entries in the order of the directory.
    public List<Entry> entries() {
        return entries;
    }

    /// Returns what stands in the file beside its entries, in Japanese.
    public List<String> oddities() {
        return oddities;
    }

    /// Returns its bytes as they are packed.
    ///
    /// @param entry one of this archive
    /// @return its bytes as they are packed
    public Content packed(Entry entry) {
        return content.slice(entry.dataAt(), entry.packedSize());
    }

    /// Expands an entry into memory.
    ///
    /// @param entry not encrypted
    /// @param limit the largest number of bytes
    /// @return its bytes
    /// @throws IOException where they do not fit size and checksum
    /// @throws Refused where there are more than the limit
    public byte[] inflate(Entry entry, int limit) throws IOException, Refused {
        return expandInMemory(entry, limit).bytes();
    }

    /// An entry expanded in memory.
    ///
    /// @param bytes what was packed
    /// @param exact whether the packed bytes are one stream and nothing after it; only then may
    ///   they be copied as they are
    @SuppressWarnings(
            "ArrayRecordComponent") // handed over, never kept; a copy of each part would cost
    public record Expanded(byte[] bytes, boolean exact) {}

    /// Expands an entry into memory.
    ///
    /// @param entry not encrypted
    /// @param limit the largest number of bytes
    /// @return its bytes, and whether they are all that was packed
    /// @throws IOException where they do not fit size and checksum
    /// @throws Refused where there are more than the limit
    public Expanded expandInMemory(Entry entry, int limit) throws IOException, Refused {
        if (entry.size() > limit) {
            throw new Refused(Reason.TOO_LARGE, entry.name());
        }
        byte[] out;
        boolean exact = true;
        if (entry.method() == 0) {
            out = packed(entry).toByteArray();
        } else {
            out = new byte[(int) entry.size()];
            exact = inflateInto(entry, out);
        }
        CRC32 crc = new CRC32();
        crc.update(out);
        if (out.length != entry.size() || crc.getValue() != entry.crc()) {
            throw new IOException("size or checksum of an entry is wrong: " + entry.name());
        }
        return new Expanded(out, exact);
    }

    private boolean inflateInto(Entry entry, byte[] out) throws IOException, Refused {
        requireDeflated(entry);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed(entry).buffer());
            int n = 0;
            while (n < out.length) {
                int more = inflater.inflate(out, n, out.length - n);
                if (more == 0 && (inflater.finished() || inflater.needsInput())) {
                    break;
                }
                n += more;
            }
            byte[] probe = new byte[1];
            if (n != out.length || inflater.inflate(probe) != 0 || !inflater.finished()) {
                throw new IOException("entry has another size than it says: " + entry.name());
            }
            return inflater.getBytesRead() == entry.packedSize();
        } catch (DataFormatException e) {
            throw new IOException("compressed data are broken: " + entry.name(), e);
        } finally {
            inflater.end();
        }
    }

    /// Expands an entry to disk where it is large.
    ///
    /// @param entry not encrypted
    /// @param limit the largest number of bytes
    /// @return its bytes
    /// @throws IOException where they do not fit size and checksum
    /// @throws Refused where there are more than the limit
    public Content expand(Entry entry, long limit) throws IOException, Refused {
        return spool(entry, limit).content();
    }

    /// An entry expanded to disk where it is large.
    ///
    /// @param content what was packed
    /// @param exact whether the packed bytes are one stream and nothing after it
    public record Spooled(Content content, boolean exact) {}

    /// Expands an entry to disk where it is large.
    ///
    /// @param entry not encrypted
    /// @param limit the largest number of bytes
    /// @return its bytes, and whether they are all that was packed
    /// @throws IOException where they do not fit size and checksum
    /// @throws Refused where there are more than the limit
    public Spooled spool(Entry entry, long limit) throws IOException, Refused {
        if (entry.method() == 0) {
            Content stored = packed(entry);
            if (stored.size() != entry.size()) {
                throw new IOException("stored entry has another size: " + entry.name());
            }
            checkCrc(stored, entry);
            return new Spooled(stored, true);
        }
        requireDeflated(entry);
        Inflater inflater = new Inflater(true);
        try (Spool spool = new Spool()) {
            inflater.setInput(packed(entry).buffer());
            byte[] chunk = new byte[1 << 16];
            CRC32 crc = new CRC32();
            while (!inflater.finished()) {
                int n = inflater.inflate(chunk);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("compressed data end early: " + entry.name());
                }
                if (spool.size() + n > Math.min(limit, entry.size())) {
                    throw spool.size() + n > limit
                            ? new Refused(Reason.TOO_LARGE, entry.name())
                            : new Refused(Reason.AMBIGUOUS, entry.name());
                }
                crc.update(chunk, 0, n);
                spool.write(chunk, 0, n);
            }
            if (spool.size() != entry.size() || crc.getValue() != entry.crc()) {
                throw new IOException("size or checksum of an entry is wrong: " + entry.name());
            }
            boolean exact = inflater.getBytesRead() == entry.packedSize();
            return new Spooled(spool.finish(), exact);
        } catch (DataFormatException e) {
            throw new IOException("compressed data are broken: " + entry.name(), e);
        } finally {
            inflater.end();
        }
    }

    private static void requireDeflated(Entry entry) throws Refused {
        if (entry.method() != 8) {
            throw new Refused(
                    Reason.UNSUPPORTED_VARIANT, "圧縮方式 " + entry.method() + ": " + entry.name());
        }
    }

    private static void checkCrc(Content stored, Entry entry) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(stored.buffer());
        if (crc.getValue() != entry.crc()) {
            throw new IOException("checksum of an entry is wrong: " + entry.name());
        }
    }

    private static int endRecord(Content c) throws IOException {
        int lowest = Math.max(0, c.size() - END - MAX_COMMENT);
        for (int at = c.size() - END; at >= lowest; at--) {
            if (c.has(at, "PK\u0005\u0006") && at + END + c.u16(at + 20) <= c.size()) {
                return at;
            }
        }
        throw new IOException("no end of central directory");
    }

    private static List<Entry> entries(Content c, int end) throws IOException, Refused {
        int count = c.u16(end + 10);
        long start = c.u32(end + 16);
        long size = c.u32(end + 12);
        if (count == 0xffff || start == 0xffffffffL || size == 0xffffffffL) {
            int locator = end - 20;
            if (locator < 0 || !c.has(locator, "PK\u0006\u0007")) {
                throw new Refused(Reason.AMBIGUOUS, "ZIP64");
            }
            int record = Zip64.index(c.u32(locator + 8), c.u32(locator + 12));
            if (!c.has(record, "PK\u0006\u0006")) {
                throw new Refused(Reason.AMBIGUOUS, "ZIP64");
            }
            count = Zip64.index(c.u32(record + 32), c.u32(record + 36));
            size = Zip64.index(c.u32(record + 40), c.u32(record + 44));
            start = Zip64.index(c.u32(record + 48), c.u32(record + 52));
            end = record;
        }
        if (count > Limits.ZIP_LISTED) {
            throw new Refused(Reason.TOO_MANY_ENTRIES, count + "個");
        }
        if (c.u16(end + 4) != 0 && !c.has(end, "PK\u0006\u0006")) {
            throw new Refused(Reason.AMBIGUOUS, "分割書庫");
        }
        if (start + size > end) {
            throw new IOException("central directory outside the file");
        }
        List<Entry> entries = new ArrayList<>(count);
        int at = (int) start;
        for (int i = 0; i < count; i++) {
            if (!c.has(at, "PK\u0001\u0002")) {
                throw new IOException("central directory is broken");
            }
            entries.add(entry(c, at));
            at += CENTRAL + c.u16(at + 28) + c.u16(at + 30) + c.u16(at + 32);
        }
        if (at != start + size && at != end) {
            throw new Refused(Reason.AMBIGUOUS, "ZIPの目録");
        }
        return entries;
    }

    private static Entry entry(Content c, int at) throws IOException, Refused {
        int flags = c.u16(at + 8);
        int method = c.u16(at + 10);
        int nameLength = c.u16(at + 28);
        int extraLength = c.u16(at + 30);
        Content rawName = c.slice(at + CENTRAL, nameLength);
        Content extra = c.slice(at + CENTRAL + nameLength, extraLength);
        long packed = c.u32(at + 20);
        long size = c.u32(at + 24);
        long header = c.u32(at + 42);
        long[] wide = {size, packed, header};
        Zip64.widen(extra, wide);
        String name = EntryName.decode(rawName, flags, extra);
        int headerAt = bounded(wide[2], c.size() - LOCAL);
        if (!c.has(headerAt, "PK\u0003\u0004")) {
            throw new IOException("no local header for " + name);
        }
        Content localName = c.slice(headerAt + LOCAL, c.u16(headerAt + 26));
        int dataAt = headerAt + LOCAL + c.u16(headerAt + 26) + c.u16(headerAt + 28);
        if (!localName.sameBytes(rawName)
                || c.u16(headerAt + 8) != method
                || (c.u16(headerAt + 6) & 1) != (flags & 1)) {
            throw new Refused(Reason.AMBIGUOUS, name);
        }
        if ((c.u16(headerAt + 6) & 8) == 0 && disagrees(c, headerAt, at)) {
            throw new Refused(Reason.AMBIGUOUS, name);
        }
        int packedSize = bounded(wide[1], c.size() - dataAt);
        int made = c.u8(at + 5);
        int mode = made == 3 || made == 19 ? c.u16(at + 40) : 0;
        return new Entry(
                name, flags, method, c.u32(at + 16), packedSize, wide[0], headerAt, dataAt, mode);
    }

    private static boolean disagrees(Content c, int headerAt, int at) {
        long packed = c.u32(headerAt + 18);
        long size = c.u32(headerAt + 22);
        return (packed != 0xffffffffL && packed != c.u32(at + 20))
                || (size != 0xffffffffL && size != c.u32(at + 24))
                || c.u32(headerAt + 14) != c.u32(at + 16);
    }

    private static int bounded(long value, long max) throws IOException {
        if (value < 0 || value > max) {
            throw new IOException("ZIP entry outside the file");
        }
        return (int) value;
    }

    /// Overlapping entries are refused; bytes between entries that could be an entry are noted.
    private static void lookBetween(List<Entry> entries, int end, List<String> oddities)
            throws Refused {
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparingInt(Entry::headerAt)).toList();
        int at = 0;
        for (Entry entry : sorted) {
            if (entry.headerAt() < at) {
                throw new Refused(Reason.AMBIGUOUS, entry.name());
            }
            int gap = entry.headerAt() - at;
            if (at == 0 ? gap > 0 : gap > 24) {
                oddities.add(at == 0 ? "先頭の余分なデータ" : "目録にないデータ");
            }
            at = entry.dataAt() + entry.packedSize();
        }
        if (at > end) {
            throw new Refused(Reason.AMBIGUOUS, "ZIPの目録");
        }
    }
}
