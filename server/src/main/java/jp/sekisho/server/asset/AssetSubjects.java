// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature.
@Configuration(proxyBeanMethods = false)
class AssetSubjects {

    @Bean
    static SubjectKind assetKind() {
        return new SubjectKind("asset", "情報資産", "/registers/assets/{id}");
    }

    @Bean
    static SubjectKind schemeKind() {
        return new SubjectKind("class_scheme", "分類の体系");
    }

    @Bean
    static SubjectKind levelKind() {
        return new SubjectKind("class_level", "分類の区分");
    }

    @Bean
    static SubjectKind mappingKind() {
        return new SubjectKind("class_mapping", "分類の対応");
    }
}
