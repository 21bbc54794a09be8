// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.Locale;
import java.util.Objects;

/// What one sentence of the text obliges, forbids or permits.
///
/// @param clause the clause in which it stands
/// @param kind what sort of statement it is
/// @param who who is bound: the subject that the sentence names, otherwise the name by which the
///   text calls the body; empty where it calls it nothing
/// @param whoStated whether the sentence itself names who is bound
/// @param what the sentence (or the part of it that binds by itself) as it stands in the text
/// @param strength how strongly it binds
/// @param words the words from which the strength follows, as they stand in the text
/// @param line the line of the source on which it begins
public record Statement(
        ClauseId clause,
        Kind kind,
        String who,
        boolean whoStated,
        String what,
        Strength strength,
        String words,
        int line) {

    /// The sorts of statements.
    public enum Kind {
        /// Something is to be done.
        DUTY,
        /// Something is not to be done.
        PROHIBITION,
        /// Something may be done.
        PERMISSION,
        /// A document is not published (実施手順は非公開とする).
        NON_PUBLICATION;

        /// Returns the word that JSON uses (`non-publication`).
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Statement {
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(words, "words");
        if (what.isBlank() || line < 1) {
            throw new IllegalArgumentException("a statement has words and a line: " + clause);
        }
    }
}
