// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The campaigns' line in the menu.
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
}
