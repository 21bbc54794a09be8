// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyAdoption.POLICY_ADOPTION;
import static jp.sekisho.server.database.schema.tables.Publication.PUBLICATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.jooq.impl.DSL;
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

    private static final SharedFact<List<InForce>> BASIC_POLICY =
            (db, day) -> InForce.on(db, DocumentKind.BASIC_POLICY, day);

    private static final SharedFact<List<InForce>> STANDARD =
            (db, day) -> InForce.on(db, DocumentKind.STANDARD, day);

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
        List<InForce> current = question.at(BASIC_POLICY);
        if (current.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    "施行中の基本方針がありません。案を決裁し、施行日を記録してください。", Optional.of(DUTY_BEGINS), DOCUMENTS);
        }
        List<Organ> organs = question.at(BodyStore.FACTS).organs();
        if (organs.isEmpty()) {
            return CheckResult.notYetKnown("方針を定める機関を、まだ登録していません。");
        }
        Set<Long> adopting =
                adoptions(question, current).stream()
                        .map(PolicyAdoptionRecord::getOrganId)
                        .collect(Collectors.toSet());
        List<String> missing =
                organs.stream()
                        .filter(organ -> !adopting.contains(organ.id()))
                        .map(Organ::name)
                        .toList();
        if (!missing.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    organs.size()
                            + "の機関のうち、"
                            + String.join("、", missing)
                            + "が定めた記録がありません。それぞれの決定のあと、「定めた機関」に記録してください。",
                    Optional.empty(),
                    links(current, "定めた機関", "/adoptions"));
        }
        return new CheckResult.Holds(
                organs.stream().map(Organ::name).collect(Collectors.joining("、"))
                        + "が、"
                        + date(current.getFirst().enforcedOn())
                        + "施行の版を定めています。",
                EvidenceGrade.INSPECTED,
                links(current, "定めた機関", "/adoptions"));
    }

    private static CheckResult designated(Question question) {
        List<InForce> current = question.at(BASIC_POLICY);
        if (current.isEmpty()) {
            return CheckResult.notYetKnown("施行中の基本方針が、まだありません。");
        }
        List<InForce> older =
                current.stream().filter(one -> one.enforcedOn().isBefore(DUTY_BEGINS)).toList();
        if (older.isEmpty()) {
            return new CheckResult.Holds(
                    "法の施行(" + date(DUTY_BEGINS) + ")以後に施行した版なので、位置付けは要りません。",
                    EvidenceGrade.INSPECTED,
                    links(current, "施行中の版", ""));
        }
        List<PolicyAdoptionRecord> adoptions = adoptions(question, older);
        Set<Long> bound =
                adoptions.stream()
                        .filter(a ->
                                a.getDesignated()
                                        || a.getAdoptedOn().compareTo(DUTY_BEGINS.toString()) >= 0)
                        .map(PolicyAdoptionRecord::getOrganId)
                        .collect(Collectors.toSet());
        String missing =
                question.at(BodyStore.FACTS).organs().stream()
                        .filter(organ ->
                                adoptions.stream().anyMatch(a -> a.getOrganId() == organ.id()))
                        .filter(organ -> !bound.contains(organ.id()))
                        .map(Organ::name)
                        .collect(Collectors.joining("、"));
        if (bound.isEmpty() || !missing.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    (missing.isEmpty() ? "" : missing + "が、")
                            + date(older.getFirst().enforcedOn())
                            + "からの方針を、地方自治法244条の6の方針として位置付けた記録がありません。",
                    Optional.empty(),
                    links(older, "定めた機関", "/adoptions"));
        }
        return new CheckResult.Holds(
                "法の定める方針として位置付けた記録があります。",
                EvidenceGrade.INSPECTED,
                links(older, "定めた機関", "/adoptions"));
    }

    private static CheckResult published(Question question) {
        List<InForce> current = question.at(BASIC_POLICY);
        if (current.isEmpty()) {
            return CheckResult.notYetKnown("施行中の基本方針が、まだありません。");
        }
        Map<Long, String> firstDays =
                question.db()
                        .select(PUBLICATION.DOCUMENT_ID, DSL.min(PUBLICATION.PUBLISHED_ON))
                        .from(PUBLICATION)
                        .where(
                                PUBLICATION.DOCUMENT_ID.in(ids(current)),
                                PUBLICATION.PUBLISHED_ON.le(question.today().toString()))
                        .groupBy(PUBLICATION.DOCUMENT_ID)
                        .fetchMap(row -> row.value1(), row -> row.value2());
        List<InForce> missing =
                current.stream().filter(one -> !firstDays.containsKey(one.id().value())).toList();
        if (missing.isEmpty()) {
            return new CheckResult.Holds(
                    current.stream()
                                    .map(one ->
                                            "「"
                                                    + one.title()
                                                    + "」の施行中の版を"
                                                    + date(
                                                            LocalDate.parse(
                                                                    firstDays.get(
                                                                            one.id().value()))))
                                    .collect(Collectors.joining("に、"))
                            + "に公表しています。",
                    EvidenceGrade.INSPECTED,
                    links(current, "公表の記録", "/publication"));
        }
        LocalDate due =
                missing.stream()
                        .map(one -> dutyBegins(one, adoptions(question, List.of(one))))
                        .min(LocalDate::compareTo)
                        .orElseThrow()
                        .plusDays(PUBLISH_WITHIN_DAYS);
        return new CheckResult.DoesNotHold(
                "施行中の版を公表した記録がありません。公表用の一式を作り、公式サイトに載せ、場所と日付を記録してください。",
                Optional.of(due),
                links(missing, "公表の記録", "/publication"));
    }

    /// "Without delay" is counted from the day in force; for an older policy from its designation,
    /// and never from before the law.
    static LocalDate dutyBegins(InForce one, List<PolicyAdoptionRecord> adoptions) {
        if (!one.enforcedOn().isBefore(DUTY_BEGINS)) {
            return one.enforcedOn();
        }
        return adoptions.stream()
                .filter(PolicyAdoptionRecord::getDesignated)
                .map(a -> LocalDate.parse(a.getAdoptedOn()))
                .min(LocalDate::compareTo)
                .filter(on -> on.isAfter(DUTY_BEGINS))
                .orElse(DUTY_BEGINS);
    }

    private static CheckResult standards(Question question) {
        List<InForce> current = question.at(STANDARD);
        if (current.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    "施行中の対策基準がありません。案を決裁し、施行日を記録してください。", Optional.empty(), DOCUMENTS);
        }
        return new CheckResult.Holds(
                current.stream()
                                .map(one -> "「" + one.title() + "」が" + date(one.enforcedOn()))
                                .collect(Collectors.joining("から、"))
                        + "から施行中です。",
                EvidenceGrade.INSPECTED,
                links(current, "対策基準", ""));
    }

    private static List<Long> ids(List<InForce> documents) {
        return documents.stream().map(one -> one.id().value()).toList();
    }

    private static List<EvidenceLink> links(List<InForce> documents, String label, String below) {
        return documents.stream()
                .map(one -> new EvidenceLink(label, "/policy/documents/" + one.id() + below))
                .toList();
    }

    private static List<PolicyAdoptionRecord> adoptions(
            Question question, List<InForce> documents) {
        return question.db()
                .selectFrom(POLICY_ADOPTION)
                .where(
                        POLICY_ADOPTION.DOCUMENT_ID.in(ids(documents)),
                        POLICY_ADOPTION.ADOPTED_ON.le(question.today().toString()))
                .fetch();
    }

    private static String date(LocalDate day) {
        return new JapaneseDate(day).text();
    }
}
