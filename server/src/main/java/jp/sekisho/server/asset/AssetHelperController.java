// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.ClassLevel.CLASS_LEVEL;
import static jp.sekisho.server.database.schema.tables.ClassScheme.CLASS_SCHEME;
import static jp.sekisho.server.database.schema.tables.Zone.ZONE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.register.Fields;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks plain questions about a piece of information and proposes class, zone and the rest.
@Controller
class AssetHelperController {

    static final String PATH = "/asset-helper";

    /// What the page shows.
    ///
    /// @param questions the questions, with what was answered
    /// @param proposal what is proposed; null before the questions are answered
    /// @param handling how such information is handled
    /// @param addPath full address of the form with the proposal in it
    public record View(
            List<FormField> questions,
            @Nullable ProposalView proposal,
            String handling,
            String addPath) {
        public View {
            questions = List.copyOf(questions);
        }
    }

    /// A proposal for people.
    ///
    /// @param classes the three classes
    /// @param reasons why
    /// @param cautions what to look at
    public record ProposalView(String classes, List<String> reasons, List<String> cautions) {
        public ProposalView {
            reasons = List.copyOf(reasons);
            cautions = List.copyOf(cautions);
        }
    }

    @GetMapping("/{body}" + PATH)
    @Requires(Permission.EDIT_ASSETS)
    Page ask(Visit visit, @RequestParam Map<String, String> params) {
        List<FormField> questions = questions(params);
        Optional<ClassProposal.Answers> answers = answers(params);
        if (answers.isEmpty()) {
            return new Page("asset/helper.jte", new View(questions, null, "", ""));
        }
        ClassProposal proposal = ClassProposal.of(answers.get());
        return visit.body()
                .read(db ->
                        new Page(
                                "asset/helper.jte",
                                new View(
                                        questions,
                                        new ProposalView(
                                                "自治体機密性"
                                                        + proposal.confidentiality()
                                                        + "・完全性"
                                                        + proposal.integrity()
                                                        + "・可用性"
                                                        + proposal.availability(),
                                                proposal.reasons(),
                                                proposal.cautions()),
                                        handling(db, visit, proposal),
                                        addPath(db, visit, params, answers.get(), proposal))));
    }

    private static String addPath(
            DSLContext db,
            Visit visit,
            Map<String, String> params,
            ClassProposal.Answers answers,
            ClassProposal proposal) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", params.getOrDefault("name", ""));
        values.put("personal", proposal.personal().name());
        values.put("medium", answers.medium().name());
        values.put("retention", params.getOrDefault("retention", ""));
        level(db, visit, Dimension.CONFIDENTIALITY, proposal.confidentiality())
                .ifPresent(id -> values.put("confidentiality_id", id));
        level(db, visit, Dimension.INTEGRITY, proposal.integrity())
                .ifPresent(id -> values.put("integrity_id", id));
        level(db, visit, Dimension.AVAILABILITY, proposal.availability())
                .ifPresent(id -> values.put("availability_id", id));
        if (answers.medium() != AssetMedium.PAPER) {
            db.select(ZONE.ID)
                    .from(ZONE)
                    .where(
                            ZONE.KIND.eq(proposal.zone()),
                            Fields.inForce(ZONE.FROM_ON, ZONE.UNTIL_ON, visit))
                    .limit(1)
                    .fetchOptional(ZONE.ID)
                    .ifPresent(id -> values.put("zone_id", Long.toString(id)));
        }
        StringBuilder path = new StringBuilder("/" + visit.body().key() + "/registers/assets/new?");
        values.forEach((name, value) ->
                path.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&'));
        return path.substring(0, path.length() - 1);
    }

