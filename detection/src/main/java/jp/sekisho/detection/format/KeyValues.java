// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.util.ArrayList;
import java.util.List;

/// Reads `key=value key="a value"` as firewalls and the Linux audit write it.
final class KeyValues {

    /// The most pairs of one line.
    static final int MAX_PAIRS = 500;

    /// One pair.
    ///
    /// @param key as it stands
    /// @param value without its quotes
    record Pair(String key, String value) {}

    private KeyValues() {}

    static List<Pair> read(String text) {
        List<Pair> pairs = new ArrayList<>();
        int at = 0;
        while (at < text.length() && pairs.size() < MAX_PAIRS) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            int start = equals;
            while (start > at && isKey(text.charAt(start - 1))) {
                start--;
            }
            int from = equals + 1;
            int end;
            String value;
            if (from < text.length() && (text.charAt(from) == '"' || text.charAt(from) == '\'')) {
                end = text.indexOf(text.charAt(from), from + 1);
                end = end < 0 ? text.length() : end;
                value = text.substring(from + 1, end);
                end++;
            } else {
                end = from;
                while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != ',') {
                    end++;
                }
                value = text.substring(from, end);
            }
            if (start < equals) {
                pairs.add(new Pair(text.substring(start, equals), value));
            }
            at = Math.max(end, equals + 1);
        }
        return pairs;
    }

    private static boolean isKey(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
}
