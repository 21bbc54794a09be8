// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import jp.sekisho.sanitize.Content;

/// How a camera was held: the one thing in Exif that a reader needs (Exif 2.32, tag 0x0112).
final class Orientation {

    private static final int TAG = 0x0112;

    private Orientation() {}

    /// Returns 1 to 8; 1 where it says nothing sensible.
    ///
    /// @param tiff the TIFF structure inside an Exif segment
    /// @return 1 to 8; 1 where it says nothing sensible
    static int of(Content tiff) {
        try {
            boolean little = tiff.has(0, "II*\0");
            if (!little && !tiff.has(0, "MM\0*")) {
                return 1;
            }
            int directory = (int) u32(tiff, 4, little);
            int count = u16(tiff, directory, little);
            for (int i = 0; i < count; i++) {
                int entry = directory + 2 + 12 * i;
                if (u16(tiff, entry, little) == TAG) {
                    int value = u16(tiff, entry + 8, little);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return 1;
        }
        return 1;
    }

    private static int u16(Content c, int at, boolean little) {
        return little ? c.u16(at) : Jpeg.big16(c, at);
    }

    private static long u32(Content c, int at, boolean little) {
        return little ? c.u32(at) : Integer.toUnsignedLong(Integer.reverseBytes((int) c.u32(at)));
    }

    /// Returns an Exif segment that says the orientation and nothing else.
    static byte[] segment(int orientation) {
        byte[] out = new byte[2 + 2 + 6 + 26];
        byte[] head = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            (byte) (out.length - 2),
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation
        };
        System.arraycopy(head, 0, out, 0, head.length);
        return out;
    }
}
