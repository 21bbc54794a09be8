// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.database.schema.tables.BoardRun.BOARD_RUN;
import static jp.sekisho.server.database.schema.tables.ObligationDecision.OBLIGATION_DECISION;
import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Certainty;
import jp.sekisho.policy.catalogue.Cycle;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.LawItem;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.compliance.ObligationController.Form;
import jp.sekisho.server.database.schema.tables.records.ObligationDecisionRecord;
import jp.sekisho.server.database.schema.tables.records.ObligationStatusRecord;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import org.jooq.DSLContext;

/// Puts one obligation, its history and its forms into the words of its page.
final class ObligationPresenter {

    /// How far back a page looks.
    private static final int SHOWN = 50;

    private final Visit visit;
    private final Obligation obligation;
    private final Sight sight;

    ObligationPresenter(Visit visit, Obligation obligation) {
        this.visit = visit;
        this.obligation = obligation;
        this.sight = Sight.of(visit);
    }

    ObligationView present(DSLContext db, Form form) {
        Story story = story(db);
        return new ObligationView(
                obligation.title(),
                "/" + visit.body().key() + "/board/obligations/" + obligation.id(),
                obligation.description(),
                obligation.done(),
                obligation.role().label(),
                obligation.cycles().stream().map(Cycle::label).collect(Collectors.joining("、")),
                obligation.evidence().label(),
                obligation.law().stream()
                        .flatMap(id -> Catalogue.current().law(id).stream())
                        .map(ObligationPresenter::law)
                        .toList(),
                obligation.section(),
                obligation.certainty() == Certainty.SOURCED ? "" : "出典を確かめている途中の項目です。",
                story.standings().stream().map(row -> past(row, story.entry(row))).toList(),
                story.decisions().stream().map(row -> answer(row, story.entry(row))).toList(),
                ObligationController.mayDecide(visit, obligation, DecisionKind.STATEMENT),
                ObligationController.mayDecide(visit, obligation, DecisionKind.NOT_APPLICABLE),
                statement(form),
                judgement(form));
    }

    /// What the page tells of the past, and the ledger entries behind it.
    ///
    /// @param standings how it stood, the newest first
    /// @param decisions what people decided, the newest first; empty for those who do not see it
    /// @param inspections the last inspection of each day on which a standing began
    /// @param entries the newest ledger entry about a decision or an inspection; empty for those
    ///   who may not look there
    private record Story(
            List<ObligationStatusRecord> standings,
            List<ObligationDecisionRecord> decisions,
            Map<String, Long> inspections,
            Map<Long, Long> entries) {

        Optional<Long> entry(ObligationStatusRecord standing) {
            return Optional.ofNullable(inspections.get(standing.getFromOn()))
                    .map(run -> entries.get(run));
        }

        Optional<Long> entry(ObligationDecisionRecord decision) {
            return Optional.ofNullable(entries.get(decision.getId()));
        }
    }

    private Story story(DSLContext db) {
        List<ObligationStatusRecord> standings =
                db.selectFrom(OBLIGATION_STATUS)
                        .where(OBLIGATION_STATUS.OBLIGATION.eq(obligation.id().value()))
                        .orderBy(OBLIGATION_STATUS.FROM_ON.desc())
                        .limit(SHOWN)
                        .fetch();
        List<ObligationDecisionRecord> decisions =
                sight.seesWhy(obligation)
                        ? db.selectFrom(OBLIGATION_DECISION)
                                .where(OBLIGATION_DECISION.OBLIGATION.eq(obligation.id().value()))
                                .orderBy(
                                        OBLIGATION_DECISION.DECIDED_ON.desc(),
                                        OBLIGATION_DECISION.ID.desc())
                                .limit(SHOWN)
                                .fetch()
                        : List.of();
        if (!visit.may(Permission.READ_LEDGER)) {
            return new Story(standings, decisions, Map.of(), Map.of());
        }
        Map<String, Long> inspections =
                BoardStore.inspections(
                        db, standings.stream().map(ObligationStatusRecord::getFromOn).toList());
        List<Long> rows = new ArrayList<>(inspections.values());
        decisions.forEach(decision -> rows.add(decision.getId()));
        return new Story(
                standings,
                decisions,
                inspections,
                History.newest(
                        db, List.of(OBLIGATION_DECISION.getName(), BOARD_RUN.getName()), rows));
    }

