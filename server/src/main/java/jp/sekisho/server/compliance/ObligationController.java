// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.database.schema.tables.ObligationDecision.OBLIGATION_DECISION;
import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Certainty;
import jp.sekisho.policy.catalogue.Cycle;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.LawItem;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.ObligationDecisionRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One obligation: what it asks, how it stood, and what a person says of it.
@Controller
class ObligationController {

    private final Evidence evidence;
    private final BoardEvaluation evaluation;
    private final Ids ids;

    ObligationController(Evidence evidence, BoardEvaluation evaluation, Ids ids) {
        this.evidence = evidence;
        this.evaluation = evaluation;
        this.ids = ids;
    }

    @Requires(Permission.SEE_BOARD)
    @GetMapping("/{body}/board/obligations/{obligation}")
    Page show(Visit visit, @PathVariable String obligation) {
        return page(visit, find(obligation), Form.EMPTY, 200);
    }

    /// Says that it is done, or that somebody has taken it up.
    @Requires(Permission.ANSWER_OBLIGATION)
    @PostMapping("/{body}/board/obligations/{obligation}/statement")
    Object state(
            Visit visit,
            @PathVariable String obligation,
            @RequestParam(name = "s-kind", defaultValue = "") String kind,
            @RequestParam(name = "s-text", defaultValue = "") String text,
            @RequestParam(name = "s-until", defaultValue = "") String until) {
        return decide(
                visit,
                find(obligation),
                new Form(kind.equals("TAKEN_UP") ? kind : "STATEMENT", text, until, "", ""));
    }

    /// Says that it does not concern the body, or that it is not kept for a time.
    @Requires(Permission.JUDGE_OBLIGATION)
    @PostMapping("/{body}/board/obligations/{obligation}/judgement")
    Object judge(
            Visit visit,
            @PathVariable String obligation,
            @RequestParam(name = "j-kind", defaultValue = "") String kind,
            @RequestParam(name = "j-text", defaultValue = "") String text,
            @RequestParam(name = "j-until", defaultValue = "") String until) {
        return decide(
                visit,
                find(obligation),
                new Form(kind.equals("EXCEPTED") ? kind : "NOT_APPLICABLE", text, until, "", ""));
    }

    /// What was typed, with what is wrong in it.
    ///
    /// @param kind a [DecisionKind]
    /// @param text words
    /// @param until a date in any form
    /// @param textError what is wrong with the words; empty for nothing
    /// @param untilError what is wrong with the date; empty for nothing
    record Form(String kind, String text, String until, String textError, String untilError) {

        static final Form EMPTY = new Form("", "", "", "", "");

        boolean wrong() {
            return !textError.isEmpty() || !untilError.isEmpty();
        }
    }

