// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.RequestRecord;
import jp.sekisho.server.database.schema.tables.records.RequestStepRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Keeping;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.TooLong;
import jp.sekisho.server.request.RequestDesk.Outcome;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// Decides requests, on the screen or as the signed paper says, and carries out what was allowed.
@Component
final class DecisionDesk {

    static final int MAX_REMARK = 2_000;

    private final Evidence evidence;
    private final RequestKinds kinds;
    private final RequestFiles files;

    DecisionDesk(Evidence evidence, RequestKinds kinds, RequestFiles files) {
        this.evidence = evidence;
        this.kinds = kinds;
        this.files = files;
    }

    /// What the person at the screen decides.
    enum Verdict {
        ALLOW,
        RETURN,
        REFUSE
    }

    /// Decides the step that is waited for.
    Outcome decide(Visit visit, long id, int version, Verdict verdict, String remark) {
        if (verdict != Verdict.ALLOW && remark.isBlank()) {
            return new Outcome.Refused(Map.of("remark", "差し戻しや不承認のときは、理由を書いてください。"));
        }
        Optional<String> tooLong = TooLong.sentence(remark, MAX_REMARK);
        if (tooLong.isPresent()) {
            return new Outcome.Refused(Map.of("remark", tooLong.get()));
        }
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "申請の決裁" + (remark.isBlank() ? "" : ": " + remark.strip()),
                change -> decide(change, visit, id, version, verdict, remark));
    }

    /// Decides within a change that is under way.
    Outcome decide(
            Change change, Visit visit, long id, int version, Verdict verdict, String remark) {
        Approvers approvers = Approvers.on(change.db(), visit.today());
        Optional<RequestCase> found =
                RequestReading.find(change.db(), id)
                        .filter(request -> request.isVisible(visit, approvers));
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        RequestCase request = found.get();
        Optional<Authority> authority = request.authority(visit, approvers);
        if (request.row().getVersion() != version || request.waiting().isEmpty()) {
            return new Outcome.NotNow("開いたあとに、ほかの人がこの申請を進めました。今の状態を見てください。");
        }
        if (authority.isEmpty()) {
            return new Outcome.NotNow(refusal(request, visit));
        }
        RequestStepRecord step = request.waiting().get();
        Decision decision =
                switch (verdict) {
                    case ALLOW -> authority.get().decision(step.getConsulted());
                    case RETURN -> Decision.RETURNED;
                    case REFUSE -> Decision.REFUSED;
                };
        write(
                step,
                new Signed(
                        authority.get().person(),
                        authority.get().name(),
                        decision,
                        visit.today(),
                        authority.get().note(),
                        remark.strip()));
        change.update(step);
        proceed(change, visit, request, step);
        return new Outcome.Done(id);
    }

    private static String refusal(RequestCase request, Visit visit) {
        return request.isOwn(visit) ? "自分の申請を自分で決裁することはできません。" : "この申請を今決裁するのは、あなたではありません。";
    }

    /// One signature.
    private record Signed(
            long person,
            String name,
            Decision decision,
            LocalDate on,
            String grounds,
            String remark) {}

    private static void write(RequestStepRecord step, Signed signed) {
        step.setDecision(signed.decision().name());
        step.setPersonId(signed.person());
        step.setPerson(signed.name());
        step.setDecidedOn(signed.on().toString());
        step.setGrounds(signed.grounds());
        step.setRemark(signed.remark());
    }

    /// Brings the request to where its steps say, and carries out what was allowed.
    private void proceed(Change change, Visit visit, RequestCase request, RequestStepRecord step) {
        RequestRecord row = request.row();
        Decision decision = Decision.valueOf(step.getDecision());
        if (decision == Decision.RETURNED) {
            row.setState(RequestState.RETURNED.name());
            row.setRemark(step.getRemark());
        } else if (decision == Decision.REFUSED) {
            row.setState(RequestState.REFUSED.name());
            row.setRemark(step.getRemark());
            row.setDecidedOn(step.getDecidedOn());
        } else if (request.waiting().isEmpty()) {
            row.setState(RequestState.APPROVED.name());
            row.setDecidedOn(step.getDecidedOn());
            RequestKinds.Desk<?> desk =
                    kinds.find(row.getKind())
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "no such kind of request: " + row.getKind()));
            row.setRowId(carryOut(change, visit, desk, request, step));
        }
        // The version counts every step, so that two who decide at once are told.
        row.touched(jp.sekisho.server.database.schema.tables.Request.REQUEST.STATE, true);
        change.update(row);
    }

    private static <R extends UpdatableRecord<R>> long carryOut(
            Change change,
            Visit visit,
            RequestKinds.Desk<R> desk,
            RequestCase request,
            RequestStepRecord last) {
        RequestRecord row = request.row();
        Approval approval =
                new Approval(
                        row.getDocumentNumber(),
                        row.getApplicantId(),
                        last.getPerson(),
                        LocalDate.parse(last.getDecidedOn()),
                        LocalDate.parse(row.getFromOn()),
                        LocalDate.parse(row.getUntilOn()));
        Long standing = row.getRowId();
        if (standing != null
                && desk.rows()
                        .update(
                                change,
                                standing,
                                request.contents(),
                                kept -> desk.kind().approved(kept, approval))) {
            return standing;
        }
        R made =
                desk.rows().row(visit, Objects.requireNonNull(row.getUnitId()), request.contents());
        desk.kind().approved(made, approval);
        return desk.rows().insert(change, made);
    }

    /// What stands on the signed form.
    ///
    /// @param number the body's own document number; empty for ours
    /// @param signatures one for each step that is waited for, in order
    /// @param scan the scanned form, kept already
    record Paper(String number, List<Signature> signatures, Keeping.Kept scan) {
        Paper {
            signatures = List.copyOf(signatures);
        }
    }

    /// One place of the form.
    ///
    /// @param person who signed, by id
    /// @param decision how
    /// @param on the day
    record Signature(String person, String decision, String on) {}

    /// Records what was decided on paper; the scan is kept with it.
    Outcome record(Visit visit, long id, int version, Paper paper) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "紙の決裁の記録",
                change -> {
                    Optional<RequestCase> found =
                            RequestReading.find(change.db(), id)
                                    .filter(request -> request.mayRecord(visit));
                    if (found.isEmpty()) {
                        return new Outcome.Missing();
                    }
                    RequestCase request = found.get();
                    if (request.row().getVersion() != version || request.waiting().isEmpty()) {
                        return new Outcome.NotNow("開いたあとに、ほかの人がこの申請を進めました。今の状態を見てください。");
                    }
                    return record(change, visit, request, paper);
                });
    }

    private Outcome record(Change change, Visit visit, RequestCase request, Paper paper) {
        Map<LocalDate, Approvers> days = new HashMap<>();
        Function<LocalDate, Approvers> on =
                day -> days.computeIfAbsent(day, each -> Approvers.on(change.db(), each));
        List<RequestStepRecord> waiting =
                request.steps().stream().filter(step -> step.getDecision().isEmpty()).toList();
        Map<String, String> errors = new LinkedHashMap<>();
        Map<RequestStepRecord, Signed> signed = new LinkedHashMap<>();
        for (int i = 0; i < waiting.size(); i++) {
            Signature signature =
                    i < paper.signatures().size()
                            ? paper.signatures().get(i)
                            : new Signature("", "", "");
            RequestStepRecord step = waiting.get(i);
            signed(step, signature, request, on, visit.today(), "s" + i, errors)
                    .ifPresent(one -> signed.put(step, one));
            if (signed.containsKey(step) && !signed.get(step).decision().allows()) {
                break;
            }
        }
        if (!errors.isEmpty()) {
            return new Outcome.Refused(errors);
        }
        request.row().setRoute("PAPER");
        if (!paper.number().isBlank()) {
            request.row().setDocumentNumber(paper.number().strip());
        }
        files.enter(
                visit.body().key(),
                change,
                request.row().getId(),
                RequestFiles.Purpose.SIGNED,
                paper.scan());
        RequestStepRecord last = waiting.getFirst();
        for (var entry : signed.entrySet()) {
            last = entry.getKey();
            write(last, entry.getValue());
            change.update(last);
        }
        proceed(change, visit, request, last);
        return new Outcome.Done(request.row().getId());
    }

    private static Optional<Signed> signed(
            RequestStepRecord step,
            Signature signature,
            RequestCase request,
            Function<LocalDate, Approvers> days,
            LocalDate today,
            String field,
            Map<String, String> errors) {
        Optional<Decision> decision = Decision.find(signature.decision());
        if (decision.isEmpty()) {
            errors.put(field + "decision", "どう決裁されたかを選んでください。");
        }
        LocalDate on =
                JapaneseDate.tryParse(signature.on()).map(JapaneseDate::date).orElse(LocalDate.MIN);
        if (on.isAfter(today) || on.isBefore(LocalDate.parse(request.row().getAskedOn()))) {
            errors.put(field + "on", "用紙にある決裁の日を、申請の日から今日までの間で入れてください。");
        }
        if (decision.isEmpty() || !errors.isEmpty()) {
            return Optional.empty();
        }
        Approvers approvers = days.apply(on);
        Optional<Map.Entry<Long, Approvers.InOffice>> person =
                approvers.people().entrySet().stream()
                        .filter(entry -> Long.toString(entry.getKey()).equals(signature.person()))
                        .findFirst();
        if (person.isEmpty()) {
            errors.put(field + "person", "用紙に印のある人を選んでください。その日に在職していた人だけが選べます。");
            return Optional.empty();
        }
        long id = person.get().getKey();
        RequestRecord row = request.row();
        Role role = RequestDesk.role(step);
        Optional<Authority> authority =
                approvers.onPaper(id, decision.get(), role, row.getUnitId(), row.getApplicantId());
        if (authority.isEmpty()) {
            errors.put(
                    field + "person",
                    refusal(id, person.get().getValue(), role, row, decision.get()));
        }
        return authority.map(found ->
                new Signed(
                        id, person.get().getValue().name(), decision.get(), on, found.note(), ""));
    }

    private static String refusal(
            long person, Approvers.InOffice who, Role role, RequestRecord row, Decision how) {
        return person == row.getApplicantId()
                ? "申請者は決裁できません。用紙の印を確かめてください。"
                : who.name()
                        + "さんは、その日、"
                        + role.label()
                        + "として"
                        + how.label()
                        + "のできる人ではありません。用紙の印を確かめ、代決・専決なら「代行順位」に登録してから記録してください。";
    }

    /// Records that the holder of a post read what a deputy decided (後閲).
    Outcome read(Visit visit, long id) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "代決の後閲",
                change -> {
                    Approvers approvers = Approvers.on(change.db(), visit.today());
                    return RequestReading.find(change.db(), id)
                            .flatMap(request -> request.unread(visit, approvers))
                            .<Outcome>map(step -> {
                                step.setReadBy(visit.name());
                                step.setReadOn(visit.today().toString());
                                change.update(step);
                                return new Outcome.Done(id);
                            })
                            .orElseGet(Outcome.Missing::new);
                });
    }
}
