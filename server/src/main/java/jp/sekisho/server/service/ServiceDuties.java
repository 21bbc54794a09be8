// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static jp.sekisho.server.database.schema.tables.ExternalService.EXTERNAL_SERVICE;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.duty.DutySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is due in the register of external services.
@Configuration(proxyBeanMethods = false)
class ServiceDuties {

    @Bean
    static DutySource serviceApprovalEnds() {
        return new DutySource(
                "外部サービスの承認が切れる",
                "/registers/services/",
                EXTERNAL_SERVICE,
                EXTERNAL_SERVICE.ID,
                EXTERNAL_SERVICE.NAME,
                EXTERNAL_SERVICE.UNTIL_ON,
                ServiceDefinition.COUNTED,
                Permission.READ_SERVICES,
                EXTERNAL_SERVICE.UNIT_ID,
                30,
                30);
    }

    @Bean
    static DutySource serviceReviewDue() {
        return new DutySource(
                "外部サービスの使い方・権限・約款を見直す",
                "/registers/services/",
                EXTERNAL_SERVICE,
                EXTERNAL_SERVICE.ID,
                EXTERNAL_SERVICE.NAME,
                DutySource.yearAfter(EXTERNAL_SERVICE.REVIEWED_ON),
                ServiceDefinition.COUNTED,
                Permission.READ_SERVICES,
                EXTERNAL_SERVICE.UNIT_ID,
                30,
                30);
    }
}
