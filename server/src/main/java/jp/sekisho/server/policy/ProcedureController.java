// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.policy.ProcedureDecisions.Choice;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// For each item of a standard: which procedure says how it is done, or why none is needed.
@Controller
@Requires(Permission.READ_POLICY)
class ProcedureController {

    private static final int REASON = 1_000;
    private static final String NOT_NEEDED = "NOT_NEEDED";

    /// Stands for a procedure that this person may know nothing of.
    private static final String HIDDEN = "HIDDEN";

    private final Documents documents;
    private final Policies policies;
    private final Evidence evidence;
    private final Ids ids;

    ProcedureController(Documents documents, Policies policies, Evidence evidence, Ids ids) {
        this.documents = documents;
        this.policies = policies;
        this.evidence = evidence;
        this.ids = ids;
    }

    /// What the page shows.
    ///
    /// @param title the standard
    /// @param path its page
    /// @param lead how things stand
    /// @param items its items
    /// @param mayEdit whether this person may decide
    /// @param standing what somebody else saved meanwhile; empty for nothing
    record View(
            String title,
            String path,
            String lead,
            List<Item> items,
            boolean mayEdit,
            String standing) {
        View {
            items = List.copyOf(items);
        }

        List<FormField> fields() {
            return items.stream().flatMap(item -> item.fields().stream()).toList();
        }
    }

    /// One item.
    ///
    /// @param number where it stands on the page, from 0
    /// @param name number and heading
    /// @param anchor where it stands in the standard's page; empty for the standard as a whole
    /// @param version version of the recorded decision; 0 for none
    /// @param answer what is recorded, in words; empty for nothing
    /// @param fields what can be chosen
    record Item(
            int number,
            String name,
            String anchor,
            int version,
            String answer,
            List<FormField> fields) {
        Item {
            fields = List.copyOf(fields);
        }
    }

    /// A standard as somebody may see it.
    private record Known(
            Edition standard,
            List<StandardItem> items,
            ProcedureDecisions decisions,
            List<Series> procedures) {}

    @GetMapping("/{body}/policy/documents/{id}/procedures")
    Page page(Visit visit, @PathVariable long id) {
        return visit.body()
                .<Page>read(db -> page(visit, known(visit, db, id), new Typed(Map.of()), "", 200));
    }

