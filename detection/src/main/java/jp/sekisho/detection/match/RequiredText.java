// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.Locale;
import jp.sekisho.detection.event.Folding;

/// Finds a text without which a regular expression cannot be found.
final class RequiredText {

    private RequiredText() {}

    /// Returns the longest such text, folded; empty where none is certain. Only what stands outside
    /// of groups and classes is looked at, and nothing where the expression has alternatives there.
    static byte[] of(String expression) {
        String best = "";
        StringBuilder run = new StringBuilder();
        int i = 0;
        while (i < expression.length()) {
            char c = expression.charAt(i);
            int end = i + 1;
            int literal = -1;
            switch (c) {
                case '|' -> {
                    return new byte[0];
                }
                case '(' -> {
                    if (expression.startsWith("(?", i) && !expression.startsWith("(?:", i)) {
                        return new byte[0];
                    }
                    end = group(expression, i);
                }
                case '[' -> end = bracket(expression, i);
                case '.', '^', '$' -> {}
                case '\\' -> {
                    end = Math.min(i + 2, expression.length());
                    char escaped = end > i + 1 ? expression.charAt(i + 1) : 'x';
                    if (!Character.isLetterOrDigit(escaped)) {
                        literal = escaped;
                    } else if ("wWdDsSbBtnrfv".indexOf(escaped) < 0) {
                        return new byte[0];
                    }
                }
                case '*', '+', '?', '{', ')', ']', '}' -> {
                    return new byte[0];
                }
                default -> literal = c;
            }
            if (end < 0) {
                return new byte[0];
            }
            int quantified = quantifier(expression, end);
            boolean optional = quantified > end && !expression.startsWith("+", end);
            boolean repeated = quantified > end;
            if (literal >= 0 && literal < 128 && !optional) {
                run.append((char) literal);
            }
            if (literal < 0 || literal >= 128 || repeated) {
                best = longer(best, run);
                run.setLength(0);
            }
            i = quantified;
        }
        best = longer(best, run);
        return Folding.foldToBytes(best.toLowerCase(Locale.ROOT));
    }

    private static String longer(String best, StringBuilder run) {
        return run.length() > best.length() ? run.toString() : best;
    }

    private static int quantifier(String e, int at) {
        int i = at;
        if (i < e.length() && "*+?".indexOf(e.charAt(i)) >= 0) {
            i++;
        } else if (i < e.length() && e.charAt(i) == '{') {
            int close = e.indexOf('}', i);
            i = close < 0 ? i : close + 1;
        }
        return i > at && i < e.length() && e.charAt(i) == '?' ? i + 1 : i;
    }

    private static int bracket(String e, int at) {
        int i = at + 1;
        if (i < e.length() && e.charAt(i) == '^') {
            i++;
        }
        if (i < e.length() && e.charAt(i) == ']') {
            i++;
        }
        for (; i < e.length(); i++) {
            if (e.charAt(i) == '\\') {
                i++;
            } else if (e.startsWith("[:", i)) {
                i = e.indexOf(":]", i) < 0 ? e.length() : e.indexOf(":]", i) + 1;
            } else if (e.charAt(i) == ']') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int group(String e, int at) {
        int depth = 0;
        for (int i = at; i < e.length(); i++) {
            char c = e.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = bracket(e, i) - 1;
                if (i < 0) {
                    return -1;
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
