// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.Locale;
import java.util.Objects;

/// Something in the text at which a person should look. The text itself is never mended.
///
/// @param line the line of the source, at least 1
/// @param kind what sort of problem it is
/// @param message one sentence in Japanese that quotes the words
public record Problem(int line, Kind kind, String message) {

    /// The sorts of problems.
    public enum Kind {
        /// 非意図的的.
        DOUBLED_CHARACTER,
        /// A sentence that goes on after a blank line or a page change.
        BROKEN_LINE,
        /// L GWAN.
        SPACE_IN_WORD,
        /// A bracket that is opened or closed only once.
        UNPAIRED_BRACKET,
        /// A character that the file's encoding could not express.
        UNREADABLE_CHARACTER,
        /// A reference to a clause that the text does not have.
        REFERENCE_WITHOUT_TARGET,
        /// A reference whose words do not fit the clause that it names.
        REFERENCE_DOES_NOT_FIT,
        /// A caption whose words do not fit what stands below it.
        CAPTION_DOES_NOT_FIT,
        /// The number or caption of a clause is missing; what stands below it is there.
        HEADING_LOST,
        /// A number is left out.
        NUMBER_SKIPPED,
        /// A number stands twice.
        NUMBER_REPEATED,
        /// A line of the contents list that the text below does not have, or the reverse.
        CONTENTS_DO_NOT_FIT,
        /// A term that the text uses and nowhere defines.
        TERM_NOT_DEFINED,
        /// A term that is defined and nowhere used.
        TERM_NOT_USED,
        /// A term that is defined twice.
        TERM_DEFINED_TWICE,
        /// The same thing under several names.
        SEVERAL_NAMES,
        /// An abbreviation that the text nowhere writes out.
        ABBREVIATION_NOT_EXPANDED,
        /// The purpose names fewer organs than the scope.
        PURPOSE_NARROWER_THAN_SCOPE,
        /// A date that does not exist.
        DATE_DOES_NOT_EXIST;

        /// Returns the word that JSON uses (`doubled-character`).
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Problem {
        Objects.requireNonNull(kind, "kind");
        if (line < 1 || message.isBlank()) {
            throw new IllegalArgumentException("a problem has a line and a message: " + kind);
        }
    }
}
