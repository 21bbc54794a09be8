// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.duty.DutySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is due in the register of contracts.
@Configuration(proxyBeanMethods = false)
class ContractDuties {

    @Bean
    static DutySource contractEnds() {
        return new DutySource(
                "委託契約が終わる",
                "/registers/contracts/",
                CONTRACT,
                CONTRACT.ID,
                CONTRACT.NAME,
                CONTRACT.ENDS_ON,
                Contracts.HANDLES_SOMETHING
                        .and(CONTRACT.DELETED_ON.eq(""))
                        .and(CONTRACT.DELETION_DUE_ON.eq("")),
                Permission.READ_CONTRACTS,
                CONTRACT.UNIT_ID,
                30,
                30);
    }

    @Bean
    static DutySource deletionProofDue() {
        return new DutySource(
                "消去証明を受け取る",
                "/registers/contracts/",
                CONTRACT,
                CONTRACT.ID,
                CONTRACT.NAME,
                CONTRACT.DELETION_DUE_ON,
                CONTRACT.DELETED_ON.eq(""),
                Permission.READ_CONTRACTS,
                CONTRACT.UNIT_ID,
                14,
                30);
    }
}
