// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.util.ArrayList;
import java.util.List;

/// The extension of CEF and LEEF messages.
final class CommonFormats {

    private CommonFormats() {}

    /// Cuts a header at its bars; a backslash before a bar keeps it.
    static List<String> header(String text, int fields) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int i = 0;
        while (i < text.length() && parts.size() < fields) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && "\\|".indexOf(text.charAt(i + 1)) >= 0) {
                part.append(text.charAt(++i));
            } else if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
            i++;
        }
        parts.add(part + text.substring(Math.min(i, text.length())));
        return parts;
    }

    /// Reads CEF's `key=value with spaces other=…`.
    static List<KeyValues.Pair> cef(String text) {
        List<KeyValues.Pair> pairs = new ArrayList<>();
        int key = 0;
        int equals = equalsFrom(text, 0);
        while (equals >= 0 && pairs.size() < KeyValues.MAX_PAIRS) {
            int next = equalsFrom(text, equals + 1);
            int end = next < 0 ? text.length() : text.lastIndexOf(' ', next);
            if (end <= equals) {
                end = next < 0 ? text.length() : next;
            }
            pairs.add(
                    new KeyValues.Pair(
                            text.substring(key, equals).strip(),
                            plain(text.substring(equals + 1, end))));
            key = Math.min(end + 1, text.length());
            equals = next;
        }
        return pairs;
    }

    private static int equalsFrom(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String value) {
        return value.strip()
                .replace("\\=", "=")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\\\", "\\");
    }

    /// Reads LEEF's pairs between delimiters.
    static List<KeyValues.Pair> leef(String text, char delimiter) {
        List<KeyValues.Pair> pairs = new ArrayList<>();
        int from = 0;
        while (from < text.length() && pairs.size() < KeyValues.MAX_PAIRS) {
            int end = text.indexOf(delimiter, from);
            end = end < 0 ? text.length() : end;
            int equals = text.indexOf('=', from);
            if (equals > from && equals < end) {
                pairs.add(
                        new KeyValues.Pair(
                                text.substring(from, equals).strip(),
                                text.substring(equals + 1, end)));
            }
            from = end + 1;
        }
        return pairs;
    }
}
