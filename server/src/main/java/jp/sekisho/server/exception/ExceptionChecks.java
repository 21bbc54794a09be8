// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.exception;

import static jp.sekisho.server.database.schema.tables.PolicyException.POLICY_EXCEPTION;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Rows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of exceptions can say.
@Configuration(proxyBeanMethods = false)
class ExceptionChecks {

    @Bean
    static Check exceptionsCurrent() {
        return Check.of(
                "exceptions-current",
                question ->
                        new Rows(
                                        POLICY_EXCEPTION,
                                        POLICY_EXCEPTION.NAME,
                                        ExceptionRegister.OPEN,
                                        "例外措置",
                                        new EvidenceLink("例外措置台帳", "/registers/exceptions"))
                                .every(
                                        question,
                                        EvidenceGrade.INSPECTED,
                                        "許可と期限があり、この1年に確かめました。",
                                        List.of(
                                                Rows.Flaw.of(
                                                        POLICY_EXCEPTION
                                                                .APPROVER
                                                                .eq("")
                                                                .or(
                                                                        POLICY_EXCEPTION.UNTIL_ON
                                                                                .eq("")),
                                                        "許可か期限がありません"),
                                                Rows.Flaw.of(
                                                        POLICY_EXCEPTION
                                                                .UNTIL_ON
                                                                .gt("")
                                                                .and(
                                                                        POLICY_EXCEPTION.UNTIL_ON
                                                                                .lt(
                                                                                        question.today()
                                                                                                .toString())),
                                                        "期限が過ぎています"),
                                                Rows.Flaw.stale(
                                                        POLICY_EXCEPTION.CHECKED_ON.lt(
                                                                question.today()
                                                                        .minusYears(1)
                                                                        .toString()),
                                                        "この1年に確かめていません"))));
    }
}
