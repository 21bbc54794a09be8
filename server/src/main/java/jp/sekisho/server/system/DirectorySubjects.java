// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature that are no registers.
@Configuration(proxyBeanMethods = false)
class DirectorySubjects {

    @Bean
    static SubjectKind directoryExportKind() {
        return new SubjectKind("directory_export", "認証サーバの書き出し");
    }

    @Bean
    static SubjectKind directoryAccountKind() {
        return new SubjectKind("directory_account", "認証サーバのID");
    }
}
