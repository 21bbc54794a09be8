// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature.
@Configuration(proxyBeanMethods = false)
class BoardSubjects {

    @Bean
    static SubjectKind boardRunKind() {
        return new SubjectKind("board_run", "自動点検");
    }

    @Bean
    static SubjectKind decisionKind() {
        return new SubjectKind("obligation_decision", "遵守事項の回答");
    }
}
