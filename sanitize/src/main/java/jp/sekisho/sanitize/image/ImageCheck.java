// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Refused;

/// Walks a rebuilt picture from its first to its last byte and says what should not be there. It
/// shares no code with the rebuilding beyond the numbers of markers.
final class ImageCheck {

    private ImageCheck() {}

    static List<String> findings(Content out, FileType type, Limits limits) throws IOException {
        List<String> findings = new ArrayList<>();
        try {
            Dimensions.of(out, type).require(limits);
            switch (type) {
                case PNG -> png(out, findings);
                case JPEG -> jpeg(out, findings);
                case GIF -> gif(out, findings);
                default -> {}
            }
        } catch (Refused e) {
            findings.add(e.detail());
        } catch (IndexOutOfBoundsException e) {
            findings.add("ends early");
        }
        return findings;
    }

    private static void png(Content c, List<String> findings) {
        int at = 8;
        String type = "";
        while (!type.equals("IEND")) {
            type = c.latin1(at + 4, 4);
            if (!Png.KEPT.contains(type)) {
                findings.add("chunk " + type);
            }
            at += 12 + Png.big32(c, at);
        }
        if (at != c.size()) {
            findings.add("data after IEND");
        }
    }

    private static void jpeg(Content c, List<String> findings) {
        int at = 2;
        while (true) {
            int marker = c.u8(at + 1);
            if (c.u8(at) != 0xff) {
                findings.add("no marker at " + at);
                return;
            }
            if (marker == 0xd9) {
                if (at + 2 != c.size()) {
                    findings.add("data after EOI");
                }
                return;
            }
            int length = Jpeg.big16(c, at + 2);
            boolean application = (marker >= 0xe0 && marker <= 0xef) || marker == 0xfe;
            boolean known =
                    (marker == 0xe0 && length == 16)
                            || (marker == 0xee && length == 14)
                            || (marker == 0xe1
                                    && length == 34
                                    && c.u8(at + 20) == 0
                                    && c.u8(at + 21) == 8);
            if (application && !known && !(marker == 0xe1 && length == 34)) {
                findings.add("segment " + Integer.toHexString(marker));
            }
            at += 2 + length;
            if (marker == 0xda) {
                while (c.u8(at) != 0xff
                        || c.u8(at + 1) == 0
                        || (c.u8(at + 1) >= 0xd0 && c.u8(at + 1) <= 0xd7)
                        || c.u8(at + 1) == 0xff) {
                    at++;
                }
            }
        }
    }

    private static void gif(Content c, List<String> findings) {
        int at = 13 + Gif.colourTable(c.u8(10));
        while (c.u8(at) != 0x3b) {
            if (c.u8(at) == 0x21) {
                int label = c.u8(at + 1);
                if (label != 0xf9 && !(label == 0xff && c.has(at + 3, "NETSCAPE2.0"))) {
                    findings.add("extension " + label);
                }
                at += 2;
            } else if (c.u8(at) == 0x2c) {
                at += 11 + Gif.colourTable(c.u8(at + 9));
            } else {
                findings.add("block " + c.u8(at));
                return;
            }
            while (c.u8(at) != 0) {
                at += 1 + c.u8(at);
            }
            at++;
        }
        if (at + 1 != c.size()) {
            findings.add("data after the end");
        }
    }
}
