// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.sanitize.Content;

/// Reads text in the encodings that Japanese offices use. Declared names are mapped to the charsets
/// that real software means by them: `ISO-2022-JP` loses ① where `x-windows-50220` has it.
public final class JapaneseText {

    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset EUC_JP = Charset.forName("x-eucJP-Open");
    private static final Charset ISO_2022_JP = Charset.forName("x-windows-50220");

    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("iso-2022-jp", "x-windows-50220"),
                    Map.entry("iso-2022-jp-ms", "x-windows-50220"),
                    Map.entry("csiso2022jp", "x-windows-50220"),
                    Map.entry("cp50220", "x-windows-50220"),
                    Map.entry("cp50221", "x-windows-50221"),
                    Map.entry("cp50222", "x-windows-50221"),
                    Map.entry("shift_jis", "windows-31j"),
                    Map.entry("shift-jis", "windows-31j"),
                    Map.entry("sjis", "windows-31j"),
                    Map.entry("x-sjis", "windows-31j"),
                    Map.entry("ms_kanji", "windows-31j"),
                    Map.entry("cp932", "windows-31j"),
                    Map.entry("ms932", "windows-31j"),
                    Map.entry("euc-jp", "x-eucJP-Open"),
                    Map.entry("x-euc-jp", "x-eucJP-Open"),
                    Map.entry("iso-8859-1", "windows-1252"),
                    Map.entry("us-ascii", "windows-1252"),
                    Map.entry("ascii", "windows-1252"),
                    Map.entry("utf8", "UTF-8"),
                    Map.entry("utf-8", "UTF-8"));

    /// Charsets that are never used: they hide ASCII (UTF-7) or are not for text.
    private static final List<String> NEVER = List.of("utf-7", "x-utf-7", "unicode-1-1-utf-7");

    private JapaneseText() {}

    /// Reads a whole text.
    ///
    /// @param content bytes
    /// @return the text, or nothing where no encoding fits without an error
    public static Optional<Decoded> decode(Content content) {
        return decode(content, true);
    }

    /// Reads the start of a text whose last character may be cut.
    ///
    /// @param content bytes
    /// @return the text, or nothing where it is no text
    public static Optional<Decoded> decodeStart(Content content) {
        return decode(content, false);
    }

    /// Reads a text by the name of its charset, as real software means it.
    ///
    /// @param content bytes
    /// @param declared charset name, any case
    /// @return the text, or nothing where the name is unknown or the bytes do not fit it
    public static Optional<Decoded> decodeAs(Content content, String declared) {
        return charset(declared).flatMap(c -> strict(content, c, true));
    }

    /// Returns the charset that is meant by it.
    ///
    /// @param declared charset name as found in a file
    /// @return the charset that is meant by it
    public static Optional<Charset> charset(String declared) {
        String name = declared.strip().toLowerCase(Locale.ROOT);
        if (NEVER.contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Decoded> decode(Content content, boolean whole) {
        if (content.has(0, "\u00ef\u00bb\u00bf")) {
            return strict(content.slice(3, content.size() - 3), StandardCharsets.UTF_8, whole);
        }
        if (content.has(0, "\u00ff\u00fe")) {
            return utf16(content.slice(2, content.size() - 2), StandardCharsets.UTF_16LE, whole);
        }
        if (content.has(0, "\u00fe\u00ff")) {
            return utf16(content.slice(2, content.size() - 2), StandardCharsets.UTF_16BE, whole);
        }
        if (hasNul(content)) {
            return markless16(content, whole);
        }
        if (content.indexOf("\u001b$", 0, content.size()) >= 0
                || content.indexOf("\u001b(", 0, content.size()) >= 0) {
            Optional<Decoded> jis = strict(content, ISO_2022_JP, whole);
            if (jis.isPresent() && isSevenBit(content)) {
                return jis;
            }
        }
        Optional<Decoded> utf8 = strict(content, StandardCharsets.UTF_8, whole);
        if (utf8.isPresent()) {
            return utf8;
        }
        return likelier(strict(content, WINDOWS_31J, whole), strict(content, EUC_JP, whole));
    }

    private static boolean isSevenBit(Content content) {
        ByteBuffer view = content.buffer();
        while (view.hasRemaining()) {
            if (view.get() < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNul(Content content) {
        ByteBuffer view = content.buffer();
        while (view.hasRemaining()) {
            if (view.get() == 0) {
                return true;
            }
        }
        return false;
    }

    /// UTF-16 without a mark: half the bytes of a Western or structured text are NUL on one side.
    private static Optional<Decoded> markless16(Content content, boolean whole) {
        int n = Math.min(content.size() & ~1, 4096);
        int even = 0;
        int odd = 0;
        for (int i = 0; i < n; i++) {
            if (content.u8(i) == 0) {
                if ((i & 1) == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (odd > Math.max(1, n / 10) && even == 0) {
            return utf16(content, StandardCharsets.UTF_16LE, whole);
        }
        return even > Math.max(1, n / 10) && odd == 0
                ? utf16(content, StandardCharsets.UTF_16BE, whole)
                : Optional.empty();
    }

    private static Optional<Decoded> utf16(Content content, Charset charset, boolean whole) {
        Content even = content.slice(0, content.size() & ~1);
        return strict(even, charset, whole)
                .filter(d ->
                        d.text()
                                .chars()
                                .noneMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t'));
    }

    private static Optional<Decoded> strict(Content content, Charset charset, boolean whole) {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            if (whole) {
                return Optional.of(
                        new Decoded(decoder.decode(content.buffer()).toString(), charset));
            }
            CharBuffer out = CharBuffer.allocate(content.size() + 16);
            CoderResult result = decoder.decode(content.buffer(), out, false);
            if (result.isError()) {
                return Optional.empty();
            }
            return Optional.of(new Decoded(out.flip().toString(), charset));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Decoded> likelier(Optional<Decoded> first, Optional<Decoded> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return (first.isPresent() ? first : second).filter(d -> score(d.text()) >= 0);
        }
        return score(second.get().text()) > score(first.get().text()) ? second : first;
    }

    /// Kana and common kanji count for, half-width kana and rare signs against.
    private static int score(String text) {
        int score = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x3040 && c <= 0x30ff) {
                score += 3;
            } else if (c >= 0x4e00 && c <= 0x9fff) {
                score += 1;
            } else if (c >= 0xff61 && c <= 0xff9f) {
                score -= 2;
            } else if (c >= 0xe000 && c <= 0xf8ff) {
                score -= 4;
            } else if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b) {
                score -= 6;
            }
        }
        return score;
    }
}
