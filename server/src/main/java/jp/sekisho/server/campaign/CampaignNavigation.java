// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.evidence.SubjectKind;
import jp.sekisho.server.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The campaigns' line in the menu, and what the ledger calls their tables.
@Configuration(proxyBeanMethods = false)
class CampaignNavigation {

    @Bean
    static NavigationEntry campaignsLine() {
        return new NavigationEntry(
                NavigationEntry.Group.WORK,
                7,
                "一斉依頼",
                "/campaigns",
                Permission.ANSWER_CAMPAIGNS.name());
    }

    @Bean
    static SubjectKind campaignKind() {
        return new SubjectKind("campaign", "一斉依頼", "/campaigns/{id}");
    }

    @Bean
    static SubjectKind campaignQuestionKind() {
        return new SubjectKind("campaign_question", "一斉依頼の質問");
    }

    @Bean
    static SubjectKind campaignMemberKind() {
        return new SubjectKind("campaign_member", "一斉依頼の回答");
    }

    @Bean
    static SubjectKind campaignFileKind() {
        return new SubjectKind("campaign_file", "一斉依頼の回答のファイル");
    }
}
