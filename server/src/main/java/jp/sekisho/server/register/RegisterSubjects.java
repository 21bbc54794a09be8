// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;
import jp.sekisho.server.evidence.SubjectKind;
import jp.sekisho.server.evidence.SubjectKindSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature, and the rows of every register.
@Configuration(proxyBeanMethods = false)
class RegisterSubjects {

    @Bean
    static SubjectKind importColumnKind() {
        return new SubjectKind("import_column", "取り込みの列");
    }

    @Bean
    static SubjectKindSource registerKinds(List<Register<?>> registers) {
        List<SubjectKind> kinds = registers.stream().map(RegisterSubjects::kind).toList();
        return () -> kinds;
    }

    private static SubjectKind kind(Register<?> register) {
        return new SubjectKind(
                register.table().getName(),
                register.name().label(),
                register.name().path() + "/{id}");
    }
}
