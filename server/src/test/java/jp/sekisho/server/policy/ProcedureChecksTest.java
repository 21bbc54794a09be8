// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.check.Answers.cannotKnow;
import static jp.sekisho.server.check.Answers.doesNotHold;
import static jp.sekisho.server.check.Answers.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.TestBody;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.ProcedureDecisionRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProcedureChecksTest {

    private static final String STANDARD =
            """
            山里町情報セキュリティ対策基準

            1 目的

            この基準は、情報資産を守ることを目的とする。

            2 人的セキュリティ

            職員等は、許可なく情報資産を庁外に持ち出してはならない。

            3 技術的セキュリティ

            (1) 端末

            職員等は、離席するときに画面を閉じなければならない。
            """;

    private static final String ALWAYS =
            """
            山里町情報セキュリティ基本方針

            1 実施手順の策定

            対策基準に基づき、情報セキュリティ実施手順を策定するものとする。
            """;

    @TempDir Path folder;

    @Test
    void anItemIsAClauseThatObligesSomebody() {
        assertThat(StandardItem.of(PolicyReader.read(STANDARD.getBytes(StandardCharsets.UTF_8))))
                .extracting(StandardItem::name)
                .containsExactly("2 人的セキュリティ", "3 技術的セキュリティ");
        assertThat(StandardItem.of(PolicyReader.read(new byte[] {0, 1, 2, (byte) 0xff})))
                .extracting(StandardItem::name)
                .containsExactly("対策基準の全体");
    }

    @ParameterizedTest
    @EnumSource
    void everyItemHasAProcedureInForceOrTheReasonForNone(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long procedure = body.document("PROCEDURE", "端末の手順\n1 端末\n閉じる。\n", "2026-04-01");
            assertThat(body.ask(ProcedureChecks.proceduresWritten()))
                    .satisfies(cannotKnow("施行中の対策基準がない"));

            long standard = body.document("STANDARD", STANDARD, "2026-04-01");
            List<String> items =
                    StandardItem.of(PolicyReader.read(STANDARD.getBytes(StandardCharsets.UTF_8)))
                            .stream()
                            .map(StandardItem::id)
                            .toList();
            decide(body, standard, items.get(0), null, "規程集に足りるため");
            assertThat(body.ask(ProcedureChecks.proceduresWritten()))
                    .satisfies(doesNotHold("2項目のうち、3 技術的セキュリティに"));

            decide(body, standard, items.get(1), procedure, "");
            assertThat(body.ask(ProcedureChecks.proceduresWritten()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "2項目のうち、1項目に実施手順があり、1項目は要らない理由"));

            body.document("BASIC_POLICY", ALWAYS, "2026-04-01");
            assertThat(body.ask(ProcedureChecks.proceduresWritten()))
                    .satisfies(doesNotHold("必ず定めるとしていますが、2 人的セキュリティを"));

            body.document("BASIC_POLICY", ALWAYS.replace("対策基準に基づき、", "必要に応じて"), "2026-05-01");
            assertThat(body.ask(ProcedureChecks.proceduresWritten()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "1項目は要らない理由"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcedureThatIsNotInForceCountsForNothing(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            long standard = body.document("STANDARD", "対策基準", "2026-04-01");
            long later = body.document("PROCEDURE", "手順", "2026-12-01");
            decide(body, standard, "", later, "");

            assertThat(body.ask(ProcedureChecks.proceduresWritten()))
                    .satisfies(doesNotHold("対策基準の全体に"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcedureIsPublicNowhere(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            assertThat(body.ask(ProcedureChecks.proceduresNotPublic()))
                    .satisfies(cannotKnow("まだありません"));

            long procedure = body.document("PROCEDURE", "手順", "2026-04-01");
            body.publication(body.basicPolicy("2026-04-01"), "2026-04-03");
            assertThat(body.ask(ProcedureChecks.proceduresNotPublic()))
                    .satisfies(holds(EvidenceGrade.INSPECTED, "実施手順1つは、公表用の一式に入らず"));

            body.publication(procedure, "2026-04-03");
            assertThat(body.ask(ProcedureChecks.proceduresNotPublic()))
                    .satisfies(doesNotHold("公表の記録があります"));
        }
    }

    private static void decide(
            TestBody body, long standard, String item, @Nullable Long procedure, String reason) {
        ProcedureDecisionRecord row = new ProcedureDecisionRecord();
        row.setStandardId(standard);
        row.setItem(item);
        row.setProcedureId(procedure);
        row.setNotNeededReason(reason);
        row.setDecidedOn("2026-05-01");
        body.add(row);
    }
}
