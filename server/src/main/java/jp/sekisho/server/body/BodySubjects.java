// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature.
@Configuration(proxyBeanMethods = false)
class BodySubjects {

    @Bean
    static SubjectKind bodyKind() {
        return new SubjectKind("body", "団体");
    }

    @Bean
    static SubjectKind organKind() {
        return new SubjectKind("organ", "制定主体");
    }

    @Bean
    static SubjectKind unitKind() {
        return new SubjectKind("unit", "組織");
    }

    @Bean
    static SubjectKind personKind() {
        return new SubjectKind("person", "職員", "/registers/staff/{id}");
    }

    @Bean
    static SubjectKind postingKind() {
        return new SubjectKind("posting", "異動の発令");
    }

    @Bean
    static SubjectKind roleKind() {
        return new SubjectKind("role_holding", "役割");
    }

    @Bean
    static SubjectKind zoneKind() {
        return new SubjectKind("zone", "領域");
    }

    @Bean
    static SubjectKind bodyFactKind() {
        return new SubjectKind("body_fact", "団体の状況");
    }

    @Bean
    static SubjectKind meetingKind() {
        return new SubjectKind("committee_meeting", "情報セキュリティ委員会");
    }

    @Bean
    static SubjectKind carriedKind() {
        return new SubjectKind("carried_measure", "他団体が担う対策");
    }
}
