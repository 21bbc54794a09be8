// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
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

    /// How a person can make sure of something; measuring is left to programs.
    static final List<EvidenceGrade> STATED =
            List.of(EvidenceGrade.DECLARED, EvidenceGrade.INSPECTED, EvidenceGrade.THIRD_PARTY);

    private final Evidence evidence;
    private final BoardEvaluation evaluation;
    private final AnswerDesk desk;

    ObligationController(Evidence evidence, BoardEvaluation evaluation, AnswerDesk desk) {
        this.evidence = evidence;
        this.evaluation = evaluation;
        this.desk = desk;
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
            @RequestParam(name = "s-grade", defaultValue = "") String grade,
            @RequestParam(name = "s-seen", defaultValue = "") String seen,
            @RequestParam(name = "s-until", defaultValue = "") String until) {
        return decide(
                visit,
                find(obligation),
                Form.of(
                        kind.equals("TAKEN_UP") ? kind : "STATEMENT",
                        text,
                        until,
                        STATED.stream()
                                .map(Enum::name)
                                .filter(grade::equals)
                                .findFirst()
                                .orElse(EvidenceGrade.DECLARED.name()),
                        seen));
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
                Form.of(
                        kind.equals("EXCEPTED") ? kind : "NOT_APPLICABLE",
                        text,
                        until,
                        EvidenceGrade.DECLARED.name(),
                        ""));
    }

    /// What was typed, with what is wrong in it.
    ///
    /// @param kind a [DecisionKind]
    /// @param text words
    /// @param until a date in any form
    /// @param grade an [EvidenceGrade]
    /// @param seen who saw what, or which document says so
    /// @param textError what is wrong with the words; empty for nothing
    /// @param untilError what is wrong with the date; empty for nothing
    /// @param seenError what is wrong with who saw it; empty for nothing
    record Form(
            String kind,
            String text,
            String until,
            String grade,
            String seen,
            String textError,
            String untilError,
            String seenError) {

        static final Form EMPTY = of("", "", "", EvidenceGrade.DECLARED.name(), "");

        static Form of(String kind, String text, String until, String grade, String seen) {
            return new Form(kind, text, until, grade, seen, "", "", "");
        }

        boolean wrong() {
            return !textError.isEmpty() || !untilError.isEmpty() || !seenError.isEmpty();
        }
    }

    private Object decide(Visit visit, Obligation obligation, Form typed) {
        DecisionKind kind = DecisionKind.valueOf(typed.kind());
        Optional<LocalDate> until = JapaneseDate.tryParse(typed.until()).map(JapaneseDate::date);
        if (!mayDecide(visit, obligation, kind)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Form checked =
                new Form(
                        typed.kind(),
                        typed.text(),
                        typed.until(),
                        typed.grade(),
                        typed.seen(),
                        textError(typed.text()),
                        kind == DecisionKind.STATEMENT
                                ? ""
                                : untilError(typed.until(), until, visit.today()),
                        kind == DecisionKind.STATEMENT ? seenError(typed) : "");
        if (checked.wrong()) {
            return page(visit, obligation, checked, 422);
        }
        evidence.change(
                visit.body(),
                new Actor(visit.name()),
                typed.text().strip(),
                change -> {
                    LocalDate day = visit.today();
                    String name = visit.name();
                    switch (kind) {
                        case STATEMENT ->
                                desk.state(
                                        change,
                                        obligation.id(),
                                        day,
                                        typed.text(),
                                        EvidenceGrade.valueOf(typed.grade()),
                                        typed.seen());
                        case TAKEN_UP ->
                                desk.takeUp(
                                        change,
                                        obligation.id(),
                                        day,
                                        typed.text(),
                                        name,
                                        until.orElseThrow());
                        case NOT_APPLICABLE ->
                                desk.setAside(
                                        change,
                                        obligation.id(),
                                        day,
                                        typed.text(),
                                        name,
                                        until.orElseThrow());
                        case EXCEPTED ->
                                desk.except(
                                        change,
                                        obligation.id(),
                                        day,
                                        typed.text(),
                                        name,
                                        until.orElseThrow());
                    }
                    return 0;
                });
        evaluation.run(visit.body());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        "Location",
                        "/" + visit.body().key() + "/board/obligations/" + obligation.id())
                .build();
    }

    /// Who sees the whole body may answer for all of it, others for what is theirs.
    static boolean mayDecide(Visit visit, Obligation obligation, DecisionKind kind) {
        return switch (kind) {
            case STATEMENT, TAKEN_UP ->
                    visit.may(Permission.ANSWER_OBLIGATION, null)
                            || (visit.may(Permission.ANSWER_OBLIGATION)
                                    && Sight.of(visit).answersFor(obligation));
            case NOT_APPLICABLE, EXCEPTED -> visit.may(Permission.JUDGE_OBLIGATION);
        };
    }

    private static String textError(String text) {
        if (text.isBlank()) {
            return "何をしたか、なぜかを書いてください。";
        }
        return text.length() > 2000 ? "2,000字までにしてください(いま" + text.length() + "字)。" : "";
    }

    private static String seenError(Form typed) {
        if (typed.seen().length() > 200) {
            return "200字までにしてください(いま" + typed.seen().length() + "字)。";
        }
        return typed.seen().isBlank() && !typed.grade().equals(EvidenceGrade.DECLARED.name())
                ? "だれが何を見て確かめたか、または書類の名前を入れてください。"
                : "";
    }

    private static String untilError(String typed, Optional<LocalDate> until, LocalDate today) {
        if (typed.isBlank()) {
            return "期限の日付を入れてください。";
        }
        if (until.isEmpty()) {
            return JapaneseDate.whyNone(typed);
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

    private static Page page(Visit visit, Obligation obligation, Form form, int status) {
        return new Page(
                "compliance/obligation.jte",
                visit.body()
                        .read(db -> new ObligationPresenter(visit, obligation).present(db, form)),
                status);
    }
}
