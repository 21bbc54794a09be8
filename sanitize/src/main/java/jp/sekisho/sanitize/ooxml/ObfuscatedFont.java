// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.font.FontProgram;

/// An embedded font whose first 32 bytes are masked with a key (ECMA-376 part 4, 3.8.1).
final class ObfuscatedFont {

    private static final int MASKED = 32;
    private static final int TABLE = 16;
    private static final Pattern EMBEDDED =
            Pattern.compile("<[A-Za-z0-9]*:?embed(?:Regular|Bold|Italic|BoldItalic)\\b[^>]*>");
    private static final Pattern ID = Pattern.compile("\\bid=[\"']([^\"']*)[\"']");
    private static final Pattern KEY =
            Pattern.compile(
                    "fontKey=[\"']\\{([0-9A-Fa-f]{8})-([0-9A-Fa-f]{4})-([0-9A-Fa-f]{4})"
                            + "-([0-9A-Fa-f]{4})-([0-9A-Fa-f]{12})}[\"']");

    private ObfuscatedFont() {}

    /// Finds the key of a font in the table of fonts.
    ///
    /// @param table XML of the table
    /// @param id of the relationship that leads to the font
    static Optional<byte[]> key(byte[] table, String id) {
        Matcher embedded = EMBEDDED.matcher(new String(table, StandardCharsets.UTF_8));
        while (embedded.find()) {
            Matcher own = ID.matcher(embedded.group());
            Matcher key = KEY.matcher(embedded.group());
            if (own.find() && own.group(1).equals(id) && key.find()) {
                String digits =
                        key.group(1) + key.group(2) + key.group(3) + key.group(4) + key.group(5);
                return Optional.of(HexFormat.of().parseHex(digits));
            }
        }
        return Optional.empty();
    }

    /// Unmasks, rebuilds and masks a font.
    ///
    /// @param font masked bytes
    /// @param key sixteen bytes
    /// @return the new font, masked with the same key; nothing where it is none
    static Optional<byte[]> rebuild(byte[] font, byte[] key) {
        if (font.length < MASKED) {
            return Optional.empty();
        }
        byte[] plain = font.clone();
        mask(plain, key);
        return FontProgram.sfnt(plain, true, true)
                .filter(f -> f.length >= MASKED)
                .map(f -> {
                    mask(f, key);
                    return f;
                });
    }

    /// The key is applied from its last byte to its first, twice.
    private static void mask(byte[] font, byte[] key) {
        for (int i = 0; i < MASKED; i++) {
            font[i] ^= key[key.length - 1 - i % key.length];
        }
    }

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
