// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.io.IOException;
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
import java.util.OptionalLong;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Refused;

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
        return encoding(content)
                .flatMap(e ->
                        strict(content.slice(e.mark(), e.end() - e.mark()), e.charset(), true));
    }

    /// How a text is written.
    ///
    /// @param charset of all that follows the mark
    /// @param mark length of the byte order mark, bytes
    /// @param end index behind the text; an odd byte behind UTF-16 is none of it
    record Encoding(Charset charset, int mark, int end) {
        Content body(Content whole) {
            return whole.slice(mark, end - mark);
        }
    }

    /// Finds how a whole text is written, in pieces: a text of any length may be looked at.
    ///
    /// @return nothing where no encoding fits without an error
    static Optional<Encoding> encoding(Content content) {
        int size = content.size();
        if (content.has(0, "\u00ef\u00bb\u00bf")) {
            return fitting(content, new Encoding(StandardCharsets.UTF_8, 3, size));
        }
        int even = size & ~1;
        if (content.has(0, "\u00ff\u00fe")) {
            return fitting(content, new Encoding(StandardCharsets.UTF_16LE, 2, even));
        }
        if (content.has(0, "\u00fe\u00ff")) {
            return fitting(content, new Encoding(StandardCharsets.UTF_16BE, 2, even));
        }
        if (hasNul(content)) {
            return wide(content).flatMap(c -> fitting(content, new Encoding(c, 0, even)));
        }
        boolean escapes =
                content.indexOf("\u001b$", 0, size) >= 0
                        || content.indexOf("\u001b(", 0, size) >= 0;
        if (escapes && isSevenBit(content)) {
            Optional<Encoding> jis = fitting(content, new Encoding(ISO_2022_JP, 0, size));
            if (jis.isPresent()) {
                return jis;
            }
        }
        Optional<Encoding> utf8 = fitting(content, new Encoding(StandardCharsets.UTF_8, 0, size));
        if (utf8.isPresent()) {
            return utf8;
        }
        OptionalLong windows = score(content, WINDOWS_31J);
        OptionalLong unix = score(content, EUC_JP);
        boolean both = windows.isPresent() && unix.isPresent();
        if (both ? unix.getAsLong() > windows.getAsLong() : unix.orElse(-1) >= 0) {
            return Optional.of(new Encoding(EUC_JP, 0, size));
        }
        return both || windows.orElse(-1) >= 0
                ? Optional.of(new Encoding(WINDOWS_31J, 0, size))
                : Optional.empty();
    }

    private static Optional<Encoding> fitting(Content content, Encoding encoding) {
        boolean wide =
                encoding.charset().equals(StandardCharsets.UTF_16LE)
                        || encoding.charset().equals(StandardCharsets.UTF_16BE);
        boolean[] control = new boolean[1];
        try {
            TextPieces.read(
                    encoding.body(content),
                    encoding.charset(),
                    piece -> control[0] |= wide && hasControl(piece));
        } catch (IOException | Refused e) {
            return Optional.empty();
        }
        return control[0] ? Optional.empty() : Optional.of(encoding);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t');
    }

    /// Returns nothing where the bytes do not fit.
    private static OptionalLong score(Content content, Charset charset) {
        long[] sum = new long[1];
        try {
            TextPieces.read(content, charset, piece -> sum[0] += score(piece));
        } catch (IOException | Refused e) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(sum[0]);
    }

    /// Reads the start of a text whose last character may be cut.
    ///
    /// @param content bytes
    /// @return the text, or nothing where it is no text
    public static Optional<Decoded> decodeStart(Content content) {
        return start(content);
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

    private static Optional<Decoded> start(Content content) {
        if (content.has(0, "\u00ef\u00bb\u00bf")) {
            return strict(content.slice(3, content.size() - 3), StandardCharsets.UTF_8, false);
        }
        if (content.has(0, "\u00ff\u00fe")) {
            return utf16(content.slice(2, content.size() - 2), StandardCharsets.UTF_16LE, false);
        }
        if (content.has(0, "\u00fe\u00ff")) {
            return utf16(content.slice(2, content.size() - 2), StandardCharsets.UTF_16BE, false);
        }
        if (hasNul(content)) {
            return wide(content).flatMap(c -> utf16(content, c, false));
        }
        if (content.indexOf("\u001b$", 0, content.size()) >= 0
                || content.indexOf("\u001b(", 0, content.size()) >= 0) {
            Optional<Decoded> jis = strict(content, ISO_2022_JP, false);
            if (jis.isPresent() && isSevenBit(content)) {
                return jis;
            }
        }
        Optional<Decoded> utf8 = strict(content, StandardCharsets.UTF_8, false);
        if (utf8.isPresent()) {
            return utf8;
        }
        return likelier(strict(content, WINDOWS_31J, false), strict(content, EUC_JP, false));
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
    private static Optional<Charset> wide(Content content) {
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
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even > Math.max(1, n / 10) && odd == 0
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static Optional<Decoded> utf16(Content content, Charset charset, boolean whole) {
        Content even = content.slice(0, content.size() & ~1);
        return strict(even, charset, whole).filter(d -> !hasControl(d.text()));
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
