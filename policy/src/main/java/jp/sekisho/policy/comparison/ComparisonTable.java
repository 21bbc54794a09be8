// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.comparison.WordDiff.Segment;
import jp.sekisho.policy.comparison.WordDiff.Segments;

/// The table of the new and the old text (新旧対照表) as offices write it: what changed is underlined,
/// runs without a change are abbreviated as （略）.
///
/// @param newTitle the title of the new version
/// @param oldTitle the title of the old version
/// @param rows the rows in the order of the new version
public record ComparisonTable(String newTitle, String oldTitle, List<Row> rows) {
    static final String OMITTED = "（略）";
    static final String NEW = "（新設）";
    static final String GONE = "（削る）";

    public ComparisonTable {
        rows = List.copyOf(rows);
    }

    /// One row.
    ///
    /// @param newer the left cell (改正後), paragraph by paragraph
    /// @param older the right cell (改正前)
    /// @param remark the words of the column 備考; may be empty
    public record Row(List<Paragraph> newer, List<Paragraph> older, String remark) {
        public Row {
            newer = List.copyOf(newer);
            older = List.copyOf(older);
        }
    }

    /// One paragraph of a cell.
    ///
    /// @param depth 0 for a top-level clause
    /// @param segments the text in parts; what changed is underlined
    public record Paragraph(int depth, List<Segment> segments) {
        public Paragraph {
            segments = List.copyOf(segments);
        }

        /// Returns the whole text.
        public String text() {
            return segments.stream().map(Segment::text).collect(Collectors.joining());
        }
    }

    /// Lays a comparison out.
    public static ComparisonTable of(PolicyComparison comparison) {
        Layout layout = new Layout(comparison);
        layout.siblings(comparison.newer().clauses(), 0);
        return new ComparisonTable(
                comparison.newer().title(), comparison.older().title(), layout.rows);
    }

    private static final class Layout {
        private final List<Row> rows = new ArrayList<>();
        private final Map<ClauseId, ClauseChange> byNew = new HashMap<>();
        private final Map<ClauseId, List<Clause>> removedAfter = new HashMap<>();
        private final List<Clause> removedFirst = new ArrayList<>();
        private final Map<ClauseId, Integer> oldDepth = new HashMap<>();

        Layout(PolicyComparison comparison) {
            Map<ClauseId, ClauseId> newOf = new HashMap<>();
            for (ClauseChange change : comparison.changes()) {
                change.newer().forEach(clause -> byNew.put(clause.id(), change));
                if (!change.newer().isEmpty()) {
                    change.older()
                            .forEach(old -> newOf.put(old.id(), change.newer().getLast().id()));
                }
            }
            depths(comparison.older().clauses(), 0);
            Optional<ClauseId> anchor = Optional.empty();
            for (Clause old : comparison.older().allClauses().toList()) {
                ClauseId counterpart = newOf.get(old.id());
                if (counterpart != null) {
                    anchor = Optional.of(counterpart);
                } else {
                    anchor.map(id -> removedAfter.computeIfAbsent(id, _ -> new ArrayList<>()))
                            .orElse(removedFirst)
                            .add(old);
                }
            }
            removedFirst.forEach(this::removed);
        }

        private void depths(List<Clause> clauses, int depth) {
            for (Clause clause : clauses) {
                oldDepth.put(clause.id(), depth);
                depths(clause.children(), depth + 1);
            }
        }

        void siblings(List<Clause> clauses, int depth) {
            List<Clause> quiet = new ArrayList<>();
            for (Clause clause : clauses) {
                if (isQuiet(clause)) {
                    quiet.add(clause);
                    if (removedAfter.containsKey(clause.id())) {
                        omit(quiet, depth);
                        removedAfter.get(clause.id()).forEach(this::removed);
                    }
                    continue;
                }
                omit(quiet, depth);
                row(clause, depth);
                removedAfter.getOrDefault(clause.id(), List.of()).forEach(this::removed);
                siblings(clause.children(), depth + 1);
            }
            omit(quiet, depth);
        }

        private boolean isQuiet(Clause clause) {
            return change(clause).unchanged()
                    && clause.children().stream()
                            .allMatch(child ->
                                    !removedAfter.containsKey(child.id()) && isQuiet(child));
        }

