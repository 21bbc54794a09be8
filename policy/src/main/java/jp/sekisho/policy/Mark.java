// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.Objects;

/// The number or sign at the beginning of a clause.
///
/// @param style how it is written
/// @param ordinal its value; 0 where it has none
/// @param branch 2 in 第3条の2 (or the depth's last number in 2―4―1), otherwise 0
/// @param label the sign as it stands in the text
/// @param parts the numbers of 2―4―1 joined by dots, otherwise empty
/// @param rest where the words behind the sign begin
record Mark(Style style, int ordinal, int branch, String label, String parts, int rest) {

    /// How a clause can be counted. The rank orders what always stands above what; equal ranks find
    /// their order in the text.
    enum Style {
        PART(0),
        CHAPTER(1),
        SECTION(2),
        SUBSECTION(3),
        DIVISION(4),
        ARTICLE(5),
        DAI(5),
        SUPPLEMENT(0),
        APPENDIX(0),
        FORM(0),
        ROMAN(6),
        DECIMAL(6),
        NUMBER(7),
        KANJI(8),
        PAREN(8),
        HALF_PAREN(8),
        PAREN_KANJI(8),
        CIRCLED(8),
        KANA(8),
        IROHA(8),
        PAREN_KANA(8),
        LATIN(8),
        PAREN_LATIN(8),
        BULLET(8);

        private final int rank;

        Style(int rank) {
            this.rank = rank;
        }

        int rank() {
            return rank;
        }

        /// Whether pieces of this style group others rather than say something themselves.
        boolean groups() {
            return rank <= 4;
        }

        boolean isEndMatter() {
            return this == SUPPLEMENT || this == APPENDIX || this == FORM;
        }
    }

    Mark {
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(label, "label");
    }

    Mark as(Style other, int value) {
        return new Mark(other, value, branch, label, parts, rest);
    }

    /// The number of levels of 2―4―1; 1 for every other style.
    int depth() {
        return parts.isEmpty() ? 1 : (int) parts.chars().filter(c -> c == '.').count() + 1;
    }
}
