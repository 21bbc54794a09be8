// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// Text from a hostile file made fit for a report.
public final class PlainText {

    private PlainText() {}

    /// One line without control characters, direction marks, tag characters or lone surrogates.
    ///
    /// @param text anything
    /// @param max the largest number of characters kept
    /// @return what may be shown
    public static String oneLine(String text, int max) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max));
        int i = 0;
        while (i < text.length() && out.length() < max) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            out.appendCodePoint(isDeceptive(c) || c == '\n' || c == '\t' ? ' ' : c);
        }
        return out.toString();
    }

    /// Whether a character can make text read otherwise than it is: controls (not tab and line
    /// feed), direction marks, invisible tags, non-characters, lone surrogates.
    ///
    /// @param c a code point
    /// @return whether it must not reach a reader
    public static boolean isDeceptive(int c) {
        return (c < 0x20 && c != '\t' && c != '\n')
                || (c >= 0x7f && c < 0xa0)
                || c == 0x200e
                || c == 0x200f
                || c == 0x061c
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0x200b
                || c == 0xfeff
                || (c >= 0xfff9 && c <= 0xfffb)
                || (c >= 0xd800 && c <= 0xdfff)
                || (c >= 0xe0000 && c <= 0xe007f)
                || (c & 0xfffe) == 0xfffe;
    }
}
