// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import jp.sekisho.server.evidence.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger calls the tables of this feature that are no registers.
@Configuration(proxyBeanMethods = false)
class TerminalSubjects {

    @Bean
    static SubjectKind terminalReportKind() {
        return new SubjectKind("terminal_report", "端末の計測");
    }
}
