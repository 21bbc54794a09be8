// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.zip.DeflateWalk;

/// PNG: the chunks that hold pixels and how they are shown, nothing else (PNG third edition, 11).
final class Png {

    static final Set<String> KEPT =
            Set.of(
                    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "bKGD", "pHYs",
                    "sBIT", "acTL", "fcTL", "fdAT");

    private static final int HEAD = 8;

    private Png() {}

    static Content rebuild(Content in, Work work) throws Refused, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.size());
        out.writeBytes(in.slice(0, HEAD).toByteArray());
        int left = Pixels.packed(in, work);
        int at = HEAD;
        boolean ended = false;
        while (!ended) {
            if (at + 12 > in.size()) {
                throw new IOException("PNG ends early");
            }
            int length = big32(in, at);
            if (length < 0 || length > in.size() - at - 12) {
                throw new IOException("PNG chunk beyond the file");
            }
            String type = in.latin1(at + 4, 4);
            requireCrc(in, at, length, type);
            if (KEPT.contains(type)) {
                Content data = in.slice(at + 8, length);
                int used = type.equals("IDAT") ? Math.min(left, length) : length;
                left -= type.equals("IDAT") ? used : 0;
                if (used < length) {
                    work.remove(Feature.IMAGE_TRAILING, "IDAT");
                }
                if (used > 0 || !type.equals("IDAT")) {
                    write(out, type, data.slice(0, used).toByteArray());
                }
            } else if (Character.isUpperCase(type.charAt(0))) {
                throw new IOException("unknown critical PNG chunk " + type);
            } else {
                work.remove(Feature.IMAGE_METADATA, type);
            }
            ended = type.equals("IEND");
            at += 12 + length;
        }
        if (at < in.size()) {
            work.remove(Feature.IMAGE_TRAILING, "IEND");
        }
        return Content.of(out.toByteArray());
    }

    private static void requireCrc(Content in, int at, int length, String type) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(in.slice(at + 4, length + 4).buffer());
        if ((int) crc.getValue() != big32(in, at + 8 + length)) {
            throw new IOException("PNG checksum of " + type);
        }
    }

    private static void write(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        big32(out, data.length);
        out.writeBytes(name);
        out.writeBytes(data);
        big32(out, (int) crc.getValue());
    }

    static int big32(Content in, int at) {
        return Integer.reverseBytes((int) in.u32(at));
    }

    private static void big32(ByteArrayOutputStream out, int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }

    /// The compressed pixels over all IDAT chunks: they must expand to exactly what the header
    /// promises, and nothing may follow them.
    private static final class Pixels {

        private Pixels() {}

        /// Returns how many bytes of all IDAT chunks together are the stream of pixels.
        static int packed(Content in, Work work) throws IOException, Refused {
            byte[] all = joined(in);
            DeflateWalk walk = new DeflateWalk();
            int end = walk.end(all);
            if (end == 0) {
                throw new IOException("PNG pixels are broken");
            }
            if (walk.expanded() != promised(in)) {
                throw new IOException("PNG has more or fewer pixels than it says");
            }
            work.unpacked(all.length, 0);
            return end;
        }

        private static byte[] joined(Content in) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream(in.size());
            int at = HEAD;
            while (at + 12 <= in.size() && !in.has(at + 4, "IEND")) {
                int length = big32(in, at);
                if (length < 0 || length > in.size() - at - 12) {
                    throw new IOException("PNG chunk beyond the file");
                }
                if (in.has(at + 4, "IDAT")) {
                    all.writeBytes(in.slice(at + 8, length).toByteArray());
                }
                at += 12 + length;
            }
            return all.toByteArray();
        }

        private static long promised(Content in) throws IOException {
            int channels =
                    switch (in.u8(25)) {
                        case 0, 3 -> 1;
                        case 2 -> 3;
                        case 4 -> 2;
                        case 6 -> 4;
                        default -> throw new IOException("PNG colour type " + in.u8(25));
                    };
            int bits = channels * in.u8(24);
            long width = Integer.toUnsignedLong(big32(in, 16));
            long height = Integer.toUnsignedLong(big32(in, 20));
            return in.u8(28) == 0 ? rows(width, height, bits) : interlaced(width, height, bits);
        }

        private static long rows(long width, long height, int bits) {
            return width == 0 || height == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
        }

        private static long interlaced(long width, long height, int bits) {
            int[][] passes = {
                {0, 0, 8, 8},
                {4, 0, 8, 8},
                {0, 4, 4, 8},
                {2, 0, 4, 4},
                {0, 2, 2, 4},
                {1, 0, 2, 2},
                {0, 1, 1, 2}
            };
            long sum = 0;
            for (int[] p : passes) {
                long w = (width - p[0] + p[2] - 1) / p[2];
                long h = (height - p[1] + p[3] - 1) / p[3];
                sum += rows(w, h, bits);
            }
            return sum;
        }
    }
}
