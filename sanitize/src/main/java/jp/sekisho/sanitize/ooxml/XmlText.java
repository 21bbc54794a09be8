// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.nio.charset.StandardCharsets;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;

/// Character data of an XML document: references resolved, nothing expanded.
final class XmlText {

    private XmlText() {}

    static String decode(byte[] in, int from, int to) throws Refused {
        String raw = new String(in, from, to - from, StandardCharsets.UTF_8);
        return raw.indexOf('&') < 0 && raw.indexOf('<') < 0 ? raw : resolved(raw);
    }

    private static String resolved(String raw) throws Refused {
        StringBuilder out = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c == '&') {
                int end = raw.indexOf(';', i);
                if (end < 0) {
                    throw new Refused(Reason.DAMAGED, "entity");
                }
                out.appendCodePoint(character(raw.substring(i + 1, end)));
                i = end + 1;
            } else if (raw.startsWith("<![CDATA[", i)) {
                int end = raw.indexOf("]]>", i);
                end = end < 0 ? raw.length() : end;
                out.append(raw, i + 9, end);
                i = Math.min(raw.length(), end + 3);
            } else if (c == '<') {
                int end = raw.indexOf('>', i);
                i = end < 0 ? raw.length() : end + 1;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    /// Returns the character, one of five names or a number that XML allows.
    ///
    /// @param reference what stands between ampersand and semicolon
    /// @return the character, one of five names or a number that XML allows
    static int character(String reference) throws Refused {
        int named =
                switch (reference) {
                    case "amp" -> '&';
                    case "lt" -> '<';
                    case "gt" -> '>';
                    case "quot" -> '"';
                    case "apos" -> '\'';
                    default -> -1;
                };
        if (named >= 0) {
            return named;
        }
        try {
            int c =
                    reference.startsWith("#x")
                            ? Integer.parseInt(reference, 2, reference.length(), 16)
                            : Integer.parseInt(reference, 1, reference.length(), 10);
            boolean allowed =
                    reference.startsWith("#")
                            && (c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
                            && c <= 0x10ffff
                            && (c < 0xd800 || c > 0xdfff);
            if (allowed) {
                return c;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new Refused(Reason.AMBIGUOUS, "entity " + reference);
        }
        throw new Refused(Reason.AMBIGUOUS, "entity " + reference);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }

    /// Tag characters (U+E0000 to U+E007F) show nothing and can carry text past every reader.
    static boolean isTagCharacter(int c) {
        return c >= 0xe0000 && c <= 0xe007f;
    }
}
