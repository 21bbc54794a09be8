// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.util.regex.Pattern;

/// Cells that a spreadsheet would compute get an apostrophe in front; numbers, dates and telephone
/// numbers with a sign stay as they are.
final class CsvCells {

    private static final String STARTERS = "=+-@\uff1d\uff0b\uff0d\uff20";

    /// Signs and what belongs to amounts, dates and telephone numbers; nothing that names a
    /// function.
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "[-+\uff0b\uff0d][-+0-9\uff10-\uff19,.\uff0c\uff0e()/: %\u00a5\uffe5$E\u30fc\u2212]*");

    private boolean quoted;
    private int neutralized;

    /// Returns how many cells got an apostrophe.
    int neutralized() {
        return neutralized;
    }

    /// Takes the next lines.
    ///
    /// @param text whole lines, the last of all perhaps without its end
    String lines(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        boolean atStart = true;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (atStart) {
                atStart = false;
                int open = c == '"' ? i + 1 : i;
                if (isDangerous(text, open, c == '"')) {
                    neutralized++;
                    out.append(text, i, open).append('\'');
                    i = open;
                    quoted ^= c == '"';
                    continue;
                }
            }
            if (c == '"') {
                quoted = !quoted;
            }
            boolean separator = c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r';
            if (separator && (!quoted || c == '\n' || c == '\r')) {
                // Readers disagree about line breaks inside quotes: both readings must be harmless.
                atStart = true;
            }
            out.append(c);
            i++;
        }
        return out.toString();
    }

    private static boolean isDangerous(String text, int from, boolean quoted) {
        int start = from;
        while (start < text.length()
                && (text.charAt(start) == ' ' || text.charAt(start) == '\u3000')) {
            start++;
        }
        if (start >= text.length() || STARTERS.indexOf(text.charAt(start)) < 0) {
            return false;
        }
        int end = start;
        while (end < text.length() && !ends(text.charAt(end), quoted)) {
            end++;
        }
        return !HARMLESS.matcher(text.substring(start, end).strip()).matches();
    }

    private static boolean ends(char c, boolean quoted) {
        return c == '\n'
                || c == '\r'
                || c == '"'
                || (!quoted && (c == ',' || c == ';' || c == '\t'));
    }
}
