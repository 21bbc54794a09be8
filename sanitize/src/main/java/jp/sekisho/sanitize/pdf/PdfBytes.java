// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/// Bytes in one array, as PDFBox reads them: one at a time, and often. Its own buffer asks several
/// questions for each byte.
final class PdfBytes implements RandomAccessRead {

    private final byte[] bytes;
    private int at;
    private boolean closed;

    PdfBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at >= bytes.length) {
            return length == 0 ? 0 : -1;
        }
        int n = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, n);
        at += n;
        return n;
    }

    @Override
    public int peek() {
        return at < bytes.length ? bytes[at] & 0xff : -1;
    }

    @Override
    public long getPosition() {
        return at;
    }

    /// Behind the end the reading ends, as with the reader's own buffers.
    @Override
    public void seek(long position) throws IOException {
        if (position < 0) {
            throw new IOException("negative position " + position);
        }
        at = (int) Math.min(position, bytes.length);
    }

    @Override
    public void rewind(int back) throws IOException {
        seek((long) at - back);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public int available() {
        return bytes.length - at;
    }

    @Override
    public boolean isEOF() {
        return at >= bytes.length;
    }

    @Override
    public RandomAccessReadView createView(long start, long length) {
        return new RandomAccessReadView(this, start, length);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
