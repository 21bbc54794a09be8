// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

/// An embedded font (ECMA-376 part 1, 17.8.1): its first 32 bytes are masked with a key that stands
/// in the font table, the rest is an OpenType file.
final class ObfuscatedFont {

    private static final int MASKED = 32;
    private static final int TABLE = 16;

    private ObfuscatedFont() {}

    /// Whether the directory of tables beyond the mask can be one: tags of printable letters,
    /// ascending, offsets inside the file.
    static boolean mayBe(byte[] font) {
        if (font.length < MASKED + 4 * TABLE) {
            return false;
        }
        int good = 0;
        // The directory starts at 12; the second entry is the first that lies wholly unmasked.
        for (int at = 12 + 2 * TABLE; at + TABLE <= font.length && good < 4; at += TABLE) {
            for (int i = 0; i < 4; i++) {
                if (font[at + i] < ' ' || font[at + i] > '~') {
                    return false;
                }
            }
            long offset = u32(font, at + 8);
            long length = u32(font, at + 12);
            if (offset + length > font.length + 3L) {
                return false;
            }
            good++;
        }
        return good == 4;
    }

    private static long u32(byte[] in, int at) {
        return ((in[at] & 0xffL) << 24)
                | ((in[at + 1] & 0xffL) << 16)
                | ((in[at + 2] & 0xffL) << 8)
                | (in[at + 3] & 0xffL);
    }
}
