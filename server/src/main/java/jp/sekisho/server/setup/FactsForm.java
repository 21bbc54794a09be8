// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Fact;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import org.springframework.stereotype.Component;

/// Plain questions on which obligations depend. What nobody knows stays unknown.
@Component
final class FactsForm implements StepForm {

    private static final List<Choice> ANSWERS =
            List.of(new Choice("", "分からない"), new Choice("yes", "はい"), new Choice("no", "いいえ"));

    /// Words of a policy's measures that speak for a yes. A measure copied from a model text is no
    /// proof, so most questions stay open.
    private static final Map<Fact, String> SPEAKS =
            new EnumMap<>(
                    Map.of(
                            Fact.LGWAN_CONNECTED, "LGWAN接続系",
                            Fact.OUTSOURCING, "業務委託|外部委託",
                            Fact.EXTERNAL_SERVICES, "外部サービス|クラウドサービス",
                            Fact.SOCIAL_MEDIA, "ソーシャルメディアサービスを利用する",
                            Fact.WIRELESS_LAN, "無線LAN",
                            Fact.REMOTE_ACCESS, "テレワーク"));

    @Override
    public Step step() {
        return Step.FACTS;
    }

    @Override
    public String lead() {
        return "当てはまる対策を選び出すための質問です。分からないものは「分からない」のままでかまいません(状況には「未確認」と出ます)。";
    }

    @Override
    public Map<String, String> proposal(Sofar sofar) {
        Map<String, String> proposal = new HashMap<>();
        SPEAKS.forEach((fact, words) -> {
            if (sofar.speaksOf(words)) {
                proposal.put(fact.name(), "yes");
            }
        });
        boolean union = BodyForm.kindOf(sofar).map(BodyKind::isUnion).orElse(false);
        boolean schools =
                sofar.supposed()
                        .map(s -> Boolean.TRUE.equals(s.profile().facts().get(Fact.SCHOOLS)))
                        .orElse(false);
        if (schools) {
            proposal.put(Fact.SCHOOLS.name(), "yes");
        } else if (union) {
            proposal.put(Fact.SCHOOLS.name(), "no");
        }
        if (BodyForm.kindOf(sofar).isPresent() && !union) {
            // Every municipality keeps the register of its residents.
            proposal.put(Fact.PERSONAL_INFORMATION.name(), "yes");
        }
        return proposal;
    }

    @Override
    public List<String> reasons(Sofar sofar) {
        return proposal(sofar).isEmpty()
                ? List.of()
                : List.of("方針の対策に出てくるものを「はい」としています。実際にしていないものは「いいえ」に直してください。");
    }

    @Override
    public List<Group> groups(Sofar sofar, Typed typed) {
        List<FormField> fields = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            fields.add(
                    FormField.of(fact.name(), fact.label(), Kind.CHOICE)
                            .choosing(ANSWERS)
                            .with(typed.text(fact.name())));
        }
        return List.of(Group.of(fields));
    }

    @Override
    public Map<String, String> problems(Sofar sofar, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        for (Fact fact : Fact.values()) {
            if (ANSWERS.stream().noneMatch(a -> a.value().equals(typed.text(fact.name())))) {
                problems.put(fact.name(), "どれかを選んでください。");
            }
        }
        return problems;
    }

    @Override
    public List<String> summary(Sofar sofar, Typed typed) {
        Map<Fact, Boolean> facts = facts(typed);
        return List.of(
                "はい: " + labels(facts, true),
                "いいえ: " + labels(facts, false),
                "分からない: " + (Fact.values().length - facts.size()) + "件");
    }

    private static String labels(Map<Fact, Boolean> facts, boolean answer) {
        String labels =
                facts.entrySet().stream()
                        .filter(entry -> entry.getValue() == answer)
                        .map(entry -> entry.getKey().label())
                        .collect(Collectors.joining("、"));
        return labels.isEmpty() ? "なし" : labels;
    }

    static Map<Fact, Boolean> facts(Typed typed) {
        Map<Fact, Boolean> facts = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            switch (typed.text(fact.name())) {
                case "yes" -> facts.put(fact, true);
                case "no" -> facts.put(fact, false);
                default -> {}
            }
        }
        return facts;
    }
}
