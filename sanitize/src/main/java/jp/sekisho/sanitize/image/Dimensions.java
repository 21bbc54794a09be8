// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
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
