// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature.
@Configuration(proxyBeanMethods = false)
class IdentitySubjects {

    @Bean
    static SubjectKind accountKind() {
        return new SubjectKind(
                "account",
                "アカウント",
                Optional.empty(),
                Map.of("log-in", "ログイン", "log-out", "ログアウト", "log-in-failed", "ログインの失敗"));
    }

    @Bean
    static SubjectKind generatorKind() {
        return new SubjectKind("code_generator", "二つ目の確認(アプリ)");
    }

    @Bean
    static SubjectKind sheetKind() {
        return new SubjectKind("code_sheet", "二つ目の確認(紙の番号)");
    }

    @Bean
    static SubjectKind signInRuleKind() {
        return new SubjectKind("sign_in_rule", "ログインの決まり");
    }
}
