// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.server.body.BodyDesk.Arrangement;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.body.CarrierKind;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import org.springframework.stereotype.Component;

/// Measures that another body carries (責任分界).
@Component
final class CarriedForm implements StepForm {

    private final NetworkForm network;

    CarriedForm(NetworkForm network) {
        this.network = network;
    }

    /// A measure that another body carries.
    record Carried(Measure measure, String carrier, CarrierKind kind, Arrangement arrangement) {}

    @Override
    public Step step() {
        return Step.CARRIED;
    }

    @Override
    public String lead() {
        return "構成市・県・共同電算・J-LISなど、他の団体が代わりにしている対策です。担っていることの証跡(報告書の写しなど)を受け取るまでは「実施済」になりません。";
    }

    @Override
    public Map<String, String> proposal(Sofar sofar) {
        Map<String, String> proposal = new HashMap<>();
        String carrier = NetworkForm.carrier(sofar.typed(network));
        boolean union = BodyForm.kindOf(sofar).map(BodyKind::isUnion).orElse(false);
        LocalDate review = FiscalYear.of(sofar.today()).end().minusDays(1);
        for (Measure measure : Measure.values()) {
            boolean cloud = measure == Measure.SECURITY_CLOUD;
            proposal.put(
                    "k-" + measure,
                    (cloud ? CarrierKind.PREFECTURE : CarrierKind.MEMBER_BODY).name());
            proposal.put("c-" + measure, cloud ? "" : carrier);
            proposal.put("e-" + measure, usualEvidence(measure));
            proposal.put("w-" + measure, new JapaneseDate(review).text());
        }
        if (!carrier.isEmpty()) {
            proposal.put(Measure.NETWORK.name(), Typed.TICKED);
        }
        // Through a member's network a union reaches the cloud without being party to it.
        if (sofar.speaksOf("情報セキュリティクラウド") && !union) {
            proposal.put(Measure.SECURITY_CLOUD.name(), Typed.TICKED);
            proposal.put("c-" + Measure.SECURITY_CLOUD, "県");
        }
        return proposal;
    }

    private static String usualEvidence(Measure measure) {
        return switch (measure) {
            case NETWORK -> "年1回の点検結果の写し";
            case SECURITY_CLOUD -> "月次報告書";
            case CSIRT -> "連絡訓練の記録";
            case SERVERS -> "機器と入退室の点検記録の写し";
            case BUSINESS_SYSTEMS -> "運用報告書の写し";
            case MONITORING -> "監視の月次報告書";
            case AUDIT -> "監査報告書の写し";
        };
    }

    @Override
    public List<String> reasons(Sofar sofar) {
        List<String> reasons = new ArrayList<>();
        String carrier = NetworkForm.carrier(sofar.typed(network));
        if (!carrier.isEmpty()) {
            reasons.add("「ネットワーク」の頁で、網を" + carrier + "のものとしました。");
        }
        if (sofar.speaksOf("情報セキュリティクラウド")) {
            reasons.add("方針の対策に「自治体情報セキュリティクラウド」が出てきます。");
        }
        return reasons;
    }

    @Override
    public List<Group> groups(Sofar sofar, Typed typed) {
        List<Choice> kinds =
                Arrays.stream(CarrierKind.values())
                        .map(kind -> new Choice(kind.name(), kind.label()))
                        .toList();
        List<Group> groups = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            boolean ticked = typed.ticked(measure.name());
            groups.add(
                    new Group(
                            measure.label(),
                            "",
                            ticked ? Look.OPEN : Look.FOLDED,
                            List.of(
                                    FormField.of(measure.name(), "他の団体が担っている", Kind.YES_NO)
                                            .with(ticked ? Typed.TICKED : ""),
                                    FormField.of("c-" + measure, "担う団体", Kind.TEXT)
                                            .hinted("例: 里川市、○○県")
                                            .with(typed.text("c-" + measure)),
                                    FormField.of("k-" + measure, "どんな団体ですか", Kind.CHOICE)
                                            .choosing(kinds)
                                            .with(typed.text("k-" + measure)),
                                    FormField.of("a-" + measure, "協定・契約", Kind.TEXT)
                                            .hinted(
                                                    "例: 情報通信網の共同利用に関する協定書(令和3年4月1日)。まだなければ空のままにします。")
                                            .with(typed.text("a-" + measure)),
                                    FormField.of("d-" + measure, "責任の分担", Kind.LONG_TEXT)
                                            .hinted("例: 市: 網の構築、監視、分割。組合: 端末の管理、異常の通報")
                                            .with(typed.text("d-" + measure)),
                                    FormField.of("e-" + measure, "受け取る証跡", Kind.TEXT)
                                            .with(typed.text("e-" + measure)),
                                    FormField.of("r-" + measure, "最後に受け取った日", Kind.DATE)
                                            .hinted("まだ受け取っていなければ空のままにします。")
                                            .with(typed.text("r-" + measure)),
                                    FormField.of("w-" + measure, "見直しの日", Kind.DATE)
                                            .with(typed.text("w-" + measure)))));
        }
        return groups;
    }

    @Override
    public Map<String, String> problems(Sofar sofar, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        for (Measure measure : Measure.values()) {
            if (!typed.ticked(measure.name())) {
                continue;
            }
            BodyForm.put(
                    problems,
                    "c-" + measure,
                    typed.lineProblem("c-" + measure, "「" + measure.label() + "」を担う団体を入れてください。"));
            BodyForm.put(problems, "a-" + measure, typed.lineProblem("a-" + measure, ""));
            BodyForm.put(problems, "e-" + measure, typed.lineProblem("e-" + measure, ""));
            if (typed.text("d-" + measure).length() > Typed.LONGEST_TEXT) {
                problems.put("d-" + measure, Typed.LONGEST_TEXT + "文字までにしてください。");
            }
            BodyForm.put(problems, "r-" + measure, typed.dateProblem("r-" + measure, false));
            BodyForm.put(problems, "w-" + measure, typed.dateProblem("w-" + measure, false));
            if (typed.date("r-" + measure).filter(day -> day.isAfter(sofar.today())).isPresent()) {
                problems.put("r-" + measure, "まだ来ていない日です。受け取った日を入れるか、空にしてください。");
            }
        }
        return problems;
    }

    @Override
    public List<String> summary(Sofar sofar, Typed typed) {
        List<Carried> carried = carried(typed);
        return carried.isEmpty()
                ? List.of("ありません。")
                : carried.stream()
                        .map(c ->
                                c.carrier()
                                        + ": "
                                        + c.measure().label()
                                        + (c.arrangement().evidenceReceivedOn().isEmpty()
                                                ? "(証跡はまだ)"
                                                : ""))
                        .toList();
    }

    static List<Carried> carried(Typed typed) {
        List<Carried> carried = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (typed.ticked(measure.name())) {
                carried.add(
                        new Carried(
                                measure,
                                typed.text("c-" + measure),
                                kind(typed.text("k-" + measure)).orElse(CarrierKind.BODY),
                                new Arrangement(
                                        typed.text("a-" + measure),
                                        typed.text("d-" + measure),
                                        typed.text("e-" + measure),
                                        typed.date("r-" + measure),
                                        typed.date("w-" + measure))));
            }
        }
        return carried;
    }

    private static Optional<CarrierKind> kind(String name) {
        return Arrays.stream(CarrierKind.values()).filter(k -> k.name().equals(name)).findFirst();
    }
}
