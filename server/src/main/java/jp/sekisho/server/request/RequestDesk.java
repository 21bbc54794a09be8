// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static jp.sekisho.server.database.schema.tables.Request.REQUEST;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import jp.sekisho.server.register.RowDesk;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// Asks, changes and withdraws requests.
@Component
final class RequestDesk {

    static final int MAX_REASON = 4_000;

    private final Evidence evidence;
    private final RequestRows rows;
    private final RequestFiles files;

    RequestDesk(Evidence evidence, RequestRows rows, RequestFiles files) {
        this.evidence = evidence;
        this.rows = rows;
        this.files = files;
    }

    /// What was typed.
    ///
    /// @param values the kind's fields, by name
    /// @param reason why it is asked
    /// @param from first day
    /// @param until last day
    /// @param applicant who asks, where somebody else types it from paper; empty for oneself
    record Typed(
            Map<String, String> values,
            String reason,
            String from,
            String until,
            String applicant) {
        Typed {
            values = Map.copyOf(values);
        }
    }

    /// What became of it.
    sealed interface Outcome {

        /// It is done.
        record Done(long id) implements Outcome {}

        /// Nothing was done: a sentence for each field that must be put right.
        record Refused(Map<String, String> errors) implements Outcome {
            public Refused {
                errors = Map.copyOf(errors);
            }
        }

        /// Nothing was done: this person may not, or not any more.
        record NotNow(String sentence) implements Outcome {}

        /// There is no such request that this person may see.
        record Missing() implements Outcome {}
    }

