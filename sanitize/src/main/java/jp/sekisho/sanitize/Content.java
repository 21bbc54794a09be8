// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of one file: unchanging, in memory or mapped from disk. Numbers are little-endian.
public final class Content {

    private final ByteBuffer bytes;

    /// The same, for the digest only, which reads an array faster than a view of it.
    private final ByteBuffer given;

    private Content(ByteBuffer bytes) {
        this.given = bytes.duplicate();
        this.bytes = bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Wraps an array that the caller gives away.
    ///
    /// @param bytes never written again
    /// @return the content
    public static Content of(byte[] bytes) {
        return new Content(ByteBuffer.wrap(bytes));
    }

    /// Wraps the rest of a buffer that the caller gives away.
    ///
    /// @param buffer never written again
    /// @return the content
    public static Content of(ByteBuffer buffer) {
        return new Content(buffer.slice());
    }

    /// Maps a file.
    ///
    /// @param file at most 2 GiB
    /// @return its content, valid also after the file is deleted
    /// @throws IOException where it cannot be read or is larger
    public static Content map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE - 8) {
                throw new IOException("larger than 2 GiB: " + file);
            }
            if (size <= SMALL) {
                ByteBuffer heap = ByteBuffer.allocate((int) size);
                while (heap.hasRemaining() && channel.read(heap) >= 0) {}
                return new Content(heap.flip());
            }
            return new Content(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        }
    }

    /// Below this size a file is read instead of mapped.
    private static final int SMALL = 1 << 20;

    /// Returns the number of bytes.
    public int size() {
        return bytes.limit();
    }

    /// Returns a view of a part.
    ///
    /// @param from index of the first byte
    /// @param length number of bytes
    /// @return a view of a part
    public Content slice(int from, int length) {
        return new Content(given.slice(from, length));
    }

    /// Returns a read-only view, positioned at the start.
    public ByteBuffer buffer() {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Returns a copy.
    public byte[] toByteArray() {
        byte[] copy = new byte[size()];
        bytes.get(0, copy);
        return copy;
    }

    /// Returns the byte, 0 to 255.
    ///
    /// @param at index
    /// @return the byte, 0 to 255
    public int u8(int at) {
        return bytes.get(at) & 0xff;
    }

    /// Returns two bytes, 0 to 65535.
    ///
    /// @param at index
    /// @return two bytes, 0 to 65535
    public int u16(int at) {
        return bytes.getShort(at) & 0xffff;
    }

    /// Returns four bytes, unsigned.
    ///
    /// @param at index
    /// @return four bytes, unsigned
    public long u32(int at) {
        return bytes.getInt(at) & 0xffffffffL;
    }

    /// Returns whether exactly these characters stand there.
    ///
    /// @param at index
    /// @param ascii expected text
    /// @return whether exactly these characters stand there
    public boolean has(int at, String ascii) {
        if (at < 0 || at + ascii.length() > size()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (u8(at + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Returns index of its first byte, or -1.
    ///
    /// @param ascii text sought
    /// @param from first index
    /// @param to end of the search, exclusive
    /// @return index of its first byte, or -1
    public int indexOf(String ascii, int from, int to) {
        int last = Math.min(to, size()) - ascii.length();
        for (int i = Math.max(0, from); i <= last; i++) {
            if (has(i, ascii)) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the bytes as Latin-1 text.
    ///
    /// @param from index
    /// @param length number of bytes, cut at the end of the content
    /// @return the bytes as Latin-1 text
    public String latin1(int from, int length) {
        int start = Math.min(from, size());
        byte[] part = new byte[Math.min(length, size() - start)];
        bytes.get(start, part);
        return new String(part, StandardCharsets.ISO_8859_1);
    }

    /// Returns the bytes as a stream.
    public InputStream stream() {
        ByteBuffer view = buffer();
        return new InputStream() {
            @Override
            public int read() {
                return view.hasRemaining() ? view.get() & 0xff : -1;
            }

            @Override
            public int read(byte[] into, int off, int len) {
                if (len == 0) {
                    return 0;
                }
                if (!view.hasRemaining()) {
                    return -1;
                }
                int n = Math.min(len, view.remaining());
                view.get(into, off, n);
                return n;
            }

            @Override
            public int available() {
                return view.remaining();
            }
        };
    }

    /// Returns the digest of all bytes.
    public Sha256 sha256() {
        return Sha256.of(given.duplicate());
    }

    /// Returns whether the bytes are the same.
    ///
    /// @param other content
    /// @return whether the bytes are the same
    public boolean sameBytes(Content other) {
        return buffer().equals(other.buffer());
    }
}
