// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The registers' line in the menu.
@Configuration(proxyBeanMethods = false)
class RegisterNavigation {

    @Bean
    static NavigationEntry registersLine() {
        return new NavigationEntry(
                NavigationEntry.Group.WORK,
                10,
                "台帳",
                "/registers",
                Permission.SEE_REGISTERS.name());
    }
}
