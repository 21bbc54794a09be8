// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.takeout;

import static jp.sekisho.server.database.schema.tables.TakeOut.TAKE_OUT;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Rows;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of take-outs can say.
@Configuration(proxyBeanMethods = false)
class TakeOutChecks {

    @Bean
    static Check takeoutsReturned() {
        return Check.of(
                "takeouts-returned",
                question ->
                        new Rows(
                                        TAKE_OUT,
                                        TAKE_OUT.NAME,
                                        DSL.trueCondition(),
                                        "持ち出し・持ち込み",
                                        new EvidenceLink("持ち出し・持ち込み台帳", "/registers/take-outs"))
                                .every(
                                        question,
                                        EvidenceGrade.INSPECTED,
                                        "許可があり、期限を過ぎて戻らないものはありません。",
                                        List.of(
                                                Rows.Flaw.of(
                                                        TAKE_OUT.APPROVAL.eq(""), "許可の記録がありません"),
                                                Rows.Flaw.of(
                                                        TakeOutRegister.OUT.and(
                                                                TAKE_OUT.DUE_ON.lt(
                                                                        question.today()
                                                                                .toString())),
                                                        "期限を過ぎて戻っていません"))));
    }
}
