// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

/// Characters that the formats can hold.
final class Characters {

    private Characters() {}

    /// Returns the character, or U+FFFD where XML 1.0 cannot hold it.
    static int inXml(int c) {
        boolean holds =
                c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000;
        return holds ? c : 0xFFFD;
    }

    /// Returns the text with every character that XML 1.0 cannot hold replaced.
    static String inXml(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(inXml(c)));
        return safe.toString();
    }
}
