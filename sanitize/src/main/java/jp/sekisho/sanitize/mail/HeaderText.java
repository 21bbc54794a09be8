// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.text.Decoded;
import jp.sekisho.sanitize.text.JapaneseText;

/// Text in headers: encoded words (RFC 2047), also such that split a character, and raw Japanese.
final class HeaderText {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,60})(?:\\*[^?]*)?\\?([bBqQ])\\?([^?\\s]*)\\?=");
    private static final int CHUNK = 39;
    private static final int MAX = 4_000;

    private HeaderText() {}

    /// Decodes a header's value.
    ///
    /// @param raw bytes as Latin-1, unfolded
    /// @return text in one line that is safe to show
    static String decode(String raw) {
        StringBuilder out = new StringBuilder();
        Matcher word = WORD.matcher(raw);
        int at = 0;
        String charset = "";
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        while (word.find()) {
            String between = raw.substring(at, word.start());
            boolean adjoins = !charset.isEmpty() && between.isBlank();
            if (!adjoins || !word.group(1).equalsIgnoreCase(charset)) {
                flush(pending, charset, out);
                if (!adjoins) {
                    out.append(plain(between));
                }
            }
            charset = word.group(1);
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            at = word.end();
        }
        flush(pending, charset, out);
        out.append(plain(raw.substring(at)));
        return PlainText.oneLine(out.toString(), MAX).strip();
    }

    private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder out) {
        if (pending.size() > 0) {
            Content bytes = Content.of(pending.toByteArray());
            out.append(
                    JapaneseText.decodeAs(bytes, charset)
                            .or(() -> JapaneseText.decode(bytes))
                            .map(Decoded::text)
                            .orElse("?"));
            pending.reset();
        }
    }

    /// Raw bytes where ASCII should be: Japanese, as old mailers sent it.
    private static String plain(String raw) {
        if (raw.chars().allMatch(c -> c < 0x80 && c != 0x1b)) {
            return raw;
        }
        Content bytes = Content.of(raw.getBytes(StandardCharsets.ISO_8859_1));
        return JapaneseText.decode(bytes).map(Decoded::text).orElse("?");
    }

    private static byte[] bytes(String encoding, String text) {
        if (encoding.equalsIgnoreCase("B")) {
            try {
                return Base64.getMimeDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                return new byte[] {'?'};
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high =
                    c == '=' && i + 2 < text.length()
                            ? Character.digit(text.charAt(i + 1), 16)
                            : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(c == '_' ? ' ' : c);
            }
        }
        return out.toByteArray();
    }

    /// Encodes text for a header: ASCII as it is, everything else as words in UTF-8.
    ///
    /// @param text in one line
    /// @return ASCII, folded, without a line end
    static String encode(String text) {
        boolean plain =
                text.length() < 70
                        && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)
                        && !text.contains("=?");
        if (plain) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        int size = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int width = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (size + width > CHUNK) {
                word(chunk, out);
                size = 0;
            }
            chunk.appendCodePoint(c);
            size += width;
        }
        word(chunk, out);
        return out.toString();
    }

    private static void word(StringBuilder chunk, StringBuilder out) {
        if (!chunk.isEmpty()) {
            out.append(out.isEmpty() ? "" : "\r\n ").append("=?UTF-8?B?");
            out.append(
                    Base64.getEncoder()
                            .encodeToString(chunk.toString().getBytes(StandardCharsets.UTF_8)));
            out.append("?=");
            chunk.setLength(0);
        }
    }

    /// A parameter's value in RFC 2231 form: `charset'language'percent-encoded`.
    ///
    /// @param value as written
    /// @return the text
    static String decodeExtended(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        String charset = second < 0 ? "" : value.substring(0, first);
        byte[] bytes = percent(value.substring(second + 1));
        Optional<Decoded> decoded =
                charset.isEmpty()
                        ? JapaneseText.decode(Content.of(bytes))
                        : JapaneseText.decodeAs(Content.of(bytes), charset)
                                .or(() -> JapaneseText.decode(Content.of(bytes)));
        return decoded.map(Decoded::text).orElse("?");
    }

    private static byte[] percent(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Charset latin = StandardCharsets.ISO_8859_1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high =
                    c == '%' && i + 2 < text.length()
                            ? Character.digit(text.charAt(i + 1), 16)
                            : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.writeBytes(String.valueOf(c).getBytes(latin));
            }
        }
        return out.toByteArray();
    }
}
