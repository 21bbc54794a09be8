// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.check.Answers.cannotKnow;
import static jp.sekisho.server.check.Answers.doesNotHold;
import static jp.sekisho.server.check.Answers.doesNotHoldBy;
import static jp.sekisho.server.check.Answers.holds;
import static jp.sekisho.server.check.TestBody.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.check.TestBody;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BodyChecksTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingIsKnownOfABodyInWhichNobodyEnteredAnything(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            assertThat(body.ask(BodyChecks.rolesFilled())).satisfies(cannotKnow("一人も"));
            assertThat(body.ask(BodyChecks.rolesSeparated())).satisfies(cannotKnow("一人も"));
            assertThat(body.ask(BodyChecks.committeeMet())).satisfies(cannotKnow("一つも"));
            assertThat(body.ask(BodyChecks.carriedEvidenceReceived()))
                    .satisfies(cannotKnow("まだ登録していません"));
            assertThat(body.ask(BodyChecks.exemptionRecorded())).satisfies(cannotKnow("まだ決めていません"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsFilledByWhoeverIsInOfficeToday(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.post(Role.CISO, body.person("山本"), null);

            assertThat(body.ask(BodyChecks.rolesFilled(), "org.ciso", TODAY))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "山本"));
            assertThat(body.ask(BodyChecks.rolesFilled(), "org.csirt", TODAY))
                    .satisfies(doesNotHold("CSIRT"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReleasedOfficerNoLongerFillsTheRoleAndANewOneDoesOnlyFromTheirDay(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.post(Role.CISO, body.person("前任"), null, row -> row.setUntilOn(TODAY.toString()));
            body.post(
                    Role.CISO,
                    body.person("後任"),
                    null,
                    row -> row.setFromOn(TODAY.plusDays(1).toString()));
            body.post(Role.CSIRT, body.person("鈴木"), null);

            assertThat(body.ask(BodyChecks.rolesFilled(), "org.ciso", TODAY.minusDays(1)))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "前任"));
            assertThat(body.ask(BodyChecks.rolesFilled(), "org.ciso", TODAY))
                    .satisfies(doesNotHold("一人もいません"));
            assertThat(body.ask(BodyChecks.rolesFilled(), "org.ciso", TODAY.plusDays(1)))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "後任"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyUnitNeedsItsManager(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long general = body.unit("総務課");
            body.post(Role.MANAGER, body.person("鈴木"), general);
            assertThat(body.ask(BodyChecks.rolesFilled(), "org.manager", TODAY))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "1の課・学校のすべて"));

            body.unit("山里小学校");
            assertThat(body.ask(BodyChecks.rolesFilled(), "org.manager", TODAY))
                    .satisfies(doesNotHold("2の課・学校のうち、山里小学校"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutUnitsNobodyKnowsWhetherEachHasItsManager(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.post(Role.CISO, body.person("山本"), null);

            assertThat(body.ask(BodyChecks.rolesFilled(), "org.manager", TODAY))
                    .satisfies(cannotKnow("課や学校"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rolesHeldByDifferentPeopleAreSeparatedAlsoWhereTheyShareAName(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.post(Role.CISO, body.person("佐藤 健"), null);
            body.post(Role.AUDITOR, body.person("佐藤 健"), null);

            assertThat(body.ask(BodyChecks.rolesSeparated()))
                    .satisfies(holds(EvidenceGrade.MEASURED, "重なりはありません"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoAuditsOwnWorkIsNamedUntilTheExceptionIsRecorded(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long person = body.person("小川");
            body.post(Role.AUDITOR, person, null);
            body.post(Role.CHIEF_OFFICER, person, null);
            assertThat(body.ask(BodyChecks.rolesSeparated())).satisfies(doesNotHold("小川", "監査人"));

            body.post(
                    Role.MANAGER,
                    person,
                    null,
                    row -> {
                        row.setExceptionGrounds("職員が4人しかいない");
                        row.setExceptionApprover("管理者");
                    });
            assertThat(body.ask(BodyChecks.rolesSeparated()))
                    .satisfies(holds(EvidenceGrade.MEASURED, "やむを得ない兼務1人"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCommitteeMeetsInEachFiscalYear(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.meeting("2026-03-31");
            assertThat(body.ask(BodyChecks.committeeMet()))
                    .satisfies(doesNotHoldBy(LocalDate.of(2027, 3, 31), "令和8年度は", "令和8年3月31日"));

            body.meeting("2026-04-01");
            assertThat(body.ask(BodyChecks.committeeMet()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "令和8年度に1回"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void evidenceOfOthersCountsForAYear(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.carried(Measure.NETWORK, "2025-11-22");
            assertThat(body.ask(BodyChecks.carriedEvidenceReceived()))
                    .satisfies(holds(EvidenceGrade.THIRD_PARTY, "1件すべて"));

            body.carried(Measure.CSIRT, "2025-11-21");
            body.carried(Measure.AUDIT, null);
            assertThat(body.ask(BodyChecks.carriedEvidenceReceived()))
                    .satisfies(doesNotHold("3件のうち2件", "CSIRT", "監査"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExemptionHoldsUntilItIsToBeAskedAgain(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.exempt("2026-11-23");
            assertThat(body.ask(BodyChecks.exemptionRecorded()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "令和8年11月23日"));
            assertThat(body.ask(BodyChecks.exemptionRecorded(), TODAY.plusDays(1)))
                    .satisfies(doesNotHoldBy(LocalDate.of(2026, 11, 23), "過ぎました"));
        }
    }
}
