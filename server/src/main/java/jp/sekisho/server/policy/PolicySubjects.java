// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature.
@Configuration(proxyBeanMethods = false)
class PolicySubjects {

    @Bean
    static SubjectKind documentKind() {
        return new SubjectKind("policy_document", "方針・基準・手順");
    }

    @Bean
    static SubjectKind adoptionKind() {
        return new SubjectKind("policy_adoption", "制定・改定の決裁");
    }

    @Bean
    static SubjectKind publicationKind() {
        return new SubjectKind("publication", "公表");
    }

    @Bean
    static SubjectKind procedureKind() {
        return new SubjectKind("procedure_decision", "実施手順の決定");
    }
}
