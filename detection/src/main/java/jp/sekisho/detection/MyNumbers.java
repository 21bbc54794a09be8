// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.util.function.UnaryOperator;

/// Hides twelve-digit My Numbers (個人番号) in whatever is shown or stored.
///
/// A run of exactly twelve digits is one where its check digit is right (番号法施行令・総務省令 平成26年第85号第5条);
/// digits may be in groups of four, and may be full-width.
public final class MyNumbers {

    private static final int LENGTH = 12;

    private MyNumbers() {}

    /// Masks every My Number of a text.
    ///
    /// @param text any
    /// @return the text, with each digit of a My Number replaced by an asterisk
    public static String mask(String text) {
        return mask(text, _ -> "");
    }

    /// Masks every My Number of a text and puts a mark behind each, by which equal ones can still
    /// be told from others.
    ///
    /// @param text any
    /// @param mark gives the mark for twelve half-width digits
    /// @return the text, with each digit of a My Number replaced by an asterisk
    public static String mask(String text, UnaryOperator<String> mark) {
        StringBuilder masked = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            if (digit(text.charAt(at)) < 0) {
                at++;
                continue;
            }
            int end = end(text, at);
            if (end > 0) {
                masked = masked == null ? new StringBuilder() : masked;
                masked.append(text, copied, at);
                StringBuilder number = new StringBuilder(LENGTH);
                for (int i = at; i < end; i++) {
                    int digit = digit(text.charAt(i));
                    if (digit >= 0) {
                        number.append(digit);
                    }
                    masked.append(digit >= 0 ? '*' : text.charAt(i));
                }
                masked.append(mark.apply(number.toString()));
                at = end;
                copied = end;
            } else {
                while (at < text.length() && digit(text.charAt(at)) >= 0) {
                    at++;
                }
            }
        }
        return masked == null ? text : masked.append(text, copied, text.length()).toString();
    }

    /// Where the My Number that begins here ends, or -1.
    private static int end(String text, int from) {
        int[] digits = new int[LENGTH];
        int count = 0;
        int i = from;
        char separator = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int digit = digit(c);
            if (digit >= 0) {
                if (count == LENGTH) {
                    return -1;
                }
                digits[count++] = digit;
                i++;
            } else if (count % 4 == 0
                    && count < LENGTH
                    && isSeparator(c)
                    && (separator == 0 ? count == 4 : c == separator)
                    && i + 1 < text.length()
                    && digit(text.charAt(i + 1)) >= 0) {
                separator = c;
                i++;
            } else {
                break;
            }
        }
        return count == LENGTH && checkDigit(digits) == digits[LENGTH - 1] ? i : -1;
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == ' ' || c == '\u3000' || c == '\uFF0D';
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= '\uFF10' && c <= '\uFF19' ? c - '\uFF10' : -1;
    }

    private static int checkDigit(int[] digits) {
        int sum = 0;
        for (int n = 1; n < LENGTH; n++) {
            int p = digits[LENGTH - 1 - n];
            sum += p * (n <= 6 ? n + 1 : n - 5);
        }
        int rest = sum % 11;
        return rest <= 1 ? 0 : 11 - rest;
    }
}
