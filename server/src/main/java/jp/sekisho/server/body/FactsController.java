// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.FactWriting.Saved;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.evidence.Subject;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.NavigationEntry;
import jp.sekisho.server.page.Page;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The settings pages of the body: list, row, form and history of every kind of fact.
@Controller
@Requires(Permission.READ_BODY)
class FactsController {

    private static final String KINDS =
            "{kind:organs|zones|units|people|roles|carried|committee|facts}";
    private static final String ID = "/{id:[0-9]{1,18}}";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int SHOWN_ENTRIES = 200;

    private final Map<String, FactKind<?>> kinds;
    private final FactWriting writing;

    FactsController(List<FactKind<?>> kinds, FactWriting writing) {
        this.kinds = kinds.stream().collect(Collectors.toMap(FactKind::path, Function.identity()));
        this.writing = writing;
    }

    @Bean
    static NavigationEntry settingsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.SETTINGS,
                10,
                "団体の設定",
                "/settings",
                Permission.READ_BODY.name());
    }

    @GetMapping("/{body}/settings/" + KINDS)
    Page list(Visit visit, @PathVariable String kind, @RequestParam(defaultValue = "") String all) {
        return list(find(kind), visit, !all.isEmpty());
    }

    private <R extends UpdatableRecord<R>> Page list(FactKind<R> kind, Visit visit, boolean all) {
        List<FactField<R>> columns = kind.fields().stream().filter(FactField::listed).toList();
        @Nullable TableField<R, String> until = kind.until();
        return visit.body()
                .read(db -> {
                    var query = db.selectFrom(kind.table()).where(kind.readable(visit));
                    if (until != null && !all) {
                        query = query.and(until.isNull().or(until.gt(visit.today().toString())));
                    }
                    List<Map<String, String>> offered =
                            columns.stream().map(column -> column.offered(db)).toList();
                    List<FactViews.Row> rows = new ArrayList<>();
                    for (R row : query.orderBy(kind.order()).fetch()) {
                        List<String> cells = new ArrayList<>();
                        for (int i = 0; i < columns.size(); i++) {
                            cells.add(columns.get(i).show(row, offered.get(i)));
                        }
                        rows.add(
                                new FactViews.Row(
                                        path(visit, kind) + "/" + row.get(FactWriting.id(kind)),
                                        cells,
                                        state(kind, row, visit.today())));
                    }
                    return new Page(
                            "body/list.jte",
                            new FactViews.ListView(
                                    kind.label(),
                                    rows.size() + "件あります。",
                                    kind.purpose(),
                                    path(visit, kind),
                                    visit.may(Permission.EDIT_BODY) ? kind.noun() + "を足す" : "",
                                    all,
                                    until != null,
                                    columns.stream().map(FactField::label).toList(),
                                    rows));
                });
    }

    @GetMapping("/{body}/settings/" + KINDS + ID)
    Page row(Visit visit, @PathVariable String kind, @PathVariable long id) {
        return row(find(kind), visit, id);
    }

    private <R extends UpdatableRecord<R>> Page row(FactKind<R> kind, Visit visit, long id) {
        return visit.body()
                .read(db -> {
                    R row = readable(kind, visit, db, id);
                    List<FactViews.Fact> facts = new ArrayList<>();
                    for (FactField<R> field : kind.fields()) {
                        facts.add(
                                new FactViews.Fact(
                                        field.label(), field.show(row, field.offered(db))));
                    }
                    return new Page(
                            "body/row.jte",
                            new FactViews.RowPage(
                                    kind.label(),
                                    path(visit, kind),
                                    path(visit, kind) + "/" + id,
                                    facts.getFirst().value(),
                                    state(kind, row, visit.today()),
                                    facts,
                                    visit.may(Permission.EDIT_BODY),
                                    FactWriting.version(kind, row)));
                });
    }

    @GetMapping("/{body}/settings/" + KINDS + ID + "/history")
    Page history(Visit visit, @PathVariable String kind, @PathVariable long id) {
        return history(find(kind), visit, id);
    }

    private <R extends UpdatableRecord<R>> Page history(FactKind<R> kind, Visit visit, long id) {
        return visit.body()
                .read(db -> {
                    readable(kind, visit, db, id);
                    return new Page(
                            "body/history.jte",
                            new FactViews.HistoryView(
                                    kind.noun() + "の履歴",
                                    path(visit, kind) + "/" + id,
                                    History.of(
                                                    db,
                                                    new Subject(kind.table().getName(), id),
                                                    SHOWN_ENTRIES)
                                            .stream()
                                            .map(FactsController::past)
                                            .toList()));
                });
    }

    static FactViews.Past past(History.Entry entry) {
        return new FactViews.Past(
                time(entry.at()),
                entry.who(),
                switch (entry.action()) {
                    case "add" -> "登録";
                    case "change" -> "変更";
                    case "detail" -> "変わったところ";
                    case "remove" -> "取り消し";
                    default -> entry.action();
                },
                entry.why());
    }

    private static String time(Instant at) {
        ZonedDateTime here = at.atZone(JAPAN);
        return new JapaneseDate(here.toLocalDate()).text()
                + String.format(Locale.ROOT, " %d:%02d", here.getHour(), here.getMinute());
    }

    @Requires(Permission.EDIT_BODY)
    @GetMapping("/{body}/settings/" + KINDS + "/new")
    Page fresh(Visit visit, @PathVariable String kind) {
        return fresh(find(kind), visit);
    }

    private <R extends UpdatableRecord<R>> Page fresh(FactKind<R> kind, Visit visit) {
        R row = kind.table().newRecord();
        @Nullable TableField<R, String> from = kind.from();
        if (from != null) {
            row.set(from, visit.today().toString());
        }
        return form(kind, visit, 0, 0, typed(kind, row), Map.of(), "", 200);
    }

    @Requires(Permission.EDIT_BODY)
    @PostMapping("/{body}/settings/" + KINDS)
    Object add(Visit visit, @PathVariable String kind, @RequestParam Map<String, String> typed) {
        return add(find(kind), visit, typed);
    }

    private <R extends UpdatableRecord<R>> Object add(
            FactKind<R> kind, Visit visit, Map<String, String> typed) {
        return answer(kind, visit, 0, 0, typed, writing.add(kind, visit, typed));
    }

    @Requires(Permission.EDIT_BODY)
    @GetMapping("/{body}/settings/" + KINDS + ID + "/edit")
    Page edit(Visit visit, @PathVariable String kind, @PathVariable long id) {
        return edit(find(kind), visit, id);
    }

    private <R extends UpdatableRecord<R>> Page edit(FactKind<R> kind, Visit visit, long id) {
        R row = visit.body().read(db -> readable(kind, visit, db, id));
        return form(
                kind,
                visit,
                id,
                FactWriting.version(kind, row),
                typed(kind, row),
                Map.of(),
                "",
                200);
    }

    @Requires(Permission.EDIT_BODY)
    @PostMapping("/{body}/settings/" + KINDS + ID)
    Object change(
            Visit visit,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        return change(find(kind), visit, id, version, typed);
    }

    private <R extends UpdatableRecord<R>> Object change(
            FactKind<R> kind, Visit visit, long id, int version, Map<String, String> typed) {
        return answer(
                kind, visit, id, version, typed, writing.change(kind, visit, id, version, typed));
    }

    @Requires(Permission.EDIT_BODY)
    @PostMapping("/{body}/settings/" + KINDS + ID + "/remove")
    Object remove(
            Visit visit,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String why) {
        return remove(find(kind), visit, id, version, why);
    }

    private <R extends UpdatableRecord<R>> Object remove(
            FactKind<R> kind, Visit visit, long id, int version, String why) {
        Saved saved = writing.remove(kind, visit, id, version, why);
        if (saved instanceof Saved.Done) {
            return goTo(path(visit, kind));
        }
        Map<String, String> typed = new HashMap<>();
        visit.body()
                .read(db -> FactWriting.find(kind, db, id))
                .ifPresent(row -> typed.putAll(typed(kind, row)));
        typed.put(FactWriting.WHY, why);
        return answer(kind, visit, id, version, typed, saved);
    }

    private <R extends UpdatableRecord<R>> Object answer(
            FactKind<R> kind,
            Visit visit,
            long id,
            int version,
            Map<String, String> typed,
            Saved saved) {
        return switch (saved) {
            case Saved.Done(long done) -> goTo(path(visit, kind) + "/" + done);
            case Saved.Refused(Map<String, String> problems) ->
                    form(kind, visit, id, version, typed, problems, "", 422);
            case Saved.Missing() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Saved.Conflict() -> {
                R now = visit.body().read(db -> readable(kind, visit, db, id));
                yield form(
                        kind,
                        visit,
                        id,
                        FactWriting.version(kind, now),
                        typed,
                        Map.of(),
                        "ほかの人が、この画面を開いたあとに変更しました。下の欄にはあなたが入れた値が残っています。今の内容を見て直し、もう一度保存してください。",
                        409);
            }
        };
    }

    private <R extends UpdatableRecord<R>> Page form(
            FactKind<R> kind,
            Visit visit,
            long id,
            int version,
            Map<String, String> typed,
            Map<String, String> problems,
            String conflict,
            int status) {
        List<FormField> fields = new ArrayList<>();
        visit.body()
                .read(db -> {
                    for (FactField<R> field : kind.fields()) {
                        fields.add(
                                new FormField(
                                        field.name(),
                                        field.label(),
                                        field.kind(),
                                        typed.getOrDefault(field.name(), ""),
                                        field.required(),
                                        field.hint(),
                                        problems.getOrDefault(field.name(), ""),
                                        choices(field, db)));
                    }
                    return fields;
                });
        fields.add(
                FormField.of(FactWriting.WHY, "理由", Kind.TEXT)
                        .mandatory()
                        .hinted("なぜ登録・変更するか。証跡台帳に残ります。例: 令和8年4月1日付けの人事異動")
                        .with(typed.getOrDefault(FactWriting.WHY, ""))
                        .wrong(problems.getOrDefault(FactWriting.WHY, "")));
        return new Page(
                "body/form.jte",
                new FactViews.FormView(
                        kind.label(),
                        path(visit, kind),
                        kind.noun() + (id == 0 ? "を足す" : "を変更する"),
                        path(visit, kind) + (id == 0 ? "" : "/" + id),
                        version,
                        conflict,
                        fields),
                status);
    }

    private static <R extends UpdatableRecord<R>> List<Choice> choices(
            FactField<R> field, DSLContext db) {
        List<Choice> choices = new ArrayList<>();
        if (field.kind() == Kind.CHOICE) {
            choices.add(new Choice("", field.required() ? "選んでください" : "(なし)"));
            choices.addAll(field.choices().apply(db));
        }
        return choices;
    }

    private static <R extends UpdatableRecord<R>> Map<String, String> typed(
            FactKind<R> kind, R row) {
        return kind.fields().stream()
                .collect(Collectors.toMap(FactField::name, field -> field.edit(row)));
    }

    private static <R extends UpdatableRecord<R>> R readable(
            FactKind<R> kind, Visit visit, DSLContext db, long id) {
        return db.selectFrom(kind.table())
                .where(FactWriting.id(kind).eq(id))
                .and(kind.readable(visit))
                .fetchOptional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static <R extends UpdatableRecord<R>> String state(
            FactKind<R> kind, R row, LocalDate today) {
        @Nullable TableField<R, String> from = kind.from();
        @Nullable TableField<R, String> until = kind.until();
        if (from == null || until == null) {
            return "";
        }
        if (row.get(from).compareTo(today.toString()) > 0) {
            return "これから";
        }
        return row.get(until) != null && row.get(until).compareTo(today.toString()) <= 0
                ? "終わり"
                : "今";
    }

    private FactKind<?> find(String kind) {
        FactKind<?> found = kinds.get(kind);
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    private static String path(Visit visit, FactKind<?> kind) {
        return "/" + visit.body().key() + "/settings/" + kind.path();
    }

    private static ResponseEntity<Void> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
