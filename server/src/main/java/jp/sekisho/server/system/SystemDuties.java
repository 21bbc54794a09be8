// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.PermittedFlow.PERMITTED_FLOW;
import static jp.sekisho.server.database.schema.tables.Vulnerability.VULNERABILITY;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.duty.DutySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is due in the registers of flows and vulnerabilities.
@Configuration(proxyBeanMethods = false)
class SystemDuties {

    @Bean
    static DutySource flowEnds() {
        return new DutySource(
                "許可した通信の期限",
                "/registers/permitted-flows/",
                PERMITTED_FLOW,
                PERMITTED_FLOW.ID,
                PERMITTED_FLOW.NAME,
                PERMITTED_FLOW.UNTIL_ON,
                FlowRegister.IN_USE,
                Permission.READ_SYSTEMS,
                PERMITTED_FLOW.UNIT_ID,
                30,
                30);
    }

    @Bean
    static DutySource vulnerabilityDue() {
        return new DutySource(
                "弱点の手当て",
                "/registers/vulnerabilities/",
                VULNERABILITY,
                VULNERABILITY.ID,
                VULNERABILITY.NAME,
                VULNERABILITY.DUE_ON,
                VulnerabilityRegister.LEFT,
                Permission.READ_SYSTEMS,
                VULNERABILITY.UNIT_ID,
                14,
                60);
    }
}
