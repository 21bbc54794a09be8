// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.check.Answers.cannotKnow;
import static jp.sekisho.server.check.Answers.doesNotHold;
import static jp.sekisho.server.check.Answers.holds;
import static jp.sekisho.server.check.Answers.stale;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.check.TestBody;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AssetChecksTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingIsKnownOfAnEmptyRegister(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.unit("総務課");

            assertThat(body.ask(AssetChecks.assetsInventoried())).satisfies(cannotKnow("一件も"));
            assertThat(body.ask(AssetChecks.assetsClassified())).satisfies(cannotKnow("一件も"));
            assertThat(body.ask(AssetChecks.assetsOwned())).satisfies(cannotKnow("一件も"));
            assertThat(body.ask(AssetChecks.systemsDocumented()))
                    .satisfies(cannotKnow("情報システムを、まだ"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListOfEveryUnitThatWasLookedAtWithinTheYearIsAnInventory(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.asset("例規集", body.unit("総務課"), row -> row.setReviewedOn("2025-11-23"));
            body.asset("課税台帳", body.unit("税務課"), _ -> {});
            body.asset("捨てた台帳", null, row -> row.setEndedOn("2024-03-31"));

            assertThat(body.ask(AssetChecks.assetsInventoried()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "2件すべて"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUnitWithoutAssetsIsNamed(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.asset("例規集", body.unit("総務課"), _ -> {});
            body.unit("町民課");

            assertThat(body.ask(AssetChecks.assetsInventoried())).satisfies(doesNotHold("町民課"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListThatNobodyLookedAtForAYearIsStale(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long unit = body.unit("総務課");
            body.asset("例規集", unit, row -> row.setReviewedOn("2025-11-22"));
            assertThat(body.ask(AssetChecks.assetsInventoried())).satisfies(stale("この一年"));

            body.asset("文書管理簿", unit, _ -> {});
            assertThat(body.ask(AssetChecks.assetsInventoried())).satisfies(doesNotHold("2件のうち1件"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyAssetNeedsAllThreeClasses(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long unit = body.unit("総務課");
            body.asset("例規集", unit, _ -> {});
            assertThat(body.ask(AssetChecks.assetsClassified()))
                    .satisfies(holds(EvidenceGrade.MEASURED, "1件すべて"));

            for (int i = 1; i <= 4; i++) {
                body.asset("資料" + i, unit, row -> row.setAvailabilityId(null));
            }
            assertThat(body.ask(AssetChecks.assetsClassified()))
                    .satisfies(doesNotHold("5件のうち4件", "資料1、資料2、資料3ほか1件"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void somebodyInOfficeAnswersForEachAsset(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long unit = body.unit("総務課");
            body.post(Role.MANAGER, body.person("鈴木"), unit);
            body.asset("例規集", unit, _ -> {});
            long owner = body.person("伊藤");
            body.asset("文書管理簿", body.unit("税務課"), row -> row.setOwnerId(owner));

            assertThat(body.ask(AssetChecks.assetsOwned()))
                    .satisfies(holds(EvidenceGrade.MEASURED, "2件すべて"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasLeftAnswersForNothing(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long unit = body.unit("総務課");
            body.post(Role.MANAGER, body.person("鈴木"), unit);
            long gone = body.person("退職した人", TestBody.TODAY.toString());
            body.asset("例規集", unit, row -> row.setOwnerId(gone));
            body.asset("課税台帳", body.unit("税務課"), _ -> {});

            assertThat(body.ask(AssetChecks.assetsOwned()))
                    .satisfies(doesNotHold("1件は担当者がもう在職していません", "1件は担当者も課の"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachSystemHasItsOwnSpecificationAndDiagram(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long unit = body.unit("総務課");
            long system = system(body, "住民記録システム", unit);
            document(body, "SPECIFICATION", system, "2026-05-01");
            document(body, "DIAGRAM", system, "2026-05-02");

            assertThat(body.ask(AssetChecks.systemsDocumented()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "1システムすべて"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDiagramOlderThanTheSystemsLastChangeDoesNotCount(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long unit = body.unit("総務課");
            long system = system(body, "住民記録システム", unit);
            document(body, "SPECIFICATION", system, "2026-05-01");
            document(body, "DIAGRAM", system, "2026-04-30");
            long other = system(body, "財務会計システム", unit);
            document(body, "DIAGRAM", other, "2026-05-02");

            assertThat(body.ask(AssetChecks.systemsDocumented()))
                    .satisfies(doesNotHold("2システムのうち2", "住民記録システム", "財務会計システム"));
        }
    }

    private static long system(TestBody body, String name, long unit) {
        return body.asset(
                name,
                unit,
                row -> {
                    row.setKind("SYSTEM");
                    row.setChangedOn("2026-05-01");
                });
    }

    private static void document(TestBody body, String kind, long system, String changedOn) {
        body.asset(
                kind + system,
                null,
                row -> {
                    row.setKind(kind);
                    row.setSystemId(system);
                    row.setChangedOn(changedOn);
                });
    }
}
