// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Applies the modifiers that change a value, in their order.
final class Transforms {

    private static final int[] SKIP_AT_START = {0, 2, 3};
    private static final int[] DROP_AT_END = {0, 3, 2};

    private Transforms() {}

    static List<TextPattern> apply(String key, List<String> transforms, List<String> texts)
            throws Refused {
        List<TextPattern> patterns = new ArrayList<>();
        for (String text : texts) {
            TextPattern pattern = TextPattern.parse(text);
            List<String> coding =
                    transforms.stream()
                            .filter(t -> !t.equals("expand") && !t.equals("windash"))
                            .toList();
            if (coding.isEmpty()) {
                patterns.add(transforms.contains("windash") ? dashes(pattern) : pattern);
                continue;
            }
            if (transforms.contains("windash")) {
                throw new Refused(Refusal.Reason.MODIFIER, "「" + key + "」で windash と符号化は一緒に使えません");
            }
            encode(key, coding, plain(key, pattern), patterns);
        }
        return patterns;
    }

    private static String plain(String key, TextPattern pattern) throws Refused {
        return switch (pattern.tokens()) {
            case List<TextPattern.Token> none when none.isEmpty() -> "";
            case List<TextPattern.Token> one
                    when one.size() == 1
                            && one.getFirst() instanceof TextPattern.Literal(String text) ->
                    text;
            default ->
                    throw new Refused(Refusal.Reason.VALUE, "「" + key + "」の符号化する値にワイルドカードは使えません");
        };
    }

    private static void encode(
            String key, List<String> coding, String text, List<TextPattern> patterns)
            throws Refused {
        byte[] bytes = text.getBytes(UTF_8);
        boolean bytesOnly = false;
        for (int i = 0; i < coding.size(); i++) {
            String word = coding.get(i);
            boolean last = i == coding.size() - 1;
            switch (word) {
                case "base64" ->
                        bytes = Base64.getEncoder().encodeToString(bytes).getBytes(ISO_8859_1);
                case "base64offset" -> {
                    if (!last) {
                        throw new Refused(
                                Refusal.Reason.MODIFIER, "「" + key + "」の base64offset は最後に置きます");
                    }
                    offsets(bytes, patterns);
                    return;
                }
                default -> {
                    bytes = wide(word, new String(bytes, bytesOnly ? ISO_8859_1 : UTF_8));
                    bytesOnly = true;
                }
            }
        }
        patterns.add(TextPattern.literal(new String(bytes, bytesOnly ? ISO_8859_1 : UTF_8)));
    }

    private static byte[] wide(String word, String text) {
        if (word.equals("utf16be")) {
            return text.getBytes(UTF_16BE);
        }
        byte[] little = text.getBytes(UTF_16LE);
        if (!word.equals("utf16")) {
            return little;
        }
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(0xff);
        marked.write(0xfe);
        marked.writeBytes(little);
        return marked.toByteArray();
    }

    /// The part of the encoding that does not depend on what stands before and after.
    private static void offsets(byte[] bytes, List<TextPattern> patterns) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String encoded = Base64.getEncoder().encodeToString(shifted);
            int end = encoded.length() - DROP_AT_END[shifted.length % 3];
            if (end > SKIP_AT_START[shift]) {
                patterns.add(TextPattern.literal(encoded.substring(SKIP_AT_START[shift], end)));
            }
        }
    }

    /// A dash or slash that opens a flag stands for all five.
    private static TextPattern dashes(TextPattern pattern) {
        List<TextPattern.Token> tokens = new ArrayList<>();
        for (TextPattern.Token token : pattern.tokens()) {
            if (!(token instanceof TextPattern.Literal(String text))) {
                tokens.add(token);
                continue;
            }
            int from = 0;
            for (int i = 0; i < text.length(); i++) {
                boolean opens =
                        isDash(text.charAt(i))
                                && (i == 0 || !isWord(text.charAt(i - 1)))
                                && i + 1 < text.length()
                                && isWord(text.charAt(i + 1));
                if (opens) {
                    if (i > from) {
                        tokens.add(new TextPattern.Literal(text.substring(from, i)));
                    }
                    tokens.add(new TextPattern.Dash());
                    from = i + 1;
                }
            }
            if (from < text.length()) {
                tokens.add(new TextPattern.Literal(text.substring(from)));
            }
        }
        return new TextPattern(tokens);
    }

    private static boolean isDash(char c) {
        return c == '-' || c == '/' || (c >= '\u2013' && c <= '\u2015');
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
