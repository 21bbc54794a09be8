// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.BoundObligation.Standing;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Guideline.Chapter;
import jp.sekisho.policy.catalogue.LawItem;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ThreatFamily;

/// Obligations that belong together in another way than by clause.
sealed interface Group {

    /// Returns the word by which an address names it.
    String word();

    /// Returns what it is called.
    String title();

    /// Tells whether an obligation belongs to it.
    boolean has(Obligation obligation, Board.Line line);

    /// Returns the lines of a board that belong to it and concern the body.
    default List<Board.Line> of(Board board, Catalogue catalogue) {
        return board.lines().stream()
                .filter(line -> line.status() != Status.NOT_APPLICABLE || this instanceof ByStatus)
                .filter(line ->
                        catalogue
                                .obligation(line.obligation())
                                .filter(obligation -> has(obligation, line))
                                .isPresent())
                .toList();
    }

    /// One item of a law.
    record ByLaw(LawItem law) implements Group {
        @Override
        public String word() {
            return law.id().value();
        }

        @Override
        public String title() {
            return law.article() + " " + law.title();
        }

        @Override
        public boolean has(Obligation obligation, Board.Line line) {
            return obligation.law().contains(law.id());
        }
    }

    /// One family of threats.
    record ByThreat(ThreatFamily threat) implements Group {
        @Override
        public String word() {
            return threat.name();
        }

        @Override
        public String title() {
            return threat.label();
        }

        @Override
        public boolean has(Obligation obligation, Board.Line line) {
            return obligation.threats().contains(threat);
        }
    }

    /// One status.
    record ByStatus(Status status) implements Group {
        @Override
        public String word() {
            return status.style();
        }

        @Override
        public String title() {
            return status.label() + "のもの";
        }

        @Override
        public boolean has(Obligation obligation, Board.Line line) {
            return line.status() == status;
        }
    }

    /// What the policy's text leaves out.
    record Gaps() implements Group {
        @Override
        public String word() {
            return "gaps";
        }

        @Override
        public String title() {
            return "方針の文面に無いもの";
        }

        @Override
        public boolean has(Obligation obligation, Board.Line line) {
            return line.standing() == Standing.OPEN;
        }
    }

    /// One chapter of the guideline.
    record ByChapter(Chapter chapter) implements Group {
        @Override
        public String word() {
            return "chapter-" + chapter.number();
        }

        @Override
        public String title() {
            return "ガイドライン" + chapter.number() + "章 " + chapter.title();
        }

        @Override
        public boolean has(Obligation obligation, Board.Line line) {
            return obligation.section().equals(Integer.toString(chapter.number()))
                    || obligation.section().startsWith(chapter.number() + ".");
        }
    }

    /// Returns the groups by law item.
    static List<Group> laws(Catalogue catalogue) {
        return catalogue.laws().stream().<Group>map(ByLaw::new).toList();
    }

    /// Returns the groups by chapter.
    static List<Group> chapters(Catalogue catalogue) {
        return catalogue.guideline().chapters().stream().<Group>map(ByChapter::new).toList();
    }

    /// Returns the groups by threat.
    static List<Group> threats() {
        return List.of(ThreatFamily.values()).stream().<Group>map(ByThreat::new).toList();
    }

    /// Returns the groups by status.
    static List<Group> statuses() {
        return List.of(Status.values()).stream().<Group>map(ByStatus::new).toList();
    }

    /// Finds the group that an address names.
    static Optional<Group> find(String word, Catalogue catalogue) {
        List<Group> all = new ArrayList<>(laws(catalogue));
        all.addAll(chapters(catalogue));
        all.addAll(threats());
        all.addAll(statuses());
        all.add(new Gaps());
        return all.stream().filter(group -> group.word().equals(word)).findFirst();
    }
}
