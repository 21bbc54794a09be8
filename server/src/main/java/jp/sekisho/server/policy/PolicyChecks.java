// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyAdoption.POLICY_ADOPTION;
import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;
import static jp.sekisho.server.database.schema.tables.Publication.PUBLICATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.body.BodyFacts.Organ;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.SharedFact;
import jp.sekisho.server.database.schema.tables.records.PolicyAdoptionRecord;
import jp.sekisho.server.page.JapaneseDate;
import org.jooq.DSLContext;
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

    private static final SharedFact<Optional<Edition>> BASIC_POLICY =
            (db, day) -> current(db, day, DocumentKind.BASIC_POLICY);

    private static final SharedFact<Optional<Edition>> STANDARD =
            (db, day) -> current(db, day, DocumentKind.STANDARD);

    /// An edition in force.
    private record Edition(long id, String title, LocalDate enforcedOn) {}

    @Bean
    static Check policyAdopted() {
        return Check.of("policy-adopted", PolicyChecks::adopted);
    }

    @Bean
    static Check policyDesignated() {
        return Check.of("policy-designated", PolicyChecks::designated);
    }

    @Bean
    static Check policyPublished() {
        return Check.of("policy-published", PolicyChecks::published);
    }

    @Bean
    static Check standardsAdopted() {
        return Check.of("standards-adopted", PolicyChecks::standards);
    }

    private static CheckResult adopted(Question question) {
        Optional<Edition> current = question.at(BASIC_POLICY);
        if (current.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    "施行中の基本方針がありません。案を決裁し、施行日を記録してください。", Optional.of(DUTY_BEGINS), DOCUMENTS);
        }
        List<Organ> organs = question.at(BodyStore.FACTS).organs();
        if (organs.isEmpty()) {
            return CheckResult.notYetKnown("方針を定める機関を、まだ登録していません。");
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
                        + date(current.get().enforcedOn())
                        + "施行の版を定めています。",
                EvidenceGrade.INSPECTED,
                DOCUMENTS);
    }

    private static CheckResult designated(Question question) {
        Optional<Edition> current = question.at(BASIC_POLICY);
        if (current.isEmpty()) {
            return CheckResult.notYetKnown("施行中の基本方針が、まだありません。");
        }
        if (!current.get().enforcedOn().isBefore(DUTY_BEGINS)) {
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
                        date(current.get().enforcedOn()) + "からの方針を、地方自治法244条の6の方針として位置付けた記録がありません。",
                        Optional.empty(),
                        DOCUMENTS);
    }

    private static CheckResult published(Question question) {
        Optional<Edition> current = question.at(BASIC_POLICY);
        if (current.isEmpty()) {
            return CheckResult.notYetKnown("施行中の基本方針が、まだありません。");
        }
        Optional<String> publishedOn =
                question.db()
                        .select(PUBLICATION.PUBLISHED_ON)
                        .from(PUBLICATION)
                        .where(
                                PUBLICATION.DOCUMENT_ID.eq(current.get().id()),
                                PUBLICATION.PUBLISHED_ON.le(question.today().toString()))
                        .orderBy(PUBLICATION.PUBLISHED_ON)
                        .limit(1)
                        .fetchOptional(PUBLICATION.PUBLISHED_ON);
        if (publishedOn.isPresent()) {
            return new CheckResult.Holds(
                    "施行中の版を" + date(LocalDate.parse(publishedOn.get())) + "に公表しています。",
                    EvidenceGrade.INSPECTED,
                    DOCUMENTS);
        }
        LocalDate since = current.get().enforcedOn();
        LocalDate due =
                (since.isBefore(DUTY_BEGINS) ? DUTY_BEGINS : since).plusDays(PUBLISH_WITHIN_DAYS);
        return new CheckResult.DoesNotHold(
                "施行中の版を公表した記録がありません。公表用の一式を作り、公式サイトに載せ、場所と日付を記録してください。",
                Optional.of(due),
                DOCUMENTS);
    }

    private static CheckResult standards(Question question) {
        return question.at(STANDARD)
                .<CheckResult>map(standard ->
                        new CheckResult.Holds(
                                "「"
                                        + standard.title()
                                        + "」が"
                                        + date(standard.enforcedOn())
                                        + "から施行中です。",
                                EvidenceGrade.INSPECTED,
                                DOCUMENTS))
                .orElseGet(() ->
                        new CheckResult.DoesNotHold(
                                "施行中の対策基準がありません。", Optional.empty(), DOCUMENTS));
    }

    private static Optional<Edition> current(DSLContext db, LocalDate day, DocumentKind kind) {
        return db.select(POLICY_DOCUMENT.ID, POLICY_DOCUMENT.TITLE, POLICY_DOCUMENT.ENFORCED_ON)
                .from(POLICY_DOCUMENT)
                .where(
                        POLICY_DOCUMENT.KIND.eq(kind.name()),
                        POLICY_DOCUMENT.ENFORCED_ON.le(day.toString()))
                .orderBy(POLICY_DOCUMENT.ENFORCED_ON.desc(), POLICY_DOCUMENT.EDITION.desc())
                .limit(1)
                .fetchOptional(row ->
                        new Edition(row.value1(), row.value2(), LocalDate.parse(row.value3())));
    }

    private static List<PolicyAdoptionRecord> adoptions(Question question, Edition edition) {
        return question.db()
                .selectFrom(POLICY_ADOPTION)
                .where(
                        POLICY_ADOPTION.DOCUMENT_ID.eq(edition.id()),
                        POLICY_ADOPTION.ADOPTED_ON.le(question.today().toString()))
                .fetch();
    }

    private static String date(LocalDate day) {
        return new JapaneseDate(day).text();
    }
}
