// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.HistoryEvent;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import org.springframework.stereotype.Component;

/// What is recorded about the basic policy once its text was read: since when it is in force, and
/// who decided it.
@Component
final class PolicyForm implements StepForm {

    static final String FILE_NAME = "file-name";
    private static final String ENFORCED = "enforced";
    private static final String DECIDED = "decided";
    private static final String DECIDER = "decider";
    private static final String NUMBER = "number";

    @Override
    public Step step() {
        return Step.POLICY;
    }

    @Override
    public String lead() {
        return "団体の情報セキュリティ基本方針を読み込みます。書かれていることから、このあとの頁の答えを提案します。";
    }

    @Override
    public Map<String, String> proposal(Sofar sofar) {
        Map<String, String> proposal = new HashMap<>();
        newest(sofar, HistoryEvent.Event.ENFORCED)
                .or(() -> newest(sofar, HistoryEvent.Event.REVISED, HistoryEvent.Event.ADOPTED))
                .ifPresent(event -> proposal.put(ENFORCED, new JapaneseDate(event.date()).text()));
        newest(sofar, HistoryEvent.Event.REVISED, HistoryEvent.Event.ADOPTED)
                .ifPresent(event -> {
                    proposal.put(DECIDED, new JapaneseDate(event.date()).text());
                    proposal.put(
                            DECIDER, OrgansForm.usualName(OrganKind.HEAD, BodyForm.kindOf(sofar)));
                });
        return proposal;
    }

    private static Optional<HistoryEvent> newest(Sofar sofar, HistoryEvent.Event... kinds) {
        return sofar.policy().stream()
                .map(BasicPolicy::history)
                .flatMap(List::stream)
                .filter(event -> List.of(kinds).contains(event.event()))
                .filter(event -> !event.date().isAfter(sofar.today()))
                .max(Comparator.comparing(HistoryEvent::date));
    }

    @Override
    public List<String> reasons(Sofar sofar) {
        return sofar.policy().stream()
                .map(BasicPolicy::history)
                .flatMap(List::stream)
                .map(event -> event.line() + "行目に「" + event.era() + "」とあります。")
                .toList();
    }

    @Override
    public List<Group> groups(Sofar sofar, Typed typed) {
        if (sofar.policy().isEmpty()) {
            return List.of();
        }
        return List.of(
                new Group(
                        "いつ、だれが決めましたか",
                        "まだ決裁していない案なら、三つとも空にします。案として読み込みます。",
                        Look.PLAIN,
                        List.of(
                                FormField.of(ENFORCED, "施行の日", Kind.DATE)
                                        .hinted("施行の日が書かれていなければ、策定・改定の日を入れています。")
                                        .with(typed.text(ENFORCED)),
                                FormField.of(DECIDED, "決裁の日", Kind.DATE).with(typed.text(DECIDED)),
                                FormField.of(DECIDER, "決裁した人の職", Kind.TEXT)
                                        .hinted("例: 村長、管理者")
                                        .with(typed.text(DECIDER)),
                                FormField.of(NUMBER, "文書番号", Kind.TEXT)
                                        .hinted("例: 総第114号。なければ空のままにします。")
                                        .with(typed.text(NUMBER)))));
    }

    @Override
    public Map<String, String> problems(Sofar sofar, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        if (sofar.policy().isEmpty()) {
            return problems;
        }
        BodyForm.put(problems, ENFORCED, typed.dateProblem(ENFORCED, false));
        BodyForm.put(problems, DECIDED, typed.dateProblem(DECIDED, false));
        boolean any =
                List.of(ENFORCED, DECIDED, DECIDER).stream()
                        .anyMatch(f -> !typed.text(f).isEmpty());
        BodyForm.put(
                problems,
                DECIDER,
                typed.lineProblem(DECIDER, any ? "だれが決めたかを入れてください(例: 村長)。まだ案なら、三つとも空にします。" : ""));
        BodyForm.put(problems, NUMBER, typed.lineProblem(NUMBER, ""));
        if (any && typed.text(ENFORCED).isEmpty()) {
            problems.put(ENFORCED, "施行の日を入れてください。まだ案なら、三つとも空にします。");
        }
        if (any && typed.text(DECIDED).isEmpty()) {
            problems.put(DECIDED, "決裁の日を入れてください。まだ案なら、三つとも空にします。");
        }
        if (typed.date(DECIDED).filter(day -> day.isAfter(sofar.today())).isPresent()) {
            problems.put(DECIDED, "まだ来ていない日です。決裁の日を入れてください。");
        }
        return problems;
    }

    @Override
    public List<String> summary(Sofar sofar, Typed typed) {
        if (sofar.policy().isEmpty()) {
            return List.of("まだ読み込んでいません。あとで「方針・基準・手順」の頁から読み込めます。");
        }
        return List.of(
                "「"
                        + sofar.policy().get().title()
                        + "」("
                        + sofar.policy().get().allClauses().count()
                        + "の条項)",
                decision(typed)
                        .map(d ->
                                new JapaneseDate(d.enforcedOn()).text()
                                        + "施行(決裁: "
                                        + d.decider()
                                        + ")")
                        .orElse("案として読み込みます。"));
    }

    /// The decision as typed.
    record Decided(
            java.time.LocalDate enforcedOn,
            java.time.LocalDate decidedOn,
            String decider,
            String number) {}

    static Optional<Decided> decision(Typed typed) {
        return typed.text(DECIDER).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Decided(
                                typed.date(ENFORCED).orElseThrow(),
                                typed.date(DECIDED).orElseThrow(),
                                typed.text(DECIDER),
                                typed.text(NUMBER)));
    }
}
