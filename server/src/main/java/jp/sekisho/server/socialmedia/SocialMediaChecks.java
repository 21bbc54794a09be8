// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.socialmedia;

import static jp.sekisho.server.database.schema.tables.SocialAccount.SOCIAL_ACCOUNT;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.body.PostsOn;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.Rows;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of social media accounts can say.
@Configuration(proxyBeanMethods = false)
class SocialMediaChecks {

    @Bean
    static Check socialAccountsOwned() {
        return Check.of("social-accounts-owned", SocialMediaChecks::owned);
    }

    private static CheckResult owned(Question question) {
        PostsOn today = new PostsOn(question.today());
        return new Rows(
                        SOCIAL_ACCOUNT,
                        SOCIAL_ACCOUNT.NAME,
                        SocialAccountRegister.IN_USE,
                        "ソーシャルメディアのアカウント",
                        new EvidenceLink("ソーシャルメディア台帳", "/registers/social-accounts"))
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "在職する責任者、運用手順、公式サイトからの案内があります。",
                        List.of(
                                Rows.Flaw.of(SOCIAL_ACCOUNT.OWNER_ID.isNull(), "責任者が決まっていません"),
                                Rows.Flaw.of(
                                        SOCIAL_ACCOUNT
                                                .OWNER_ID
                                                .isNotNull()
                                                .and(
                                                        SOCIAL_ACCOUNT.OWNER_ID.notIn(
                                                                DSL.select(today.personId())
                                                                        .from(today.table()))),
                                        "責任者が在職していません。決め直してください"),
                                Rows.Flaw.of(SOCIAL_ACCOUNT.PROCEDURE_ON.eq(""), "運用手順がありません"),
                                Rows.Flaw.of(SOCIAL_ACCOUNT.GUIDED.isFalse(), "公式サイトから案内していません"),
                                Rows.Flaw.of(
                                        SOCIAL_ACCOUNT.POSTED_ON.lt(
                                                question.today()
                                                        .minusMonths(
                                                                SocialAccountRegister
                                                                        .DORMANT_MONTHS)
                                                        .toString()),
                                        "半年使っていません。続けるかやめるかを決めてください")));
    }
}
