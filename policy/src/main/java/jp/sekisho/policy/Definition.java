// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;
import java.util.Objects;

/// An entry of the definitions clause.
///
/// @param term the term as it stands in the text; never blank
/// @param meaning its meaning as it stands in the text; empty where the text gives none
/// @param otherNames further names in brackets behind the term (個人番号利用事務系)
/// @param clause the clause that is this entry
/// @param lines where the entry stands in the source
public record Definition(
        String term, String meaning, List<String> otherNames, ClauseId clause, LineRange lines) {
    public Definition {
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(lines, "lines");
        otherNames = List.copyOf(otherNames);
        if (term.isBlank()) {
            throw new IllegalArgumentException("term must not be blank at " + lines);
        }
    }
}
