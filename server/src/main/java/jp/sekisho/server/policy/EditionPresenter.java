// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.policy.EditionView.Action;
import jp.sekisho.server.policy.EditionView.Fact;
import jp.sekisho.server.policy.EditionView.Sibling;

/// Puts one edition into the words of its page.
final class EditionPresenter {

    private final Visit visit;
    private final LocalDate today;
    private final Series series;
    private final Edition edition;
    private final EditionState state;
    private final String path;

    EditionPresenter(Visit visit, Documents.Found found) {
        this.visit = visit;
        this.today = visit.today();
        this.series = found.series();
        this.edition = found.edition();
        this.state = series.state(edition, today);
        this.path = PolicyPaths.of(visit, edition.id());
    }

    EditionView present(PolicyReading reading, Adoptions adoptions) {
        Optional<BasicPolicy> text = Optional.empty();
        String unreadable = "";
        switch (reading) {
            case PolicyReading.Read(BasicPolicy policy) -> text = Optional.of(policy);
            case PolicyReading.Unreadable(int line, String message) -> unreadable = message;
        }
        return new EditionView(
                edition.title(),
                edition.kind().label(),
                edition.number(),
                state,
                lead(adoptions),
                path,
                edition.parentTitle(),
                edition.parent().map(id -> PolicyPaths.of(visit, id)).orElse(""),
                facts(adoptions),
                actions(adoptions),
                mayEdit() && isRemovable(),
                edition.version(),
                text,
                unreadable,
                series.editions().stream().map(this::sibling).toList());
    }

    private boolean mayEdit() {
        return visit.may(Permission.EDIT_POLICY, edition.unit().orElse(null));
    }

    private boolean isRemovable() {
        return edition.isDraft() && series.newest().equals(edition);
    }

    private boolean isBasicPolicy() {
        return edition.kind() == DocumentKind.BASIC_POLICY;
    }

    private String lead(Adoptions adoptions) {
        String since = edition.enforcedOn().map(on -> new JapaneseDate(on).text()).orElse("");
        return switch (state) {
            case DRAFT -> "まだ決裁していない案です。起案文を印刷し、決裁のあとに文書番号と日付を記録してください。";
            case DECIDED -> since + "から施行します。それまでは前の版が効いています。";
            case IN_FORCE -> since + "から施行中です。" + open(adoptions);
            case REPLACED -> "いまは効いていない、以前の版です。";
            case ENDED ->
                    edition.endedOn().map(on -> new JapaneseDate(on).text()).orElse("")
                            + "に廃止しました。";
        };
    }

    private String open(Adoptions adoptions) {
        if (!isBasicPolicy()) {
            return "";
        }
        String open = adoptions.missing().isEmpty() ? "" : adoptions.missing() + "が定めた記録がありません。";
        return edition.publishedOn().isPresent() ? open : open + "公表の記録がありません。";
    }

    private List<Fact> facts(Adoptions adoptions) {
        List<Fact> facts = new ArrayList<>();
        edition.decision().ifPresent(decision -> decided(facts, decision));
        edition.proposal()
                .ifPresent(p ->
                        facts.add(
                                new Fact(
                                        "起案",
                                        new JapaneseDate(p.proposedOn()).text()
                                                + " "
                                                + p.proposer(),
                                        path + "/paper")));
        edition.enforcedOn()
                .ifPresent(on -> facts.add(new Fact("施行日", new JapaneseDate(on).text())));
        if (isBasicPolicy()) {
            String organs = adoptions.words(edition.id());
            facts.add(new Fact("定めた機関", organs.isEmpty() ? "記録なし" : organs, path + "/adoptions"));
        }
        if (edition.kind() == DocumentKind.PROCEDURE) {
            facts.add(new Fact("読める人", readers()));
        } else {
            facts.add(
                    new Fact(
                            "公表",
                            edition.publishedOn()
                                    .map(on -> new JapaneseDate(on).text())
                                    .orElse("記録なし"),
                            path + "/publication"));
        }
        facts.add(new Fact("受け取ったファイル", edition.fileName(), path + "/source"));
        edition.scan()
                .ifPresent(scan ->
                        facts.add(
                                new Fact(
                                        "決裁書の写し",
                                        scan.name().isEmpty()
                                                ? "消去済み"
                                                : scan.name()
                                                        + "("
                                                        + scan.type()
                                                        + "、"
                                                        + size(scan.bytes())
                                                        + ")",
                                        scan.name().isEmpty() ? "" : path + "/scan")));
        return facts;
    }

