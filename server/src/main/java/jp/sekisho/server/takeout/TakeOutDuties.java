// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.takeout;

import static jp.sekisho.server.database.schema.tables.TakeOut.TAKE_OUT;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.duty.DutySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must come back.
@Configuration(proxyBeanMethods = false)
class TakeOutDuties {

    @Bean
    static DutySource takeOutDue() {
        return new DutySource(
                "持ち出したものの返却",
                "/registers/take-outs/",
                TAKE_OUT,
                TAKE_OUT.ID,
                TAKE_OUT.NAME,
                TAKE_OUT.DUE_ON,
                TakeOutRegister.OUT,
                Permission.READ_PERMITS,
                TAKE_OUT.UNIT_ID,
                0,
                10);
    }
}
