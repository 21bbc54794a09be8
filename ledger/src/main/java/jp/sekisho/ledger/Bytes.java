// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.nio.charset.StandardCharsets;

/// Text as UTF-8.
final class Bytes {

    private Bytes() {}

    /// Checks that a text is well-formed and not too long.
    static void requireText(String what, String text, int limit) {
        if (text.length() > limit || length(text) > limit) {
            throw new IllegalArgumentException(what + " has at most " + limit + " bytes");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    throw new IllegalArgumentException(what + " has half a character at " + i);
                }
                i++;
            }
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Compares texts in the order of their UTF-8 bytes.
    static int compareUtf8(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                // UTF-16 puts surrogates below U+E000..U+FFFF, UTF-8 above.
                boolean mixed = Character.isSurrogate(l) != Character.isSurrogate(r);
                return mixed ? (Character.isSurrogate(l) ? 1 : -1) : Character.compare(l, r);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