    private String readers() {
        if (edition.forEveryone()) {
            return "職員全員。公表しません。";
        }
        return (edition.unitName().isEmpty() ? "全体の責任者と監査人だけ" : edition.unitName() + "と全体の責任者")
                + "。公表しません。";
    }

    private static void decided(List<Fact> facts, Decision decision) {
        facts.add(
                new Fact(
                        "決裁",
                        new JapaneseDate(decision.decidedOn()).text()
                                + " "
                                + decision.decider()
                                + "("
                                + decision.kind().label()
                                + ")"));
        add(facts, "文書番号", decision.documentNumber());
        add(facts, "形式", decision.instrument());
        add(facts, "合議", decision.consulted());
        if (decision.kind() == DecisionKind.SUBSTITUTED) {
            facts.add(
                    new Fact(
                            "後閲",
                            decision.readAfter()
                                    .map(a -> new JapaneseDate(a.on()).text() + " " + a.by())
                                    .orElse("まだ記録がありません")));
        }
    }

    private static void add(List<Fact> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(label, value));
        }
    }

    static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, bytes / 1_000) + "KB"
                : bytes / 1_000_000 + "." + bytes / 100_000 % 10 + "MB";
    }

    private List<Action> actions(Adoptions adoptions) {
        List<Action> actions = new ArrayList<>();
        boolean decides = visit.may(Permission.DECIDE_POLICY);
        boolean proposed = edition.proposal().isPresent();
        if (edition.isDraft()) {
            if (mayEdit()) {
                actions.add(new Action("起案文を作る", path + "/proposal", !proposed));
                actions.add(new Action("案を直す", path + "/edit", false));
            }
            if (decides) {
                actions.add(new Action("決裁を記録する", path + "/decision", proposed));
            }
        } else {
            boolean inForce = state == EditionState.IN_FORCE;
            if (isBasicPolicy()) {
                boolean missing = inForce && decides && !adoptions.missing().isEmpty();
                actions.add(new Action("定めた機関", path + "/adoptions", missing));
            }
            if (edition.kind() == DocumentKind.STANDARD) {
                actions.add(new Action("実施手順の要否", path + "/procedures", false));
            }
            if (edition.kind() != DocumentKind.PROCEDURE) {
                boolean first =
                        inForce && decides && isBasicPolicy() && edition.publishedOn().isEmpty();
                actions.add(new Action("公表", path + "/publication", first));
            }
            if (decides) {
                actions.add(new Action("決裁の記録を直す", path + "/decision", false));
            }
        }
        if (mayEdit() && !series.newest().isDraft()) {
            actions.add(new Action("次の版を作る", path + "/next", false));
        }
        actions.add(new Action("PDF", path + "/text.pdf", false));
        actions.add(new Action("Word", path + "/text.docx", false));
        return actions;
    }

    private Sibling sibling(Edition one) {
        return new Sibling(
                one.number(),
                series.state(one, today),
                one.enforcedOn().map(on -> new JapaneseDate(on).text() + "施行").orElse("施行日は未定"),
                PolicyPaths.of(visit, one.id()),
                series.before(one).isEmpty() ? "" : PolicyPaths.of(visit, one.id()) + "/compare",
                one.equals(edition));
    }
}
