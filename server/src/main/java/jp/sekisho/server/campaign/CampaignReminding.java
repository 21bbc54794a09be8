// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.duty.Reminding;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/// Reminds of campaigns that somebody, or nobody in somebody's unit, has answered; once the first
/// day is over, by the second.
@Component
final class CampaignReminding implements Reminding {

    @Override
    public Optional<Select<Record4<String, String, String, String>>> rows(
            Visit visit, LocalDate end) {
        var due =
                DSL.when(
                                CAMPAIGN.SECOND_DUE_ON
                                        .gt("")
                                        .and(CAMPAIGN.DUE_ON.lt(visit.today().toString())),
                                CAMPAIGN.SECOND_DUE_ON)
                        .otherwise(CAMPAIGN.DUE_ON);
        return Optional.of(
                DSL.select(
                                DSL.inline("一斉依頼への回答"),
                                CAMPAIGN.TITLE,
                                due,
                                DSL.concat(
                                        DSL.inline("/campaigns/"),
                                        CAMPAIGN.ID.cast(SQLDataType.VARCHAR),
                                        DSL.inline("/answer")))
                        .from(CAMPAIGN)
                        .join(CAMPAIGN_MEMBER)
                        .on(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                        .where(CampaignReading.mine(visit))
                        .and(CAMPAIGN_MEMBER.PASSED.isFalse())
                        .and(CAMPAIGN.CLOSED_ON.eq(""))
                        .and(due.le(end.toString())));
    }
}
