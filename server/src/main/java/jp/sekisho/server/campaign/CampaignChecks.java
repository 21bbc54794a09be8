// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.body.PostsOn;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.page.FiscalYear;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What campaigns can say: everybody in office today must have answered one of the kind. One answer
/// for a whole unit says nothing of each person in it, so those campaigns do not count here.
@Configuration(proxyBeanMethods = false)
class CampaignChecks {

    private static final List<EvidenceLink> LINK = List.of(new EvidenceLink("一斉依頼", "/campaigns"));

    @Bean
    static Check trainedThisYear() {
        return Check.of(
                "trained-this-year", question -> everybody(question, CampaignKind.TRAINING, true));
    }

    @Bean
    static Check inspectionThisYear() {
        return Check.of(
                "inspection-this-year",
                question -> everybody(question, CampaignKind.INSPECTION, true));
    }

    /// What was acknowledged once stays acknowledged until a new campaign asks again.
    @Bean
    static Check staffAcknowledged() {
        return Check.of(
                "staff-acknowledged",
                question -> everybody(question, CampaignKind.ACKNOWLEDGEMENT, false));
    }

    private static CheckResult everybody(Question question, CampaignKind kind, boolean thisYear) {
        FiscalYear year = FiscalYear.of(question.today());
        LocalDate since = thisYear ? year.first() : LocalDate.of(1873, 1, 1);
        String when = thisYear ? year.text() + "の" : "";
        Optional<String> opened =
                question.db()
                        .select(CAMPAIGN.OPENED_ON)
                        .from(CAMPAIGN)
                        .where(CAMPAIGN.KIND.eq(kind.name()))
                        .and(CAMPAIGN.PER_UNIT.isFalse())
                        .and(CAMPAIGN.OPENED_ON.ge(since.toString()))
                        .and(CAMPAIGN.OPENED_ON.le(question.today().toString()))
                        .orderBy(CAMPAIGN.OPENED_ON.desc(), CAMPAIGN.ID.desc())
                        .limit(1)
                        .fetchOptional(CAMPAIGN.OPENED_ON);
        if (opened.isEmpty()) {
            return new CheckResult.CannotKnow(when + kind.label() + "の一斉依頼を、まだ出していません。", false);
        }
        String from = thisYear ? since.toString() : opened.get();
        PostsOn posts = new PostsOn(question.today());
        var answered =
                DSL.select(CAMPAIGN_MEMBER.PERSON_ID)
                        .from(CAMPAIGN_MEMBER)
                        .join(CAMPAIGN)
                        .on(CAMPAIGN.ID.eq(CAMPAIGN_MEMBER.CAMPAIGN_ID))
                        .where(CAMPAIGN.KIND.eq(kind.name()))
                        .and(CAMPAIGN.PER_UNIT.isFalse())
                        .and(CAMPAIGN.OPENED_ON.ge(from))
                        .and(CAMPAIGN_MEMBER.PASSED.isTrue());
        List<String> missing =
                question.db()
                        .selectDistinct(posts.personName(), posts.personId())
                        .from(posts.table())
                        .where(posts.personId().notIn(answered))
                        .orderBy(posts.personName())
                        .fetch(posts.personName());
        if (missing.isEmpty()) {
            return new CheckResult.Holds(
                    "在職の全員が、" + when + kind.label() + "を済ませました。", EvidenceGrade.MEASURED, LINK);
        }
        String due =
                question.db()
                        .select(DSL.max(CAMPAIGN.DUE_ON))
                        .from(CAMPAIGN)
                        .where(CAMPAIGN.KIND.eq(kind.name()))
                        .and(CAMPAIGN.PER_UNIT.isFalse())
                        .and(CAMPAIGN.OPENED_ON.ge(from))
                        .fetchSingle()
                        .value1();
        return new CheckResult.DoesNotHold(
                when
                        + kind.label()
                        + "を、あと"
                        + missing.size()
                        + "人が済ませていません("
                        + String.join("、", missing.subList(0, Math.min(3, missing.size())))
                        + (missing.size() > 3 ? " ほか" : "")
                        + ")。",
                Optional.ofNullable(due).map(LocalDate::parse),
                LINK);
    }
}
