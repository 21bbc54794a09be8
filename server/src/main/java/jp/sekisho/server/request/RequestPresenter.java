// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.RequestRecord;
import jp.sekisho.server.database.schema.tables.records.RequestStepRecord;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;

/// Says in words how a request stands.
final class RequestPresenter {

    /// Days before an approval ends at which its page says so.
    private static final int SOON_DAYS = 30;

    private final RequestCase request;
    private final Approvers approvers;
    private final Visit visit;
    private final RequestName name;

    RequestPresenter(RequestCase request, Approvers approvers, Visit visit, RequestName name) {
        this.request = request;
        this.approvers = approvers;
        this.visit = visit;
        this.name = name;
    }

    static String base(Visit visit) {
        return "/" + visit.body().key() + "/requests";
    }

    RequestViews.One one(String rowPath, FormField remark) {
        RequestRecord row = request.row();
        Optional<Authority> authority = request.authority(visit, approvers);
        String path = base(visit) + "/" + row.getId();
        return new RequestViews.One(
                row.getTitle(),
                name.label(),
                name.form(),
                row.getDocumentNumber(),
                path,
                row.getVersion(),
                status(request.state(), row, visit.today()),
                lead(),
                facts(),
                steps(),
                request.papers().stream()
                        .map(paper ->
                                new RequestViews.Paper(
                                        RequestFiles.Purpose.valueOf(paper.purpose()).label(),
                                        paper.name(),
                                        path + "/papers/" + paper.id(),
                                        String.format(
                                                Locale.ROOT,
                                                "%,dバイト、照合値(SHA-256) %s…",
                                                paper.bytes(),
                                                paper.hash().substring(0, 16))))
                        .toList(),
                rowPath,
                request.mayRenew(visit)
                        ? base(visit) + "/new/" + name.slug() + "?renews=" + row.getId()
                        : "",
                new RequestViews.May(
                        authority.isPresent(),
                        authority.map(Authority::note).orElse(""),
                        request.mayChange(visit),
                        request.mayChange(visit),
                        request.waiting().isPresent() && request.mayRecord(visit),
                        request.unread(visit, approvers).isPresent(),
                        request.mayAttach(visit)),
                remark,
                exception());
    }

    RequestViews.Print print() {
        RequestRecord row = request.row();
        List<RequestViews.Fact> facts = new ArrayList<>();
        facts.add(new RequestViews.Fact("申請日", date(row.getAskedOn())));
        facts.addAll(facts());
        return new RequestViews.Print(
                name.form(),
                name.label(),
                row.getDocumentNumber(),
                to(),
                facts,
                steps(),
                exception(),
                base(visit) + "/" + row.getId(),
                "決裁・専決・代決・合議");
    }

    private String to() {
        return request.steps().stream()
                .filter(step -> !step.getConsulted())
                .reduce((_, last) -> last)
                .map(step -> RequestDesk.role(step).label())
                .orElse("");
    }

    static RequestViews.Status status(RequestState state, RequestRecord row, LocalDate today) {
        if (state == RequestState.APPROVED) {
            LocalDate until = LocalDate.parse(row.getUntilOn());
            if (until.isBefore(today)) {
                return new RequestViews.Status("！", "期限切れ", "due");
            }
            if (until.isBefore(today.plusDays(SOON_DAYS))) {
                return new RequestViews.Status("◷", "まもなく期限", "in-progress");
            }
        }
        return RequestViews.Status.of(state);
    }

    private String lead() {
        RequestRecord row = request.row();
        return switch (request.state()) {
            case ASKED ->
                    request.waiting()
                            .map(step ->
                                    RequestDesk.role(step).label()
                                            + "の"
                                            + (step.getConsulted() ? "合議" : "決裁")
                                            + "を待っています("
                                            + names(step)
                                            + ")。")
                            .orElse("");
            case RETURNED -> "差し戻されました: " + row.getRemark() + " 直して、もう一度出してください。";
            case WITHDRAWN -> "取り下げました。" + row.getRemark();
            case REFUSED -> "承認されませんでした: " + row.getRemark();
            case APPROVED -> {
                LocalDate until = LocalDate.parse(row.getUntilOn());
                yield until.isBefore(visit.today())
                        ? "承認の期限("
                                + date(row.getUntilOn())
                                + ")が過ぎています。続けるなら更新を申請し、やめたなら台帳に終わりの日を入れてください。"
                        : date(row.getUntilOn()) + "まで認められています。台帳には承認とともに登録しました。";
            }
        };
    }

    private String names(RequestStepRecord step) {
        List<Authority> who =
                approvers.who(
                        Role.valueOf(step.getRole()),
                        request.row().getUnitId(),
                        request.row().getApplicantId());
        return who.isEmpty()
                ? "今日、決裁できる人がいません"
                : who.stream().map(Authority::name).collect(Collectors.joining("、"));
    }

    private List<RequestViews.Fact> facts() {
        RequestRecord row = request.row();
        List<RequestViews.Fact> facts = new ArrayList<>();
        facts.add(new RequestViews.Fact("申請者", request.unit() + " " + row.getApplicant()));
        request.values()
                .forEach(value ->
                        facts.add(new RequestViews.Fact(value.getLabel(), value.getShown())));
        facts.add(new RequestViews.Fact("申請の理由", row.getReason()));
        facts.add(
                new RequestViews.Fact(
                        "期間", date(row.getFromOn()) + "から" + date(row.getUntilOn()) + "まで"));
        if (row.getRenewsId() != null) {
            facts.add(new RequestViews.Fact("区分", "更新"));
        }
        if (row.getRoute().equals("PAPER")) {
            facts.add(new RequestViews.Fact("経路", "紙(記録: " + row.getEnteredBy() + ")"));
        }
        return facts;
    }

    private List<RequestViews.StepLine> steps() {
        return request.steps().stream().map(this::step).toList();
    }

    private RequestViews.StepLine step(RequestStepRecord step) {
        List<String> notes = new ArrayList<>();
        if (!step.getGrounds().isEmpty()) {
            notes.add(step.getGrounds());
        }
        if (!step.getRemark().isEmpty()) {
            notes.add(step.getRemark());
        }
        boolean substituted = step.getDecision().equals(Decision.SUBSTITUTED.name());
        if (!step.getReadOn().isEmpty()) {
            notes.add("後閲: " + step.getReadBy() + "(" + date(step.getReadOn()) + ")");
        } else if (substituted) {
            notes.add("後閲を待っています");
        }
        return new RequestViews.StepLine(
                RequestDesk.role(step).label() + (step.getConsulted() ? "(合議)" : ""),
                step.getPerson(),
                Decision.find(step.getDecision()).map(Decision::label).orElse(""),
                step.getDecidedOn().isEmpty() ? "" : date(step.getDecidedOn()),
                notes);
    }

    /// What must be said about an exception: on the form before it is used, and after.
    private String exception() {
        for (RequestStepRecord step : request.steps()) {
            List<Authority> who =
                    step.getDecision().isEmpty() && request.state().isOpen()
                            ? approvers.who(
                                    Role.valueOf(step.getRole()),
                                    request.row().getUnitId(),
                                    request.row().getApplicantId())
                            : List.of();
            boolean now = !who.isEmpty() && who.getFirst().kind() == Authority.Kind.EXCEPTION;
            boolean then =
                    step.getPersonId() != null
                            && step.getPersonId().equals(request.row().getApplicantId());
            if (now) {
                return who.getFirst().note();
            }
            if (then) {
                return step.getGrounds();
            }
        }
        return "";
    }

    static String date(String iso) {
        return new JapaneseDate(LocalDate.parse(iso)).text();
    }
}
