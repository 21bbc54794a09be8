// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.Applicability;
import jp.sekisho.policy.catalogue.BoundObligation;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Cycle;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.server.body.BodyFacts.CarriedMeasure;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.compliance.Assessor.Knowledge;
import org.junit.jupiter.api.Test;

final class AssessorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<EvidenceLink> REGISTER =
            List.of(new EvidenceLink("台帳", "/registers/assets"));

    @Test
    void whatDoesNotFallOnTheBodyIsNotApplicable() {
        Knowledge known =
                new Knowledge(
                        new BoundObligation(
                                yearly(), List.of(), new Applicability.DoesNotApply("学校が無い")),
                        List.of(),
                        Optional.of(failed()),
                        List.of(),
                        List.of());

        assertThat(assess(known).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(assess(known).sentence()).isEqualTo("学校が無い");
    }

    @Test
    void whatNobodyLookedAtIsNotYetKnownAndSaysWhatWouldBeDone() {
        Assessment assessment = assess(known(yearly()));

        assertThat(assessment.status()).isEqualTo(Status.NOT_YET_KNOWN);
        assertThat(assessment.sentence()).contains(yearly().done());
    }

    @Test
    void aStatementHoldsOnlyWhereItsGradeSuffices() {
        Assessment enough = assess(known(declared(), stated(TODAY, EvidenceGrade.DECLARED)));
        Assessment poor = assess(known(yearly(), stated(TODAY, EvidenceGrade.DECLARED)));

        assertThat(enough.status()).isEqualTo(Status.HOLDS);
        assertThat(enough.grade()).contains(EvidenceGrade.DECLARED);
        assertThat(poor.status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(poor.sentence()).contains("自己申告", "だけです");
    }

    @Test
    void aStatementOfTheYearGoesStaleWithTheFiscalYear() {
        Decision inMarch = stated(LocalDate.of(2026, 3, 31), EvidenceGrade.INSPECTED);

        Assessment before =
                new Assessor(LocalDate.of(2026, 3, 31)).assess(known(yearly(), inMarch));
        Assessment after = new Assessor(LocalDate.of(2026, 4, 1)).assess(known(yearly(), inMarch));

        assertThat(before.status()).isEqualTo(Status.HOLDS);
        assertThat(before.due()).contains(LocalDate.of(2026, 4, 1));
        assertThat(before.expiry()).contains(new Expiry(LocalDate.of(2026, 4, 1), Status.UNKNOWN));
        assertThat(after.status()).isEqualTo(Status.UNKNOWN);
        assertThat(after.sentence()).contains("令和8年3月31日の確認", "改めて");
    }

    @Test
    void whatIsDoneOnceAndForAllDoesNotGoStale() {
        Obligation once =
                Catalogue.current().obligations().stream()
                        .filter(o -> o.cycles().stream().allMatch(c -> c instanceof Cycle.OnceBy))
                        .findFirst()
                        .orElseThrow();
        Decision longAgo = stated(LocalDate.of(2006, 4, 1), EvidenceGrade.MEASURED);

        Assessment assessment = assess(known(once, longAgo));

        assertThat(assessment.status()).isEqualTo(Status.HOLDS);
        assertThat(assessment.expiry()).isEmpty();
        assertThat(assessment.due()).isEmpty();
    }

    @Test
    void aCheckOutweighsAStatement() {
        Assessment assessment =
                assess(
                        known(
                                yearly(),
                                Optional.of(failed()),
                                stated(TODAY, EvidenceGrade.MEASURED)));

        assertThat(assessment.status()).isEqualTo(Status.DUE);
        assertThat(assessment.evidence()).isEqualTo(REGISTER);
    }

    @Test
    void aStatementStandsInWhileNothingWasEnteredButNotForWhatHasGoneStale() {
        Decision statement = stated(TODAY, EvidenceGrade.MEASURED);

        assertThat(
                        assess(
                                        known(
                                                yearly(),
                                                Optional.of(CheckResult.notYetKnown("まだ無い")),
                                                statement))
                                .status())
                .isEqualTo(Status.HOLDS);
        assertThat(
                        assess(known(yearly(), Optional.of(CheckResult.stale("古い")), statement))
                                .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whatSomebodyTookUpIsInProgressUntilItsDay() {
        Decision taken = new Decision.TakenUp("台帳を作っている", "佐藤", TODAY, TODAY);

        assertThat(assess(known(yearly(), Optional.of(failed()), taken)).status())
                .isEqualTo(Status.IN_PROGRESS);
        Assessment late =
                new Assessor(TODAY.plusDays(1))
                        .assess(known(yearly(), Optional.of(failed()), taken));
        assertThat(late.status()).isEqualTo(Status.DUE);
        Assessment lateByHand = new Assessor(TODAY.plusDays(1)).assess(known(yearly(), taken));
        assertThat(lateByHand.status()).isEqualTo(Status.DUE);
        assertThat(lateByHand.sentence()).startsWith("期限を過ぎています。");
    }

    @Test
    void anExceptionEndsByItself() {
        Decision excepted = new Decision.Excepted("更新まで", "山本", TODAY, TODAY.plusDays(1));

        Assessment during = assess(known(yearly(), Optional.of(failed()), excepted));
        Assessment after =
                new Assessor(TODAY.plusDays(1))
                        .assess(known(yearly(), Optional.of(failed()), excepted));

        assertThat(during.status()).isEqualTo(Status.EXCEPTED);
        assertThat(during.sentence()).contains("許可: 山本", "令和8年11月22日まで");
        assertThat(during.expiry()).contains(new Expiry(TODAY.plusDays(1), Status.DUE));
        assertThat(after.status()).isEqualTo(Status.DUE);
    }

    @Test
    void whatWasSetAsideIsAskedAgain() {
        Decision not = new Decision.NotApplicable("無線LANは無い", "山本", TODAY, TODAY.plusYears(1));

        assertThat(assess(known(yearly(), not)).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(new Assessor(TODAY.plusYears(1)).assess(known(yearly(), not)).status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aMeasureOfAnotherBodyIsAsGoodAsWhatWasReceived() {
        Optional<LocalDate> lastYear = Optional.of(TODAY.minusMonths(12));
        Optional<LocalDate> tooOld = Optional.of(TODAY.minusMonths(12).minusDays(1));

        Assessment good = assess(carried(measure("協定書", lastYear)));
        assertThat(good.status()).isEqualTo(Status.HOLDS);
        assertThat(good.grade()).contains(EvidenceGrade.THIRD_PARTY);
        assertThat(good.expiry()).contains(new Expiry(TODAY.plusDays(1), Status.UNKNOWN));
        assertThat(assess(carried(measure("協定書", tooOld))).status()).isEqualTo(Status.UNKNOWN);
        assertThat(assess(carried(measure("協定書", Optional.empty()))).status())
                .isEqualTo(Status.NOT_YET_KNOWN);
        assertThat(assess(carried(measure("", lastYear))).status()).isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void whereTwoBodiesCarryPartsTheWorseOneCounts() {
        Knowledge both =
                carried(
                        measure("協定書", Optional.of(TODAY)),
                        measure("協定書", Optional.of(TODAY.minusYears(2))));

        assertThat(assess(both).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whatAnswersExpireToIsWhatTheNextRunWouldFind() {
        List<Knowledge> all =
                List.of(
                        known(yearly(), stated(TODAY, EvidenceGrade.INSPECTED)),
                        known(yearly(), Optional.of(failed()), taken()),
                        known(yearly(), taken()),
                        known(
                                yearly(),
                                new Decision.Excepted("更新まで", "山本", TODAY, TODAY.plusDays(9))),
                        known(
                                yearly(),
                                new Decision.NotApplicable("無い", "山本", TODAY, TODAY.plusDays(9))),
                        carried(measure("協定書", Optional.of(TODAY))));
        for (Knowledge known : all) {
            Expiry expiry = assess(known).expiry().orElseThrow();

            assertThat(new Assessor(expiry.on().minusDays(1)).assess(known).status())
                    .isEqualTo(assess(known).status());
            assertThat(new Assessor(expiry.on()).assess(known).status())
                    .as(known.toString())
                    .isEqualTo(expiry.then());
        }
    }

    private static Decision taken() {
        return new Decision.TakenUp("台帳を作っている", "佐藤", TODAY, TODAY.plusDays(9));
    }

    private static Assessment assess(Knowledge known) {
        return new Assessor(TODAY).assess(known);
    }

    private static Knowledge known(Obligation obligation, Decision... decisions) {
        return known(obligation, Optional.empty(), decisions);
    }

    private static Knowledge known(
            Obligation obligation, Optional<CheckResult> check, Decision... decisions) {
        return new Knowledge(
                new BoundObligation(obligation, List.of(), new Applicability.Applies()),
                List.of(decisions),
                check,
                List.of(),
                List.of());
    }

    private static Knowledge carried(CarriedMeasure... measures) {
        return new Knowledge(
                new BoundObligation(yearly(), List.of(), new Applicability.Applies()),
                List.of(),
                Optional.of(failed()),
                List.of(measures),
                List.of());
    }

    private static CarriedMeasure measure(String agreement, Optional<LocalDate> received) {
        return new CarriedMeasure(
                1,
                "里川市",
                Measure.NETWORK,
                agreement,
                "市: 網。町: 端末",
                "点検結果の写し",
                received,
                Optional.of(LocalDate.of(2027, 3, 31)));
    }

    private static Decision stated(LocalDate day, EvidenceGrade grade) {
        return new Decision.Statement("委員会で決めた。", grade, Optional.empty(), day);
    }

    private static CheckResult failed() {
        return CheckResult.doesNotHold("3件が足りません。", REGISTER);
    }

    /// An obligation of each fiscal year that wants an inspection.
    private static Obligation yearly() {
        return first(EvidenceGrade.INSPECTED, new Cycle.EveryFiscalYear());
    }

    /// A standing obligation for which a statement is enough.
    private static Obligation declared() {
        return first(EvidenceGrade.DECLARED, new Cycle.Standing());
    }

    private static Obligation first(EvidenceGrade grade, Cycle cycle) {
        return Catalogue.current().obligations().stream()
                .filter(o -> o.evidence() == grade && o.cycles().equals(List.of(cycle)))
                .findFirst()
                .orElseThrow();
    }
}
