// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.Account.ACCOUNT;

import jp.sekisho.server.register.NamesPeople;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The accounts of this program: whoever leaves needs none any more.
@Configuration(proxyBeanMethods = false)
class AccountsOfPeople {

    @Bean
    static NamesPeople openAccountsOfPeople() {
        return (_, people) ->
                DSL.select(
                                DSL.inline("関所のアカウント"),
                                DSL.inline("使う人"),
                                DSL.concat(
                                        DSL.inline("/accounts/"),
                                        ACCOUNT.ID.cast(SQLDataType.VARCHAR)),
                                ACCOUNT.NAME,
                                ACCOUNT.PERSON_ID)
                        .from(ACCOUNT)
                        .where(ACCOUNT.PERSON_ID.in(people), ACCOUNT.CLOSED_AT.isNull());
    }
}
