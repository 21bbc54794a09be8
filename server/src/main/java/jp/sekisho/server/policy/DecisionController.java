// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.PolicyDocumentRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.FileType;
import jp.sekisho.server.evidence.Keeping;
import jp.sekisho.server.evidence.SealedFiles;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The formal decision of the office, recorded as a fact.
@Controller
@Requires(Permission.DECIDE_POLICY)
class DecisionController {

    private static final int NUMBER = 100;
    private static final int NAME = 200;
    private static final int CONSULTED = 500;

    private final Documents documents;
    private final PolicyDesk desk;
    private final SealedFiles files;
    private final Evidence evidence;

    DecisionController(Documents documents, PolicyDesk desk, SealedFiles files, Evidence evidence) {
        this.documents = documents;
        this.desk = desk;
        this.files = files;
        this.evidence = evidence;
    }

    @GetMapping("/{body}/policy/documents/{id}/decision")
    Page form(Visit visit, @PathVariable long id) {
        return form(visit, find(visit, id), new Typed(Map.of()), "", 200);
    }

    private static Page form(
            Visit visit, Edition edition, Typed typed, String standing, int status) {
        String path = PolicyPaths.of(visit, edition.id());
        return new Page(
                "policy/form.jte",
                new FormView(
                        edition.name() + "の決裁の記録",
                        "紙や文書管理システムで終わった決裁を、事実として記録します。ここで決裁するのではありません。",
                        path + "/decision",
                        path,
                        edition.name(),
                        edition.version(),
                        standing,
                        typed.on(fields(edition)),
                        "決裁を記録する",
                        true),
                status);
    }

    private static List<FormField> fields(Edition edition) {
        Optional<Decision> known = edition.decision();
        List<Choice> kinds = new ArrayList<>();
        for (DecisionKind kind : DecisionKind.values()) {
            kinds.add(new Choice(kind.name(), kind.label()));
        }
        return List.of(
                FormField.of("number", "文書番号", Kind.TEXT)
                        .mandatory()
                        .hinted("例: 総第114号")
                        .with(known.map(Decision::documentNumber).orElse("")),
                FormField.of("decided_on", "決裁日", Kind.DATE)
                        .mandatory()
                        .hinted("例: 令和8年3月25日、R8.3.25")
                        .with(known.map(d -> date(d.decidedOn())).orElse("")),
                FormField.of("kind", "決裁の区分", Kind.CHOICE)
                        .mandatory()
                        .choosing(kinds)
                        .with(known.map(d -> d.kind().name()).orElse(DecisionKind.DECIDED.name())),
                FormField.of("decider", "決裁した人(職)", Kind.TEXT)
                        .mandatory()
                        .hinted("専決・代決のときは、実際に決裁した人。例: 町長、総務課長")
                        .with(
                                known.map(Decision::decider)
                                        .orElse(
                                                edition.proposal()
                                                        .map(p -> p.sealColumns().getFirst())
                                                        .orElse(""))),
                FormField.of("consulted", "合議した課・機関", Kind.TEXT)
                        .hinted("なければ空けておきます。")
                        .with(
                                known.map(Decision::consulted)
                                        .orElse(
                                                edition.proposal()
                                                        .map(p ->
                                                                String.join(
                                                                        "、", p.consultColumns()))
                                                        .orElse(""))),
                FormField.of("after_by", "後閲した人(代決のとき)", Kind.TEXT)
                        .hinted("まだなら空けておき、済んだら記録します。")
                        .with(known.flatMap(Decision::readAfter).map(ReadAfter::by).orElse("")),
                FormField.of("after_on", "後閲した日(代決のとき)", Kind.DATE)
                        .with(known.flatMap(Decision::readAfter).map(a -> date(a.on())).orElse("")),
                FormField.of("instrument", "形式", Kind.TEXT)
                        .hinted("例: 訓令、告示、規程、要綱。なければ空けておきます。")
                        .with(known.map(Decision::instrument).orElse("")),
                FormField.of("enforced_on", "施行日", Kind.DATE)
                        .mandatory()
                        .with(
                                edition.enforcedOn()
                                        .or(() -> edition.proposal().flatMap(Proposal::plannedOn))
                                        .map(DecisionController::date)
                                        .orElse("")),
                FormField.of("ended_on", "廃止した日(次の版なしに効力を失わせたとき)", Kind.DATE)
                        .with(edition.endedOn().map(DecisionController::date).orElse("")),
                FormField.of("file", "決裁書の写し(押印のあるもの)", Kind.FILE)
                        .hinted(
                                "PDF、JPEG、PNG、TIFF。20MBまで。封じて残し、読むたびに変わっていないかを確かめます。"
                                        + (edition.scan().isPresent()
                                                ? "空けておくと、いまの写しのままです。"
                                                : "")));
    }

    private static String date(LocalDate day) {
        return new JapaneseDate(day).text();
    }

    /// What a complete form says.
    private record Filled(Decision decision, LocalDate enforcedOn, Optional<LocalDate> endedOn) {}

