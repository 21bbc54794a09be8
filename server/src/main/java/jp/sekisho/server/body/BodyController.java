// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Body.BODY;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Fact;
import jp.sekisho.policy.catalogue.NetworkModel;
import jp.sekisho.policy.catalogue.ZoneKind;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.BodyRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.ChangedMeanwhile;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.evidence.Subject;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The body itself: name, kind, network model, and the judgement that the eight measures do not
/// bind it.
@Controller
@Requires(Permission.READ_BODY)
class BodyController {

    private static final List<String> EXEMPTION =
            List.of(
                    "exemption_grounds",
                    "exemption_approver",
                    "exemption_decided_on",
                    "exemption_review_on");

    private final Evidence evidence;
    private final List<FactKind<?>> kinds;
    private final List<SettingsLine> more;

    BodyController(Evidence evidence, List<FactKind<?>> kinds, List<SettingsLine> more) {
        this.evidence = evidence;
        this.kinds = kinds;
        this.more = more;
    }

    @GetMapping("/{body}/settings")
    Page index(Visit visit) {
        String base = "/" + visit.body().key();
        List<FactViews.Line> lines = new ArrayList<>();
        lines.add(
                new FactViews.Line(
                        "団体の基本", base + "/settings/body", "名前・種類・ネットワークのモデルと、八つの措置の対象になるかどうかです。"));
        kinds.forEach(kind ->
                lines.add(
                        new FactViews.Line(
                                kind.label(), base + "/settings/" + kind.path(), kind.purpose())));
        more.stream()
                .sorted(Comparator.comparing(SettingsLine::path))
                .filter(line -> visit.may(line.permission()))
                .forEach(line ->
                        lines.add(
                                new FactViews.Line(
                                        line.label(), base + line.path(), line.purpose())));
        return new Page("body/index.jte", new FactViews.Index(lines));
    }

    @GetMapping("/{body}/settings/body")
    Page show(Visit visit) {
        BodyRecord row = read(visit);
        List<FactViews.Fact> facts = new ArrayList<>();
        facts.add(new FactViews.Fact("名前", row.getName()));
        facts.add(new FactViews.Fact("種類", BodyKind.valueOf(row.getKind()).label()));
        facts.add(
                new FactViews.Fact(
                        "三層の対策のモデル",
                        row.getNetworkModel() == null
                                ? "まだ分からない"
                                : NetworkModel.valueOf(row.getNetworkModel()).label()));
        facts.add(
                new FactViews.Fact(
                        "八つの措置(施行規則16条の3)",
                        row.getExemptionGrounds() == null
                                ? "対象になる団体として扱っています。"
                                : "対象外: "
                                        + row.getExemptionGrounds()
                                        + "(決定: "
                                        + row.getExemptionApprover()
                                        + "、見直し: "
                                        + date(row.getExemptionReviewOn())
                                        + ")"));
        String path = path(visit);
        return new Page(
                "body/row.jte",
                new FactViews.RowPage(
                        "団体の設定",
                        "/" + visit.body().key() + "/settings",
                        path,
                        "団体の基本",
                        "",
                        facts,
                        visit.may(Permission.EDIT_BODY),
                        0));
    }

    @GetMapping("/{body}/settings/body/history")
    Page history(Visit visit) {
        return visit.body()
                .read(db ->
                        new Page(
                                "body/history.jte",
                                new FactViews.HistoryView(
                                        "団体の基本の履歴",
                                        path(visit),
                                        db.select(BODY.ID).from(BODY).fetch(BODY.ID).stream()
                                                .flatMap(id ->
                                                        History.of(db, new Subject("body", id), 200)
                                                                .stream())
                                                .map(FactsController::past)
                                                .toList())));
    }

