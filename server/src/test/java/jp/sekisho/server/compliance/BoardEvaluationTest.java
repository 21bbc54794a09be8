// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.check.TestBody.TODAY;
import static jp.sekisho.server.database.schema.tables.BoardRun.BOARD_RUN;
import static jp.sekisho.server.database.schema.tables.ObligationDecision.OBLIGATION_DECISION;
import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jp.sekisho.policy.catalogue.Answer;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Condition;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.TestBody;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.ObligationStatusRecord;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.policy.Policies;
import jp.sekisho.server.secret.Secrets;
import jp.sekisho.server.secret.TestSecrets;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

final class BoardEvaluationTest {

    private static final String CLASSIFIED = "asset.classify";

    /// A run costs this much however many obligations there are.
    private static final int STATEMENTS = 25;

    @TempDir Path folder;

    private final Secrets secrets = TestSecrets.fresh();

    /// What the check of this test answers next.
    private CheckResult next = CheckResult.notYetKnown("まだ無い");

    @ParameterizedTest
    @EnumSource
    void anAnswerThatStaysTheSameStaysOneRow(Kind kind) throws Exception {
        try (TestBody body = town(kind)) {
            run(body, TODAY);
            int rows = rows(body, "").size();

            run(body, TODAY.plusDays(1));
            run(body, TODAY.plusDays(2));

            assertThat(rows(body, "")).hasSize(rows);
            assertThat(body.<Integer>read(db -> db.fetchCount(BOARD_RUN))).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewAnswerEndsTheOldOneOnItsDay(Kind kind) throws Exception {
        try (TestBody body = town(kind)) {
            run(body, TODAY);
            next = CheckResult.doesNotHold("3件に分類がありません。", List.of());
            run(body, TODAY.plusDays(5));

            assertThat(rows(body, CLASSIFIED))
                    .extracting(
                            ObligationStatusRecord::getStatus,
                            ObligationStatusRecord::getFromOn,
                            ObligationStatusRecord::getUntilOn)
                    .containsExactly(
                            tuple("NOT_YET_KNOWN", "2026-11-22", "2026-11-27"),
                            tuple("DUE", "2026-11-27", null));
            assertThat(status(body, TODAY.plusDays(4))).isEqualTo(Status.NOT_YET_KNOWN);
            assertThat(status(body, TODAY.plusDays(5))).isEqualTo(Status.DUE);
            assertThat(read(body, TODAY.minusDays(1)).lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLastAnswerOfADayIsTheDays(Kind kind) throws Exception {
        try (TestBody body = town(kind)) {
            run(body, TODAY);
            next = new CheckResult.Holds("すべて分類済", EvidenceGrade.MEASURED, List.of());
            run(body, TODAY);

            assertThat(rows(body, CLASSIFIED))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.getStatus()).isEqualTo("HOLDS");
                        assertThat(row.getUntilOn()).isNull();
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void anObligationThatAnswersSeveralClausesCountsOnce(Kind kind) throws Exception {
        try (TestBody body = town(kind)) {
            run(body, TODAY);
            Board board = read(body, TODAY);

            assertThat(board.lines())
                    .anySatisfy(line -> assertThat(line.clauses()).hasSizeGreaterThan(1));
            assertThat(board.lines()).extracting(Board.Line::obligation).doesNotHaveDuplicates();
            assertThat(board.lines()).hasSize(Catalogue.current().obligations().size());
            assertThat(
                            Board.count(board.lines()).values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())
                    .isEqualTo(Catalogue.current().obligations().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void evidenceGoesStaleByItselfAlsoWhenNoCheckRuns(Kind kind) throws Exception {
        try (TestBody body = town(kind)) {
            String obligation = declared();
            body.decision(
                    obligation,
                    "STATEMENT",
                    "2026-06-01",
                    row -> row.setGrade(EvidenceGrade.MEASURED.name()));
            run(body, TODAY);
            Board.Line today = line(read(body, TODAY), obligation);
            LocalDate end = today.expiry().orElseThrow().on();

            Board.Line after = line(read(body, end), obligation);

            assertThat(today.status()).isEqualTo(Status.HOLDS);
            assertThat(line(read(body, end.minusDays(1)), obligation).status())
                    .isEqualTo(Status.HOLDS);
            assertThat(after.status()).isEqualTo(Status.UNKNOWN);
            assertThat(after.grade()).isEmpty();
            assertThat(after.sentence()).contains("改めて確かめてください");
            run(body, end);
            assertThat(line(read(body, end), obligation).status()).isEqualTo(Status.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWithdrawnAnswerCountsUntilTheDayOfItsWithdrawal(Kind kind) throws Exception {
        try (TestBody body = town(kind)) {
            String obligation = declared();
            body.decision(
                    obligation,
                    "STATEMENT",
                    "2026-06-01",
                    row -> {
                        row.setGrade(EvidenceGrade.MEASURED.name());
                        row.setWithdrawnOn(TODAY.toString());
                    });
            run(body, TODAY.minusDays(1));
            assertThat(line(read(body, TODAY.minusDays(1)), obligation).status())
                    .isEqualTo(Status.HOLDS);
            run(body, TODAY);
            assertThat(line(read(body, TODAY), obligation).status())
                    .isEqualTo(Status.NOT_YET_KNOWN);
            assertThat(body.<Integer>read(db -> db.fetchCount(OBLIGATION_DECISION))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherBodyCarriesIsAnsweredByTheEvidenceReceived(Kind kind) throws Exception {
        try (TestBody body = town(kind)) {
            body.carried(Measure.AUDIT, "2026-06-30");
            run(body, TODAY);

            Board board = read(body, TODAY);
            assertThat(board.lines().stream().filter(line -> ofSection(line, "9.1")).toList())
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(line.status()).isEqualTo(Status.HOLDS);
                        assertThat(line.grade()).contains(EvidenceGrade.THIRD_PARTY);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyWithoutPolicyHasNoBoard(Kind kind) {
        try (TestBody body = TestBody.of(kind, folder)) {
            run(body, TODAY);

            assertThat(body.<Integer>read(db -> db.fetchCount(BOARD_RUN))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunCostsFewStatementsHoweverManyObligationsThereAre(Kind kind) throws Exception {
        try (TestBody body = town(kind)) {
            run(body, TODAY);
            long before = body.databases().statementsExecuted();

            run(body, TODAY);

            assertThat(body.databases().statementsExecuted() - before)
                    .isLessThanOrEqualTo(STATEMENTS);
        }
    }

    private TestBody town(Kind kind) throws IOException {
        TestBody body = TestBody.of(kind, folder);
        body.organ("町長");
        body.unit("総務課");
        body.document(
                "BASIC_POLICY",
                new ClassPathResource("demo/town-policy.txt")
                        .getContentAsString(StandardCharsets.UTF_8),
                "2026-04-01");
        return body;
    }

    private void run(TestBody body, LocalDate day) {
        Clock clock = Clock.fixed(day.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        new BoardEvaluation(
                        List.of(Check.of("assets-classified", _ -> next)),
                        new Policies(),
                        new Evidence(clock, secrets),
                        new Ids(clock),
                        clock)
                .run(body.database());
    }

    private static Board read(TestBody body, LocalDate day) {
        return body.read(db -> BoardStore.read(db, day));
    }

    private static List<ObligationStatusRecord> rows(TestBody body, String obligation) {
        return body.read(db ->
                db.selectFrom(OBLIGATION_STATUS)
                        .where(OBLIGATION_STATUS.OBLIGATION.startsWith(obligation))
                        .orderBy(OBLIGATION_STATUS.FROM_ON)
                        .fetch());
    }

    private static Status status(TestBody body, LocalDate day) {
        return line(read(body, day), CLASSIFIED).status();
    }

    private static Board.Line line(Board board, String obligation) {
        return board.lines().stream()
                .filter(line -> line.obligation().value().equals(obligation))
                .findFirst()
                .orElseThrow();
    }

    private static boolean ofSection(Board.Line line, String section) {
        return Catalogue.current()
                .obligation(line.obligation())
                .orElseThrow()
                .section()
                .equals(section);
    }

    /// An obligation that only people answer and that falls on every body.
    private static String declared() {
        return Catalogue.current().obligations().stream()
                .filter(o -> o.answer() instanceof Answer.Manual)
                .filter(o -> o.condition() instanceof Condition.Always)
                .filter(o -> o.section().startsWith("2"))
                .map(o -> o.id().value())
                .findFirst()
                .orElseThrow();
    }
}
