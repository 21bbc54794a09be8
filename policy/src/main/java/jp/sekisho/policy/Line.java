// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;
import jp.sekisho.policy.source.SourceLine;

/// A line of the source with what every stage of reading asks of it.
///
/// @param number its number in the source
/// @param text its words without white space at the ends
/// @param plain the same made plain; offsets are those of `text`
/// @param indent the columns of white space before its words
/// @param headingLevel the level that the document gives it, 0 for none
/// @param tableRow whether it is a row of a table
/// @param gap whether a blank line or page furniture stands before it
record Line(
        int number,
        String text,
        String plain,
        int indent,
        int headingLevel,
        boolean tableRow,
        boolean gap) {

    static Line of(SourceLine source, boolean gap) {
        String raw = source.text();
        String text = Glyphs.strip(raw);
        int indent = 0;
        for (int i = 0; i < raw.length() && Glyphs.isSpace(raw.charAt(i)); i++) {
            indent += Glyphs.width(raw.charAt(i));
        }
        String plain = Glyphs.plain(text);
        boolean row = source.tableRow() || (plain.length() > 2 && plain.startsWith("| "));
        return new Line(source.number(), text, plain, indent, source.headingLevel(), row, gap);
    }

    /// The cells of a table row.
    List<String> cells() {
        String inner = text.startsWith("|") ? text.substring(1) : text;
        inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
        return List.of(inner.split("\\|", -1)).stream().map(Glyphs::strip).toList();
    }

    int width() {
        return indent + Glyphs.width(text);
    }
}
