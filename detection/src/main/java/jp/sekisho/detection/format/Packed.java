// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/// A file that may be packed as gzip, xz or zstd, whatever its name. Where the packing is broken,
/// everything before the break is read, and then the file ends.
final class Packed implements Closeable {

    /// What is said of a file that ended so.
    static final String BROKEN = "圧縮が壊れているため、途中までしか読めません。";

    private static final int MAX_XZ_MEMORY_KIB = 128 << 10;
    private static final int BUFFER = 1 << 16;

    /// Ends where the packing breaks.
    private static final class UntilBroken extends FilterInputStream {
        private boolean broken;

        UntilBroken(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return broken ? -1 : in.read(bytes, from, length);
            } catch (IOException e) {
                if (!isPacking(e)) {
                    throw e;
                }
                broken = true;
                return -1;
            }
        }
    }

    private final UntilBroken inner;
    private final BufferedInputStream outer;

    private Packed(UntilBroken inner) {
        this.inner = inner;
        outer = new BufferedInputStream(inner, BUFFER);
    }

    static Packed open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return new Packed(new UntilBroken(unpacked(in)));
        } catch (IOException e) {
            if (isPacking(e)) {
                Packed broken = new Packed(new UntilBroken(in));
                broken.inner.broken = true;
                return broken;
            }
            in.close();
            throw e;
        }
    }

    BufferedInputStream in() {
        return outer;
    }

    /// Whether the file ended because its packing is broken; known at its end.
    boolean isBroken() {
        return inner.broken;
    }

    @Override
    public void close() throws IOException {
        outer.close();
    }

    private static boolean isPacking(IOException e) {
        return e instanceof ZipException
                || e instanceof EOFException
                || e instanceof XZIOException
                || e instanceof ZstdIOException;
    }

    private static InputStream unpacked(BufferedInputStream in) throws IOException {
        in.mark(8);
        byte[] magic = in.readNBytes(6);
        in.reset();
        if (starts(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(in, BUFFER);
        }
        if (starts(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new XZInputStream(in, MAX_XZ_MEMORY_KIB);
        }
        if (starts(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            return new ZstdInputStream(in);
        }
        return in;
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[i] != (byte) wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
