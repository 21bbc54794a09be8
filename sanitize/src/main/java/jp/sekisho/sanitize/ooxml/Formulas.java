// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Which spreadsheet formulas may stay: those of known functions that look at nothing but their own
/// workbook.
final class Formulas {

    private static final Set<String> FUNCTIONS = functions();

    private Formulas() {}

    private static Set<String> functions() {
        Set<String> names = new HashSet<>();
        for (String line : Vocabulary.lines("functions.txt")) {
            for (int at = 0; at < line.length(); ) {
                int end = line.indexOf(' ', at);
                end = end < 0 ? line.length() : end;
                names.add(line.substring(at, end));
                at = end + 1;
            }
        }
        return names;
    }

    /// Returns whether it computes from its own workbook alone.
    ///
    /// @param formula as stored, without the equals sign
    /// @return whether it computes from its own workbook alone
    static boolean isHarmless(String formula) {
        int n = formula.length();
        int i = 0;
        while (i < n) {
            char c = formula.charAt(i);
            if (c == '"') {
                i = closing(formula, i, '"') + 1;
            } else if (c == '\'') {
                int end = closing(formula, i, '\'');
                if (namesAnotherBook(formula.substring(i + 1, Math.min(end, n)))) {
                    return false;
                }
                i = end + 1;
                // A quoted name followed by a bar is a DDE topic.
                if (i < n && formula.charAt(i) == '|') {
                    return false;
                }
            } else if (c == '|') {
                return false;
            } else if (c == '[') {
                if (i == 0 || !isNamePart(formula.charAt(i - 1))) {
                    if (isBookIndex(formula, i)) {
                        return false;
                    }
                }
                i++;
            } else if (isNameStart(c)) {
                int end = i;
                while (end < n && isNamePart(formula.charAt(end))) {
                    end++;
                }
                int next = end;
                while (next < n && formula.charAt(next) == ' ') {
                    next++;
                }
                if (next < n
                        && formula.charAt(next) == '('
                        && !isKnown(formula.substring(i, end))) {
                    return false;
                }
                i = end;
            } else {
                i++;
            }
        }
        return true;
    }

    private static int closing(String formula, int open, char quote) {
        int i = open + 1;
        while (i < formula.length()) {
            if (formula.charAt(i) == quote) {
                if (i + 1 < formula.length() && formula.charAt(i + 1) == quote) {
                    i += 2;
                    continue;
                }
                return i;
            }
            i++;
        }
        return formula.length();
    }

    /// `[1]Sheet` or `C:\x\[book.xlsx]Sheet` inside quotes.
    private static boolean namesAnotherBook(String sheet) {
        return sheet.indexOf('[') >= 0 || sheet.indexOf('\\') >= 0 || sheet.indexOf('/') >= 0;
    }

    /// `[1]Sheet!A1`, unlike `[Column]` or `[#This Row]` of a table.
    private static boolean isBookIndex(String formula, int open) {
        int close = formula.indexOf(']', open);
        if (close < 0) {
            return true;
        }
        String inside = formula.substring(open + 1, close);
        boolean number = !inside.isEmpty() && inside.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean sheetFollows =
                close + 1 < formula.length()
                        && (isNameStart(formula.charAt(close + 1))
                                || formula.charAt(close + 1) == '!');
        return sheetFollows && (number || inside.indexOf('.') >= 0);
    }

    private static boolean isKnown(String name) {
        String plain = name.toUpperCase(Locale.ROOT);
        for (String prefix : new String[] {"_XLFN.", "_XLWS.", "_XLUDF."}) {
            if (plain.startsWith(prefix)) {
                plain = plain.substring(prefix.length());
            }
        }
        return FUNCTIONS.contains(plain);
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || c == '\\';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '\\' || c == ']';
    }

    /// Tells whether a defined name is one that a workbook runs by itself, or keeps for macros.
    static boolean isMacroName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.startsWith("_xlnm.") ? lower.substring(6) : lower;
        return plain.startsWith("auto_") || plain.equals("recorder") || plain.equals("data_form");
    }
}
