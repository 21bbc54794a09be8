// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.register.FormView;
import org.jooq.UpdatableRecord;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The list of requests, and asking.
@Controller
@Requires(Permission.MAKE_REQUESTS)
class RequestsController {

    private final RequestKinds kinds;
    private final RequestDesk desk;

    RequestsController(RequestKinds kinds, RequestDesk desk) {
        this.kinds = kinds;
        this.desk = desk;
    }

    @GetMapping("/{body}/requests")
    Page list(Visit visit) {
        RequestViews.ListPage view =
                visit.body()
                        .read(db ->
                                list(
                                        visit,
                                        Approvers.on(db, visit.today()),
                                        RequestReading.lines(db, visit)));
        return new Page("request/list.jte", view);
    }

    private RequestViews.ListPage list(
            Visit visit, Approvers approvers, List<RequestReading.Line> lines) {
        Long person = visit.visitor().personId();
        List<RequestViews.Row> mine = new ArrayList<>();
        List<RequestViews.Row> unread = new ArrayList<>();
        List<RequestViews.Row> own = new ArrayList<>();
        List<RequestViews.Row> others = new ArrayList<>();
        for (RequestReading.Line line : lines) {
            var row = line.row();
            if (person != null && isFor(person, line, approvers)) {
                mine.add(row(visit, line));
            } else if (person != null && unread(person, line, approvers)) {
                unread.add(row(visit, line));
            } else if (row.getApplicantId().equals(person)) {
                own.add(row(visit, line));
            } else if (visit.may(Permission.READ_REQUESTS, row.getUnitId())) {
                others.add(row(visit, line));
            }
        }
        List<RequestViews.Group> groups = new ArrayList<>();
        groups.add(new RequestViews.Group("あなたの決裁を待つもの", "ありません。", mine));
        if (!unread.isEmpty()) {
            groups.add(new RequestViews.Group("代決されたもの(あなたの後閲を待つもの)", "", unread));
        }
        groups.add(new RequestViews.Group("あなたの申請", "ありません。", own));
        if (visit.may(Permission.READ_REQUESTS)) {
            groups.add(new RequestViews.Group("ほかの人の申請", "ありません。", others));
        }
        String lead =
                mine.isEmpty() ? "あなたの決裁を待つ申請はありません。" : "あなたの決裁を待つ申請が" + mine.size() + "件あります。";
        return new RequestViews.ListPage(
                lead,
                kinds.all().stream()
                        .map(one -> one.name())
                        .map(name ->
                                new RequestViews.Kind(
                                        name.label(),
                                        name.purpose(),
                                        RequestPresenter.base(visit) + "/new/" + name.slug(),
                                        RequestPresenter.base(visit) + "/blank/" + name.slug()))
                        .toList(),
                groups,
                lines.size() == RequestReading.LISTED);
    }

    private static boolean isFor(long person, RequestReading.Line line, Approvers approvers) {
        return line.row().getState().equals(RequestState.ASKED.name())
                && !line.waiting().isEmpty()
                && approvers
                        .of(
                                person,
                                Role.valueOf(line.waiting()),
                                line.row().getUnitId(),
                                line.row().getApplicantId())
                        .isPresent();
    }

    private static boolean unread(long person, RequestReading.Line line, Approvers approvers) {
        return !line.unread().isEmpty()
                && approvers.holders(Role.valueOf(line.unread()), line.row().getUnitId()).stream()
                        .anyMatch(post -> post.person() == person);
    }

    private RequestViews.Row row(Visit visit, RequestReading.Line line) {
        var row = line.row();
        RequestState state = RequestState.valueOf(row.getState());
        return new RequestViews.Row(
                RequestPresenter.base(visit) + "/" + row.getId(),
                row.getDocumentNumber(),
                row.getTitle(),
                kinds.find(row.getKind()).map(one -> one.name().label()).orElse(row.getKind()),
                line.unit() + " " + row.getApplicant(),
                RequestPresenter.date(row.getAskedOn()),
                RequestPresenter.status(state, row, visit.today()),
                state == RequestState.ASKED && !line.waiting().isEmpty()
                        ? Role.valueOf(line.waiting()).label()
                        : "");
    }

    @GetMapping("/{body}/requests/new/{kind}")
    Page ask(
            Visit visit, @PathVariable String kind, @RequestParam(defaultValue = "0") long renews) {
        return ask(kind(kind), visit, renews);
    }

