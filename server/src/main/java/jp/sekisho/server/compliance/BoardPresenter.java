// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.catalogue.BoundObligation.Standing;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.LawItem;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ThreatFamily;
import jp.sekisho.server.compliance.BoardView.Bar;
import jp.sekisho.server.compliance.BoardView.Chosen;
import jp.sekisho.server.compliance.BoardView.ClauseRow;
import jp.sekisho.server.compliance.BoardView.Link;
import jp.sekisho.server.compliance.BoardView.ObligationRow;
import jp.sekisho.server.compliance.BoardView.Tile;
import jp.sekisho.server.page.JapaneseDate;

/// Puts a board into the words and numbers of its page.
final class BoardPresenter {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String KANJI = "一二三四五六七八";

    private final String base;
    private final LocalDate today;
    private final Board board;
    private final BasicPolicy policy;
    private final Catalogue catalogue = Catalogue.current();

    BoardPresenter(String base, LocalDate today, Board board, BasicPolicy policy) {
        this.base = base;
        this.today = today;
        this.board = board;
        this.policy = policy;
    }

    /// @param clause id of the clause chosen; empty for the one that is most urgent
    /// @param group law item, chapter or threat family chosen instead of a clause; empty for none
    BoardView present(String clause, String group) {
        Optional<Group> chosenGroup = Group.find(group, catalogue);
        Optional<Clause> chosen = chosenGroup.isPresent() ? Optional.empty() : chosenClause(clause);
        return new BoardView(
                lead(),
                board.day().equals(today) ? "" : new JapaneseDate(board.day()).text(),
                tiles(),
                clauses(chosen),
                chosenGroup
                        .map(this::grouped)
                        .or(() -> chosen.map(this::bound))
                        .orElseGet(() -> new Chosen("条項", "", List.of())),
                board.run()
                        .map(run -> run.at().atZone(JAPAN))
                        .map(at ->
                                new JapaneseDate(at.toLocalDate()).text()
                                        + at.getHour()
                                        + "時"
                                        + at.getMinute()
                                        + "分")
                        .orElse(""));
    }

    private String lead() {
        Map<Status, Integer> counts = Board.count(concerning(line -> true));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        String text =
                policy.title()
                        + "の"
                        + policy.allClauses().count()
                        + "条項・すべきこと"
                        + all
                        + "件のうち、"
                        + counts(counts)
                        + "です。";
        long open = board.lines().stream().filter(line -> line.standing() == Standing.OPEN).count();
        return open == 0 ? text : text + "方針の文面に無いものが" + open + "件あります。";
    }

