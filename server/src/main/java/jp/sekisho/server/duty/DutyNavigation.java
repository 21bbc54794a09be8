// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The lines of the plan in the menu.
@Configuration(proxyBeanMethods = false)
class DutyNavigation {

    @Bean
    static NavigationEntry weekLine() {
        return new NavigationEntry(
                NavigationEntry.Group.FIRST,
                1,
                "今週すること",
                "/duties/week",
                Permission.READ_DUTIES.name());
    }

    @Bean
    static NavigationEntry yearLine() {
        return new NavigationEntry(
                NavigationEntry.Group.WORK,
                6,
                "年間計画",
                "/duties/year",
                Permission.READ_DUTIES.name());
    }
}
