// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.policy.catalogue.Applicability;
import jp.sekisho.policy.catalogue.BoundObligation;
import jp.sekisho.policy.catalogue.Cycle;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.LawItem;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.server.body.BodyFacts.CarriedMeasure;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.JapaneseDate;

/// Turns what is known about an obligation into its status. Pure: the same knowledge gives the same
/// status.
final class Assessor {

    /// A standing obligation that a person states is looked at again after a year.
    private static final int STATEMENT_MONTHS = 12;

    /// Evidence that another body hands over counts for so many months.
    private static final int CARRIED_EVIDENCE_MONTHS = 12;

    private static final List<EvidenceLink> CARRIED =
            List.of(new EvidenceLink("他の団体が担う対策", "/settings/carried"));

    private final LocalDate today;

    Assessor(LocalDate today) {
        this.today = today;
    }

    /// Everything known about one obligation.
    ///
    /// @param bound the obligation under the body's policy
    /// @param decisions what people decided, the newest of each kind
    /// @param check what the automatic check found; empty where the obligation has none
    /// @param carried the measures of other bodies that answer it
    /// @param law the law items that it answers
    record Knowledge(
            BoundObligation bound,
            List<Decision> decisions,
            Optional<CheckResult> check,
            List<CarriedMeasure> carried,
            List<LawItem> law) {}

    Assessment assess(Knowledge known) {
        if (known.bound().applicability() instanceof Applicability.DoesNotApply not) {
            return Assessment.bare(Status.NOT_APPLICABLE, not.grounds());
        }
        return byPermission(known)
                .or(() -> byOthers(known))
                .or(() -> byCheck(known))
                .orElseGet(() -> byStatement(known));
    }

    private Optional<Assessment> byPermission(Knowledge known) {
        return known.decisions().stream()
                .flatMap(decision ->
                        switch (decision) {
                            case Decision.NotApplicable not -> Stream.of(setAside(not));
                            case Decision.Excepted excepted -> Stream.of(excepted(excepted));
                            case Decision.Statement _, Decision.TakenUp _ -> Stream.empty();
                        })
                .findFirst();
    }

    private Assessment setAside(Decision.NotApplicable decision) {
        LocalDate again = decision.askAgainOn();
        return today.isBefore(again)
                ? Assessment.bare(
                                Status.NOT_APPLICABLE,
                                decision.grounds() + "(決定: " + decision.approver() + ")")
                        .until(again, Status.UNKNOWN)
                : Assessment.bare(
                        Status.UNKNOWN, "対象外とした判断の見直しの日(" + date(again) + ")を過ぎました。改めて確かめてください。");
    }

    private Assessment excepted(Decision.Excepted decision) {
        LocalDate until = decision.until();
        String last = date(until.minusDays(1));
        return today.isBefore(until)
                ? Assessment.bare(
                                Status.EXCEPTED,
                                decision.grounds()
                                        + "(許可: "
                                        + decision.approver()
                                        + "、"
                                        + last
                                        + "まで)",
                                Optional.of(until))
                        .until(until, Status.DUE)
                : Assessment.bare(
                        Status.DUE,
                        "例外措置の期限(" + last + ")が過ぎました。元に戻すか、更新してください。",
                        Optional.of(until));
    }

    /// What others carry. Where several measures answer the same obligation, it is as good as the
    /// worst of them.
    private Optional<Assessment> byOthers(Knowledge known) {
        return known.carried().stream()
                .map(this::carried)
                .min(Comparator.comparing(Assessment::status));
    }

    private Assessment carried(CarriedMeasure measure) {
        String what = measure.carrier() + "が担う「" + measure.measure().label() + "」";
        if (measure.agreement().isEmpty() || measure.division().isEmpty()) {
            return Assessment.pointing(
                    Status.IN_PROGRESS,
                    what + "に、協定か責任の分担の記録がまだありません。",
                    measure.reviewOn(),
                    CARRIED);
        }
        String evidence = what + "の証跡(" + measure.evidenceExpected() + ")";
        Optional<LocalDate> received = measure.evidenceReceivedOn();
        if (received.isEmpty()) {
            return Assessment.pointing(
                    Status.NOT_YET_KNOWN, evidence + "を、まだ受け取っていません。", measure.reviewOn(), CARRIED);
        }
        LocalDate staleOn = received.get().plusMonths(CARRIED_EVIDENCE_MONTHS).plusDays(1);
        return today.isBefore(staleOn)
                ? new Assessment(
                                Status.HOLDS,
                                Optional.of(EvidenceGrade.THIRD_PARTY),
                                evidence + "を" + date(received.get()) + "に受け取っています。",
                                measure.reviewOn(),
                                CARRIED,
                                Optional.empty())
                        .until(staleOn, Status.UNKNOWN)
                : Assessment.pointing(
                        Status.UNKNOWN,
                        evidence + "は" + date(received.get()) + "のもので、1年を過ぎました。新しいものを受け取ってください。",
                        measure.reviewOn(),
                        CARRIED);
    }

    private Optional<Assessment> byCheck(Knowledge known) {
        return known.check().flatMap(result -> checked(known, result));
    }

