// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The line of who comes and goes in the menu.
@Configuration(proxyBeanMethods = false)
class HandoverNavigation {

    @Bean
    static NavigationEntry handoverLine() {
        return new NavigationEntry(
                NavigationEntry.Group.WORK, 8, "異動と引継ぎ", "/handover", Permission.EDIT_BODY.name());
    }
}
