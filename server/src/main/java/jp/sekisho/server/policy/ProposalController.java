// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.body.Period;
import jp.sekisho.server.database.schema.tables.records.PolicyDocumentRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The paper that goes round for decision: what stands on it, and the paper itself.
@Controller
@Requires(Permission.EDIT_POLICY)
class ProposalController {

    private static final int REASON = 1500;
    private static final int NAME = 100;
    private static final int COLUMN = 30;
    private static final List<Role> SEALING =
            List.of(Role.CISO, Role.DEPUTY_CISO, Role.CHIEF_OFFICER, Role.OFFICER);

    private final Documents documents;
    private final Policies policies;
    private final Evidence evidence;

    ProposalController(Documents documents, Policies policies, Evidence evidence) {
        this.documents = documents;
        this.policies = policies;
        this.evidence = evidence;
    }

    @GetMapping("/{body}/policy/documents/{id}/proposal")
    Page form(Visit visit, @PathVariable long id) {
        return visit.body()
                .read(db -> form(visit, db, editable(visit, db, id), new Typed(Map.of()), "", 200));
    }

    private static Page form(
            Visit visit, DSLContext db, Edition edition, Typed typed, String standing, int status) {
        String path = PolicyPaths.of(visit, edition.id());
        List<FormField> fields = fields(visit, edition, Boxes.proposed(db, visit.today()));
        return new Page(
                "policy/form.jte",
                new FormView(
                        edition.name() + "の起案文",
                        "保存すると、A4の起案文を印刷できます。押印のあと、決裁を記録してください。",
                        path + "/proposal",
                        path,
                        edition.name(),
                        edition.version(),
                        standing,
                        typed.on(fields),
                        "保存して起案文を見る",
                        false),
                status);
    }

    private static List<FormField> fields(Visit visit, Edition edition, Boxes boxes) {
        Optional<Proposal> known = edition.proposal();
        return List.of(
                FormField.of("proposed_on", "起案日", Kind.DATE)
                        .mandatory()
                        .with(
                                new JapaneseDate(
                                                known.map(Proposal::proposedOn)
                                                        .orElse(visit.today()))
                                        .text()),
                FormField.of("proposer", "起案者(課と氏名)", Kind.TEXT)
                        .mandatory()
                        .hinted("例: 総務課 佐藤 健")
                        .with(known.map(Proposal::proposer).orElse(visit.name())),
                FormField.of("reason", "理由", Kind.LONG_TEXT)
                        .mandatory()
                        .hinted("例: 地方自治法第244条の6の施行に合わせ、外部サービスの定めを加えるため。")
                        .with(known.map(Proposal::reason).orElse("")),
                FormField.of("planned_on", "施行する予定の日", Kind.DATE)
                        .hinted("空けておくと、紙に手で書けます。")
                        .with(
                                known.flatMap(Proposal::plannedOn)
                                        .map(on -> new JapaneseDate(on).text())
                                        .orElse("")),
                FormField.of("seal_columns", "決裁欄(一行に一つ、決裁する人から)", Kind.LONG_TEXT)
                        .mandatory()
                        .hinted("きょうの役割から作りました。専決のときは、専決する人を一番上にします。")
                        .with(
                                String.join(
                                        "\n",
                                        known.map(Proposal::sealColumns).orElse(boxes.seals()))),
                FormField.of("consult_columns", "合議(一行に一つ)", Kind.LONG_TEXT)
                        .hinted("要らないときは空けておきます。")
                        .with(
                                String.join(
                                        "\n",
                                        known.map(Proposal::consultColumns)
                                                .orElse(boxes.consulted()))),
                FormField.of("organs", "方針を定める機関", Kind.TEXT)
                        .hinted("基本方針だけ。対策基準と実施手順では空けておきます。")
                        .with(
                                known.map(Proposal::organs)
                                        .orElse(
                                                edition.kind() == DocumentKind.BASIC_POLICY
                                                        ? boxes.organs()
                                                        : "")));
    }

