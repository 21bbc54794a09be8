// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The characters of a text file: UTF-8 or UTF-16 with their marks, otherwise whichever of UTF-8,
/// Shift_JIS (CP932) and EUC-JP fits, by strict decoding and by what Japanese looks like.
final class PlainText {

    private static final Charset CP932 = Charset.forName("windows-31j");

    /// With the circled digits that JIS X 0208 lacks and that offices write.
    private static final Charset EUC_JP = Charset.forName("x-eucJP-Open");

    private PlainText() {}

    static Optional<String> decode(byte[] bytes) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xff, 0xfe)) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE);
        }
        Optional<String> utf8 = strict(bytes, 0, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return utf8.filter(PlainText::isText);
        }
        return best(List.of(CP932, EUC_JP), bytes).or(() -> damagedUtf8(bytes));
    }

    private static Optional<String> best(List<Charset> charsets, byte[] bytes) {
        Optional<String> best = Optional.empty();
        double highest = 0.3;
        for (Charset charset : charsets) {
            Optional<String> text = strict(bytes, 0, charset);
            double likely = text.filter(PlainText::isText).map(PlainText::japanese).orElse(0.0);
            if (likely > highest) {
                highest = likely;
                best = text;
            }
        }
        return best;
    }

    /// UTF-8 with a few broken characters (a truncated file) is read with a sign in their place.
    private static Optional<String> damagedUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == '\ufffd').count();
        return broken * 200 < text.length() && japanese(text) > 0.3 && isText(text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// No text holds NUL or many other control characters.
    private static boolean isText(String text) {
        long controls =
                text.chars()
                        .filter(c -> c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                        .count();
        return text.indexOf('\0') < 0 && controls * 100 <= text.length();
    }

    /// The share of the non-ASCII characters that everyday Japanese consists of. Half-width
    /// katakana are not counted: they are what EUC-JP looks like when read as Shift_JIS.
    private static double japanese(String text) {
        long all = text.chars().filter(c -> c > 127).count();
        long usual =
                text.chars()
                        .filter(c ->
                                (c >= 0x3000 && c <= 0x30ff)
                                        || (c >= 0x4e00 && c <= 0x9fff)
                                        || (c >= 0xff01 && c <= 0xff5e))
                        .count();
        long kana = text.chars().filter(c -> c >= 0x3041 && c <= 0x30ff).count();
        return all == 0 ? 0 : (usual + kana) / (2.0 * all) + (usual == all ? 0.2 : 0);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