        private ClauseChange change(Clause clause) {
            ClauseChange change = byNew.get(clause.id());
            if (change == null) {
                throw new IllegalStateException("no change stands for " + clause.id());
            }
            return change;
        }

        private void omit(List<Clause> quiet, int depth) {
            if (quiet.isEmpty()) {
                return;
            }
            List<Clause> olds = quiet.stream().map(c -> change(c).older().getFirst()).toList();
            rows.add(
                    new Row(
                            List.of(plain(depth, range(quiet) + OMITTED)),
                            List.of(plain(depth, range(olds) + OMITTED)),
                            ""));
            quiet.clear();
        }

        private static String range(List<Clause> clauses) {
            List<String> labels =
                    clauses.stream().map(Clause::label).filter(label -> !label.isEmpty()).toList();
            return switch (labels.size()) {
                case 0 -> "";
                case 1 -> labels.getFirst() + "　";
                case 2 -> labels.getFirst() + "・" + labels.getLast() + "　";
                default -> labels.getFirst() + "～" + labels.getLast() + "　";
            };
        }

        private void row(Clause clause, int depth) {
            ClauseChange change = change(clause);
            if (change.kinds().contains(ChangeKind.ADDED)) {
                rows.add(
                        new Row(
                                List.of(underlined(depth, whole(clause))),
                                List.of(plain(depth, NEW)),
                                ChangeKind.ADDED.label()));
                return;
            }
            if (change.newer().size() > 1 && !change.newer().getFirst().equals(clause)) {
                return;
            }
            if (change.unchanged()) {
                Clause old = change.older().getFirst();
                rows.add(
                        new Row(
                                List.of(plain(depth, abbreviated(clause))),
                                List.of(plain(depth, abbreviated(old))),
                                ""));
                return;
            }
            Segments words = WordDiff.between(joined(change.older()), joined(change.newer()));
            rows.add(
                    new Row(
                            paragraphs(depth, words.newer()),
                            paragraphs(
                                    oldDepth.getOrDefault(change.older().getFirst().id(), depth),
                                    words.older()),
                            remark(change.kinds())));
        }

        private void removed(Clause old) {
            int depth = oldDepth.getOrDefault(old.id(), 0);
            rows.add(
                    new Row(
                            List.of(plain(depth, GONE)),
                            List.of(underlined(depth, whole(old))),
                            ChangeKind.REMOVED.label()));
        }

        private static String remark(Set<ChangeKind> kinds) {
            return kinds.stream().map(ChangeKind::label).collect(Collectors.joining("・"));
        }

        private static String joined(List<Clause> clauses) {
            return clauses.stream().map(Layout::whole).collect(Collectors.joining("\n"));
        }

        private static String whole(Clause clause) {
            return head(clause) + (clause.text().isEmpty() ? "" : clause.text());
        }

        private static String abbreviated(Clause clause) {
            return head(clause) + (clause.text().isEmpty() ? "" : OMITTED);
        }

        private static String head(Clause clause) {
            StringBuilder head = new StringBuilder(clause.label());
            if (!clause.heading().isEmpty()) {
                head.append(head.isEmpty() ? "" : "　").append(clause.heading());
            }
            if (!head.isEmpty() && !clause.text().isEmpty()) {
                head.append('　');
            }
            return head.toString();
        }

        private static Paragraph plain(int depth, String text) {
            return new Paragraph(depth, List.of(new Segment(text, false)));
        }

        private static Paragraph underlined(int depth, String text) {
            return new Paragraph(depth, List.of(new Segment(text, true)));
        }

        private static List<Paragraph> paragraphs(int depth, List<Segment> segments) {
            List<Paragraph> paragraphs = new ArrayList<>();
            List<Segment> open = new ArrayList<>();
            for (Segment segment : segments) {
                String[] lines = segment.text().split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (i > 0) {
                        paragraphs.add(new Paragraph(depth, open));
                        open.clear();
                    }
                    if (!lines[i].isEmpty()) {
                        open.add(new Segment(lines[i], segment.changed()));
                    }
                }
            }
            paragraphs.add(new Paragraph(depth, open));
            return paragraphs;
        }
    }
}
