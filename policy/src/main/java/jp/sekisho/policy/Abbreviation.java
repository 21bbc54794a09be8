// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.Locale;
import java.util.Objects;

/// A term introduced in passing: 以下「職員等」という。 or 学校(…を言う。以下同じ。).
///
/// @param term the term (職員等, 学校); never blank
/// @param meaning the words for which it stands, as they stand in the text; never blank
/// @param form how the text introduces it
/// @param clause where it is introduced
/// @param lines where that stands in the source
public record Abbreviation(
        String term, String meaning, Form form, ClauseId clause, LineRange lines) {

    /// How the text introduces the term.
    public enum Form {
        /// 以下「…」という: a short name for the words before the bracket.
        SHORT_NAME,
        /// …をいう。以下同じ: the bracket says what the word before it means.
        EXPLAINED;

        /// Returns the word that JSON uses (`short-name`).
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Abbreviation {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(lines, "lines");
        if (term.isBlank() || meaning.isBlank()) {
            throw new IllegalArgumentException("term and meaning must not be blank at " + lines);
        }
    }
}