    private static Optional<String> level(
            DSLContext db, Visit visit, Dimension dimension, String code) {
        return db.select(CLASS_LEVEL.ID)
                .from(CLASS_LEVEL)
                .join(CLASS_SCHEME)
                .on(CLASS_SCHEME.ID.eq(CLASS_LEVEL.SCHEME_ID))
                .where(CLASS_LEVEL.DIMENSION.eq(dimension.name()), CLASS_LEVEL.CODE.eq(code))
                .and(Fields.inForce(CLASS_SCHEME.FROM_ON, CLASS_SCHEME.UNTIL_ON, visit))
                .orderBy(CLASS_LEVEL.ID)
                .limit(1)
                .fetchOptional(CLASS_LEVEL.ID)
                .map(id -> Long.toString(id));
    }

    private static String handling(DSLContext db, Visit visit, ClassProposal proposal) {
        return level(db, visit, Dimension.CONFIDENTIALITY, proposal.confidentiality())
                .flatMap(id ->
                        db.select(CLASS_LEVEL.HANDLING)
                                .from(CLASS_LEVEL)
                                .where(CLASS_LEVEL.ID.eq(Long.valueOf(id)))
                                .fetchOptional(CLASS_LEVEL.HANDLING))
                .orElse("団体が使う区分に、この分類がありません。「分類の区分」で対応を確かめてください。");
    }

    private static Optional<ClassProposal.Answers> answers(Map<String, String> params) {
        try {
            return Optional.of(
                    new ClassProposal.Answers(
                            yes(params, "state"),
                            Personal.valueOf(params.getOrDefault("personal", "")),
                            ClassProposal.Harm.valueOf(params.getOrDefault("harm", "")),
                            yes(params, "alteration"),
                            yes(params, "outage"),
                            AssetMedium.valueOf(params.getOrDefault("medium", ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not all questions are answered yet
        }
    }

    private static boolean yes(Map<String, String> params, String name) {
        return "yes".equals(params.get(name));
    }

    private static List<FormField> questions(Map<String, String> params) {
        List<FormField> questions = new ArrayList<>();
        questions.add(
                FormField.of("name", "何についてですか", FormField.Kind.TEXT).hinted("例: 国民健康保険の資格台帳"));
        questions.add(
                question(
                        "personal",
                        "だれかの情報が入っていますか",
                        Arrays.stream(Personal.values())
                                .map(one -> new Choice(one.name(), one.label()))
                                .toList()));
        questions.add(
                question(
                        "harm",
                        "もし外に漏れたら、だれが困りますか",
                        List.of(
                                new Choice("RESIDENTS", "住民が大きく困る"),
                                new Choice("WORK", "職員・取引先・役所の仕事が困る"),
                                new Choice("EARLY", "だれも困らないが、今はまだ公開しない"),
                                new Choice("NOBODY", "困らない(公表している、公表してよい)"))));
        questions.add(yesNo("state", "国から「極秘」「秘」として受け取ったものですか"));
        questions.add(yesNo("alteration", "だれかに書きかえられたら、住民や仕事に影響がありますか"));
        questions.add(yesNo("outage", "一日使えなかったら、住民や仕事に影響がありますか"));
        questions.add(
                question(
                        "medium",
                        "どこに置いていますか",
                        Arrays.stream(AssetMedium.values())
                                .map(one -> new Choice(one.name(), one.label()))
                                .toList()));
        List<Choice> years = new ArrayList<>(List.of(new Choice("", "文書の分類表を見てあとで決める")));
        Retention.options().forEach(o -> years.add(new Choice(o.code(), o.label())));
        questions.add(
                FormField.of("retention", "いつまで残しますか", FormField.Kind.CHOICE).choosing(years));
        return questions.stream()
                .map(question -> question.with(params.getOrDefault(question.name(), "")))
                .toList();
    }

    private static FormField question(String name, String label, List<Choice> choices) {
        List<Choice> all = new ArrayList<>(List.of(new Choice("", "選んでください")));
        all.addAll(choices);
        return FormField.of(name, label, FormField.Kind.CHOICE).choosing(all).mandatory();
    }

    private static FormField yesNo(String name, String label) {
        return FormField.of(name, label, FormField.Kind.CHOICE)
                .choosing(List.of(new Choice("no", "いいえ"), new Choice("yes", "はい")));
    }
}
