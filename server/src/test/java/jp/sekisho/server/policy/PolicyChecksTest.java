// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.check.Answers.cannotKnow;
import static jp.sekisho.server.check.Answers.doesNotHold;
import static jp.sekisho.server.check.Answers.doesNotHoldBy;
import static jp.sekisho.server.check.Answers.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.TestBody;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyChecksTest {

    private static final LocalDate LAW = LocalDate.of(2026, 4, 1);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void eachOrganAdoptsTheEditionInForce(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long policy = body.basicPolicy("2026-04-01");
            long head = body.organ("町長");
            body.adoption(policy, head, false);
            assertThat(body.ask(PolicyChecks.policyAdopted()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "町長", "令和8年4月1日"));

            body.organ("議会");
            assertThat(body.ask(PolicyChecks.policyAdopted())).satisfies(doesNotHold("2の機関のうち、議会"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDraftIsNoPolicyYet(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.organ("町長");
            body.basicPolicy(null);
            body.basicPolicy("2026-12-01");

            assertThat(body.ask(PolicyChecks.policyAdopted()))
                    .satisfies(doesNotHoldBy(LAW, "施行中の基本方針がありません"));
            assertThat(body.ask(PolicyChecks.policyDesignated())).satisfies(cannotKnow("まだ"));
            assertThat(body.ask(PolicyChecks.policyPublished())).satisfies(cannotKnow("まだ"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutOrgansNobodyKnowsWhetherEachAdopted(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.basicPolicy("2026-04-01");

            assertThat(body.ask(PolicyChecks.policyAdopted())).satisfies(cannotKnow("機関"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOlderPolicyIsDesignatedAndANewOneNeedNotBe(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long old = body.basicPolicy("2026-03-31");
            long head = body.organ("町長");
            body.adoption(old, head, false);
            assertThat(body.ask(PolicyChecks.policyDesignated()))
                    .satisfies(doesNotHold("位置付けた記録がありません"));

            body.adoption(old, head, true);
            assertThat(body.ask(PolicyChecks.policyDesignated()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "位置付けた記録"));

            body.basicPolicy("2026-04-01");
            assertThat(body.ask(PolicyChecks.policyDesignated()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "位置付けは要りません"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEditionIsPublishedAndTheDelayCountsFromTheLawAtTheEarliest(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long old = body.basicPolicy("2019-04-01");
            assertThat(body.ask(PolicyChecks.policyPublished()))
                    .satisfies(doesNotHoldBy(LAW.plusDays(30), "公表した記録がありません"));

            body.publication(old, "2026-04-20");
            assertThat(body.ask(PolicyChecks.policyPublished()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "令和8年4月20日"));

            body.basicPolicy("2026-10-01");
            assertThat(body.ask(PolicyChecks.policyPublished()))
                    .satisfies(doesNotHoldBy(LocalDate.of(2026, 10, 31), "公表した記録がありません"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStandardIsInForceFromItsDay(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.document("STANDARD", "対策基準", "2026-11-23");
            assertThat(body.ask(PolicyChecks.standardsAdopted()))
                    .satisfies(doesNotHold("施行中の対策基準がありません"));

            body.document("STANDARD", "対策基準", "2026-11-22");
            assertThat(body.ask(PolicyChecks.standardsAdopted()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "令和8年11月22日"));
        }
    }
}