    private ObligationView.Past past(ObligationStatusRecord row, Optional<Long> entry) {
        boolean why = sight.seesWhy(obligation);
        String base = "/" + visit.body().key();
        return new ObligationView.Past(
                date(row.getFromOn()),
                Status.valueOf(row.getStatus()),
                why && row.getGrade() != null ? EvidenceGrade.valueOf(row.getGrade()).label() : "",
                why ? row.getSentence() : "",
                row.getGoodUntil() == null
                        ? ""
                        : date(LocalDate.parse(row.getGoodUntil()).minusDays(1).toString()),
                why
                        ? BoardStore.evidence(row).stream()
                                .map(link -> new EvidenceLink(link.label(), base + link.path()))
                                .toList()
                        : List.of(),
                entry.map(seq -> base + "/evidence/entries/" + seq).orElse(""));
    }

    private ObligationView.Answer answer(ObligationDecisionRecord row, Optional<Long> entry) {
        return new ObligationView.Answer(
                date(row.getDecidedOn()),
                DecisionKind.valueOf(row.getKind()).label(),
                row.getText(),
                Objects.requireNonNullElse(
                        row.getApprover(), Objects.requireNonNullElse(row.getResponsible(), "")),
                row.getUntilOn() == null ? "" : date(row.getUntilOn()),
                row.getWithdrawnOn() == null ? "" : date(row.getWithdrawnOn()),
                entry.map(seq -> "/" + visit.body().key() + "/evidence/entries/" + seq).orElse(""));
    }

    private static String date(String day) {
        return new JapaneseDate(LocalDate.parse(day)).text();
    }

    private static String law(LawItem item) {
        return item.article()
                + " "
                + item.title()
                + "("
                + new JapaneseDate(item.inForce()).text()
                + "施行)";
    }

    private static List<FormField> statement(Form form) {
        boolean mine = form.kind().equals("STATEMENT") || form.kind().equals("TAKEN_UP");
        return List.of(
                FormField.of("s-kind", "どちらですか", Kind.CHOICE)
                        .with(mine ? form.kind() : "STATEMENT")
                        .mandatory()
                        .choosing(
                                List.of(
                                        new FormField.Choice("STATEMENT", "行った"),
                                        new FormField.Choice("TAKEN_UP", "取りかかっている"))),
                FormField.of("s-text", "何をしましたか・何をしていますか", Kind.LONG_TEXT)
                        .with(mine ? form.text() : "")
                        .mandatory()
                        .hinted("例: 5月18日の委員会で計画を決め、全員に周知した。")
                        .wrong(mine ? form.textError() : ""),
                FormField.of("s-grade", "どうやって確かめましたか(行ったとき)", Kind.CHOICE)
                        .with(form.grade())
                        .choosing(
                                ObligationController.STATED.stream()
                                        .map(grade ->
                                                new FormField.Choice(grade.name(), grade.label()))
                                        .toList()),
                FormField.of("s-seen", "だれが何を見ましたか・書類の名前(現物確認・第三者の書類のとき)", Kind.TEXT)
                        .with(mine ? form.seen() : "")
                        .hinted("例: 佐藤が10月3日にサーバ室で鍵と記録簿を確かめた。")
                        .wrong(mine ? form.seenError() : ""),
                FormField.of("s-until", "いつまでに終えますか(取りかかっているとき)", Kind.DATE)
                        .with(mine ? form.until() : "")
                        .hinted("例: 令和9年3月31日、R9.3.31")
                        .wrong(mine ? form.untilError() : ""));
    }

    private static List<FormField> judgement(Form form) {
        boolean mine = form.kind().equals("NOT_APPLICABLE") || form.kind().equals("EXCEPTED");
        return List.of(
                FormField.of("j-kind", "どちらにしますか", Kind.CHOICE)
                        .with(mine ? form.kind() : "NOT_APPLICABLE")
                        .mandatory()
                        .choosing(
                                List.of(
                                        new FormField.Choice("NOT_APPLICABLE", "この団体には当てはまらない"),
                                        new FormField.Choice("EXCEPTED", "期限を切って例外を認める"))),
                FormField.of("j-text", "理由", Kind.LONG_TEXT)
                        .with(mine ? form.text() : "")
                        .mandatory()
                        .hinted("例: 無線LANは設置していない。")
                        .wrong(mine ? form.textError() : ""),
                FormField.of("j-until", "いつ見直しますか", Kind.DATE)
                        .with(mine ? form.until() : "")
                        .mandatory()
                        .hinted("例: 令和9年3月31日、R9.3.31")
                        .wrong(mine ? form.untilError() : ""));
    }
}
