// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.database.schema.tables.records.PolicyDocumentRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import jp.sekisho.server.policy.DraftForm.Received;
import jp.sekisho.server.policy.PolicyDesk.Place;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Receives new documents and new editions, and changes drafts.
@Controller
@Requires(Permission.EDIT_POLICY)
class DraftController {

    private final Documents documents;
    private final Policies policies;
    private final PolicyDesk desk;
    private final Evidence evidence;

    DraftController(Documents documents, Policies policies, PolicyDesk desk, Evidence evidence) {
        this.documents = documents;
        this.policies = policies;
        this.desk = desk;
        this.evidence = evidence;
    }

    @GetMapping("/{body}/policy/new")
    Page begin(Visit visit, @RequestParam Map<String, String> params) {
        return visit.body().read(db -> beginning(visit, db, new Typed(params), 200));
    }

    private Page beginning(Visit visit, DSLContext db, Typed typed, int status) {
        List<FormField> fields =
                new ArrayList<>(DraftForm.place(documents.all(visit, db), units(visit, db)));
        fields.addAll(DraftForm.text(""));
        return new Page(
                "policy/draft.jte",
                new DraftForm.View(
                        "文書を加える",
                        "本文を取り込みます。決裁の前の「案」として入り、あとで直せます。",
                        PolicyPaths.tree(visit) + "/new",
                        PolicyPaths.tree(visit),
                        0,
                        "",
                        typed.on(fields)),
                status);
    }

    /// The units whose procedures this person may write.
    private static List<BodyFacts.Unit> units(Visit visit, DSLContext db) {
        return BodyStore.units(db, visit.today()).stream()
                .filter(unit -> visit.may(Permission.EDIT_POLICY, unit.id()))
                .toList();
    }

