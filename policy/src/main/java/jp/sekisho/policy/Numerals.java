// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

/// The values of the numerals that count clauses.
final class Numerals {

    /// What is returned for something that is no numeral.
    static final int NONE = 0;

    private static final String KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private static final String IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
    private static final String KANJI = "一二三四五六七八九";

    private Numerals() {}

    /// Returns the value of arabic or kanji digits (12, 十二, 一二).
    static int value(String digits) {
        if (digits.isEmpty() || digits.length() > 5) {
            return NONE;
        }
        if (Character.isDigit(digits.charAt(0))) {
            return digits.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Integer.parseInt(digits)
                    : NONE;
        }
        return kanji(digits);
    }

    private static int kanji(String digits) {
        int total = 0;
        int current = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = KANJI.indexOf(c) + 1;
            if (digit > 0) {
                current = current * 10 + digit;
            } else if (c == '〇') {
                current *= 10;
            } else if (c == '十' || c == '百') {
                total += Math.max(current, 1) * (c == '十' ? 10 : 100);
                current = 0;
            } else {
                return NONE;
            }
        }
        return total + current;
    }

    /// Returns the value of ① to ㊿ or ❶ to ❿.
    static int circled(char c) {
        if (c >= '①' && c <= '⑳') {
            return c - '①' + 1;
        }
        if (c >= '㉑' && c <= '㉟') {
            return c - '㉑' + 21;
        }
        if (c >= '㊱' && c <= '㊿') {
            return c - '㊱' + 36;
        }
        return c >= '❶' && c <= '❿' ? c - '❶' + 1 : NONE;
    }

    /// Returns the value of ⑴ to ⒇.
    static int bracketed(char c) {
        return c >= '⑴' && c <= '⒇' ? c - '⑴' + 1 : NONE;
    }

    /// Returns the value of Ⅰ to Ⅻ or ⅰ to ⅻ.
    static int roman(char c) {
        if (c >= 'Ⅰ' && c <= 'Ⅻ') {
            return c - 'Ⅰ' + 1;
        }
        return c >= 'ⅰ' && c <= 'ⅻ' ? c - 'ⅰ' + 1 : NONE;
    }

    /// Returns the place of the sign in アイウエオ order.
    static int kana(char c) {
        return KANA.indexOf(c) + 1;
    }

    /// Returns the place of the sign in イロハ order.
    static int iroha(char c) {
        return IROHA.indexOf(c) + 1;
    }
}
