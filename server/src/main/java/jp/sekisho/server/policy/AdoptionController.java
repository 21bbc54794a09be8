// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyAdoption.POLICY_ADOPTION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import jp.sekisho.server.policy.PolicyDesk.Adoption;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Which organ adopted a basic policy, alone or jointly, or designated an older one as the
/// statutory one.
@Controller
@Requires(Permission.READ_POLICY)
class AdoptionController {

    private static final int NUMBER = 100;
    private static final LocalDate LAW = LocalDate.of(2026, 4, 1);

    private final Documents documents;
    private final PolicyDesk desk;
    private final Evidence evidence;

    AdoptionController(Documents documents, PolicyDesk desk, Evidence evidence) {
        this.documents = documents;
        this.desk = desk;
        this.evidence = evidence;
    }

    /// What the page shows.
    ///
    /// @param title the document
    /// @param path the document's page
    /// @param lead how things stand
    /// @param organs each organ with what it did
    /// @param fields the form; empty where this person may not record
    record View(String title, String path, String lead, List<Row> organs, List<FormField> fields) {
        View {
            organs = List.copyOf(organs);
            fields = List.copyOf(fields);
        }
    }

    /// One organ.
    ///
    /// @param name its name
    /// @param made what it did
    record Row(String name, List<Done> made) {}

    /// One adoption.
    ///
    /// @param words what happened
    /// @param removePath where a mistake is taken back; empty where this person may not
    record Done(String words, String removePath) {}

    @GetMapping("/{body}/policy/documents/{id}/adoptions")
    Page page(Visit visit, @PathVariable long id) {
        return visit.body().read(db -> page(visit, db, id, new Typed(Map.of()), 200));
    }

    private Page page(Visit visit, DSLContext db, long id, Typed typed, int status) {
        Edition edition = adoptable(visit, db, id);
        Adoptions adoptions = Adoptions.of(db, List.of(edition.id()), visit.today());
        String path = PolicyPaths.of(visit, edition.id());
        boolean decides = visit.may(Permission.DECIDE_POLICY);
        List<Row> rows =
                adoptions.organs().stream()
                        .map(organ ->
                                new Row(
                                        organ.name(),
                                        organ.made().stream()
                                                .map(made ->
                                                        new Done(
                                                                made.words(),
                                                                decides
                                                                        ? path
                                                                                + "/adoptions/"
                                                                                + made.id()
                                                                                + "/remove"
                                                                        : ""))
                                                .toList()))
                        .toList();
        return new Page(
                "policy/adoptions.jte",
                new View(
                        edition.name(),
                        path,
                        lead(edition, adoptions),
                        rows,
                        decides && !edition.isDraft()
                                ? typed.on(fields(edition, adoptions))
                                : List.of()),
                status);
    }

    private static String lead(Edition edition, Adoptions adoptions) {
        if (edition.isDraft()) {
            return "決裁を記録すると、定めた機関を記録できます。";
        }
        if (adoptions.organs().isEmpty()) {
            return "方針を定める機関を、まだ登録していません。";
        }
        return adoptions.missing().isEmpty()
                ? "すべての機関が定めています。"
                : adoptions.organs().size() + "の機関のうち、" + adoptions.missing() + "が定めた記録がありません。";
    }

    private static List<FormField> fields(Edition edition, Adoptions adoptions) {
        List<FormField> fields = new ArrayList<>();
        adoptions
                .organs()
                .forEach(organ ->
                        fields.add(
                                FormField.of("organ-" + organ.organ(), organ.name(), Kind.YES_NO)));
        fields.add(
                FormField.of("what", "何をしましたか", Kind.CHOICE)
                        .mandatory()
                        .choosing(
                                List.of(
                                        new Choice("ADOPTED", "定めた(策定・改定)"),
                                        new Choice("DESIGNATED", "前からの方針を、法律の方針として位置付けた")))
                        .with(
                                edition.enforcedOn().filter(on -> on.isBefore(LAW)).isPresent()
                                        ? "DESIGNATED"
                                        : "ADOPTED"));
        fields.add(
                FormField.of("how", "定め方", Kind.CHOICE)
                        .mandatory()
                        .choosing(
                                List.of(
                                        new Choice("JOINTLY", "ほかの機関と共同で"),
                                        new Choice("ALONE", "その機関だけで")))
                        .with(adoptions.organs().size() > 1 ? "JOINTLY" : "ALONE"));
        fields.add(FormField.of("on", "決めた日", Kind.DATE).mandatory().hinted("例: 令和8年3月25日"));
        fields.add(FormField.of("number", "文書番号", Kind.TEXT).hinted("その機関の決定の番号。なければ空けておきます。"));
        return fields;
    }