    @PostMapping("/{body}/policy/new")
    Object receive(
            Visit visit,
            @RequestParam Map<String, String> params,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        Typed typed = new Typed(params);
        Received received = DraftForm.receive(typed, file, "");
        if (received instanceof Received.Nothing) {
            typed.wrong("file", "本文のファイルを選ぶか、本文を貼り付けてください。");
        }
        Optional<Place> place = visit.body().read(db -> place(visit, db, typed));
        if (typed.isWrong()
                || place.isEmpty()
                || !(received instanceof Received.Text(var text, var policy))) {
            return visit.body().read(db -> beginning(visit, db, typed, 422));
        }
        PolicyDocumentId id =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        place.get().kind().label() + "の案を入れる",
                        change -> desk.begin(change, place.get(), text));
        return PolicyPaths.seeOther(PolicyPaths.of(visit, id));
    }

    private Optional<Place> place(Visit visit, DSLContext db, Typed typed) {
        Optional<DocumentKind> kind = DocumentKind.tryParse(typed.text("kind"));
        if (kind.isEmpty()) {
            typed.wrong("kind", "文書の種類を選んでください。");
            return Optional.empty();
        }
        boolean procedure = kind.get() == DocumentKind.PROCEDURE;
        Optional<Long> unit = procedure ? number(typed.text("unit")) : Optional.empty();
        boolean known =
                unit.isEmpty() || units(visit, db).stream().anyMatch(u -> u.id() == unit.get());
        if (procedure && (!known || !visit.may(Permission.EDIT_POLICY, unit.orElse(null)))) {
            typed.wrong("unit", "手順を書いてよい課を選んでください。");
        } else if (!visit.may(Permission.EDIT_POLICY, unit.orElse(null))) {
            typed.wrong("kind", "この種類の文書は、統括情報セキュリティ責任者だけが加えられます。");
        }
        Optional<PolicyDocumentId> parent =
                number(typed.text("under")).flatMap(id -> parent(visit, db, kind.get(), id));
        if (parent.isEmpty() != typed.text("under").isEmpty()) {
            typed.wrong("under", "上の文書には、" + above(kind.get()) + "を選んでください。");
        }
        boolean everyone = procedure && unit.isEmpty() && typed.ticked("everyone");
        return Optional.of(new Place(kind.get(), parent, unit, everyone));
    }

    private static String above(DocumentKind kind) {
        return kind.above().map(DocumentKind::label).orElse("「なし」");
    }

    private Optional<PolicyDocumentId> parent(
            Visit visit, DSLContext db, DocumentKind kind, long id) {
        return documents
                .find(visit, db, id)
                .map(Documents.Found::edition)
                .filter(e -> Optional.of(e.kind()).equals(kind.above()))
                .map(Edition::series);
    }

    static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,17}")
                ? Optional.of(Long.valueOf(text))
                : Optional.empty();
    }

    @GetMapping("/{body}/policy/documents/{id}/next")
    Page nextForm(Visit visit, @PathVariable long id) {
        Edition edition = editable(visit, id);
        return next(visit, edition, new Typed(Map.of()), 200);
    }

    private static Page next(Visit visit, Edition edition, Typed typed, int status) {
        String path = PolicyPaths.of(visit, edition.id());
        return new Page(
                "policy/draft.jte",
                new DraftForm.View(
                        edition.title() + "の次の版",
                        "改正後の本文の全体を取り込みます。前の版との違いは、取り込んだあとに新旧対照表で確かめられます。",
                        path + "/next",
                        path,
                        0,
                        "",
                        typed.on(DraftForm.text(edition.title()))),
                status);
    }

    @PostMapping("/{body}/policy/documents/{id}/next")
    Object nextEdition(
            Visit visit,
            @PathVariable long id,
            @RequestParam Map<String, String> params,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        Edition edition = editable(visit, id);
        Typed typed = new Typed(params);
        Received received = DraftForm.receive(typed, file, edition.title());
        if (received instanceof Received.Nothing) {
            typed.wrong("file", "改正後の本文のファイルを選ぶか、本文を貼り付けてください。");
        }
        if (!(received instanceof Received.Text(var text, var policy))) {
            return next(visit, edition, typed, 422);
        }
        PolicyDocumentId made =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        edition.kind().label() + "の次の版の案を入れる",
                        change -> desk.next(change, edition.id(), text));
        return PolicyPaths.seeOther(PolicyPaths.of(visit, made));
    }

    @GetMapping("/{body}/policy/documents/{id}/edit")
    Page editForm(Visit visit, @PathVariable long id) {
        Edition edition = editable(visit, id);
        return edit(visit, edition, new Typed(Map.of()), "", edition.isDraft() ? 200 : 409);
    }

    private static Page edit(
            Visit visit, Edition edition, Typed typed, String standing, int status) {
        String path = PolicyPaths.of(visit, edition.id());
        if (!edition.isDraft()) {
            return new Sentence("決裁した版の本文は変えられません", "本文を変えるときは、次の版を作ってください。").page(409);
        }
        return new Page(
                "policy/draft.jte",
                new DraftForm.View(
                        edition.title() + "の案を直す",
                        "ファイルも本文も空けておくと、題名だけを変えます。",
                        path + "/edit",
                        path,
                        edition.version(),
                        standing,
                        typed.on(DraftForm.text(edition.title()))),
                status);
    }

    @PostMapping("/{body}/policy/documents/{id}/edit")
    Object edit(
            Visit visit,
            @PathVariable long id,
            @RequestParam Map<String, String> params,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        Edition edition = editable(visit, id);
        Typed typed = new Typed(params);
        Received received = DraftForm.receive(typed, file, edition.title());
        if (received instanceof Received.Nothing) {
            String _ = typed.required("title", DraftForm.TITLE, "題名を入れてください。");
        }
        if (typed.isWrong() || !edition.isDraft()) {
            return edit(visit, edition, typed, "", 422);
        }
        boolean saved =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        edition.kind().label() + "の案を直す",
                        change -> {
                            PolicyDocumentRecord row = PolicyDesk.row(change, edition.id());
                            if (row.getVersion() != typed.version() || row.getDecidedOn() != null) {
                                return false;
                            }
                            if (received instanceof Received.Text(var text, var policy)) {
                                desk.replace(change, row, text);
                            } else {
                                row.setTitle(typed.text("title"));
                                change.update(row);
                            }
                            return true;
                        });
        policies.forget(visit.body().key(), edition.id());
        if (!saved) {
            Edition now = editable(visit, id);
            return edit(visit, now, typed, now.title() + "(" + now.fileName() + ")", 409);
        }
        return PolicyPaths.seeOther(PolicyPaths.of(visit, edition.id()));
    }

    @PostMapping("/{body}/policy/documents/{id}/remove")
    Object remove(Visit visit, @PathVariable long id, @RequestParam Map<String, String> params) {
        Edition edition = editable(visit, id);
        boolean removed =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        edition.kind().label() + "の案を取り消す",
                        change -> {
                            PolicyDocumentRecord row = PolicyDesk.row(change, edition.id());
                            boolean needed =
                                    change.db()
                                            .fetchExists(
                                                    POLICY_DOCUMENT,
                                                    POLICY_DOCUMENT
                                                            .PARENT_ID
                                                            .eq(row.getId())
                                                            .or(
                                                                    POLICY_DOCUMENT
                                                                            .SERIES_ID
                                                                            .eq(row.getSeriesId())
                                                                            .and(
                                                                                    POLICY_DOCUMENT
                                                                                            .EDITION
                                                                                            .gt(
                                                                                                    row
                                                                                                            .getEdition()))));
                            if (needed
                                    || row.getDecidedOn() != null
                                    || row.getVersion() != new Typed(params).version()) {
                                return false;
                            }
                            ClauseSearch.remove(change, row.getId());
                            change.remove(row);
                            return true;
                        });
        return removed
                ? PolicyPaths.seeOther(PolicyPaths.tree(visit))
                : new Sentence(
                                "案を取り消せませんでした",
                                "何も変えていません。ほかの人が先に直したか、決裁したか、この文書の下に文書があります。開き直して確かめてください。")
                        .page(409);
    }

    /// Finds what this person may read and write.
    private Edition editable(Visit visit, long id) {
        Edition edition =
                visit.body()
                        .<Optional<Documents.Found>>read(db -> documents.find(visit, db, id))
                        .orElseThrow(PolicyPaths::nothing)
                        .edition();
        if (!visit.may(Permission.EDIT_POLICY, edition.unit().orElse(null))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return edition;
    }
}
