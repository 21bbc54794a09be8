// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static jp.sekisho.server.database.schema.tables.Request.REQUEST;

import jp.sekisho.server.register.NamesPeople;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What somebody has asked and what is not decided yet: whoever leaves hands it over or withdraws
/// it.
@Configuration(proxyBeanMethods = false)
class OpenRequests {

    @Bean
    static NamesPeople openRequestsOfPeople() {
        return (_, people) ->
                DSL.select(
                                DSL.inline("決裁の済んでいない申請"),
                                REQUEST.DOCUMENT_NUMBER,
                                DSL.concat(
                                        DSL.inline("/requests/"),
                                        REQUEST.ID.cast(SQLDataType.VARCHAR)),
                                REQUEST.TITLE,
                                REQUEST.APPLICANT_ID)
                        .from(REQUEST)
                        .where(REQUEST.APPLICANT_ID.in(people))
                        .and(
                                REQUEST.STATE.in(
                                        RequestState.ASKED.name(), RequestState.RETURNED.name()));
    }
}