    private Object decide(Visit visit, Obligation obligation, Form typed) {
        DecisionKind kind = DecisionKind.valueOf(typed.kind());
        Optional<LocalDate> until = JapaneseDate.tryParse(typed.until()).map(JapaneseDate::date);
        Form checked =
                new Form(
                        typed.kind(),
                        typed.text(),
                        typed.until(),
                        textError(typed.text()),
                        kind == DecisionKind.STATEMENT
                                ? ""
                                : untilError(typed.until(), until, visit.today()));
        if (checked.wrong()) {
            return page(visit, obligation, checked, 422);
        }
        ObligationDecisionRecord row = new ObligationDecisionRecord();
        row.setId(ids.next());
        row.setObligation(obligation.id().value());
        row.setKind(kind.name());
        row.setText(typed.text().strip());
        row.setDecidedOn(visit.today().toString());
        row.setUntilOn(until.map(LocalDate::toString).orElse(null));
        switch (kind) {
            case STATEMENT -> row.setGrade(EvidenceGrade.DECLARED.name());
            case TAKEN_UP -> row.setResponsible(visit.name());
            case NOT_APPLICABLE, EXCEPTED -> row.setApprover(visit.name());
        }
        evidence.change(
                visit.body(),
                new Actor(visit.name()),
                typed.text().strip(),
                change -> {
                    // A newer answer of a kind takes the place of the older one.
                    change.db()
                            .selectFrom(OBLIGATION_DECISION)
                            .where(
                                    OBLIGATION_DECISION.OBLIGATION.eq(obligation.id().value()),
                                    OBLIGATION_DECISION.WITHDRAWN_ON.isNull())
                            .forEach(older -> {
                                older.setWithdrawnOn(visit.today().toString());
                                change.update(older);
                            });
                    change.insert(row);
                    return row.getId();
                });
        evaluation.run(visit.body());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        "Location",
                        "/" + visit.body().key() + "/board/obligations/" + obligation.id())
                .build();
    }

    private static String textError(String text) {
        if (text.isBlank()) {
            return "何をしたか、なぜかを書いてください。";
        }
        return text.length() > 2000 ? "2,000字までにしてください(いま" + text.length() + "字)。" : "";
    }

    private static String untilError(String typed, Optional<LocalDate> until, LocalDate today) {
        if (typed.isBlank()) {
            return "期限の日付を入れてください。";
        }
        if (until.isEmpty()) {
            return "「" + typed + "」は日付として読めません。令和9年3月31日のように入れてください。";
        }
        return until.get().isAfter(today) ? "" : "きょうより後の日付にしてください。";
    }

    private static Obligation find(String id) {
        try {
            return Catalogue.current()
                    .obligation(new ObligationId(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    private Page page(Visit visit, Obligation obligation, Form form, int status) {
        return visit.body()
                .read(db ->
                        new Page(
                                "compliance/obligation.jte",
                                view(visit, db, obligation, form),
                                status));
    }

    private static ObligationView view(
            Visit visit, DSLContext db, Obligation obligation, Form form) {
        List<String> law =
                obligation.law().stream()
                        .flatMap(id -> Catalogue.current().law(id).stream())
                        .map(ObligationController::law)
                        .toList();
        List<ObligationView.Past> past = new ArrayList<>();
        db.selectFrom(OBLIGATION_STATUS)
                .where(OBLIGATION_STATUS.OBLIGATION.eq(obligation.id().value()))
                .orderBy(OBLIGATION_STATUS.FROM_ON.desc())
                .limit(50)
                .forEach(row ->
                        past.add(
                                new ObligationView.Past(
                                        new JapaneseDate(LocalDate.parse(row.getFromOn())).text(),
                                        Status.valueOf(row.getStatus()),
                                        Optional.ofNullable(row.getGrade())
                                                .map(grade -> EvidenceGrade.valueOf(grade).label())
                                                .orElse(""),
                                        row.getSentence())));
        return new ObligationView(
                obligation.title(),
                "/" + visit.body().key() + "/board/obligations/" + obligation.id(),
                obligation.description(),
                obligation.done(),
                obligation.role().label(),
                obligation.cycles().stream().map(Cycle::label).collect(Collectors.joining("、")),
                obligation.evidence().label(),
                law,
                obligation.section(),
                obligation.certainty() == Certainty.SOURCED ? "" : "出典を確かめている途中の項目です。",
                past,
                visit.may(Permission.ANSWER_OBLIGATION),
                visit.may(Permission.JUDGE_OBLIGATION),
                fields(form, "STATEMENT", "TAKEN_UP"),
                fields(form, "NOT_APPLICABLE", "EXCEPTED"));
    }

    private static String law(LawItem item) {
        return item.article()
                + " "
                + item.title()
                + "("
                + new JapaneseDate(item.inForce()).text()
                + "施行)";
    }

    private static List<FormField> fields(Form form, String first, String second) {
        boolean mine = form.kind().equals(first) || form.kind().equals(second);
        boolean statement = first.equals("STATEMENT");
        String prefix = statement ? "s-" : "j-";
        return List.of(
                new FormField(
                        prefix + "kind",
                        statement ? "どちらですか" : "どちらにしますか",
                        Kind.CHOICE,
                        mine ? form.kind() : first,
                        true,
                        "",
                        "",
                        statement
                                ? List.of(
                                        new FormField.Choice("STATEMENT", "行った(自己申告)"),
                                        new FormField.Choice("TAKEN_UP", "取りかかっている"))
                                : List.of(
                                        new FormField.Choice("NOT_APPLICABLE", "この団体には当てはまらない"),
                                        new FormField.Choice("EXCEPTED", "期限を切って例外を認める"))),
                new FormField(
                        prefix + "text",
                        statement ? "何をしましたか・何をしていますか" : "理由",
                        Kind.LONG_TEXT,
                        mine ? form.text() : "",
                        true,
                        statement ? "例: 5月18日の委員会で計画を決め、全員に周知した。" : "例: 無線LANは設置していない。",
                        mine ? form.textError() : "",
                        List.of()),
                new FormField(
                        prefix + "until",
                        statement ? "いつまでに終えますか(取りかかっているとき)" : "いつ見直しますか",
                        Kind.DATE,
                        mine ? form.until() : "",
                        !statement,
                        "例: 令和9年3月31日、R9.3.31",
                        mine ? form.untilError() : "",
                        List.of()));
    }
}
