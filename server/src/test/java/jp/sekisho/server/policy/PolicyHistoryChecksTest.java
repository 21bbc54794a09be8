// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Look;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.BodyRecord;
import jp.sekisho.server.database.schema.tables.records.OrganRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.policy.PolicyDesk.Place;
import jp.sekisho.server.policy.PolicyDesk.Text;
import jp.sekisho.server.secret.TestSecrets;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each check where it holds, where it does not and where it cannot know.
final class PolicyHistoryChecksTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T01:02:03Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate OLD = LocalDate.of(2017, 4, 1);
    private static final LocalDate LAW = LocalDate.of(2026, 4, 1);
    private static final long MAYOR = 1;
    private static final long EDUCATION = 2;

    @TempDir Path folder;

    private final Evidence evidence = new Evidence(CLOCK, TestSecrets.fresh());
    private final PolicyDesk desk = new PolicyDesk(new Ids(CLOCK));

    private void inTown(Kind kind, Consumer<BodyDatabase> work) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            change(
                    town,
                    change -> {
                        BodyRecord body = new BodyRecord();
                        body.setId(1L);
                        body.setName("山里町");
                        body.setKind(BodyKind.TOWN.name());
                        body.setCreatedAt(0L);
                        change.insert(body);
                    });
            work.accept(town);
        }
    }

    private void organs(BodyDatabase town) {
        change(
                town,
                change -> {
                    change.insert(organ(MAYOR, OrganKind.HEAD, "町長"));
                    change.insert(organ(EDUCATION, OrganKind.BOARD_OF_EDUCATION, "教育委員会"));
                });
    }

    private static OrganRecord organ(long id, OrganKind kind, String name) {
        OrganRecord row = new OrganRecord();
        row.setId(id);
        row.setKind(kind.name());
        row.setName(name);
        row.setFromOn("2010-04-01");
        return row;
    }

    private void change(BodyDatabase town, Consumer<Change> work) {
        evidence.change(
                town,
                Actor.SEKISHO,
                "test",
                change -> {
                    work.accept(change);
                    return 0;
                });
    }

    private PolicyDocumentId enforced(
            BodyDatabase town, DocumentKind kind, String title, LocalDate from) {
        return evidence.change(
                town,
                Actor.SEKISHO,
                "test",
                change -> {
                    PolicyDocumentId id =
                            desk.begin(
                                    change,
                                    new Place(kind, Optional.empty(), Optional.empty(), false),
                                    new Text(
                                            title,
                                            "x.txt",
                                            PolicyOffice.FIRST.getBytes(StandardCharsets.UTF_8)));
                    desk.decide(
                            change,
                            id,
                            new Decision(DecisionKind.DECIDED, "総第1号", from, "町長", ""),
                            from);
                    return id;
                });
    }

    private static CheckResult ask(BodyDatabase town, Check check, LocalDate day) {
        return town.read(db ->
                check.answer(
                        new Question(
                                new Look(db, day),
                                Catalogue.current()
                                        .obligation(new ObligationId("policy.adopt"))
                                        .orElseThrow())));
    }

    @ParameterizedTest
    @EnumSource
    void adoptedOnlyWhereEveryOrganDid(Kind kind) {
        inTown(
                kind,
                town -> {
                    Check check = PolicyChecks.policyAdopted();
                    assertThat(ask(town, check, TODAY))
                            .isInstanceOf(CheckResult.DoesNotHold.class)
                            .satisfies(r -> assertThat(r.sentence()).contains("施行中の基本方針がありません"));
                    PolicyDocumentId policy = enforced(town, DocumentKind.BASIC_POLICY, "方針", LAW);
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.CannotKnow.class);
                    organs(town);
                    change(town, c -> desk.adopt(c, policy, MAYOR, LAW, true, false));
                    assertThat(ask(town, check, TODAY))
                            .isInstanceOf(CheckResult.DoesNotHold.class)
                            .satisfies(r -> {
                                assertThat(r.sentence()).contains("教育委員会").doesNotContain("町長");
                                assertThat(r.evidence())
                                        .extracting(EvidenceLink::path)
                                        .containsExactly(
                                                "/policy/documents/" + policy + "/adoptions");
                            });
                    // An organ may have a policy of its own.
                    PolicyDocumentId own =
                            enforced(town, DocumentKind.BASIC_POLICY, "教育委員会の方針", LAW);
                    change(town, c -> desk.adopt(c, own, EDUCATION, LAW.plusDays(9), false, false));
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.Holds.class);
                    assertThat(ask(town, check, LAW.plusDays(8)))
                            .as("as of a day before")
                            .isInstanceOf(CheckResult.DoesNotHold.class);
                });
    }

    @ParameterizedTest
    @EnumSource
    void aRepealedPolicyIsNotInForce(Kind kind) {
        inTown(
                kind,
                town -> {
                    PolicyDocumentId policy = enforced(town, DocumentKind.BASIC_POLICY, "方針", LAW);
                    change(town, c -> desk.end(c, policy, Optional.of(TODAY)));
                    assertThat(ask(town, PolicyChecks.policyAdopted(), TODAY).sentence())
                            .contains("施行中の基本方針がありません");
                    assertThat(ask(town, PolicyChecks.policyAdopted(), TODAY.minusDays(1)))
                            .isInstanceOf(CheckResult.CannotKnow.class);
                });
    }

    @ParameterizedTest
    @EnumSource
    void designationIsAskedOfOlderPoliciesOnly(Kind kind) {
        inTown(
                kind,
                town -> {
                    Check check = PolicyChecks.policyDesignated();
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.CannotKnow.class);
                    organs(town);
                    PolicyDocumentId old = enforced(town, DocumentKind.BASIC_POLICY, "方針", OLD);
                    change(town, c -> desk.adopt(c, old, MAYOR, OLD, true, false));
                    change(town, c -> desk.adopt(c, old, EDUCATION, OLD, true, false));
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.DoesNotHold.class);
                    change(town, c -> desk.adopt(c, old, MAYOR, LAW.plusDays(5), true, true));
                    assertThat(ask(town, check, TODAY).sentence())
                            .startsWith("教育委員会が、")
                            .contains("位置付けた記録がありません");
                    change(town, c -> desk.adopt(c, old, EDUCATION, LAW.plusDays(9), true, true));
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.Holds.class);
                });
        Path second = folder.resolve("second");
        try (BodyDatabases databases = TestDatabases.fresh(kind, second)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            enforced(town, DocumentKind.BASIC_POLICY, "方針", LAW);
            assertThat(ask(town, PolicyChecks.policyDesignated(), TODAY))
                    .isInstanceOf(CheckResult.Holds.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutDelayIsCountedFromTheLawOrTheDesignation(Kind kind) {
        inTown(
                kind,
                town -> {
                    Check check = PolicyChecks.policyPublished();
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.CannotKnow.class);
                    organs(town);
                    PolicyDocumentId old = enforced(town, DocumentKind.BASIC_POLICY, "方針", OLD);
                    assertThat(due(ask(town, check, TODAY))).isEqualTo(LAW.plusDays(30));
                    change(town, c -> desk.adopt(c, old, MAYOR, LAW.plusDays(50), false, true));
                    assertThat(due(ask(town, check, TODAY))).isEqualTo(LAW.plusDays(80));
                    change(
                            town,
                            c ->
                                    desk.publish(
                                            c,
                                            old,
                                            LAW.plusDays(60),
                                            "https://www.example.lg.jp/",
                                            "0".repeat(64)));
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.Holds.class);
                    assertThat(ask(town, check, LAW.plusDays(59)))
                            .isInstanceOf(CheckResult.DoesNotHold.class);
                    PolicyDocumentId next =
                            evidence.change(
                                    town,
                                    Actor.SEKISHO,
                                    "test",
                                    c ->
                                            desk.next(
                                                    c,
                                                    old,
                                                    new Text(
                                                            "方針",
                                                            "x.txt",
                                                            PolicyOffice.SECOND.getBytes(
                                                                    StandardCharsets.UTF_8))));
                    LocalDate july = LocalDate.of(2026, 7, 1);
                    change(
                            town,
                            c ->
                                    desk.decide(
                                            c,
                                            next,
                                            new Decision(
                                                    DecisionKind.DELEGATED,
                                                    "総第2号",
                                                    july,
                                                    "総務課長",
                                                    ""),
                                            july));
                    assertThat(due(ask(town, check, TODAY)))
                            .as("every change is published anew")
                            .isEqualTo(july.plusDays(30));
                });
    }

    @ParameterizedTest
    @EnumSource
    void aPackageThatWasNotPutUpIsNoPublication(Kind kind) {
        inTown(
                kind,
                town -> {
                    PolicyDocumentId policy = enforced(town, DocumentKind.BASIC_POLICY, "方針", LAW);
                    change(
                            town,
                            c -> {
                                jp.sekisho.server.database.schema.tables.records.PublicationRecord
                                        row =
                                                new jp.sekisho.server.database.schema.tables.records
                                                        .PublicationRecord();
                                row.setId(9L);
                                row.setDocumentId(policy.value());
                                row.setPackageHash("0".repeat(64));
                                row.setPreparedOn(TODAY.toString());
                                c.insert(row);
                            });
                    assertThat(ask(town, PolicyChecks.policyPublished(), TODAY))
                            .isInstanceOf(CheckResult.DoesNotHold.class);
                });
    }

    @ParameterizedTest
    @EnumSource
    void standardsHoldFromTheirFirstDay(Kind kind) {
        inTown(
                kind,
                town -> {
                    Check check = PolicyChecks.standardsAdopted();
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.DoesNotHold.class);
                    enforced(town, DocumentKind.STANDARD, "対策基準", TODAY);
                    assertThat(ask(town, check, TODAY)).isInstanceOf(CheckResult.Holds.class);
                    assertThat(ask(town, check, TODAY.minusDays(1)))
                            .isInstanceOf(CheckResult.DoesNotHold.class);
                });
    }

    private static LocalDate due(CheckResult result) {
        assertThat(result).isInstanceOf(CheckResult.DoesNotHold.class);
        return ((CheckResult.DoesNotHold) result).due().orElseThrow();
    }
}
