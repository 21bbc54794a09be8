// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// GIF: frames with their timing and the loop count (GIF89a). Comments, plain text and application
/// data go.
final class Gif {

    private Gif() {}

    static Content rebuild(Content in, Work work) throws Refused, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.size());
        int at = 13;
        if (in.size() < at) {
            throw new IOException("GIF ends early");
        }
        int colours = colourTable(in.u8(10));
        out.writeBytes(in.slice(0, at + colours).toByteArray());
        at += colours;
        long pixels = 0;
        long screen = (long) in.u16(6) * in.u16(8);
        while (true) {
            int block = in.u8(at);
            if (block == 0x3b) {
                at++;
                break;
            } else if (block == 0x21) {
                at = extension(in, at, out, work);
            } else if (block == 0x2c) {
                pixels += Math.max(screen, (long) in.u16(at + 5) * in.u16(at + 7));
                if (pixels > work.limits().pixels()) {
                    throw new Refused(Reason.TOO_LARGE, "GIF");
                }
                at = picture(in, at, out, work.strict());
            } else {
                throw new IOException("GIF block " + block);
            }
            work.checkTime();
        }
        if (pixels == 0) {
            throw new IOException("GIF without a picture");
        }
        out.write(0x3b);
        if (at < in.size()) {
            work.remove(Feature.IMAGE_TRAILING, "GIF");
        }
        return Content.of(out.toByteArray());
    }

    static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int extension(Content in, int at, ByteArrayOutputStream out, Work work)
            throws Refused {
        int label = in.u8(at + 1);
        int end = afterBlocks(in, at + 2);
        boolean timing = label == 0xf9 && in.u8(at + 2) == 4 && end == at + 8;
        boolean loop =
                label == 0xff
                        && in.u8(at + 2) == 11
                        && in.has(at + 3, "NETSCAPE2.0")
                        && end == at + 19
                        && in.u8(at + 14) == 3;
        if (timing || loop) {
            out.writeBytes(in.slice(at, end - at).toByteArray());
        } else {
            work.remove(Feature.IMAGE_METADATA, "GIF " + Integer.toHexString(label));
        }
        return end;
    }

    private static int afterBlocks(Content in, int from) {
        int at = from;
        while (in.u8(at) != 0) {
            at += 1 + in.u8(at);
        }
        return at + 1;
    }

    /// The strict level packs the colours anew, so that no code of the old picture comes out.
    private static int picture(Content in, int at, ByteArrayOutputStream out, boolean anew)
            throws IOException {
        int head = 10 + colourTable(in.u8(at + 9));
        int data = at + head;
        if (in.u8(data) < 2 || in.u8(data) > 8) {
            throw new IOException("GIF code size " + in.u8(data));
        }
        int end = afterBlocks(in, data + 1);
        byte[] codes = new byte[end - data];
        int n = 0;
        for (int block = data + 1; in.u8(block) != 0; block += 1 + in.u8(block)) {
            in.slice(block + 1, in.u8(block)).buffer().get(codes, n, in.u8(block));
            n += in.u8(block);
        }
        int pixels = in.u16(at + 5) * in.u16(at + 7);
        int used = LzwLength.of(codes, n, in.u8(data), pixels);
        if (anew && pixels > 0) {
            codes = LzwCodes.encode(LzwCodes.decode(codes, n, in.u8(data), pixels), in.u8(data));
            used = codes.length;
        }
        out.writeBytes(in.slice(at, head + 1).toByteArray());
        for (int from = 0; from < used; from += 255) {
            int length = Math.min(255, used - from);
            out.write(length);
            out.write(codes, from, length);
        }
        out.write(0);
        return end;
    }
}
