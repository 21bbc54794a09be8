// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.TestBody;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.ExternalServiceRecord;
import org.jooq.Field;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What counts as an external service follows the words of the body's own policy.
final class ServiceDefinitionTest {

    private static final String BROAD = policy("庁外の事業者が提供する情報処理サービスをいい、クラウドサービス、Web会議サービスを含む。");
    private static final String NARROW = policy("庁外の事業者が提供する情報処理サービスをいい、クラウドサービスを含む。");

    private final Check check = ServiceChecks.servicesApproved();

    @TempDir Path folder;

    private static String policy(String meaning) {
        return "情報セキュリティ基本方針\n1 目的\n守る。\n2 定義\n(1) 外部サービス\n" + meaning + "\n3 対象\n全部。\n";
    }

    @ParameterizedTest
    @EnumSource
    void aServiceOutsideTheDefinitionNeedsNoApprovalAndOneThatItNamesDoes(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.document("BASIC_POLICY", NARROW, "2026-04-01");
            service(
                    body,
                    row -> {
                        row.setKind("MEETING");
                        row.setCounts("NO");
                        row.setCountsGrounds("相手の開く会議に出るだけで、情報を置かない");
                    });
            assertThat(body.ask(check)).isInstanceOf(CheckResult.Holds.class);

            body.document("BASIC_POLICY", BROAD, "2026-05-01");
            assertThat(body.ask(check))
                    .isInstanceOfSatisfying(
                            CheckResult.DoesNotHold.class,
                            found -> assertThat(found.sentence()).contains("名指しする種類", "会議"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDecisionOlderThanTheWordsGoesStaleAndOneOnTheSameWordsDoesNot(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            body.document("BASIC_POLICY", BROAD, "2026-04-01");
            service(body, row -> row.setCountedOn("2026-06-01"));
            body.document("BASIC_POLICY", BROAD + "4 見直し\n見直す。\n", "2026-10-01");
            assertThat(body.ask(check))
                    .as("another edition, the same words")
                    .isInstanceOf(CheckResult.Holds.class);

            body.document("BASIC_POLICY", NARROW, "2026-11-01");
            assertThat(body.ask(check))
                    .isInstanceOfSatisfying(
                            CheckResult.CannotKnow.class,
                            found -> assertThat(found.sentence()).contains("判断し直していません"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyHasDecidedAndWhereThereIsNothingItSaysSo(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            assertThat(body.ask(check)).isInstanceOf(CheckResult.CannotKnow.class);
            service(body, row -> row.setCounts("UNKNOWN"));
            assertThat(body.ask(check).sentence()).contains("定義に当たるかを決めていません");
        }
    }

    @org.junit.jupiter.api.Test
    void kindsThatTheDefinitionCountsOutAreNotNamed() {
        var read =
                (jp.sekisho.policy.PolicyReading.Read)
                        jp.sekisho.policy.PolicyReader.read(
                                policy("庁外の事業者が提供するサービス(地図サービスを除く。)をいい、クラウドサービスを含む。")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var words =
                read.policy()
                        .ownDefinitions()
                        .of(jp.sekisho.policy.OwnDefinition.Concept.EXTERNAL_SERVICE)
                        .orElseThrow();
        assertThat(ServiceDefinition.kinds(words)).isEqualTo(List.of("CLOUD"));
    }

    private static void service(TestBody body, Consumer<ExternalServiceRecord> change) {
        ExternalServiceRecord row = new ExternalServiceRecord();
        for (Field<?> field : row.fields()) {
            if (field.getType() == String.class) {
                row.set(row.field(field.getName(), String.class), "");
            }
        }
        row.setName("会議");
        row.setKind("CLOUD");
        row.setCounts("YES");
        row.setCountedOn("2026-11-20");
        row.setUntilOn("2027-03-31");
        row.setReviewedOn("2026-11-01");
        row.setTerms("CONTRACT");
        row.setConfidentialityId(12L);
        row.setOwnerId(body.person("鈴木 明子"));
        change.accept(row);
        body.add(row);
    }
}