    @Requires(Permission.EDIT_BODY)
    @GetMapping("/{body}/settings/body/edit")
    Page edit(Visit visit) {
        BodyRecord row = read(visit);
        Map<String, String> typed = new HashMap<>();
        typed.put("name", row.getName());
        typed.put("kind", row.getKind());
        typed.put("network_model", Optional.ofNullable(row.getNetworkModel()).orElse(""));
        typed.put("exemption_grounds", Optional.ofNullable(row.getExemptionGrounds()).orElse(""));
        typed.put("exemption_approver", Optional.ofNullable(row.getExemptionApprover()).orElse(""));
        typed.put("exemption_decided_on", date(row.getExemptionDecidedOn()));
        typed.put("exemption_review_on", date(row.getExemptionReviewOn()));
        return form(visit, row.getVersion(), typed, Map.of(), "", 200);
    }

    @Requires(Permission.EDIT_BODY)
    @PostMapping("/{body}/settings/body")
    Object change(
            Visit visit,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        BodyRecord row = read(visit);
        Map<String, String> problems = problems(visit, typed);
        if (!problems.isEmpty()) {
            return form(visit, version, typed, problems, "", 422);
        }
        if (row.getVersion() != version) {
            return conflict(visit, row, typed);
        }
        row.setName(text(typed, "name"));
        row.setKind(text(typed, "kind"));
        row.setNetworkModel(orNull(text(typed, "network_model")));
        boolean exempt = !text(typed, EXEMPTION.getFirst()).isEmpty();
        row.setExemptionGrounds(exempt ? text(typed, EXEMPTION.get(0)) : null);
        row.setExemptionApprover(exempt ? text(typed, EXEMPTION.get(1)) : null);
        row.setExemptionDecidedOn(exempt ? iso(typed, EXEMPTION.get(2)) : null);
        row.setExemptionReviewOn(exempt ? iso(typed, EXEMPTION.get(3)) : null);
        try {
            evidence.change(
                    visit.body(),
                    new Actor(visit.name()),
                    text(typed, FactWriting.WHY),
                    change -> {
                        change.update(row);
                        return row.getId();
                    });
        } catch (ChangedMeanwhile e) {
            return conflict(visit, read(visit), typed);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path(visit)))
                .build();
    }

    private static Page conflict(Visit visit, BodyRecord now, Map<String, String> typed) {
        return form(
                visit,
                now.getVersion(),
                typed,
                Map.of(),
                "ほかの人が、この画面を開いたあとに変更しました。下の欄にはあなたが入れた値が残っています。直して、もう一度保存してください。",
                409);
    }

    private static Map<String, String> problems(Visit visit, Map<String, String> typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (text(typed, "name").isEmpty() || text(typed, "name").length() > 200) {
            problems.put("name", "団体の名前を200文字までで入れてください。");
        }
        if (Arrays.stream(BodyKind.values()).noneMatch(k -> k.name().equals(text(typed, "kind")))) {
            problems.put("kind", "団体の種類を選んでください。");
        }
        String model = text(typed, "network_model");
        if (!model.isEmpty()
                && Arrays.stream(NetworkModel.values()).noneMatch(m -> m.name().equals(model))) {
            problems.put("network_model", "選び直してください。");
        }
        if (EXEMPTION.stream().anyMatch(field -> !text(typed, field).isEmpty())) {
            problems.putAll(exemptionProblems(visit, typed));
        }
        FactWriting.whyProblem(text(typed, FactWriting.WHY))
                .ifPresent(problem -> problems.put(FactWriting.WHY, problem));
        return problems;
    }

    private static Map<String, String> exemptionProblems(Visit visit, Map<String, String> typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (text(typed, EXEMPTION.get(0)).isEmpty()
                || text(typed, EXEMPTION.get(0)).length() > 2_000) {
            problems.put(EXEMPTION.get(0), "対象外とする根拠を2,000文字までで入れてください。対象になるなら、四つとも空にします。");
        }
        if (text(typed, EXEMPTION.get(1)).isEmpty()
                || text(typed, EXEMPTION.get(1)).length() > 200) {
            problems.put(EXEMPTION.get(1), "だれが決めたかを入れてください(例: 管理者)。");
        }
        Optional<LocalDate> decided = day(typed, EXEMPTION.get(2));
        Optional<LocalDate> review = day(typed, EXEMPTION.get(3));
        if (decided.isEmpty() || decided.get().isAfter(visit.today())) {
            problems.put(EXEMPTION.get(2), "決めた日を入れてください(例: 令和8年4月1日)。");
        }
        if (review.isEmpty() || (decided.isPresent() && !review.get().isAfter(decided.get()))) {
            problems.put(EXEMPTION.get(3), "決めた日より後の、見直しの日を入れてください。");
        }
        BodyFacts facts = visit.body().read(db -> BodyStore.asOf(db, visit.today())).orElseThrow();
        boolean connected =
                Boolean.TRUE.equals(facts.facts().get(Fact.LGWAN_CONNECTED))
                        || facts.zones().stream()
                                .anyMatch(z -> z.kind().equals(Optional.of(ZoneKind.LGWAN)));
        if (connected || Boolean.TRUE.equals(facts.facts().get(Fact.PERSONAL_INFORMATION))) {
            problems.put(
                    EXEMPTION.get(0),
                    (connected ? "LGWANなどの網につながっている" : "個人情報をまとまった量で保有している")
                            + "団体は、対象外にできません。事実が違うなら、先に「仕事の様子」か「ネットワークの領域」を直してください。");
        }
        return problems;
    }

    private static Page form(
            Visit visit,
            int version,
            Map<String, String> typed,
            Map<String, String> problems,
            String conflict,
            int status) {
        List<Choice> kinds =
                Arrays.stream(BodyKind.values())
                        .map(kind -> new Choice(kind.name(), kind.label()))
                        .toList();
        List<Choice> models = new ArrayList<>(List.of(new Choice("", "まだ分からない")));
        Arrays.stream(NetworkModel.values())
                .forEach(model -> models.add(new Choice(model.name(), model.label())));
        List<FormField> fields =
                List.of(
                        FormField.of("name", "団体の名前", Kind.TEXT).mandatory(),
                        FormField.of("kind", "団体の種類", Kind.CHOICE).mandatory().choosing(kinds),
                        FormField.of("network_model", "三層の対策のモデル", Kind.CHOICE).choosing(models),
                        FormField.of(EXEMPTION.get(0), "八つの措置の対象外とする根拠", Kind.LONG_TEXT)
                                .hinted(
                                        "LGWANにつながらず、個人情報もまとまって持たない団体だけです(施行規則16条の3)。対象になるなら、四つとも空にします。"),
                        FormField.of(EXEMPTION.get(1), "対象外と決めた人", Kind.TEXT),
                        FormField.of(EXEMPTION.get(2), "決めた日", Kind.DATE),
                        FormField.of(EXEMPTION.get(3), "見直しの日", Kind.DATE),
                        FormField.of(FactWriting.WHY, "理由", Kind.TEXT)
                                .mandatory()
                                .hinted("なぜ変更するか。証跡台帳に残ります。"));
        return new Page(
                "body/form.jte",
                new FactViews.FormView(
                        "団体の設定",
                        "/" + visit.body().key() + "/settings",
                        "団体の基本を変更する",
                        path(visit),
                        version,
                        conflict,
                        fields.stream()
                                .map(field ->
                                        field.with(typed.getOrDefault(field.name(), ""))
                                                .wrong(problems.getOrDefault(field.name(), "")))
                                .toList()),
                status);
    }

    private static BodyRecord read(Visit visit) {
        return visit.body()
                .read(db -> db.selectFrom(BODY).fetchOptional())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String path(Visit visit) {
        return "/" + visit.body().key() + "/settings/body";
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private static Optional<LocalDate> day(Map<String, String> typed, String name) {
        return JapaneseDate.tryParse(text(typed, name)).map(JapaneseDate::date);
    }

    private static String iso(Map<String, String> typed, String name) {
        return day(typed, name).orElseThrow().toString();
    }

    private static @org.jspecify.annotations.Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String date(@org.jspecify.annotations.Nullable String iso) {
        return iso == null ? "" : new JapaneseDate(LocalDate.parse(iso)).text();
    }
}
