// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// One numbered or unnumbered piece of a policy text (章・条・項・号, paragraph, 附則, 別表).
///
/// @param id identity that does not depend on the numbering
/// @param kind what sort of piece it is
/// @param label the number as it stands in the text (`1.`, `第1条`, `(1)`); empty when the piece has
///   none
/// @param heading the heading as it stands in the text, without the brackets of a caption; empty
///   when the piece has none
/// @param text the piece's own words without those of its children; empty when it has none
/// @param role what the piece is about
/// @param children the pieces below this one, in the order of the text
/// @param lines where the piece with its children stands in the source
public record Clause(
        ClauseId id,
        Kind kind,
        String label,
        String heading,
        String text,
        Role role,
        List<Clause> children,
        LineRange lines) {

    /// The sorts of pieces of which a policy text consists.
    public enum Kind {
        /// 章・節・款, or a group heading above numbered clauses.
        CHAPTER,
        /// A clause that stands by itself: 条, or `1 目的`.
        ARTICLE,
        /// A numbered item below a clause: 号, (1), ア, ①.
        ITEM,
        /// A paragraph: numbered (項), or without any label.
        PARAGRAPH,
        /// 序文・前文・宣言 before the first clause.
        PREAMBLE,
        /// 附則.
        SUPPLEMENT,
        /// 別表.
        APPENDIX,
        /// 様式.
        FORM;

        /// Returns the word that JSON uses (`article`).
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Clause {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(lines, "lines");
        children = List.copyOf(children);
        if (label.isEmpty() && heading.isEmpty() && text.isEmpty() && children.isEmpty()) {
            throw new IllegalArgumentException("a clause says something: " + id);
        }
    }

    /// Returns this clause and everything below it, parents first.
    public Stream<Clause> withDescendants() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Clause::withDescendants));
    }
}
