// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.procurement;

import static jp.sekisho.server.database.schema.tables.Procurement.PROCUREMENT;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.Rows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of procurements can say: by which criteria was chosen, what was asked for, and
/// whether it was looked at when it came.
@Configuration(proxyBeanMethods = false)
class ProcurementChecks {

    private static final Rows DECIDED =
            new Rows(
                    PROCUREMENT,
                    PROCUREMENT.NAME,
                    PROCUREMENT.DECIDED_ON.gt(""),
                    "決めた調達",
                    new EvidenceLink("調達台帳", "/registers/procurements"));

    @Bean
    static Check criteriaApplied() {
        return Check.of("criteria-applied", ProcurementChecks::chosen);
    }

    @Bean
    static Check requirementsSpecified() {
        return Check.of("requirements-specified", ProcurementChecks::specified);
    }

    @Bean
    static Check deliveriesInspected() {
        return Check.of("deliveries-inspected", ProcurementChecks::inspected);
    }

    private static CheckResult chosen(Question question) {
        return DECIDED.every(
                question,
                EvidenceGrade.INSPECTED,
                "選んだ理由と、供給元の危険の判断を記録しています。",
                List.of(
                        Rows.Flaw.of(PROCUREMENT.GROUNDS.eq(""), "選んだ理由がありません"),
                        Rows.Flaw.of(PROCUREMENT.CHAIN.eq("UNKNOWN"), "供給元の危険を確かめていません")));
    }

    private static CheckResult specified(Question question) {
        return DECIDED.every(
                question,
                EvidenceGrade.INSPECTED,
                "仕様にセキュリティの要件を書いています。",
                List.of(Rows.Flaw.of(PROCUREMENT.REQUIREMENTS.eq(""), "仕様にセキュリティの要件を書いた記録がありません")));
    }

    private static CheckResult inspected(Question question) {
        return DECIDED.every(
                question,
                EvidenceGrade.INSPECTED,
                "納入のときに確かめたか、決めてから1年以内です。",
                List.of(
                        Rows.Flaw.of(
                                PROCUREMENT
                                        .INSPECTED_ON
                                        .eq("")
                                        .and(
                                                PROCUREMENT.DECIDED_ON.lt(
                                                        question.today().minusYears(1).toString())),
                                "決めてから1年を過ぎても、納入のときに確かめた記録がありません")));
    }
}
