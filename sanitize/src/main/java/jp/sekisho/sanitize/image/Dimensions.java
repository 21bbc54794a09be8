// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;

/// The size that a picture says it has, read before a single pixel is decoded.
///
/// @param width pixels
/// @param height pixels
record Dimensions(long width, long height) {

    static Dimensions of(Content in, FileType type) throws IOException {
        return switch (type) {
            case PNG -> new Dimensions(big32(in, 16), big32(in, 20));
            case GIF -> new Dimensions(in.u16(6), in.u16(8));
            case BMP ->
                    in.u32(14) == 12
                            ? new Dimensions(in.u16(18), in.u16(20))
                            : new Dimensions(in.u32(18), Math.abs((int) in.u32(22)));
            case JPEG -> Jpeg.dimensions(in);
            case WEBP -> webp(in);
            case TIFF -> tiff(in);
            default -> byReader(in, type);
        };
    }

    private static Dimensions webp(Content in) throws IOException {
        if (in.has(12, "VP8X")) {
            return new Dimensions((in.u32(24) & 0xffffff) + 1, (in.u32(27) & 0xffffff) + 1);
        }
        if (in.has(12, "VP8L")) {
            long bits = in.u32(21);
            return new Dimensions((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
        }
        if (in.has(12, "VP8 ")) {
            return new Dimensions(in.u16(26) & 0x3fff, in.u16(28) & 0x3fff);
        }
        throw new IOException("WebP without a picture");
    }

    /// The chain of directories is walked first: readers follow one that bites its tail for ever.
    private static Dimensions tiff(Content in) throws IOException {
        boolean little = in.has(0, "II");
        if (in.u8(little ? 2 : 3) != 42) {
            throw new IOException("BigTIFF");
        }
        Set<Long> seen = new HashSet<>();
        long at = tiffNumber(in, 4, 4, little);
        while (at != 0) {
            if (at + 6 > in.size() || !seen.add(at)) {
                throw new IOException("TIFF directories in a circle or outside the file");
            }
            long next = at + 2 + 12 * tiffNumber(in, (int) at, 2, little);
            at = next + 4 > in.size() ? 0 : tiffNumber(in, (int) next, 4, little);
        }
        return byReader(in, FileType.TIFF);
    }

    private static long tiffNumber(Content in, int at, int bytes, boolean little) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | in.u8(at + (little ? bytes - 1 - i : i));
        }
        return value;
    }

    private static Dimensions byReader(Content in, FileType type) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.code());
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + type);
        }
        ImageReader reader = readers.next();
        try (InputStream stream = in.stream();
                ImageInputStream input = new MemoryCacheImageInputStream(stream)) {
            reader.setInput(input, true, true);
            return new Dimensions(reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }

    private static long big32(Content in, int at) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) in.u32(at)));
    }

    void require(Limits limits) throws Refused {
        if (width < 1 || height < 1) {
            throw new Refused(Reason.DAMAGED, width + "x" + height);
        }
        if (width > limits.side() || height > limits.side() || width * height > limits.pixels()) {
            throw new Refused(Reason.TOO_LARGE, width + "x" + height);
        }
    }
}
