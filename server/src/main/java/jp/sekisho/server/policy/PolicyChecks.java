// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyAdoption.POLICY_ADOPTION;
import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;
import static jp.sekisho.server.database.schema.tables.Publication.PUBLICATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.CheckId;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.body.BodyFacts.Organ;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.database.schema.tables.records.PolicyAdoptionRecord;
import jp.sekisho.server.database.schema.tables.records.PolicyDocumentRecord;
import jp.sekisho.server.page.JapaneseDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What can be known about the policy documents: adopted per organ, designated, published,
/// standards in force.
@Configuration(proxyBeanMethods = false)
class PolicyChecks {

    /// 地方自治法244条の6 is in force from this day; "without delay" is counted from it at the earliest.
    private static final LocalDate DUTY_BEGINS = LocalDate.of(2026, 4, 1);

    /// The law says 遅滞なく without a number; a month is our reading, shown as such.
    private static final int PUBLISH_WITHIN_DAYS = 30;

    private static final List<EvidenceLink> DOCUMENTS =
            List.of(new EvidenceLink("方針・基準・手順", "/policy"));

    @Bean
    static Check policyAdopted() {
        return check("policy-adopted", PolicyChecks::adopted);
    }

    @Bean
    static Check policyDesignated() {
        return check("policy-designated", PolicyChecks::designated);
    }

    @Bean
    static Check policyPublished() {
        return check("policy-published", PolicyChecks::published);
    }

    @Bean
    static Check standardsAdopted() {
        return check("standards-adopted", PolicyChecks::standards);
    }

    private static CheckResult adopted(Question question) {
        Optional<PolicyDocumentRecord> current = current(question, DocumentKind.BASIC_POLICY);
        if (current.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    "施行中の基本方針がありません。案を決裁し、施行日を記録してください。", Optional.of(DUTY_BEGINS), DOCUMENTS);
        }
        List<Organ> organs = facts(question).organs();
        if (organs.isEmpty()) {
            return new CheckResult.CannotKnow("方針を定める機関を、まだ登録していません。", false);
        }
        List<Long> adopting =
                adoptions(question, current.get()).stream()
                        .map(PolicyAdoptionRecord::getOrganId)
                        .toList();
        List<String> missing =
                organs.stream()
                        .filter(organ -> !adopting.contains(organ.id()))
                        .map(Organ::name)
                        .toList();
        if (!missing.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    organs.size() + "の機関のうち、" + String.join("、", missing) + "が定めた記録がありません。",
                    Optional.empty(),
                    DOCUMENTS);
        }
        return new CheckResult.Holds(
                organs.stream().map(Organ::name).collect(Collectors.joining("、"))
                        + "が、"
                        + date(current.get().getEnforcedOn())
                        + "施行の版を定めています。",
                EvidenceGrade.INSPECTED,
                DOCUMENTS);
    }

    private static CheckResult designated(Question question) {
        Optional<PolicyDocumentRecord> current = current(question, DocumentKind.BASIC_POLICY);
        if (current.isEmpty()) {
            return new CheckResult.CannotKnow("施行中の基本方針が、まだありません。", false);
        }
        if (!LocalDate.parse(current.get().getEnforcedOn()).isBefore(DUTY_BEGINS)) {
            return new CheckResult.Holds(
                    "法の施行(" + new JapaneseDate(DUTY_BEGINS).text() + ")以後に定めた版なので、位置付けは要りません。",
                    EvidenceGrade.INSPECTED,
                    DOCUMENTS);
        }
        boolean recorded =
                adoptions(question, current.get()).stream()
                        .anyMatch(PolicyAdoptionRecord::getDesignated);
        return recorded
                ? new CheckResult.Holds(
                        "法の定める方針として位置付けた記録があります。", EvidenceGrade.INSPECTED, DOCUMENTS)
                : new CheckResult.DoesNotHold(
                        date(current.get().getEnforcedOn())
                                + "からの方針を、地方自治法244条の6の方針として位置付けた記録がありません。",
                        Optional.empty(),
                        DOCUMENTS);
    }

    private static CheckResult published(Question question) {
        Optional<PolicyDocumentRecord> current = current(question, DocumentKind.BASIC_POLICY);
        if (current.isEmpty()) {
            return new CheckResult.CannotKnow("施行中の基本方針が、まだありません。", false);
        }
        Optional<String> publishedOn =
                question.db()
                        .select(PUBLICATION.PUBLISHED_ON)
                        .from(PUBLICATION)
                        .where(
                                PUBLICATION.DOCUMENT_ID.eq(current.get().getId()),
                                PUBLICATION.PUBLISHED_ON.le(question.today().toString()))
                        .orderBy(PUBLICATION.PUBLISHED_ON)
                        .limit(1)
                        .fetchOptional(PUBLICATION.PUBLISHED_ON);
        if (publishedOn.isPresent()) {
            return new CheckResult.Holds(
                    "施行中の版を" + date(publishedOn.get()) + "に公表しています。",
                    EvidenceGrade.INSPECTED,
                    DOCUMENTS);
        }
        LocalDate since = LocalDate.parse(current.get().getEnforcedOn());
        LocalDate due =
                (since.isBefore(DUTY_BEGINS) ? DUTY_BEGINS : since).plusDays(PUBLISH_WITHIN_DAYS);
        return new CheckResult.DoesNotHold(
                "施行中の版を公表した記録がありません。公表用の一式を作り、公式サイトに載せ、場所と日付を記録してください。",
                Optional.of(due),
                DOCUMENTS);
    }

    private static CheckResult standards(Question question) {
        Optional<PolicyDocumentRecord> current = current(question, DocumentKind.STANDARD);
        return current.<CheckResult>map(standard ->
                        new CheckResult.Holds(
                                "「"
                                        + standard.getTitle()
                                        + "」が"
                                        + date(standard.getEnforcedOn())
                                        + "から施行中です。",
                                EvidenceGrade.INSPECTED,
                                DOCUMENTS))
                .orElseGet(() ->
                        new CheckResult.DoesNotHold(
                                "施行中の対策基準がありません。", Optional.empty(), DOCUMENTS));
    }

    private static Optional<PolicyDocumentRecord> current(Question question, DocumentKind kind) {
        return question.db()
                .selectFrom(POLICY_DOCUMENT)
                .where(
                        POLICY_DOCUMENT.KIND.eq(kind.name()),
                        POLICY_DOCUMENT.ENFORCED_ON.le(question.today().toString()))
                .orderBy(POLICY_DOCUMENT.ENFORCED_ON.desc(), POLICY_DOCUMENT.EDITION.desc())
                .limit(1)
                .fetchOptional();
    }

    private static List<PolicyAdoptionRecord> adoptions(
            Question question, PolicyDocumentRecord document) {
        return question.db()
                .selectFrom(POLICY_ADOPTION)
                .where(
                        POLICY_ADOPTION.DOCUMENT_ID.eq(document.getId()),
                        POLICY_ADOPTION.ADOPTED_ON.le(question.today().toString()))
                .fetch();
    }

    private static BodyFacts facts(Question question) {
        return BodyStore.asOf(question.db(), question.today())
                .orElseThrow(
                        () -> new IllegalStateException("a body that is not set up has no board"));
    }

    private static Check check(String id, Function<Question, CheckResult> answer) {
        return Check.of(new CheckId(id), answer);
    }

    private static String date(String day) {
        return new JapaneseDate(LocalDate.parse(day)).text();
    }
}