    /// The boxes that today's roles suggest.
    ///
    /// @param seals captions of the seals
    /// @param consulted captions of those consulted
    /// @param organs names of the organs, joined
    private record Boxes(List<String> seals, List<String> consulted, String organs) {

        /// Reads them in one statement.
        static Boxes proposed(DSLContext db, LocalDate day) {
            Set<String> seals = new LinkedHashSet<>();
            Set<String> consulted = new LinkedHashSet<>();
            List<String> organs = new ArrayList<>();
            Set<Role> filled = new LinkedHashSet<>();
            db.select(DSL.inline("ORGAN").as("what"), ORGAN.KIND, ORGAN.NAME, ORGAN.ID)
                    .from(ORGAN)
                    .where(Period.covers(ORGAN.FROM_ON, ORGAN.UNTIL_ON, day))
                    .unionAll(
                            DSL.select(
                                            DSL.inline("POST"),
                                            ROLE_HOLDING.ROLE,
                                            DSL.coalesce(UNIT.NAME, DSL.inline("")),
                                            ROLE_HOLDING.ID)
                                    .from(ROLE_HOLDING)
                                    .join(PERSON)
                                    .on(PERSON.ID.eq(ROLE_HOLDING.PERSON_ID))
                                    .leftJoin(UNIT)
                                    .on(UNIT.ID.eq(ROLE_HOLDING.UNIT_ID))
                                    .where(
                                            Period.covers(
                                                    ROLE_HOLDING.FROM_ON,
                                                    ROLE_HOLDING.UNTIL_ON,
                                                    day),
                                            Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, day)))
                    .orderBy(4)
                    .forEach(row -> {
                        if (row.value1().equals("ORGAN")) {
                            organs.add(row.value3());
                            if (row.value2().equals(OrganKind.HEAD.name())) {
                                seals.add(row.value3());
                            }
                        } else if (row.value2().equals(Role.MANAGER.name())) {
                            consulted.add(row.value3());
                        } else {
                            filled.add(Role.valueOf(row.value2()));
                        }
                    });
            SEALING.stream().filter(filled::contains).map(Role::label).forEach(seals::add);
            seals.add("起案者");
            consulted.remove("");
            return new Boxes(
                    seals.stream().limit(Proposal.MOST_COLUMNS).toList(),
                    consulted.stream().limit(Proposal.MOST_COLUMNS).toList(),
                    String.join("、", organs));
        }
    }

    @PostMapping("/{body}/policy/documents/{id}/proposal")
    Object save(Visit visit, @PathVariable long id, @RequestParam Map<String, String> params) {
        Edition edition = visit.body().<Edition>read(db -> editable(visit, db, id));
        Typed typed = new Typed(params);
        Optional<LocalDate> on = typed.requiredDate("proposed_on", "起案日を入れてください。");
        String proposer = typed.required("proposer", NAME, "起案者を入れてください。");
        String reason = typed.required("reason", REASON, "理由を書いてください。");
        Optional<LocalDate> planned = typed.date("planned_on");
        List<String> seals = typed.lines("seal_columns", Proposal.MOST_COLUMNS, COLUMN);
        List<String> consulted = typed.lines("consult_columns", Proposal.MOST_COLUMNS, COLUMN);
        String organs = typed.text("organs", REASON / 2);
        if (seals.isEmpty()) {
            typed.wrong("seal_columns", "決裁する人を一人以上書いてください。");
        }
        if (typed.isWrong() || on.isEmpty()) {
            return again(visit, id, typed, "", 422);
        }
        boolean saved =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        edition.kind().label() + "の起案文を書く",
                        change -> {
                            PolicyDocumentRecord row = PolicyDesk.row(change, edition.id());
                            if (row.getVersion() != typed.version()) {
                                return false;
                            }
                            row.setProposedOn(on.get().toString());
                            row.setProposer(proposer);
                            row.setProposalReason(reason);
                            row.setPlannedOn(planned.map(LocalDate::toString).orElse(null));
                            row.setSealColumns(String.join("\n", seals));
                            row.setConsultColumns(String.join("\n", consulted));
                            row.setAdoptingOrgans(organs);
                            change.update(row);
                            return true;
                        });
        return saved
                ? PolicyPaths.seeOther(PolicyPaths.of(visit, edition.id()) + "/paper")
                : again(visit, id, typed, "", 409);
    }

    private Page again(Visit visit, long id, Typed typed, String error, int status) {
        return visit.body()
                .read(db -> {
                    Edition now = editable(visit, db, id);
                    String standing =
                            status == 409
                                    ? now.proposal()
                                            .map(p -> p.proposer() + "、" + p.reason())
                                            .orElse("本文が変わりました。" + error)
                                    : "";
                    return form(visit, db, now, typed, standing, status);
                });
    }

    private Edition editable(Visit visit, DSLContext db, long id) {
        Edition edition = documents.find(visit, db, id).orElseThrow(PolicyPaths::nothing).edition();
        if (!visit.may(Permission.EDIT_POLICY, edition.unit().orElse(null))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return edition;
    }

    /// What the page of the paper shows.
    ///
    /// @param paper the paper
    /// @param path the document's page
    /// @param title the document
    /// @param pdfPath the paper as a PDF
    record PaperView(DraftPaper paper, String path, String title, String pdfPath) {}

    @GetMapping("/{body}/policy/documents/{id}/paper")
    @Requires(Permission.READ_POLICY)
    Page paper(Visit visit, @PathVariable long id) {
        return visit.body()
                .read(db -> {
                    Documents.Found found =
                            documents.find(visit, db, id).orElseThrow(PolicyPaths::nothing);
                    String path = PolicyPaths.of(visit, found.edition().id());
                    return paper(visit, db, found)
                            .map(paper ->
                                    new Page(
                                            "policy/paper.jte",
                                            new PaperView(
                                                    paper,
                                                    path,
                                                    found.edition().name(),
                                                    path + "/paper.pdf")))
                            .orElseGet(() ->
                                    new Sentence("起案文はまだありません", "文書の頁の「起案文を作る」から書いてください。")
                                            .page(404));
                });
    }

    @GetMapping("/{body}/policy/documents/{id}/paper.pdf")
    @Requires(Permission.READ_POLICY)
    @Nullable Object pdf(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        record Named(String name, String body, DraftPaper paper) {}
        Named named =
                visit.body()
                        .read(db -> {
                            Documents.Found found =
                                    documents.find(visit, db, id).orElseThrow(PolicyPaths::nothing);
                            return new Named(
                                    "起案文 " + found.edition().name() + ".pdf",
                                    BodyStore.name(db).orElse(visit.body().key().value()),
                                    paper(visit, db, found).orElseThrow(PolicyPaths::nothing));
                        });
        return PolicyController.send(
                response, named.name(), PaperPdf.render(named.body(), named.paper()));
    }

    private Optional<DraftPaper> paper(Visit visit, DSLContext db, Documents.Found found) {
        Edition edition = found.edition();
        Optional<BasicPolicy> text = text(visit, db, edition);
        Optional<BasicPolicy> before =
                found.series().before(edition).flatMap(older -> text(visit, db, older));
        return edition.proposal()
                .flatMap(proposal ->
                        text.map(policy -> DraftPaper.of(edition, proposal, policy, before)));
    }

    private Optional<BasicPolicy> text(Visit visit, DSLContext db, Edition edition) {
        return policies.reading(visit.body().key(), db, edition.id())
                        instanceof PolicyReading.Read(BasicPolicy policy)
                ? Optional.of(policy)
                : Optional.empty();
    }
}
