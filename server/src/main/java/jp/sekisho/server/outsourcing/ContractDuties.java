// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;
import static jp.sekisho.server.database.schema.tables.ContractVisit.CONTRACT_VISIT;
import static jp.sekisho.server.database.schema.tables.Questionnaire.QUESTIONNAIRE;

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
    static DutySource questionnaireDue() {
        return new DutySource(
                "委託先の点検表の答えを受け取る",
                "/registers/questionnaires/",
                QUESTIONNAIRE,
                QUESTIONNAIRE.ID,
                QUESTIONNAIRE.NAME,
                QUESTIONNAIRE.DUE_ON,
                QUESTIONNAIRE.ANSWERED_ON.eq(""),
                Permission.READ_CONTRACTS,
                QUESTIONNAIRE.UNIT_ID,
                14,
                15);
    }

    @Bean
    static DutySource visitMeasureDue() {
        return new DutySource(
                "委託先に求めた措置を確かめる",
                "/registers/contract-visits/",
                CONTRACT_VISIT,
                CONTRACT_VISIT.ID,
                CONTRACT_VISIT.NAME,
                CONTRACT_VISIT.DUE_ON,
                Contracts.UNSETTLED,
                Permission.READ_CONTRACTS,
                CONTRACT_VISIT.UNIT_ID,
                14,
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
