// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import org.springframework.stereotype.Component;

/// The organs that each adopt the policy (地方自治法244条の6第1項).
@Component
final class OrgansForm implements StepForm {

    private static final String JOINTLY = "jointly";
    private static final String DESIGNATED = "designated";

    /// One organ.
    ///
    /// @param kind which
    /// @param name what it is called here
    /// @param adoptedOn when it adopted the policy, where somebody said so
    record Organ(OrganKind kind, String name, Optional<LocalDate> adoptedOn) {}

    @Override
    public Step step() {
        return Step.ORGANS;
    }

    @Override
    public String lead() {
        return "方針は、長・議会・委員会などの機関が、それぞれ又は共同して定めます。ある機関にチェックを付けてください。"
                + "定めた日が分からなければ空のままにします(状況には「定めた記録がない」と出ます)。";
    }

    @Override
    public Map<String, String> proposal(Sofar sofar) {
        Map<String, String> proposal = new HashMap<>();
        Set<OrganKind> byLaw =
                sofar.supposed()
                        .map(supposed -> supposed.profile().existingOrgans())
                        .orElse(Set.of(OrganKind.HEAD));
        for (OrganKind kind : OrganKind.values()) {
            if (kind == OrganKind.HEAD || byLaw.contains(kind) || named(sofar, kind)) {
                proposal.put(kind.name(), Typed.TICKED);
            }
            proposal.put("name-" + kind.name(), usualName(kind, BodyForm.kindOf(sofar)));
        }
        // Who decided it as the head has adopted it; the other organs are not known from the text.
        sofar.draft()
                .of(Step.POLICY)
                .flatMap(fields -> PolicyForm.decision(new Typed(fields)))
                .ifPresent(decided ->
                        proposal.put(
                                "adopted-" + OrganKind.HEAD.name(),
                                new JapaneseDate(decided.decidedOn()).text()));
        return proposal;
    }

    private static boolean named(Sofar sofar, OrganKind kind) {
        String scope = sofar.scope();
        boolean committees = scope.matches("(?s).*(行政委員会|各種委員会|各委員会).*");
        return scope.contains(kind.label())
                || (committees
                        && (kind == OrganKind.AGRICULTURAL_COMMITTEE
                                || kind == OrganKind.PROPERTY_ASSESSMENT_COMMITTEE));
    }

    /// What an organ is usually called in a body of a kind.
    static String usualName(OrganKind kind, Optional<BodyKind> body) {
        if (kind != OrganKind.HEAD || body.isEmpty()) {
            return kind == OrganKind.HEAD ? "長" : kind.label();
        }
        return switch (body.get()) {
            case PREFECTURE -> "知事";
            case CITY -> "市長";
            case SPECIAL_WARD -> "区長";
            case TOWN -> "町長";
            case VILLAGE -> "村長";
            case UNION -> "管理者";
            case WIDE_AREA_UNION -> "広域連合長";
        };
    }

    @Override
    public List<String> reasons(Sofar sofar) {
        List<String> reasons = new ArrayList<>();
        sofar.supposed()
                .ifPresent(supposed ->
                        supposed.assumptions().stream()
                                .filter(sentence -> sentence.contains("機関"))
                                .forEach(reasons::add));
        String scope =
                sofar.scope()
                        .lines()
                        .filter(line -> line.contains("適用") && line.endsWith("。"))
                        .findFirst()
                        .orElse("");
        if (!scope.isEmpty()) {
            reasons.add("適用範囲に「" + scope + "」とあります。");
        }
        return reasons;
    }

    @Override
    public List<Group> groups(Sofar sofar, Typed typed) {
        boolean dated = sofar.policy().isPresent();
        List<Group> groups = new ArrayList<>();
        for (OrganKind kind : OrganKind.values()) {
            List<FormField> fields = new ArrayList<>();
            fields.add(
                    FormField.of(kind.name(), "ある", Kind.YES_NO)
                            .with(typed.ticked(kind.name()) ? Typed.TICKED : ""));
            fields.add(
                    FormField.of("name-" + kind.name(), "この団体での名前", Kind.TEXT)
                            .with(typed.text("name-" + kind.name())));
            if (dated) {
                fields.add(
                        FormField.of("adopted-" + kind.name(), "この方針を定めた日", Kind.DATE)
                                .with(typed.text("adopted-" + kind.name())));
            }
            groups.add(new Group(kind.label(), "", Look.ROW, fields));
        }
        if (dated) {
            groups.add(
                    Group.of(
                            List.of(
                                    FormField.of(JOINTLY, "日を入れた機関が、共同して定めた", Kind.YES_NO)
                                            .with(typed.ticked(JOINTLY) ? Typed.TICKED : ""),
                                    FormField.of(
                                                    DESIGNATED,
                                                    "令和8年4月1日より前からの方針を、地方自治法244条の6の方針として位置付けた",
                                                    Kind.YES_NO)
                                            .with(typed.ticked(DESIGNATED) ? Typed.TICKED : ""))));
        }
        return groups;
    }

    @Override
    public Map<String, String> problems(Sofar sofar, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        if (!typed.ticked(OrganKind.HEAD.name())) {
            problems.put(OrganKind.HEAD.name(), "長(管理者など)はどの団体にもあります。チェックを付けてください。");
        }
        for (OrganKind kind : OrganKind.values()) {
            if (typed.ticked(kind.name())) {
                BodyForm.put(
                        problems,
                        "name-" + kind.name(),
                        typed.lineProblem("name-" + kind.name(), "名前を入れてください。"));
                String adopted = "adopted-" + kind.name();
                BodyForm.put(problems, adopted, typed.dateProblem(adopted, false));
                if (typed.date(adopted).filter(day -> day.isAfter(sofar.today())).isPresent()) {
                    problems.put(adopted, "まだ来ていない日です。定めた日を入れるか、空にしてください。");
                }
            }
        }
        return problems;
    }

    @Override
    public List<String> summary(Sofar sofar, Typed typed) {
        return organs(typed).stream()
                .map(organ ->
                        organ.name()
                                + organ.adoptedOn()
                                        .map(day -> "(" + new JapaneseDate(day).text() + "に方針を決定)")
                                        .orElse(""))
                .collect(Collectors.collectingAndThen(Collectors.joining("、"), List::of));
    }

    static List<Organ> organs(Typed typed) {
        List<Organ> organs = new ArrayList<>();
        for (OrganKind kind : OrganKind.values()) {
            if (typed.ticked(kind.name())) {
                organs.add(
                        new Organ(
                                kind,
                                typed.text("name-" + kind.name()),
                                typed.date("adopted-" + kind.name())));
            }
        }
        return organs;
    }

    static boolean jointly(Typed typed) {
        return typed.ticked(JOINTLY);
    }

    static boolean designated(Typed typed) {
        return typed.ticked(DESIGNATED);
    }
}