    private static Optional<Filled> filled(Typed typed, LocalDate today) {
        String number = typed.required("number", NUMBER, "文書番号を入れてください。");
        String decider = typed.required("decider", NAME, "決裁した人を入れてください。");
        String consulted = typed.text("consulted", CONSULTED);
        String instrument = typed.text("instrument", 40);
        Optional<LocalDate> on = typed.requiredDate("decided_on", "決裁日を入れてください。");
        if (on.filter(day -> day.isAfter(today)).isPresent()) {
            typed.wrong("decided_on", "きょうまでの日付にしてください。決裁が終わってから記録します。");
        }
        Optional<LocalDate> enforced = typed.requiredDate("enforced_on", "施行日を入れてください。");
        Optional<LocalDate> ended = typed.date("ended_on");
        if (ended.isPresent() && enforced.filter(e -> !ended.get().isAfter(e)).isPresent()) {
            typed.wrong("ended_on", "施行日より後の日付にしてください。");
        }
        Optional<DecisionKind> kind =
                Arrays.stream(DecisionKind.values())
                        .filter(k -> k.name().equals(typed.text("kind")))
                        .findFirst();
        if (kind.isEmpty()) {
            typed.wrong("kind", "決裁の区分を選んでください。");
        }
        Optional<ReadAfter> after = after(typed, kind, on, today);
        if (typed.isWrong() || on.isEmpty() || enforced.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Filled(
                        new Decision(
                                kind.get(),
                                number,
                                on.get(),
                                decider,
                                instrument,
                                consulted,
                                after),
                        enforced.get(),
                        ended));
    }

    private static Optional<ReadAfter> after(
            Typed typed,
            Optional<DecisionKind> kind,
            Optional<LocalDate> decidedOn,
            LocalDate today) {
        String by = typed.text("after_by", NAME);
        Optional<LocalDate> on = typed.date("after_on");
        if (by.isEmpty() && typed.text("after_on").isEmpty()) {
            return Optional.empty();
        }
        if (kind.isPresent() && kind.get() != DecisionKind.SUBSTITUTED) {
            typed.wrong("after_by", "後閲は、代決のときだけ記録します。");
        }
        if (by.isEmpty()) {
            typed.wrong("after_by", "後閲した人を入れてください。");
        }
        if (typed.text("after_on").isEmpty()) {
            typed.wrong("after_on", "後閲した日を入れてください。");
        }
        boolean early = on.isPresent() && decidedOn.filter(on.get()::isBefore).isPresent();
        if (early || on.filter(day -> day.isAfter(today)).isPresent()) {
            typed.wrong("after_on", "決裁日からきょうまでの日付にしてください。");
        }
        return typed.isWrong() ? Optional.empty() : on.map(day -> new ReadAfter(by, day));
    }

    @PostMapping("/{body}/policy/documents/{id}/decision")
    Object save(
            Visit visit,
            @PathVariable long id,
            @RequestParam Map<String, String> params,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Edition edition = find(visit, id);
        Typed typed = new Typed(params);
        Optional<Filled> filled = filled(typed, visit.today());
        Optional<Keeping.Kept> scan = typed.isWrong() ? Optional.empty() : keep(visit, typed, file);
        if (typed.isWrong() || filled.isEmpty()) {
            return form(visit, edition, typed, "", 422);
        }
        boolean saved =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        edition.kind().label()
                                + "の決裁を記録する("
                                + filled.get().decision().kind().label()
                                + ")",
                        change -> {
                            PolicyDocumentRecord row = PolicyDesk.row(change, edition.id());
                            if (row.getVersion() != typed.version()) {
                                return false;
                            }
                            desk.decide(
                                    change,
                                    edition.id(),
                                    filled.get().decision(),
                                    filled.get().enforcedOn(),
                                    scan.map(
                                            kept -> files.enter(visit.body().key(), change, kept)));
                            desk.end(change, edition.id(), filled.get().endedOn());
                            return true;
                        });
        if (!saved) {
            Edition now = find(visit, id);
            String standing =
                    now.decision()
                            .map(d -> date(d.decidedOn()) + " " + d.documentNumber())
                            .orElse("案が変わりました");
            return form(visit, now, typed, standing, 409);
        }
        return PolicyPaths.seeOther(PolicyPaths.of(visit, edition.id()));
    }

    private Optional<Keeping.Kept> keep(Visit visit, Typed typed, @Nullable MultipartFile file)
            throws IOException {
        if (file == null
                || file.getOriginalFilename() == null
                || file.getOriginalFilename().isEmpty()) {
            return Optional.empty();
        }
        return switch (files.keep(visit.body().key(), file, FileType.SCANS)) {
            case Keeping.Kept kept -> Optional.of(kept);
            case Keeping.Refused(Keeping.Reason reason) -> {
                typed.wrong("file", reason.sentence());
                yield Optional.empty();
            }
        };
    }

    private Edition find(Visit visit, long id) {
        return visit.body()
                .<Optional<Documents.Found>>read(db -> documents.find(visit, db, id))
                .orElseThrow(PolicyPaths::nothing)
                .edition();
    }
}