    /// Asks.
    ///
    /// @param renews the approved request whose row is to stand longer, where it is a renewal
    <R extends UpdatableRecord<R>> Outcome ask(
            Visit visit, RequestKinds.Desk<R> desk, Typed typed, Optional<Long> renews) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                desk.name().label() + "の提出",
                change -> ask(change, visit, desk, typed, renews));
    }

    /// Asks within a change that is under way.
    <R extends UpdatableRecord<R>> Outcome ask(
            Change change,
            Visit visit,
            RequestKinds.Desk<R> desk,
            Typed typed,
            Optional<Long> renews) {
        Optional<RequestCase> before = renews.flatMap(id -> RequestReading.find(change.db(), id));
        if (renews.isPresent() && before.filter(old -> renewable(old, desk, visit)).isEmpty()) {
            return new Outcome.Missing();
        }
        Approvers approvers = Approvers.on(change.db(), visit.today());
        return write(change, visit, desk, typed, approvers, Optional.empty(), before);
    }

    private static boolean renewable(RequestCase old, RequestKinds.Desk<?> desk, Visit visit) {
        return old.row().getKind().equals(desk.name().slug()) && old.mayRenew(visit);
    }

    /// Changes a request that is open, and asks again from the first step.
    <R extends UpdatableRecord<R>> Outcome change(
            Visit visit, RequestKinds.Desk<R> desk, long id, int version, Typed typed) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                desk.name().label() + "を直して再提出",
                change ->
                        open(change, visit, id, version)
                                .map(found ->
                                        switch (found) {
                                            case Open.Yes(RequestCase old) ->
                                                    write(
                                                            change,
                                                            visit,
                                                            desk,
                                                            typed,
                                                            Approvers.on(
                                                                    change.db(), visit.today()),
                                                            Optional.of(old),
                                                            Optional.empty());
                                            case Open.No(String sentence) ->
                                                    new Outcome.NotNow(sentence);
                                        })
                                .orElseGet(Outcome.Missing::new));
    }

    /// Adds a file to a request on which nobody has decided yet.
    Outcome attach(Visit visit, long id, int version, Keeping.Kept kept) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "申請への添付: " + kept.name().text(),
                change ->
                        open(change, visit, id, version)
                                .map(found ->
                                        switch (found) {
                                            case Open.Yes(RequestCase old)
                                                    when old.mayAttach(visit) -> {
                                                files.enter(
                                                        visit.body().key(),
                                                        change,
                                                        id,
                                                        RequestFiles.Purpose.ATTACHED,
                                                        kept);
                                                // Whoever decides has seen every file.
                                                old.row().touched(REQUEST.STATE, true);
                                                change.update(old.row());
                                                yield new Outcome.Done(id);
                                            }
                                            case Open.Yes _ ->
                                                    new Outcome.NotNow("決裁が始まったので、ファイルを添えられません。");
                                            case Open.No(String sentence) ->
                                                    new Outcome.NotNow(sentence);
                                        })
                                .orElseGet(Outcome.Missing::new));
    }

    /// Withdraws a request that is open.
    Outcome withdraw(Visit visit, long id, int version, String remark) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                remark.isBlank() ? "申請の取下げ" : "申請の取下げ: " + remark,
                change ->
                        open(change, visit, id, version)
                                .map(found ->
                                        switch (found) {
                                            case Open.Yes(RequestCase old) -> {
                                                RequestRecord row = old.row();
                                                row.setState(RequestState.WITHDRAWN.name());
                                                row.setRemark(remark.strip());
                                                change.update(row);
                                                yield new Outcome.Done(id);
                                            }
                                            case Open.No(String sentence) ->
                                                    new Outcome.NotNow(sentence);
                                        })
                                .orElseGet(Outcome.Missing::new));
    }

    private sealed interface Open {
        record Yes(RequestCase found) implements Open {}

        record No(String sentence) implements Open {}
    }

    private static Optional<Open> open(Change change, Visit visit, long id, int version) {
        return RequestReading.find(change.db(), id)
                .filter(found -> found.isOwn(visit) || found.mayRecord(visit))
                .map(found ->
                        found.row().getVersion() != version
                                ? new Open.No("開いたあとに、ほかの人がこの申請を進めました。今の状態を見てください。")
                                : found.mayChange(visit)
                                        ? new Open.Yes(found)
                                        : new Open.No(
                                                "この申請は「"
                                                        + found.state().label()
                                                        + "」になっているので、変えられません。"));
    }

    private <R extends UpdatableRecord<R>> Outcome write(
            Change change,
            Visit visit,
            RequestKinds.Desk<R> desk,
            Typed typed,
            Approvers approvers,
            Optional<RequestCase> old,
            Optional<RequestCase> renews) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<Long> applicant = applicant(visit, typed, approvers, old, errors);
        if (applicant.isEmpty()) {
            return new Outcome.Refused(errors);
        }
        Approvers.InOffice person = approvers.people().get(applicant.get());
        if (person == null || person.unit() == null) {
            return new Outcome.NotNow("申請者の所属の課が登録されていないので、申請できません。組織の設定で所属を入れてください。");
        }
        LocalDate from = day(typed.from(), "from", errors);
        LocalDate until = day(typed.until(), "until", errors);
        if (errors.isEmpty()) {
            period(from, until, visit.today(), desk.kind().months(), errors);
        }
        if (typed.reason().isBlank()) {
            errors.put("reason", "申請の理由を入れてください。");
        } else {
            TooLong.sentence(typed.reason(), MAX_REASON)
                    .ifPresent(sentence -> errors.put("reason", sentence));
        }
        RowDesk.Draft<R> draft =
                desk.rows()
                        .draft(
                                change.db(),
                                visit,
                                person.unit(),
                                desk.kind().asked(),
                                typed.values());
        errors.putAll(draft.errors());
        if (!errors.isEmpty()) {
            return new Outcome.Refused(errors);
        }
        List<Step> steps = desk.kind().steps(change.db(), draft.row());
        for (Step step : steps) {
            if (approvers.who(step.role(), person.unit(), applicant.get()).isEmpty()) {
                return new Outcome.NotNow(nobody(step));
            }
        }
        RequestRecord row = old.map(RequestCase::row).orElseGet(RequestRecord::new);
        fill(row, visit, desk, typed, draft, from, until);
        row.setApplicantId(applicant.get());
        row.setApplicant(person.name());
        row.setUnitId(person.unit());
        renews.ifPresent(before -> {
            row.setRenewsId(before.row().getId());
            row.setRowId(before.row().getRowId());
        });
        if (old.isPresent()) {
            old.get().values().forEach(change::remove);
            old.get().steps().forEach(change::remove);
            change.update(row);
        } else {
            rows.number(change, row, desk.name(), visit.today());
            change.insert(row);
        }
        change.insertAll(rows.values(row.getId(), draft.values()));
        change.insertAll(rows.steps(row.getId(), steps));
        return new Outcome.Done(row.getId());
    }

    private static Optional<Long> applicant(
            Visit visit,
            Typed typed,
            Approvers approvers,
            Optional<RequestCase> old,
            Map<String, String> errors) {
        if (old.isPresent()) {
            return Optional.of(old.get().row().getApplicantId());
        }
        if (typed.applicant().isEmpty()) {
            Long own = visit.visitor().personId();
            if (own == null) {
                errors.put("applicant", "このアカウントは職員に結び付いていないので、だれの申請かを選んでください。");
            }
            return Optional.ofNullable(own);
        }
        Optional<Long> named =
                approvers.people().entrySet().stream()
                        .filter(entry -> Long.toString(entry.getKey()).equals(typed.applicant()))
                        .filter(entry ->
                                visit.may(
                                                jp.sekisho.server.access.Permission.RECORD_PAPER,
                                                entry.getValue().unit())
                                        || entry.getKey().equals(visit.visitor().personId()))
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (named.isEmpty()) {
            errors.put("applicant", "申請者を一覧から選んでください。");
        }
        return named;
    }

    private static String nobody(Step step) {
        return "決裁する人がいません(" + step.role().label() + ")。役割の発令、代行順位、または一人だけの団体の例外を記録してから申請してください。";
    }

    private static LocalDate day(String typed, String field, Map<String, String> errors) {
        return JapaneseDate.tryParse(typed)
                .map(JapaneseDate::date)
                .orElseGet(() -> {
                    errors.put(
                            field,
                            typed.isBlank()
                                    ? "日付を入れてください(例: 令和8年12月1日)。"
                                    : JapaneseDate.whyNone(typed));
                    return LocalDate.EPOCH;
                });
    }

    private static void period(
            LocalDate from,
            LocalDate until,
            LocalDate today,
            int months,
            Map<String, String> errors) {
        if (until.isBefore(from)) {
            errors.put("until", "終わりの日が、始まりの日より前です。");
        } else if (until.isBefore(today)) {
            errors.put("until", "終わりの日が過ぎています。");
        } else if (!until.isBefore(from.plusMonths(months))) {
            errors.put(
                    "until",
                    "一度に申請できるのは"
                            + months
                            + "か月までです("
                            + new JapaneseDate(from.plusMonths(months).minusDays(1)).text()
                            + "まで)。続けるときは更新してください。");
        }
    }

    private static <R extends UpdatableRecord<R>> void fill(
            RequestRecord row,
            Visit visit,
            RequestKinds.Desk<R> desk,
            Typed typed,
            RowDesk.Draft<R> draft,
            LocalDate from,
            LocalDate until) {
        row.setKind(desk.name().slug());
        row.setTitle(draft.values().getFirst().shown());
        row.setEnteredBy(visit.name());
        row.setRoute(typed.applicant().isEmpty() ? "SCREEN" : "PAPER");
        row.setState(RequestState.ASKED.name());
        row.setReason(typed.reason().strip());
        row.setRemark("");
        row.setFromOn(from.toString());
        row.setUntilOn(until.toString());
        row.setAskedOn(visit.today().toString());
        row.setDecidedOn("");
    }

    /// Returns the post of a step.
    static Role role(RequestStepRecord step) {
        return Role.valueOf(step.getRole());
    }
}
