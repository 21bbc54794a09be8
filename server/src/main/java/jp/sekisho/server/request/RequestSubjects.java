// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature.
@Configuration(proxyBeanMethods = false)
class RequestSubjects {

    @Bean
    static SubjectKind requestKind() {
        return new SubjectKind("request", "申請", "/requests/{id}");
    }

    @Bean
    static SubjectKind requestValueKind() {
        return new SubjectKind("request_value", "申請の内容");
    }

    @Bean
    static SubjectKind requestStepKind() {
        return new SubjectKind("request_step", "申請の決裁");
    }

    @Bean
    static SubjectKind requestPaperKind() {
        return new SubjectKind("request_paper", "申請に添えたファイル");
    }
}
