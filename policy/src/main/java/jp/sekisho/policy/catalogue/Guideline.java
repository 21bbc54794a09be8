// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.List;
import jp.sekisho.policy.Role;

/// The structure of the ministry's guideline (地方公共団体における情報セキュリティポリシーに関するガイドライン), part of the
/// standards: chapters, sections, leaves; and the ten headings of a basic policy.
///
/// @param edition the edition that the structure follows
/// @param chapters the nine chapters
/// @param headings the ten headings of a basic policy
public record Guideline(String edition, List<Chapter> chapters, List<Heading> headings) {
    public Guideline {
        Texts.require("edition", edition);
        chapters = List.copyOf(chapters);
        headings = List.copyOf(headings);
    }

    /// One chapter.
    ///
    /// @param number 1 to 9
    /// @param title its title
    /// @param sections its sections
    public record Chapter(int number, String title, List<Section> sections) {
        public Chapter {
            Texts.require("title", title);
            sections = List.copyOf(sections);
        }
    }

    /// One section.
    ///
    /// @param id its number in the guideline, for example `4.1`
    /// @param title its title
    /// @param law the law items that it serves
    /// @param certainty how sure the title and the assignment are
    /// @param leaves its leaves
    public record Section(
            String id, String title, List<LawItemId> law, Certainty certainty, List<Leaf> leaves) {
        public Section {
            Texts.require("id", id);
            Texts.require("title", title);
            law = List.copyOf(law);
            leaves = List.copyOf(leaves);
        }
    }

    /// One leaf of a section.
    ///
    /// @param id section and ordinal, for example `4.1-3`
    /// @param gist what it is about, in our own words
    /// @param certainty how sure it is
    public record Leaf(String id, String gist, Certainty certainty) {
        public Leaf {
            Texts.require("id", id);
            Texts.require("gist", gist);
        }
    }

    /// One of the ten headings of a basic policy.
    ///
    /// @param number 1 to 10
    /// @param title the usual caption
    /// @param role the role of the clause that carries it
    /// @param terms words by which a clause elsewhere shows that it carries the same matter; each
    ///   group needs one of its words
    public record Heading(int number, String title, Role role, List<List<String>> terms) {
        public Heading {
            Texts.require("title", title);
            terms = terms.stream().map(List::copyOf).toList();
        }
    }

    /// Returns all sections in order.
    public List<Section> sections() {
        return chapters.stream().flatMap(c -> c.sections().stream()).toList();
    }

    /// Returns all leaves in order.
    public List<Leaf> leaves() {
        return sections().stream().flatMap(s -> s.leaves().stream()).toList();
    }
}
