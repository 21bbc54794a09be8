// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;

import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.register.RowSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// A campaign by which people are told of something: what other features may know of it.
///
/// @param id its row
/// @param title what it is called
/// @param asked how many are told
/// @param done how many have read it and answered
/// @param counter what is counted: 人, or 課 where one answers for each unit
public record Telling(long id, String title, int asked, int done, String counter) {

    /// Returns its page below the body.
    public String path() {
        return "/campaigns/" + id;
    }

    /// Offers the campaigns that somebody runs.
    public static RowSource chosen() {
        return new RowSource(
                CAMPAIGN,
                CAMPAIGN.ID,
                CAMPAIGN.TITLE,
                visit -> visit.scopeOf(Permission.RUN_CAMPAIGNS, CAMPAIGN.UNIT_ID));
    }

    /// Reads how far a campaign is, in one statement.
    ///
    /// @param db the body's database
    /// @param id the campaign
    /// @return nothing where there is none
    public static Optional<Telling> find(DSLContext db, long id) {
        return db.select(
                        CAMPAIGN.TITLE,
                        CAMPAIGN.PER_UNIT,
                        DSL.count(CAMPAIGN_MEMBER.ID),
                        DSL.count(DSL.when(CAMPAIGN_MEMBER.PASSED.isTrue(), 1)))
                .from(CAMPAIGN)
                .leftJoin(CAMPAIGN_MEMBER)
                .on(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                .where(CAMPAIGN.ID.eq(id))
                .groupBy(CAMPAIGN.TITLE, CAMPAIGN.PER_UNIT)
                .fetchOptional(row ->
                        new Telling(
                                id,
                                row.value1(),
                                row.value3(),
                                row.value4(),
                                row.value2() ? "課" : "人"));
    }
}
