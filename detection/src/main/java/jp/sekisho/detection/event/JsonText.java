// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The escapes of JSON strings.
final class JsonText {

    private static final byte[] SIMPLE = new byte[128];

    static {
        SIMPLE['"'] = '"';
        SIMPLE['\\'] = '\\';
        SIMPLE['/'] = '/';
        SIMPLE['b'] = '\b';
        SIMPLE['f'] = '\f';
        SIMPLE['n'] = '\n';
        SIMPLE['r'] = '\r';
        SIMPLE['t'] = '\t';
    }

    private JsonText() {}

    /// What a one-letter escape stands for; 0 where it is none.
    static byte simpleEscape(byte letter) {
        return letter < 0 ? 0 : SIMPLE[letter];
    }

    static String unescape(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, UTF_8);
        int at = text.indexOf('\\');
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (at >= 0 && at + 1 < text.length()) {
            out.append(text, copied, at);
            char letter = text.charAt(at + 1);
            byte simple = letter < 128 ? SIMPLE[letter] : 0;
            int code = letter == 'u' ? hex(text, at + 2) : -1;
            if (simple != 0) {
                out.append((char) simple);
                copied = at + 2;
            } else if (code >= 0) {
                out.append((char) code);
                copied = at + 6;
            } else {
                out.append(letter);
                copied = at + 2;
            }
            at = text.indexOf('\\', copied);
        }
        return out.append(text, Math.min(copied, text.length()), text.length()).toString();
    }

    private static int hex(String text, int from) {
        if (from + 4 > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