    private <R extends UpdatableRecord<R>> Page ask(
            RequestKinds.Desk<R> asked, Visit visit, long renews) {
        Map<String, String> typed = new HashMap<>();
        typed.put("from", new JapaneseDate(visit.today()).text());
        typed.put(
                "until",
                new JapaneseDate(visit.today().plusMonths(asked.kind().months()).minusDays(1))
                        .text());
        if (renews > 0) {
            RequestCase old =
                    visit.body()
                            .<Optional<RequestCase>>read(db -> RequestReading.find(db, renews))
                            .filter(found ->
                                    found.mayRenew(visit)
                                            && found.row().getKind().equals(asked.name().slug()))
                            .orElseThrow(RequestsController::nothing);
            typed.putAll(old.contents());
            typed.put("reason", old.row().getReason());
        }
        return form(asked, visit, typed, Map.of(), "", Optional.empty(), renews, 200);
    }

    @PostMapping("/{body}/requests/new/{kind}")
    Object askTyped(
            Visit visit,
            @PathVariable String kind,
            @RequestParam(defaultValue = "0") long renews,
            @RequestParam MultiValueMap<String, String> params) {
        return askTyped(kind(kind), visit, renews, params);
    }

    private <R extends UpdatableRecord<R>> Object askTyped(
            RequestKinds.Desk<R> asked,
            Visit visit,
            long renews,
            MultiValueMap<String, String> params) {
        Map<String, String> typed = typed(params);
        Optional<Long> old = renews > 0 ? Optional.of(renews) : Optional.empty();
        return switch (desk.ask(visit, asked, typed(typed), old)) {
            case RequestDesk.Outcome.Done(long id) -> RequestController.seeOther(visit, id);
            case RequestDesk.Outcome.Refused(Map<String, String> errors) ->
                    form(asked, visit, typed, errors, "", Optional.empty(), renews, 422);
            case RequestDesk.Outcome.NotNow(String sentence) ->
                    form(asked, visit, typed, Map.of(), sentence, Optional.empty(), renews, 422);
            case RequestDesk.Outcome.Missing _ -> throw nothing();
        };
    }

    @GetMapping("/{body}/requests/{id:[0-9]{1,18}}/edit")
    Page edit(Visit visit, @PathVariable long id) {
        RequestCase old = changeable(visit, id);
        Map<String, String> typed = new HashMap<>(old.contents());
        typed.put("reason", old.row().getReason());
        typed.put("from", RequestPresenter.date(old.row().getFromOn()));
        typed.put("until", RequestPresenter.date(old.row().getUntilOn()));
        return form(
                kind(old.row().getKind()), visit, typed, Map.of(), "", Optional.of(old), 0, 200);
    }

    @PostMapping("/{body}/requests/{id:[0-9]{1,18}}/edit")
    Object editTyped(
            Visit visit,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> params) {
        RequestCase old = changeable(visit, id);
        return editTyped(kind(old.row().getKind()), visit, old, version, params);
    }

    private <R extends UpdatableRecord<R>> Object editTyped(
            RequestKinds.Desk<R> asked,
            Visit visit,
            RequestCase old,
            int version,
            MultiValueMap<String, String> params) {
        Map<String, String> typed = typed(params);
        return switch (desk.change(visit, asked, old.row().getId(), version, typed(typed))) {
            case RequestDesk.Outcome.Done(long id) -> RequestController.seeOther(visit, id);
            case RequestDesk.Outcome.Refused(Map<String, String> errors) ->
                    form(asked, visit, typed, errors, "", Optional.of(old), 0, 422);
            case RequestDesk.Outcome.NotNow(String sentence) ->
                    form(asked, visit, typed, Map.of(), sentence, Optional.of(old), 0, 409);
            case RequestDesk.Outcome.Missing _ -> throw nothing();
        };
    }

    /// The form to be filled in by hand, for people without a terminal.
    @GetMapping("/{body}/requests/blank/{kind}")
    Page blank(Visit visit, @PathVariable String kind) {
        return blank(kind(kind), visit);
    }

