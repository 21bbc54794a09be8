// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature that are no registers.
@Configuration(proxyBeanMethods = false)
class OutsourcingSubjects {

    @Bean
    static SubjectKind questionnaireAnswerKind() {
        return new SubjectKind("questionnaire_answer", "委託先の点検表の答え");
    }
}
