// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// The font that PDFs embed: BIZ UDPGothic (SIL Open Font License 1.1), put beside this class by
/// the build.
final class Fonts {
    static final String FAMILY = "BIZ UDPGothic";
    private static final String REGULAR = "BIZUDPGothic_400Regular.ttf";
    private static final String BOLD = "BIZUDPGothic_700Bold.ttf";

    /// What stands for a character that the font lacks: the usual form of a name's variant, marked.
    private static final Map<Integer, String> USUAL_FORMS =
            Map.of(0x20BB7, "吉", 0x20B9F, "叱", 0x2A6B2, "剥");

    private Fonts() {}

    static Optional<byte[]> regular() {
        return resource(REGULAR);
    }

    static Optional<byte[]> bold() {
        return resource(BOLD);
    }

    private static Optional<byte[]> resource(String name) {
        try (@Nullable InputStream stream = Fonts.class.getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Replaces each character that a font lacks by `〔usual form〕` or `〓`.
    ///
    /// @param font the bytes of the font
    /// @param replaced receives what was replaced and by what
    static String substitute(String text, byte[] font, Map<String, String> replaced)
            throws IOException {
        try (TrueTypeFont parsed =
                new TTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(font)))) {
            CmapLookup cmap = parsed.getUnicodeCmapLookup();
            StringBuilder printable = new StringBuilder(text.length());
            text.codePoints()
                    .forEach(c -> {
                        if (c < 0x80 || cmap.getGlyphId(c) != 0 || Character.isWhitespace(c)) {
                            printable.appendCodePoint(c);
                        } else {
                            String usual = USUAL_FORMS.get(c);
                            String stands = usual == null ? "〓" : "〔" + usual + "〕";
                            replaced.put(Character.toString(c), stands);
                            printable.append(stands);
                        }
                    });
            return printable.toString();
        }
    }
}
