// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature.
@Configuration(proxyBeanMethods = false)
class RegisterSubjects {

    @Bean
    static SubjectKind importColumnKind() {
        return new SubjectKind("import_column", "取り込みの列");
    }
}