    @PostMapping("/{body}/policy/documents/{id}/adoptions")
    @Requires(Permission.DECIDE_POLICY)
    Object save(Visit visit, @PathVariable long id, @RequestParam Map<String, String> params) {
        Typed typed = new Typed(params);
        record Known(Edition edition, Adoptions adoptions) {}
        Known known =
                visit.body()
                        .read(db -> {
                            Edition edition = adoptable(visit, db, id);
                            return new Known(
                                    edition,
                                    Adoptions.of(db, List.of(edition.id()), visit.today()));
                        });
        boolean designated = typed.text("what").equals("DESIGNATED");
        Optional<LocalDate> on = typed.requiredDate("on", "決めた日を入れてください。");
        if (on.filter(day -> day.isAfter(visit.today())).isPresent()) {
            typed.wrong("on", "きょうまでの日付にしてください。");
        }
        if (designated
                && known.edition().enforcedOn().filter(day -> !day.isBefore(LAW)).isPresent()) {
            typed.wrong("what", "位置付けは、令和8年4月1日より前からの方針だけに記録します。");
        }
        String number = typed.text("number", NUMBER);
        List<Adoptions.OrganAdoption> organs =
                known.adoptions().organs().stream()
                        .filter(organ -> typed.ticked("organ-" + organ.organ()))
                        .toList();
        if (organs.isEmpty()) {
            typed.wrong(
                    known.adoptions().organs().stream()
                            .map(organ -> "organ-" + organ.organ())
                            .findFirst()
                            .orElse("what"),
                    "機関を一つ以上選んでください。");
        }
        organs.stream()
                .filter(organ ->
                        organ.made().stream()
                                .anyMatch(m -> m.adoption().designated() == designated))
                .forEach(organ -> typed.wrong("organ-" + organ.organ(), "この機関は、もう記録してあります。"));
        if (typed.isWrong() || on.isEmpty() || known.edition().isDraft()) {
            return visit.body().read(db -> page(visit, db, id, typed, 422));
        }
        Adoption adoption =
                new Adoption(on.get(), typed.text("how").equals("JOINTLY"), designated, number);
        boolean saved =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        designated ? "基本方針の位置付けを記録する" : "基本方針を定めた機関を記録する",
                        change -> {
                            // Somebody else may have recorded the same meanwhile.
                            for (Adoptions.OrganAdoption organ : organs) {
                                if (change.db()
                                        .fetchExists(
                                                POLICY_ADOPTION,
                                                POLICY_ADOPTION.DOCUMENT_ID.eq(
                                                        known.edition().id().value()),
                                                POLICY_ADOPTION.ORGAN_ID.eq(organ.organ()),
                                                POLICY_ADOPTION.DESIGNATED.eq(designated))) {
                                    return false;
                                }
                            }
                            organs.forEach(organ ->
                                    desk.adopt(
                                            change, known.edition().id(), organ.organ(), adoption));
                            return true;
                        });
        if (!saved) {
            organs.forEach(organ -> typed.wrong("organ-" + organ.organ(), "ほかの人が先に記録しました。"));
            return visit.body().read(db -> page(visit, db, id, typed, 409));
        }
        return PolicyPaths.seeOther(PolicyPaths.of(visit, known.edition().id()) + "/adoptions");
    }

    @PostMapping("/{body}/policy/documents/{id}/adoptions/{adoption}/remove")
    @Requires(Permission.DECIDE_POLICY)
    Object remove(Visit visit, @PathVariable long id, @PathVariable long adoption) {
        Edition edition = visit.body().<Edition>read(db -> adoptable(visit, db, id));
        boolean removed =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        "基本方針を定めた機関の記録の誤りを取り消す",
                        change ->
                                change.db()
                                        .selectFrom(POLICY_ADOPTION)
                                        .where(
                                                POLICY_ADOPTION.ID.eq(adoption),
                                                POLICY_ADOPTION.DOCUMENT_ID.eq(
                                                        edition.id().value()))
                                        .fetchOptional()
                                        .map(row -> {
                                            change.remove(row);
                                            return true;
                                        })
                                        .orElse(false));
        return removed
                ? PolicyPaths.seeOther(PolicyPaths.of(visit, edition.id()) + "/adoptions")
                : new Sentence("もう取り消されています", "ほかの人が先に取り消しました。").page(409);
    }

    /// The law asks organs to adopt the basic policy, nothing below it.
    private Edition adoptable(Visit visit, DSLContext db, long id) {
        return documents
                .find(visit, db, id)
                .map(Documents.Found::edition)
                .filter(edition -> edition.kind() == DocumentKind.BASIC_POLICY)
                .orElseThrow(PolicyPaths::nothing);
    }
}
