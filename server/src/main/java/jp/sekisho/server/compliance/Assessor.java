// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    private static final EvidenceLink BODY_PAGE =
            new EvidenceLink("他の団体が担う対策", "/settings/carried");

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
            return plain(Status.NOT_APPLICABLE, not.grounds());
        }
        return byPermission(known)
                .or(() -> byOthers(known))
                .or(() -> byCheck(known))
                .orElseGet(() -> byStatement(known));
    }

    private Optional<Assessment> byPermission(Knowledge known) {
        for (Decision decision : known.decisions()) {
            switch (decision) {
                case Decision.NotApplicable(
                                String grounds,
                                String approver,
                                _,
                                LocalDate askAgain) -> {
                    return Optional.of(
                            today.isBefore(askAgain)
                                    ? plain(
                                            Status.NOT_APPLICABLE,
                                            grounds + "(決定: " + approver + ")")
                                    : plain(
                                            Status.UNKNOWN,
                                            "対象外とした判断の見直しの日("
                                                    + date(askAgain)
                                                    + ")を過ぎました。改めて確かめてください。"));
                }
                case Decision.Excepted(String grounds, String approver, _, LocalDate until) -> {
                    return Optional.of(
                            today.isBefore(until)
                                    ? new Assessment(
                                            Status.EXCEPTED,
                                            Optional.empty(),
                                            grounds
                                                    + "(許可: "
                                                    + approver
                                                    + "、"
                                                    + date(until.minusDays(1))
                                                    + "まで)",
                                            Optional.of(until),
                                            List.of())
                                    : new Assessment(
                                            Status.DUE,
                                            Optional.empty(),
                                            "例外措置の期限("
                                                    + date(until.minusDays(1))
                                                    + ")が過ぎました。元に戻すか、更新してください。",
                                            Optional.of(until),
                                            List.of()));
                }
                case Decision.Statement _, Decision.TakenUp _ -> {}
            }
        }
        return Optional.empty();
    }

    private Optional<Assessment> byOthers(Knowledge known) {
        return known.carried().stream().findFirst().map(this::carried);
    }

    private Assessment carried(CarriedMeasure measure) {
        String what = measure.carrier() + "が担う「" + measure.measure().label() + "」";
        if (measure.agreement().isEmpty() || measure.division().isEmpty()) {
            return new Assessment(
                    Status.IN_PROGRESS,
                    Optional.empty(),
                    what + "に、協定か責任の分担の記録がまだありません。",
                    measure.reviewOn(),
                    List.of(BODY_PAGE));
        }
        Optional<LocalDate> received = measure.evidenceReceivedOn();
        if (received.isEmpty()) {
            return new Assessment(
                    Status.NOT_YET_KNOWN,
                    Optional.empty(),
                    what + "の証跡(" + measure.evidenceExpected() + ")を、まだ受け取っていません。",
                    measure.reviewOn(),
                    List.of(BODY_PAGE));
        }
        if (received.get().plusMonths(CARRIED_EVIDENCE_MONTHS).isBefore(today)) {
            return new Assessment(
                    Status.UNKNOWN,
                    Optional.empty(),
                    what + "の証跡は" + date(received.get()) + "のもので、1年を過ぎました。新しいものを受け取ってください。",
                    measure.reviewOn(),
                    List.of(BODY_PAGE));
        }
        return new Assessment(
                Status.HOLDS,
                Optional.of(EvidenceGrade.THIRD_PARTY),
                what
                        + "の証跡("
                        + measure.evidenceExpected()
                        + ")を"
                        + date(received.get())
                        + "に受け取っています。",
                measure.reviewOn(),
                List.of(BODY_PAGE));
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
            case CheckResult.DoesNotHold(
                            String sentence,
                            Optional<LocalDate> due,
                            List<EvidenceLink> evidence) ->
                    Optional.of(
                            takenUp(known)
                                    .filter(taken -> !taken.dueOn().isBefore(today))
                                    .map(taken ->
                                            new Assessment(
                                                    Status.IN_PROGRESS,
                                                    Optional.empty(),
                                                    sentence + " 着手: " + taken.text(),
                                                    Optional.of(taken.dueOn()),
                                                    evidence))
                                    .orElseGet(() ->
                                            new Assessment(
                                                    Status.DUE,
                                                    Optional.empty(),
                                                    sentence,
                                                    due.or(() -> lawDate(known)),
                                                    evidence)));
            case CheckResult.CannotKnow(String sentence, boolean stale) -> {
                if (stale) {
                    yield Optional.of(plain(Status.UNKNOWN, sentence));
                }
                // Nothing was ever entered: a person's statement may stand in until something is.
                yield statement(known).isPresent()
                        ? Optional.empty()
                        : Optional.of(plain(Status.NOT_YET_KNOWN, sentence));
            }
        };
    }

    private Assessment byStatement(Knowledge known) {
        Obligation obligation = known.bound().obligation();
        Optional<Decision.Statement> statement = statement(known);
        if (statement.isPresent()) {
            LocalDate staleOn = staleOn(obligation, statement.get().decidedOn());
            if (!today.isBefore(staleOn)) {
                return plain(
                        Status.UNKNOWN,
                        date(statement.get().decidedOn()) + "の確認から期間が過ぎました。改めて確かめてください。");
            }
            Assessment graded =
                    graded(
                            obligation,
                            statement.get().text(),
                            statement.get().grade(),
                            links(statement.get()));
            return new Assessment(
                    graded.status(),
                    graded.grade(),
                    graded.sentence(),
                    Optional.of(staleOn),
                    graded.evidence());
        }
        return takenUp(known)
                .map(taken ->
                        new Assessment(
                                taken.dueOn().isBefore(today) ? Status.DUE : Status.IN_PROGRESS,
                                Optional.empty(),
                                (taken.dueOn().isBefore(today) ? "期限を過ぎています。" : "") + taken.text(),
                                Optional.of(taken.dueOn()),
                                List.of()))
                .orElseGet(() ->
                        new Assessment(
                                Status.NOT_YET_KNOWN,
                                Optional.empty(),
                                "まだ確かめていません。終わったと言えるのは: " + obligation.done(),
                                lawDate(known),
                                List.of()));
    }

    private static Assessment graded(
            Obligation obligation,
            String sentence,
            EvidenceGrade grade,
            List<EvidenceLink> evidence) {
        if (grade.atLeast(obligation.evidence())) {
            return new Assessment(
                    Status.HOLDS, Optional.of(grade), sentence, Optional.empty(), evidence);
        }
        return new Assessment(
                Status.IN_PROGRESS,
                Optional.of(grade),
                sentence
                        + " 証跡は「"
                        + grade.label()
                        + "」だけです。「"
                        + obligation.evidence().label()
                        + "」以上が要ります。",
                Optional.empty(),
                evidence);
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
                                ? java.util.stream.Stream.of(day)
                                : java.util.stream.Stream.empty())
                .min(LocalDate::compareTo)
                .or(() -> known.law().stream().map(LawItem::inForce).max(LocalDate::compareTo));
    }

    private static Optional<Decision.Statement> statement(Knowledge known) {
        return known.decisions().stream()
                .flatMap(d ->
                        d instanceof Decision.Statement s
                                ? java.util.stream.Stream.of(s)
                                : java.util.stream.Stream.empty())
                .findFirst();
    }

    private static Optional<Decision.TakenUp> takenUp(Knowledge known) {
        return known.decisions().stream()
                .flatMap(d ->
                        d instanceof Decision.TakenUp t
                                ? java.util.stream.Stream.of(t)
                                : java.util.stream.Stream.empty())
                .findFirst();
    }

    private static List<EvidenceLink> links(Decision.Statement statement) {
        return statement
                .evidenceHash()
                .map(hash -> List.of(new EvidenceLink("証跡の書類", "/evidence/files/" + hash)))
                .orElse(List.of());
    }

    private static Assessment plain(Status status, String sentence) {
        return new Assessment(status, Optional.empty(), sentence, Optional.empty(), List.of());
    }

    private static String date(LocalDate day) {
        return new JapaneseDate(day).text();
    }
}
