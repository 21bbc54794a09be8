// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Takes bytes of unknown number: in memory while they are few, in a temporary file when they are
/// many.
public final class Spool extends OutputStream {

    private static final int IN_MEMORY = 4 << 20;

    private final Memory memory = new Memory();
    private @Nullable OutputStream overflow;
    private @Nullable Path file;
    private long size;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int off, int len) throws IOException {
        target(len).write(from, off, len);
        size += len;
    }

    /// Writes the whole content.
    ///
    /// @param content what to write
    /// @throws IOException where the disk refuses
    public void write(Content content) throws IOException {
        ByteBuffer view = content.buffer();
        byte[] chunk = new byte[Math.min(1 << 16, Math.max(1, view.remaining()))];
        while (view.hasRemaining()) {
            int n = Math.min(chunk.length, view.remaining());
            view.get(chunk, 0, n);
            write(chunk, 0, n);
        }
    }

    /// Returns bytes written so far.
    public long size() {
        return size;
    }

    private OutputStream target(int more) throws IOException {
        OutputStream open = overflow;
        if (open == null && size + more > IN_MEMORY) {
            Path created = Files.createTempFile("sekisho-", ".spool");
            file = created;
            open = Files.newOutputStream(created);
            overflow = open;
            memory.writeTo(open);
            memory.release();
        }
        return open != null ? open : memory;
    }

    /// Ends the writing.
    ///
    /// @return what was written; the temporary file, if any, is gone already
    /// @throws IOException where the disk refuses
    public Content finish() throws IOException {
        OutputStream open = overflow;
        Path written = file;
        if (open == null || written == null) {
            return Content.of(memory.view());
        }
        open.close();
        try (FileChannel channel = FileChannel.open(written)) {
            if (channel.size() > Integer.MAX_VALUE - 8) {
                throw new IOException("more than 2 GiB written");
            }
            return Content.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public void close() {
        try {
            if (overflow != null) {
                overflow.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Memory extends ByteArrayOutputStream {
        ByteBuffer view() {
            return ByteBuffer.wrap(buf, 0, count);
        }

        void release() {
            buf = new byte[0];
            count = 0;
        }
    }
}
