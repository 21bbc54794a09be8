// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.LawItem;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.compliance.CoverageViews.Block;
import jp.sekisho.server.compliance.CoverageViews.Chapter;
import jp.sekisho.server.compliance.CoverageViews.Entry;
import jp.sekisho.server.compliance.CoverageViews.Gap;
import jp.sekisho.server.compliance.CoverageViews.OverTime;
import jp.sekisho.server.compliance.CoverageViews.Overview;
import jp.sekisho.server.compliance.CoverageViews.Report;
import jp.sekisho.server.compliance.CoverageViews.Row;
import jp.sekisho.server.evidence.Checkpointed;
import jp.sekisho.server.page.JapaneseDate;

/// Puts the body as a whole into the words and numbers of its pages: totals, gaps, the report.
final class CoveragePresenter {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /// The laws of which the report speaks: the duty itself and its eight measures.
    private static final List<String> REPORTED = List.of("laa-244-6.", "ordinance-16-3.");

    private final String path;
    private final LocalDate today;
    private final Board board;
    private final BasicPolicy policy;
    private final Catalogue catalogue = Catalogue.current();

    /// @param path where the board stands
    CoveragePresenter(String path, LocalDate today, Board board, BasicPolicy policy) {
        this.path = path;
        this.today = today;
        this.board = board;
        this.policy = policy;
    }

    Overview overview() {
        return new Overview(
                path,
                new JapaneseDate(board.day()).text(),
                List.of(
                        new Block(
                                "法令の条ごと", "一つの「すべきこと」がいくつもの条に当たるときは、それぞれの行で数えます。", tallies(laws())),
                        new Block("ガイドラインの章ごと", "", tallies(Group.chapters(catalogue))),
                        new Block(
                                "脅威の種類ごと",
                                "方針が対象とする脅威に、対策があるか、実施されているか。",
                                tallies(Group.threats()))),
                new Group.Gaps()
                        .of(board, catalogue).stream()
                                .flatMap(line -> catalogue.obligation(line.obligation()).stream())
                                .map(this::gap)
                                .toList(),
                unmatched());
    }

    /// The law items for which the catalogue knows an obligation.
    private List<Group> laws() {
        return catalogue.laws().stream()
                .filter(law ->
                        catalogue.obligations().stream()
                                .anyMatch(obligation -> obligation.law().contains(law.id())))
                .<Group>map(Group.ByLaw::new)
                .toList();
    }

    private List<Tally> tallies(List<Group> groups) {
        return groups.stream()
                .map(group ->
                        Tally.of(
                                group.title(),
                                address("group", group.word()),
                                group.of(board, catalogue)))
                .toList();
    }

    private Gap gap(Obligation obligation) {
        return new Gap(
                obligation.law().stream()
                        .flatMap(id -> catalogue.law(id).stream())
                        .map(LawItem::article)
                        .collect(Collectors.joining("、")),
                obligation.title(),
                path + "/obligations/" + obligation.id());
    }

    private List<Gap> unmatched() {
        List<ClauseId> without = board.run().map(Board.Run::unmatched).orElse(List.of());
        return policy.allClauses()
                .filter(clause -> without.contains(clause.id()))
                .map(clause ->
                        new Gap(
                                (clause.label() + " " + clause.heading()).strip(),
                                clause.text(),
                                address("clause", clause.id().value())))
                .toList();
    }

    /// @param path where the board stands
    static OverTime overTime(String path, StatusHistory history) {
        return new OverTime(
                path,
                lead(history),
                HistoryChart.of(history),
                history.points().stream()
                        .map(point ->
                                new Row(
                                        new JapaneseDate(point.day()).text(),
                                        path + "?day=" + point.day(),
                                        Tally.COLUMNS.stream().map(point::of).toList(),
                                        point.all()))
                        .toList());
    }

    private static String lead(StatusHistory history) {
        if (history.points().size() < 2) {
            return "自動点検を始めたところです。日がたつと、ここに移り変わりが出ます。";
        }
        StatusHistory.Point first = history.points().getFirst();
        StatusHistory.Point last = history.points().getLast();
        return new JapaneseDate(first.day()).text()
                + "に"
                + first.all()
                + "件のうち"
                + first.of(Status.HOLDS)
                + "件だった実施済は、"
                + new JapaneseDate(last.day()).text()
                + "には"
                + last.all()
                + "件のうち"
                + last.of(Status.HOLDS)
                + "件です。要対応は"
                + first.of(Status.DUE)
                + "件から"
                + last.of(Status.DUE)
                + "件になりました。";
    }