    private static <R extends UpdatableRecord<R>> Page blank(
            RequestKinds.Desk<R> asked, Visit visit) {
        RequestViews.Print view =
                visit.body()
                        .read(db -> {
                            List<RequestViews.Fact> facts = new ArrayList<>();
                            facts.add(new RequestViews.Fact("申請日", ""));
                            facts.add(new RequestViews.Fact("申請者(所属・氏名)", ""));
                            asked.rows()
                                    .inputs(db, visit, asked.kind().asked(), Map.of(), Map.of())
                                    .forEach(input ->
                                            facts.add(
                                                    new RequestViews.Fact(
                                                            input.field().label(),
                                                            choices(input.field()))));
                            facts.add(new RequestViews.Fact("申請の理由", ""));
                            facts.add(new RequestViews.Fact("期間", ""));
                            List<RequestViews.StepLine> steps =
                                    asked
                                            .kind()
                                            .steps(db, asked.kind().register().table().newRecord())
                                            .stream()
                                            .map(step ->
                                                    new RequestViews.StepLine(
                                                            step.role().label()
                                                                    + (step.consulted()
                                                                            ? "(合議)"
                                                                            : ""),
                                                            "",
                                                            "",
                                                            "",
                                                            List.of()))
                                            .toList();
                            return new RequestViews.Print(
                                    asked.name().form(),
                                    asked.name().label(),
                                    "",
                                    "",
                                    facts,
                                    steps,
                                    "",
                                    RequestPresenter.base(visit),
                                    "決裁・専決・代決・合議");
                        });
        return new Page("request/print.jte", view);
    }

    private static String choices(FormField field) {
        return field.kind() == FormField.Kind.CHOICE && field.choices().size() <= 10
                ? field.choices().stream()
                        .filter(choice -> !choice.value().isEmpty())
                        .map(choice -> "□" + choice.label())
                        .collect(java.util.stream.Collectors.joining(" "))
                : "";
    }

    private <R extends UpdatableRecord<R>> Page form(
            RequestKinds.Desk<R> asked,
            Visit visit,
            Map<String, String> typed,
            Map<String, String> errors,
            String notice,
            Optional<RequestCase> old,
            long renews,
            int status) {
        RequestViews.Form view =
                visit.body()
                        .read(db -> {
                            List<FormView.Input> inputs =
                                    asked.rows()
                                            .inputs(db, visit, asked.kind().asked(), typed, errors);
                            List<FormField> fields =
                                    new RequestForm(visit, typed, errors)
                                            .fields(
                                                    old.isPresent() || renews > 0
                                                            ? Optional.empty()
                                                            : Optional.of(
                                                                    Approvers.on(
                                                                            db, visit.today())));
                            String base = RequestPresenter.base(visit);
                            return new RequestViews.Form(
                                    asked.name().label() + (renews > 0 ? "(更新)" : ""),
                                    asked.name().purpose(),
                                    old.map(o -> base + "/" + o.row().getId() + "/edit")
                                            .orElse(base + "/new/" + asked.name().slug()),
                                    old.map(o -> base + "/" + o.row().getId()).orElse(base),
                                    notice,
                                    inputs,
                                    fields,
                                    old.map(o -> o.row().getVersion()).orElse(0),
                                    renews);
                        });
        return new Page("request/form.jte", view, status);
    }

    private static Map<String, String> typed(MultiValueMap<String, String> params) {
        Map<String, String> typed = new HashMap<>();
        params.forEach((name, values) -> {
            String value = values.isEmpty() || values.getFirst() == null ? "" : values.getFirst();
            typed.put(name, value.replace("\r\n", "\n"));
        });
        return typed;
    }

    private static RequestDesk.Typed typed(Map<String, String> typed) {
        return new RequestDesk.Typed(
                typed,
                typed.getOrDefault("reason", ""),
                typed.getOrDefault("from", ""),
                typed.getOrDefault("until", ""),
                typed.getOrDefault("applicant", ""));
    }

    private RequestCase changeable(Visit visit, long id) {
        return visit.body()
                .<Optional<RequestCase>>read(db -> RequestReading.find(db, id))
                .filter(found -> found.mayChange(visit))
                .orElseThrow(RequestsController::nothing);
    }

    private RequestKinds.Desk<?> kind(String slug) {
        return kinds.find(slug).orElseThrow(RequestsController::nothing);
    }

    static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /// Keeps the order in which people are offered.
    static List<FormField.Choice> people(Stream<Map.Entry<Long, Approvers.InOffice>> people) {
        return people.sorted(Comparator.comparing(entry -> entry.getValue().name()))
                .map(entry ->
                        new FormField.Choice(
                                Long.toString(entry.getKey()), entry.getValue().name()))
                .toList();
    }
}
