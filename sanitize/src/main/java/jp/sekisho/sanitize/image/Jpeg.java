// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// JPEG: frame, tables and scans (ITU-T T.81 Annex B). Of what applications add, only the density,
/// Adobe's colour transform and the orientation stay, written anew.
final class Jpeg {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;

    private Jpeg() {}

    static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    private static boolean isTable(int marker) {
        return marker == 0xc4
                || marker == 0xcc
                || marker == 0xdb
                || marker == 0xdc
                || marker == 0xdd;
    }

    static Dimensions dimensions(Content in) throws IOException {
        int at = 2;
        while (at + 9 < in.size()) {
            int marker = in.u8(at + 1);
            if (in.u8(at) != 0xff) {
                throw new IOException("JPEG marker expected");
            }
            if (marker == 0xff) {
                at++;
            } else if (isFrame(marker)) {
                return new Dimensions(big16(in, at + 7), big16(in, at + 5));
            } else {
                at += 2 + big16(in, at + 2);
            }
        }
        throw new IOException("JPEG without a frame");
    }

    static Content rebuild(Content in, Work work) throws Refused, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.size());
        out.write(0xff);
        out.write(SOI);
        int at = 2;
        int scans = 0;
        while (true) {
            if (at + 1 >= in.size()) {
                if (scans > 0) {
                    break;
                }
                throw new IOException("JPEG ends early");
            }
            if (in.u8(at) != 0xff) {
                throw new IOException("JPEG marker expected");
            }
            int marker = in.u8(at + 1);
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == EOI) {
                at += 2;
                break;
            }
            if (at + 4 > in.size()) {
                throw new IOException("JPEG ends early");
            }
            int length = big16(in, at + 2);
            if (length < 2 || at + 2 + length > in.size()) {
                throw new IOException("JPEG segment beyond the file");
            }
            segment(in, at, marker, length, out, work);
            at += 2 + length;
            if (marker == SOS) {
                int end = endOfScan(in, at);
                out.writeBytes(in.slice(at, end - at).toByteArray());
                at = end;
                if (++scans > Limits.JPEG_SCANS) {
                    throw new Refused(Reason.TOO_COMPLEX, "JPEG " + scans);
                }
            }
        }
        if (scans == 0) {
            throw new IOException("JPEG without a scan");
        }
        out.write(0xff);
        out.write(EOI);
        if (at < in.size()) {
            work.remove(Feature.IMAGE_TRAILING, "EOI");
        }
        return Content.of(out.toByteArray());
    }

    private static void segment(
            Content in, int at, int marker, int length, ByteArrayOutputStream out, Work work)
            throws Refused, IOException {
        if (isFrame(marker) || isTable(marker) || marker == SOS) {
            out.writeBytes(in.slice(at, 2 + length).toByteArray());
        } else if (marker == APP0 && in.has(at + 4, "JFIF\0") && length >= 16) {
            boolean bare = length == 16 && big16(in, at + 16) == 0;
            byte[] jfif = in.slice(at, 18).toByteArray();
            jfif[2] = 0;
            jfif[3] = 16;
            jfif[16] = 0;
            jfif[17] = 0;
            out.writeBytes(jfif);
            if (!bare) {
                work.remove(Feature.IMAGE_METADATA, "JFIF");
            }
        } else if (marker == APP14 && in.has(at + 4, "Adobe") && length >= 14) {
            byte[] adobe = in.slice(at, 16).toByteArray();
            adobe[2] = 0;
            adobe[3] = 14;
            out.writeBytes(adobe);
            if (length > 14) {
                work.remove(Feature.IMAGE_METADATA, "Adobe");
            }
        } else if (marker == APP1 && in.has(at + 4, "Exif\0\0")) {
            int orientation = Orientation.of(in.slice(at + 10, length - 8));
            byte[] minimal = Orientation.segment(orientation);
            boolean same = in.slice(at, 2 + length).sameBytes(Content.of(minimal));
            if (orientation > 1) {
                out.writeBytes(minimal);
            }
            if (orientation <= 1 || !same) {
                work.remove(Feature.IMAGE_METADATA, "Exif");
            }
        } else if ((marker >= APP0 && marker <= 0xef) || marker == 0xfe) {
            work.remove(Feature.IMAGE_METADATA, marker == 0xfe ? "COM" : "APP" + (marker - APP0));
        } else {
            throw new IOException("JPEG marker " + Integer.toHexString(marker));
        }
    }

    private static int endOfScan(Content in, int from) {
        int at = from;
        while (at + 1 < in.size()) {
            if (in.u8(at) == 0xff) {
                int next = in.u8(at + 1);
                boolean data = next == 0 || (next >= 0xd0 && next <= 0xd7);
                if (!data && next != 0xff) {
                    return at;
                }
                at += next == 0xff ? 1 : 2;
            } else {
                at++;
            }
        }
        return in.size();
    }

    static int big16(Content in, int at) {
        return in.u8(at) << 8 | in.u8(at + 1);
    }
}
