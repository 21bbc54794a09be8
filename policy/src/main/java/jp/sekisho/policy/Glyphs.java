// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

/// Characters of Japanese office texts: what looks alike is made equal for comparing, never for
/// showing.
final class Glyphs {

    private Glyphs() {}

    /// Returns the text with full-width letters, digits, brackets and all dashes and spaces made
    /// plain ASCII. Every character stays at its place, so offsets hold for the original too.
    static String plain(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = plain(chars[i]);
        }
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] == ',' && i > 0 && isJapanese(chars[i - 1])) {
                chars[i] = '、';
            }
        }
        return new String(chars);
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u3000', '\u00a0', '\u2003', '\t' -> ' ';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\u2500' ->
                    '-';
            case '\u301c', '\uff5e' -> '~';
            case '\uff0c' -> '、';
            case '\uff61' -> '。';
            case '\uff64' -> '、';
            default -> c >= '\uff01' && c <= '\uff5d' ? (char) (c - 0xfee0) : c;
        };
    }

    /// Returns the text without white space at its ends, the full-width space included.
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff' || c == '\u200b';
    }

    static boolean isHiragana(char c) {
        return c >= '\u3041' && c <= '\u309f';
    }

    static boolean isKatakana(char c) {
        return c >= '\u30a1' && c <= '\u30fe';
    }

    static boolean isKanji(char c) {
        return (c >= '\u3400' && c <= '\u9fff')
                || c == '々'
                || (c >= '\uf900' && c <= '\ufaff')
                || Character.isSurrogate(c);
    }

    static boolean isJapanese(char c) {
        return isHiragana(c) || isKatakana(c) || isKanji(c);
    }

    static boolean isLatin(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /// Returns the columns that the text takes on paper: two for a Japanese character, one for a
    /// Latin one.
    static int width(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            columns += width(text.charAt(i));
        }
        return columns;
    }

    static int width(char c) {
        if (Character.isHighSurrogate(c)) {
            return 0;
        }
        return c < 0x1100 || (c >= 0xff61 && c <= 0xffdc) ? 1 : 2;
    }
}
