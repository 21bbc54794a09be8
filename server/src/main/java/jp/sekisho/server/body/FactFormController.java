// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.FactWriting.Saved;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.Page;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Adds, changes and removes a fact of any kind.
@Controller
@Requires(Permission.EDIT_BODY)
class FactFormController {

    private final FactAddresses facts;
    private final FactWriting writing;

    FactFormController(FactAddresses facts, FactWriting writing) {
        this.facts = facts;
        this.writing = writing;
    }

    @GetMapping(FactAddresses.ALL + "/new")
    Page fresh(Visit visit, @PathVariable String kind) {
        return fresh(facts.at(kind), visit);
    }

    private <R extends UpdatableRecord<R>> Page fresh(FactKind<R> kind, Visit visit) {
        R row = kind.table().newRecord();
        @Nullable TableField<R, String> from = kind.from();
        if (from != null) {
            row.set(from, visit.today().toString());
        }
        return form(kind, visit, 0, 0, typed(kind, row), Map.of(), "", 200);
    }

    @PostMapping(FactAddresses.ALL)
    Object add(Visit visit, @PathVariable String kind, @RequestParam Map<String, String> typed) {
        return add(facts.at(kind), visit, typed);
    }

    private <R extends UpdatableRecord<R>> Object add(
            FactKind<R> kind, Visit visit, Map<String, String> typed) {
        return answer(kind, visit, 0, 0, typed, writing.add(kind, visit, typed));
    }

    @GetMapping(FactAddresses.ONE + "/edit")
    Page edit(Visit visit, @PathVariable String kind, @PathVariable long id) {
        return edit(facts.at(kind), visit, id);
    }

    private <R extends UpdatableRecord<R>> Page edit(FactKind<R> kind, Visit visit, long id) {
        R row = visit.body().read(db -> FactAddresses.readable(kind, visit, db, id));
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

    @PostMapping(FactAddresses.ONE)
    Object change(
            Visit visit,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        return change(facts.at(kind), visit, id, version, typed);
    }

    private <R extends UpdatableRecord<R>> Object change(
            FactKind<R> kind, Visit visit, long id, int version, Map<String, String> typed) {
        return answer(
                kind, visit, id, version, typed, writing.change(kind, visit, id, version, typed));
    }

    @PostMapping(FactAddresses.ONE + "/remove")
    Object remove(
            Visit visit,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String why) {
        return remove(facts.at(kind), visit, id, version, why);
    }

    private <R extends UpdatableRecord<R>> Object remove(
            FactKind<R> kind, Visit visit, long id, int version, String why) {
        Saved saved = writing.remove(kind, visit, id, version, why);
        if (saved instanceof Saved.Done) {
            return goTo(FactAddresses.path(visit, kind));
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
            case Saved.Done(long done) -> goTo(FactAddresses.path(visit, kind) + "/" + done);
            case Saved.Refused(Map<String, String> problems) ->
                    form(kind, visit, id, version, typed, problems, "", 422);
            case Saved.Missing() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Saved.Conflict() -> {
                R now = visit.body().read(db -> FactAddresses.readable(kind, visit, db, id));
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
                        FactAddresses.path(visit, kind),
                        kind.noun() + (id == 0 ? "を足す" : "を変更する"),
                        FactAddresses.path(visit, kind) + (id == 0 ? "" : "/" + id),
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

    private static ResponseEntity<Void> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
