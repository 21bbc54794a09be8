// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// Decodes a picture to pixels and encodes them anew.
final class Recoding {

    private static final int MAX_PASSES = 12;
    private static final float JPEG_QUALITY = 0.92f;

    static {
        ImageIO.setUseCache(false);
    }

    private Recoding() {}

    static Format.Rebuilt recode(Content in, FileType type, Work work) throws Refused, IOException {
        List<BufferedImage> frames = decode(in, type, work);
        FileType out = type == FileType.WEBP ? FileType.PNG : type;
        Content encoded = encode(frames, out);
        return out == FileType.JPEG ? settled(encoded, work) : new Format.Rebuilt(encoded, out);
    }

    /// JPEG loses a little each time, until it loses nothing more: only then does sanitizing twice
    /// change nothing. A picture that does not settle comes out without loss.
    private static Format.Rebuilt settled(Content first, Work work) throws Refused, IOException {
        Content now = first;
        for (int i = 0; i < MAX_PASSES; i++) {
            List<BufferedImage> frames = decode(now, FileType.JPEG, work);
            Content next = encode(frames, FileType.JPEG);
            if (next.sameBytes(now)) {
                return new Format.Rebuilt(now, FileType.JPEG);
            }
            now = next;
        }
        List<BufferedImage> frames = decode(now, FileType.JPEG, work);
        work.remove(jp.sekisho.sanitize.Feature.IMAGE_REENCODED, "JPEG → PNG");
        return new Format.Rebuilt(encode(frames, FileType.PNG), FileType.PNG);
    }

    static List<BufferedImage> decode(Content in, FileType type, Work work)
            throws Refused, IOException {
        ImageReader reader = reader(type);
        try (InputStream stream = in.stream();
                ImageInputStream input = new MemoryCacheImageInputStream(stream)) {
            reader.setInput(input, false, true);
            int count = type == FileType.TIFF ? reader.getNumImages(true) : 1;
            if (count > work.limits().pages()) {
                throw new Refused(Reason.TOO_MANY_ENTRIES, "TIFF " + count);
            }
            List<BufferedImage> frames = new ArrayList<>();
            long pixels = 0;
            for (int i = 0; i < count; i++) {
                Dimensions size = new Dimensions(reader.getWidth(i), reader.getHeight(i));
                size.require(work.limits());
                pixels += size.width() * size.height();
                if (pixels > work.limits().pixels()) {
                    throw new Refused(Reason.TOO_LARGE, "TIFF");
                }
                frames.add(reader.read(i));
                work.checkTime();
            }
            if (frames.isEmpty()) {
                throw new IOException("no picture in " + type);
            }
            return frames;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(FileType type) throws IOException {
        if (type == FileType.WEBP) {
            IIORegistry registry = IIORegistry.getDefaultInstance();
            ImageReaderSpi spi =
                    registry.getServiceProviderByClass(
                            com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi.class);
            if (spi == null) {
                spi = new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi();
                registry.registerServiceProvider(spi);
            }
            return spi.createReaderInstance();
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.code());
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("no reader for " + type);
    }

    private static Content encode(List<BufferedImage> frames, FileType type) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(type.code()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            BufferedImage first = frames.getFirst();
            if (type == FileType.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
                first = opaque(first);
            }
            if (type == FileType.TIFF) {
                writer.prepareWriteSequence(null);
                for (BufferedImage frame : frames) {
                    ImageWriteParam own = writer.getDefaultWriteParam();
                    own.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                    own.setCompressionType(isBilevel(frame) ? "CCITT T.6" : "Deflate");
                    writer.writeToSequence(new IIOImage(frame, null, null), own);
                }
                writer.endWriteSequence();
            } else {
                writer.write(null, new IIOImage(writable(first, type), null, null), param);
            }
        } finally {
            writer.dispose();
        }
        return Content.of(bytes.toByteArray());
    }

    private static boolean isBilevel(BufferedImage image) {
        return image.getSampleModel().getNumBands() == 1
                && image.getSampleModel().getSampleSize(0) == 1;
    }

    private static BufferedImage writable(BufferedImage image, FileType type) {
        return type == FileType.BMP && image.getColorModel().hasAlpha() ? opaque(image) : image;
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha() && image.getColorModel().getNumComponents() <= 3) {
            return image;
        }
        BufferedImage rgb =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = rgb.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, rgb.getWidth(), rgb.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return rgb;
    }
}
