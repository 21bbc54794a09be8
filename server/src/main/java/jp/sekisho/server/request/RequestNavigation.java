// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The requests' line in the menu.
@Configuration(proxyBeanMethods = false)
class RequestNavigation {

    @Bean
    static NavigationEntry requestsLine() {
        return new NavigationEntry(
                NavigationEntry.Group.WORK,
                5,
                "申請・承認",
                "/requests",
                Permission.MAKE_REQUESTS.name());
    }
}