    /// @param checkpoint the newest signed state of the ledger, if any
    Report report(Optional<Checkpointed> checkpoint) {
        Map<ClauseId, String> places = new LinkedHashMap<>();
        policy.clauses().forEach(clause -> places(places, clause, ""));
        List<Group.ByLaw> laws =
                catalogue.laws().stream()
                        .filter(law -> REPORTED.stream().anyMatch(law.id().value()::startsWith))
                        .map(Group.ByLaw::new)
                        .filter(law -> !law.of(board, catalogue).isEmpty())
                        .toList();
        List<Board.Line> all =
                board.concerning().stream()
                        .filter(line ->
                                laws.stream()
                                        .anyMatch(law -> law.of(board, catalogue).contains(line)))
                        .toList();
        Tally total = Tally.of("", "", all);
        return new Report(
                path,
                board.day().equals(today) ? "" : "?day=" + board.day(),
                policy.title(),
                new JapaneseDate(board.day()).text(),
                "地方自治法第244条の6と同法施行規則第16条の3が求める"
                        + total.all()
                        + "件のうち、"
                        + total.holds()
                        + "件を実施済みです。",
                basis(checkpoint),
                laws.stream()
                        .map(law ->
                                Tally.of(
                                        law.title(),
                                        address("group", law.word()),
                                        law.of(board, catalogue)))
                        .toList(),
                laws.stream().map(law -> chapter(law, places)).toList());
    }

    private Chapter chapter(Group.ByLaw law, Map<ClauseId, String> places) {
        return new Chapter(
                law.title(),
                law.law().gist(),
                new JapaneseDate(law.law().inForce()).text() + "施行",
                law.of(board, catalogue).stream().map(line -> entry(line, places)).toList());
    }

    private Entry entry(Board.Line line, Map<ClauseId, String> places) {
        Obligation obligation = catalogue.obligation(line.obligation()).orElseThrow();
        return new Entry(
                obligation.title(),
                line.clauses().stream()
                        .map(id -> places.getOrDefault(id, ""))
                        .filter(place -> !place.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("、")),
                line.status(),
                line.grade().map(EvidenceGrade::label).orElse(""),
                line.sentence(),
                line.responsible(),
                line.due().map(due -> new JapaneseDate(due).text()).orElse(""),
                line.evidence().stream().map(EvidenceLink::label).collect(Collectors.joining("、")),
                path + "/obligations/" + line.obligation());
    }

    private List<String> basis(Optional<Checkpointed> checkpoint) {
        List<String> basis = new ArrayList<>();
        board.run()
                .ifPresent(run ->
                        basis.add(
                                "自動点検: "
                                        + moment(run.at())
                                        + "(対策項目一覧 "
                                        + edition(run.catalogue())
                                        + "版、結果の照合値 "
                                        + run.hash()
                                        + ")"));
        basis.add(
                checkpoint
                        .map(signed ->
                                "証跡台帳: "
                                        + moment(signed.at())
                                        + "の署名("
                                        + signed.size()
                                        + "件まで。木の照合値 "
                                        + root(signed.text())
                                        + ")")
                        .orElse("証跡台帳: まだ署名がありません。"));
        basis.add("状況は、根拠となる証跡より良くは示しません。期限の切れた証跡は「確認できない」と示します。");
        return basis;
    }

    /// The third line of a checkpoint is the hash of the tree (c2sp.org/tlog-checkpoint).
    private static String root(String note) {
        return note.lines().skip(2).findFirst().orElse("");
    }

    private static String moment(java.time.Instant at) {
        var there = at.atZone(JAPAN);
        return new JapaneseDate(there.toLocalDate()).text()
                + there.getHour()
                + "時"
                + there.getMinute()
                + "分";
    }

    private static void places(Map<ClauseId, String> places, Clause clause, String above) {
        String place = (above + clause.label()).strip();
        places.put(clause.id(), place.isEmpty() ? clause.heading() : place);
        clause.children().forEach(child -> places(places, child, place));
    }

    private String address(String name, String value) {
        String day = board.day().equals(today) ? "" : "&day=" + board.day();
        return path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + day;
    }

    /// The catalogue names its editions by their days.
    private static String edition(String named) {
        return JapaneseDate.tryParse(named).map(JapaneseDate::text).orElse(named);
    }
}