    private static String counts(Map<Status, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + "件が" + count.getKey().label())
                .collect(Collectors.joining("、"));
    }

    private List<Tile> tiles() {
        return catalogue.laws().stream()
                .filter(law -> law.measure().isPresent())
                .sorted(Comparator.comparingInt(law -> law.measure().getAsInt()))
                .map(this::tile)
                .toList();
    }

    private Tile tile(LawItem law) {
        List<Board.Line> lines = concerning(line -> obligation(line).law().contains(law.id()));
        Map<Status, Integer> counts = Board.count(lines);
        List<Bar> bars = new ArrayList<>();
        counts.forEach((status, count) ->
                bars.add(
                        new Bar(
                                status.style(),
                                status.label() + count + "件",
                                Math.max(1, Math.round(count * 100f / lines.size())))));
        bars.sort(Comparator.comparing(bar -> !bar.style().equals(Status.HOLDS.style())));
        return new Tile(
                KANJI.charAt(law.measure().getAsInt() - 1) + " " + law.title(),
                counts.getOrDefault(Status.HOLDS, 0),
                lines.size(),
                bars,
                path("group", law.id().value()));
    }

    /// Lines of one kind that concern the body.
    private List<Board.Line> concerning(Predicate<Board.Line> kind) {
        return board.lines().stream()
                .filter(line -> line.status() != Status.NOT_APPLICABLE)
                .filter(kind)
                .toList();
    }

    private List<ClauseRow> clauses(Optional<Clause> chosen) {
        List<ClauseRow> rows = new ArrayList<>();
        policy.clauses().forEach(clause -> add(rows, clause, 0, chosen));
        return rows;
    }

    private void add(List<ClauseRow> rows, Clause clause, int depth, Optional<Clause> chosen) {
        rows.add(
                new ClauseRow(
                        clause.label(),
                        clause.heading(),
                        clause.text(),
                        depth,
                        board.of(clause.id()).stream()
                                .map(Board.Line::status)
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                        path("clause", clause.id().value()),
                        chosen.filter(clause::equals).isPresent()));
        clause.children().forEach(child -> add(rows, child, depth + 1, chosen));
    }

    private Optional<Clause> chosenClause(String id) {
        return policy.allClauses()
                .filter(clause -> clause.id().value().equals(id))
                .findFirst()
                .or(() ->
                        policy.allClauses()
                                .filter(clause -> !board.of(clause.id()).isEmpty())
                                .min(
                                        Comparator.comparing(clause ->
                                                board.of(clause.id()).stream()
                                                        .map(Board.Line::status)
                                                        .min(Comparator.naturalOrder())
                                                        .orElse(Status.NOT_APPLICABLE))));
    }

    private Chosen bound(Clause clause) {
        List<Board.Line> lines = board.of(clause.id());
        return new Chosen(
                (clause.label() + " " + clause.heading()).strip(),
                lines.isEmpty() ? "この条項から直接生じる「すべきこと」はありません。" : "すべきこと" + lines.size() + "件",
                rows(lines));
    }

    private Chosen grouped(Group group) {
        List<Board.Line> lines = concerning(line -> group.has(obligation(line), line));
        return new Chosen(
                group.title(),
                lines.isEmpty()
                        ? "当てはまる「すべきこと」はありません。"
                        : "すべきこと" + lines.size() + "件。" + counts(Board.count(lines)),
                rows(lines));
    }

    private List<ObligationRow> rows(List<Board.Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(Board.Line::status))
                .map(this::row)
                .toList();
    }

    private ObligationRow row(Board.Line line) {
        return new ObligationRow(
                obligation(line).title(),
                line.status(),
                line.grade().map(EvidenceGrade::label).orElse(""),
                line.sentence(),
                line.responsible(),
                line.due().map(due -> new JapaneseDate(due).withWeekday()).orElse(""),
                line.evidence().stream()
                        .map(link -> new Link(link.label(), base + link.path()))
                        .toList(),
                base + "/board/obligations/" + line.obligation());
    }

    private Obligation obligation(Board.Line line) {
        return catalogue
                .obligation(line.obligation())
                .orElseThrow(() ->
                        new IllegalStateException("not in the catalogue: " + line.obligation()));
    }

    private String path(String name, String value) {
        String day = board.day().equals(today) ? "" : "&day=" + board.day();
        return base
                + "/board?"
                + name
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)
                + day;
    }

    /// Obligations that belong together in another way than by clause.
    sealed interface Group {

        String title();

        boolean has(Obligation obligation, Board.Line line);

        /// One item of a law.
        record ByLaw(LawItem law) implements Group {
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
            public String title() {
                return "方針の文面に無いもの";
            }

            @Override
            public boolean has(Obligation obligation, Board.Line line) {
                return line.standing() == Standing.OPEN;
            }
        }

        /// One chapter of the guideline.
        record ByChapter(int number, String name) implements Group {
            @Override
            public String title() {
                return "ガイドライン" + number + "章 " + name;
            }

            @Override
            public boolean has(Obligation obligation, Board.Line line) {
                return obligation.section().equals(Integer.toString(number))
                        || obligation.section().startsWith(number + ".");
            }
        }

        static Optional<Group> find(String text, Catalogue catalogue) {
            if (text.equals("gaps")) {
                return Optional.of(new Gaps());
            }
            for (LawItem law : catalogue.laws()) {
                if (law.id().value().equals(text)) {
                    return Optional.of(new ByLaw(law));
                }
            }
            for (ThreatFamily threat : ThreatFamily.values()) {
                if (threat.name().equals(text)) {
                    return Optional.of(new ByThreat(threat));
                }
            }
            for (Status status : Status.values()) {
                if (status.style().equals(text)) {
                    return Optional.of(new ByStatus(status));
                }
            }
            return catalogue.guideline().chapters().stream()
                    .filter(chapter -> ("chapter-" + chapter.number()).equals(text))
                    .<Group>map(chapter -> new ByChapter(chapter.number(), chapter.title()))
                    .findFirst();
        }
    }
}
