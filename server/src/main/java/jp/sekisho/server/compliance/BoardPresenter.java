// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.catalogue.BoundObligation.Standing;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.LawItem;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.server.compliance.BoardView.Chosen;
import jp.sekisho.server.compliance.BoardView.ClauseRow;
import jp.sekisho.server.compliance.BoardView.Link;
import jp.sekisho.server.compliance.BoardView.ObligationRow;
import jp.sekisho.server.page.JapaneseDate;

/// Puts a board into the words and numbers of its page.
final class BoardPresenter {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String KANJI = "一二三四五六七八";

    private final String base;
    private final LocalDate today;
    private final Board board;
    private final BasicPolicy policy;
    private final boolean whole;
    private final Catalogue catalogue = Catalogue.current();
    private final Map<ClauseId, List<Board.Line>> byClause = new HashMap<>();

    BoardPresenter(String base, LocalDate today, Board board, BasicPolicy policy, boolean whole) {
        this.whole = whole;
        this.base = base;
        this.today = today;
        this.board = board;
        this.policy = policy;
        for (Board.Line line : board.lines()) {
            line.clauses().stream()
                    .distinct()
                    .forEach(clause ->
                            byClause.computeIfAbsent(clause, _ -> new ArrayList<>()).add(line));
        }
    }

    /// @param clause id of the clause chosen; empty for the one that is most urgent
    /// @param group law item, chapter, threat family, status or gaps chosen instead of a clause;
    ///   empty for none
    /// @param dayError what is wrong with the day that was typed; empty for nothing
    BoardView present(String clause, String group, String dayError) {
        Optional<Group> chosenGroup = Group.find(group, catalogue);
        Optional<Clause> chosen = chosenGroup.isPresent() ? Optional.empty() : chosenClause(clause);
        return new BoardView(
                lead(),
                board.day().equals(today) ? "" : new JapaneseDate(board.day()).text(),
                dayError,
                board.day().isAfter(today),
                base + "/board",
                whole,
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
        Map<Status, Integer> counts = Board.count(board.concerning());
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

    private List<Tally> tiles() {
        return catalogue.laws().stream()
                .filter(law -> law.measure().isPresent())
                .sorted(Comparator.comparingInt(law -> law.measure().getAsInt()))
                .map(this::tile)
                .toList();
    }

    private Tally tile(LawItem law) {
        return Tally.of(
                KANJI.charAt(law.measure().getAsInt() - 1) + " " + law.title(),
                path("group", law.id().value()),
                new Group.ByLaw(law).of(board, catalogue));
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
                        worst(clause).orElse(null),
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
                                .filter(clause -> worst(clause).isPresent())
                                .min(Comparator.comparing(clause -> worst(clause).orElseThrow())));
    }

    private Optional<Status> worst(Clause clause) {
        return of(clause).stream().map(Board.Line::status).min(Comparator.naturalOrder());
    }

    private List<Board.Line> of(Clause clause) {
        return byClause.getOrDefault(clause.id(), List.of());
    }

    private Chosen bound(Clause clause) {
        List<Board.Line> lines = of(clause);
        return new Chosen(
                (clause.label() + " " + clause.heading()).strip(),
                lines.isEmpty() ? "この条項から直接生じる「すべきこと」はありません。" : "すべきこと" + lines.size() + "件",
                rows(lines));
    }

    private Chosen grouped(Group group) {
        List<Board.Line> lines = group.of(board, catalogue);
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
        Optional<Obligation> obligation = catalogue.obligation(line.obligation());
        return new ObligationRow(
                // A past board may name what a later catalogue no longer has.
                obligation.map(Obligation::title).orElse("今の一覧には無い項目(" + line.obligation() + ")"),
                line.status(),
                line.grade().map(EvidenceGrade::label).orElse(""),
                line.sentence(),
                line.responsible(),
                line.due().map(due -> new JapaneseDate(due).withWeekday()).orElse(""),
                line.evidence().stream()
                        .map(link -> new Link(link.label(), base + link.path()))
                        .toList(),
                obligation.map(known -> base + "/board/obligations/" + known.id()).orElse(""));
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
}
