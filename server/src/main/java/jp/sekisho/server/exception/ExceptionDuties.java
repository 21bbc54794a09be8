// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.exception;

import static jp.sekisho.server.database.schema.tables.PolicyException.POLICY_EXCEPTION;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.duty.DutySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Exceptions that end.
@Configuration(proxyBeanMethods = false)
class ExceptionDuties {

    @Bean
    static DutySource exceptionEnds() {
        return new DutySource(
                "例外措置の期限",
                "/registers/exceptions/",
                POLICY_EXCEPTION,
                POLICY_EXCEPTION.ID,
                POLICY_EXCEPTION.NAME,
                POLICY_EXCEPTION.UNTIL_ON,
                ExceptionRegister.OPEN,
                Permission.READ_PERMITS,
                POLICY_EXCEPTION.UNIT_ID,
                30,
                30);
    }
}