    @PostMapping("/{body}/policy/documents/{id}/procedures")
    @Requires(Permission.EDIT_POLICY)
    Object save(Visit visit, @PathVariable long id, @RequestParam Map<String, String> params) {
        Typed typed = new Typed(params);
        Known before = visit.body().<Known>read(db -> known(visit, db, id));
        if (!mayEdit(visit, before.standard())) {
            throw PolicyPaths.nothing();
        }
        List<Wish> wishes = wishes(before, typed);
        if (typed.isWrong()) {
            return page(visit, before, typed, "", 422);
        }
        Optional<String> overtaken =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        "実施手順の要否を記録する",
                        change -> {
                            PolicyDocumentId standard = before.standard().series();
                            ProcedureDecisions now =
                                    ProcedureDecisions.of(change.db(), standard, visit.today());
                            for (Wish wish : wishes) {
                                if (now.version(wish.item()) != wish.version()) {
                                    return Optional.of(wish.item().name());
                                }
                            }
                            wishes.forEach(wish ->
                                    ProcedureDecisions.save(
                                            change,
                                            ids,
                                            standard,
                                            wish.item().id(),
                                            wish.choice(),
                                            visit.today()));
                            return Optional.empty();
                        });
        if (overtaken.isPresent()) {
            return visit.body()
                    .<Page>read(
                            db -> page(visit, known(visit, db, id), typed, overtaken.get(), 409));
        }
        return PolicyPaths.seeOther(PolicyPaths.of(visit, before.standard().id()) + "/procedures");
    }

    /// What somebody wants to be recorded about an item instead of what is.
    private record Wish(StandardItem item, int version, Optional<Choice> choice) {}

    private static List<Wish> wishes(Known known, Typed typed) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < known.items().size(); i++) {
            StandardItem item = known.items().get(i);
            String chosen = typed.text("choice-" + i);
            Optional<Choice> choice = choice(known, typed, i);
            if (!chosen.equals(HIDDEN) && !choice.equals(known.decisions().of(item))) {
                String version = typed.text("version-" + i);
                wishes.add(
                        new Wish(
                                item,
                                version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0,
                                choice));
            }
        }
        return wishes;
    }

    private static Optional<Choice> choice(Known known, Typed typed, int number) {
        String chosen = typed.text("choice-" + number);
        String reason = typed.text("reason-" + number, REASON);
        if (chosen.equals(NOT_NEEDED)) {
            if (reason.isEmpty()) {
                typed.wrong("reason-" + number, "要らない理由を入れてください。監査のときに、なぜ無いのかを説明できます。");
                return Optional.empty();
            }
            return Optional.of(new Choice.NotNeeded(reason));
        }
        if (!reason.isEmpty() && !chosen.equals(HIDDEN)) {
            typed.wrong("reason-" + number, "理由は「要らない」を選んだときだけ入れます。");
        }
        Optional<Choice> written =
                known.procedures().stream()
                        .filter(series -> series.id().toString().equals(chosen))
                        .findFirst()
                        .map(series -> new Choice.Written(series.id()));
        if (written.isEmpty() && !chosen.isEmpty() && !chosen.equals(HIDDEN)) {
            typed.wrong("choice-" + number, "実施手順を一覧から選んでください。");
        }
        return written;
    }

    private Known known(Visit visit, DSLContext db, long id) {
        Edition standard =
                documents
                        .find(visit, db, id)
                        .map(Documents.Found::edition)
                        .filter(edition -> edition.kind() == DocumentKind.STANDARD)
                        .filter(edition -> !edition.isDraft())
                        .orElseThrow(PolicyPaths::nothing);
        return new Known(
                standard,
                StandardItem.of(policies.reading(visit.body().key(), db, standard.id())),
                ProcedureDecisions.of(db, standard.series(), visit.today()),
                documents.all(visit, db).stream()
                        .filter(series -> series.newest().kind() == DocumentKind.PROCEDURE)
                        .filter(series -> series.editions().stream().anyMatch(e -> !e.isDraft()))
                        .toList());
    }

    private static boolean mayEdit(Visit visit, Edition standard) {
        return visit.may(Permission.EDIT_POLICY, standard.unit().orElse(null));
    }

    private static Page page(Visit visit, Known known, Typed typed, String overtaken, int status) {
        boolean mayEdit = mayEdit(visit, known.standard());
        List<Item> items =
                IntStream.range(0, known.items().size())
                        .mapToObj(i -> item(known, i, typed, mayEdit))
                        .toList();
        return new Page(
                "policy/procedures.jte",
                new View(
                        known.standard().name(),
                        PolicyPaths.of(visit, known.standard().id()),
                        lead(known),
                        items,
                        mayEdit,
                        overtaken),
                status);
    }

    private static String lead(Known known) {
        long open = known.items().stream().filter(i -> known.decisions().of(i).isEmpty()).count();
        return open == 0
                ? known.items().size() + "の項目すべてに、実施手順か、要らない理由の記録があります。"
                : known.items().size()
                        + "の項目のうち、"
                        + open
                        + "つがまだ決まっていません。項目ごとに、やり方を書いた実施手順を選ぶか、要らない理由を記録してください。";
    }

    private static Item item(Known known, int number, Typed typed, boolean mayEdit) {
        StandardItem item = known.items().get(number);
        Optional<Choice> recorded = known.decisions().of(item);
        return new Item(
                number,
                item.name(),
                item.id().isEmpty() ? "" : "#c-" + item.id(),
                known.decisions().version(item),
                recorded.map(choice -> words(known, choice)).orElse(""),
                mayEdit ? typed.on(fields(known, number, recorded)) : List.of());
    }

    private static String words(Known known, Choice choice) {
        return switch (choice) {
            case Choice.NotNeeded(String reason) -> "要らない: " + reason;
            case Choice.Written(PolicyDocumentId id) ->
                    title(known, id).orElse("実施手順があります(あなたには見えません)。");
        };
    }

    private static Optional<String> title(Known known, PolicyDocumentId procedure) {
        return known.procedures().stream()
                .filter(series -> series.id().equals(procedure))
                .map(series -> series.newest().title())
                .findFirst();
    }

    private static List<FormField> fields(Known known, int number, Optional<Choice> recorded) {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", "まだ決めていない"));
        known.procedures()
                .forEach(series ->
                        choices.add(
                                new FormField.Choice(
                                        series.id().toString(), series.newest().title())));
        choices.add(new FormField.Choice(NOT_NEEDED, "実施手順は要らない"));
        String chosen = "";
        String reason = "";
        switch (recorded.orElse(null)) {
            case Choice.NotNeeded(String why) -> {
                chosen = NOT_NEEDED;
                reason = why;
            }
            case Choice.Written(PolicyDocumentId id) -> {
                chosen = title(known, id).isPresent() ? id.toString() : HIDDEN;
                if (chosen.equals(HIDDEN)) {
                    choices.add(new FormField.Choice(HIDDEN, "あなたには見えない実施手順"));
                }
            }
            case null -> {}
        }
        return List.of(
                FormField.of("choice-" + number, "実施手順", Kind.CHOICE)
                        .choosing(choices)
                        .with(chosen),
                FormField.of("reason-" + number, "要らない理由", Kind.TEXT)
                        .hinted("「実施手順は要らない」を選んだときだけ入れます。")
                        .with(reason));
    }
}
