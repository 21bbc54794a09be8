// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.notice;

import static jp.sekisho.server.database.schema.tables.Notice.NOTICE;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.duty.DutySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Notices that wait for an answer.
@Configuration(proxyBeanMethods = false)
class NoticeDuties {

    @Bean
    static DutySource noticeDue() {
        return new DutySource(
                "通知への対応",
                "/registers/notices/",
                NOTICE,
                NOTICE.ID,
                NOTICE.NAME,
                NOTICE.DUE_ON,
                NOTICE.DONE_ON.eq(""),
                Permission.READ_PERMITS,
                NOTICE.UNIT_ID,
                14,
                30);
    }
}
