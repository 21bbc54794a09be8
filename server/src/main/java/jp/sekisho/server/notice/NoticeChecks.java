// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.notice;

import static jp.sekisho.server.database.schema.tables.Notice.NOTICE;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Rows;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of notices can say.
@Configuration(proxyBeanMethods = false)
class NoticeChecks {

    /// Days within which a notice is made known.
    private static final int INFORM_DAYS = 7;

    @Bean
    static Check noticesHandled() {
        return Check.of(
                "notices-handled",
                question ->
                        new Rows(
                                        NOTICE,
                                        NOTICE.NAME,
                                        DSL.trueCondition(),
                                        "受け取った通知",
                                        new EvidenceLink("受け取った通知の台帳", "/registers/notices"))
                                .every(
                                        question,
                                        EvidenceGrade.INSPECTED,
                                        "周知し、対応の期限の内です。",
                                        List.of(
                                                Rows.Flaw.of(
                                                        NOTICE.INFORMED_ON
                                                                .eq("")
                                                                .and(
                                                                        NOTICE.RECEIVED_ON.lt(
                                                                                question.today()
                                                                                        .minusDays(
                                                                                                INFORM_DAYS)
                                                                                        .toString())),
                                                        "周知していません"),
                                                Rows.Flaw.of(
                                                        NOTICE.DONE_ON
                                                                .eq("")
                                                                .and(NOTICE.DUE_ON.gt(""))
                                                                .and(
                                                                        NOTICE.DUE_ON.lt(
                                                                                question.today()
                                                                                        .toString())),
                                                        "対応の期限を過ぎています"))));
    }
}
