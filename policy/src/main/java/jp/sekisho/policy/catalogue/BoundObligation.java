// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.List;
import jp.sekisho.policy.ClauseId;

/// An obligation as it stands for one body under its own policy.
///
/// @param obligation the obligation
/// @param links the clauses that bind it, in the order of the text; the obligation counts once
/// @param applicability whether it falls on the body
public record BoundObligation(
        Obligation obligation, List<ClauseLink> links, Applicability applicability) {
    public BoundObligation {
        links = List.copyOf(links);
    }

    /// A clause that binds an obligation.
    ///
    /// @param clause the clause
    /// @param manner whether it names the matter or covers it by general words
    /// @param words the words of the clause from which that follows
    public record ClauseLink(ClauseId clause, Manner manner, List<String> words) {
        public ClauseLink {
            words = List.copyOf(words);
        }
    }

    /// How a clause binds.
    public enum Manner {
        /// The clause names the matter.
        NAMED,
        /// The clause covers the matter by general words (…等の対策を講じる).
        IMPLIED
    }

    /// How an obligation stands towards the policy's text.
    public enum Standing {
        /// A clause names it.
        NAMED,
        /// A clause covers it by general words.
        IMPLIED,
        /// No clause says it and none needs to: the law binds by itself.
        DIRECT,
        /// No clause says it although law or guideline expect it: a gap of the policy.
        OPEN,
        /// No clause says it, and the profile does not tell whether it falls on the body.
        UNDECIDED,
        /// It does not fall on the body.
        NOT_APPLICABLE;

        /// Returns the word that JSON uses (`not-applicable`).
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// Returns the clauses that bind it, in the order of the text.
    public List<ClauseId> clauses() {
        return links.stream().map(ClauseLink::clause).toList();
    }

    /// Says how it stands towards the policy's text.
    public Standing standing() {
        if (applicability instanceof Applicability.DoesNotApply) {
            return Standing.NOT_APPLICABLE;
        }
        if (!links.isEmpty()) {
            return links.stream().anyMatch(link -> link.manner() == Manner.NAMED)
                    ? Standing.NAMED
                    : Standing.IMPLIED;
        }
        if (applicability instanceof Applicability.Undecided) {
            return Standing.UNDECIDED;
        }
        return obligation.inPolicy() ? Standing.OPEN : Standing.DIRECT;
    }
}
