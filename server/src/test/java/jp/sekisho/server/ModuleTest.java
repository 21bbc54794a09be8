// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

final class ModuleTest {

    @Test
    void featuresUseOnlyTheDoorsOfOtherFeatures() {
        ApplicationModules.of(SekishoServer.class).verify();
    }
}
