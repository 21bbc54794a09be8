// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.util.Objects;

/// One line of a document.
///
/// @param number its number, from 1; in Word and HTML each paragraph or table row is a line, in PDF
///   each printed line
/// @param text the line as it stands, without its end
/// @param headingLevel 1 to 6 where the document marks the line as a heading, otherwise 0
/// @param tableRow whether the line is a row of a table, its cells between bars
public record SourceLine(int number, String text, int headingLevel, boolean tableRow) {
    public SourceLine {
        Objects.requireNonNull(text, "text");
        if (number < 1 || headingLevel < 0 || headingLevel > 6) {
            throw new IllegalArgumentException("line " + number + ", level " + headingLevel);
        }
    }

    static SourceLine plain(int number, String text) {
        return new SourceLine(number, text, 0, false);
    }
}