    private Optional<Assessment> checked(Knowledge known, CheckResult result) {
        return switch (result) {
            case CheckResult.Holds(
                            String sentence,
                            EvidenceGrade grade,
                            List<EvidenceLink> evidence) ->
                    Optional.of(graded(known.bound().obligation(), sentence, grade, evidence));
            case CheckResult.DoesNotHold failed -> Optional.of(failed(known, failed));
            case CheckResult.CannotKnow(String sentence, boolean stale) -> {
                if (stale) {
                    yield Optional.of(Assessment.bare(Status.UNKNOWN, sentence));
                }
                // Nothing was ever entered: a person's statement may stand in until something is.
                yield statement(known).isPresent()
                        ? Optional.empty()
                        : Optional.of(Assessment.bare(Status.NOT_YET_KNOWN, sentence));
            }
        };
    }

    private Assessment failed(Knowledge known, CheckResult.DoesNotHold failed) {
        return takenUp(known)
                .filter(taken -> !taken.dueOn().isBefore(today))
                .map(taken ->
                        Assessment.pointing(
                                        Status.IN_PROGRESS,
                                        failed.sentence() + " 着手: " + taken.text(),
                                        Optional.of(taken.dueOn()),
                                        failed.evidence())
                                .until(taken.dueOn().plusDays(1), Status.DUE))
                .orElseGet(() ->
                        Assessment.pointing(
                                Status.DUE,
                                failed.sentence(),
                                failed.due().or(() -> lawDate(known)),
                                failed.evidence()));
    }

    private Assessment byStatement(Knowledge known) {
        return statement(known)
                .map(statement -> stated(known.bound().obligation(), statement))
                .or(() -> takenUp(known).map(this::begun))
                .orElseGet(() ->
                        Assessment.bare(
                                Status.NOT_YET_KNOWN,
                                "まだ確かめていません。終わったと言えるのは: " + known.bound().obligation().done(),
                                lawDate(known)));
    }

    private Assessment stated(Obligation obligation, Decision.Statement statement) {
        LocalDate staleOn = staleOn(obligation, statement.decidedOn());
        if (!today.isBefore(staleOn)) {
            return Assessment.bare(
                    Status.UNKNOWN, date(statement.decidedOn()) + "の確認から期間が過ぎました。改めて確かめてください。");
        }
        Assessment graded =
                graded(obligation, statement.text(), statement.grade(), links(statement));
        return staleOn.equals(LocalDate.MAX)
                ? graded
                : graded.due(staleOn).until(staleOn, Status.UNKNOWN);
    }

    private Assessment begun(Decision.TakenUp taken) {
        return taken.dueOn().isBefore(today)
                ? Assessment.bare(
                        Status.DUE, "期限を過ぎています。" + taken.text(), Optional.of(taken.dueOn()))
                : Assessment.bare(Status.IN_PROGRESS, taken.text(), Optional.of(taken.dueOn()))
                        .until(taken.dueOn().plusDays(1), Status.DUE);
    }

    private static Assessment graded(
            Obligation obligation,
            String sentence,
            EvidenceGrade grade,
            List<EvidenceLink> evidence) {
        boolean enough = grade.atLeast(obligation.evidence());
        return new Assessment(
                enough ? Status.HOLDS : Status.IN_PROGRESS,
                Optional.of(grade),
                enough
                        ? sentence
                        : sentence
                                + " 証跡は「"
                                + grade.label()
                                + "」だけです。「"
                                + obligation.evidence().label()
                                + "」以上が要ります。",
                Optional.empty(),
                evidence,
                Optional.empty());
    }

    /// When a statement becomes too old: the shortest cycle of the obligation, a year where it has
    /// none.
    private static LocalDate staleOn(Obligation obligation, LocalDate statedOn) {
        return obligation.cycles().stream()
                .map(cycle ->
                        switch (cycle) {
                            case Cycle.EveryFiscalYear _ -> FiscalYear.of(statedOn).end();
                            case Cycle.EveryMonths(int months) -> statedOn.plusMonths(months);
                            case Cycle.Standing _,
                                    Cycle.OnEvent _,
                                    Cycle.BeforeExpiry _,
                                    Cycle.WithinDays _ ->
                                    statedOn.plusMonths(STATEMENT_MONTHS);
                            case Cycle.OnceBy _ -> LocalDate.MAX;
                        })
                .min(LocalDate::compareTo)
                .orElseGet(() -> statedOn.plusMonths(STATEMENT_MONTHS));
    }

    private static Optional<LocalDate> lawDate(Knowledge known) {
        return known.bound().obligation().cycles().stream()
                .flatMap(cycle ->
                        cycle instanceof Cycle.OnceBy(LocalDate day)
                                ? Stream.of(day)
                                : Stream.empty())
                .min(LocalDate::compareTo)
                .or(() -> known.law().stream().map(LawItem::inForce).max(LocalDate::compareTo));
    }

    private static Optional<Decision.Statement> statement(Knowledge known) {
        return known.decisions().stream()
                .flatMap(d -> d instanceof Decision.Statement s ? Stream.of(s) : Stream.empty())
                .findFirst();
    }

    private static Optional<Decision.TakenUp> takenUp(Knowledge known) {
        return known.decisions().stream()
                .flatMap(d -> d instanceof Decision.TakenUp t ? Stream.of(t) : Stream.empty())
                .findFirst();
    }

    private static List<EvidenceLink> links(Decision.Statement statement) {
        return statement
                .evidenceHash()
                .map(hash -> List.of(new EvidenceLink("証跡の書類", "/evidence/files/" + hash)))
                .orElse(List.of());
    }

    private static String date(LocalDate day) {
        return new JapaneseDate(day).text();
    }
}
