// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.Account.ACCOUNT;
import static jp.sekisho.server.database.schema.tables.CodeGenerator.CODE_GENERATOR;
import static jp.sekisho.server.database.schema.tables.PrintedCode.PRINTED_CODE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.PostsOn;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/// Reads an open account with its person, roles and factor as of a day: one statement.
final class AccountReading {

    private static final Field<Boolean> FACTOR =
            field(
                            exists(
                                            selectOne()
                                                    .from(CODE_GENERATOR)
                                                    .where(
                                                            CODE_GENERATOR.ACCOUNT_ID.eq(
                                                                    ACCOUNT.ID)))
                                    .or(
                                            exists(
                                                    selectOne()
                                                            .from(PRINTED_CODE)
                                                            .where(
                                                                    PRINTED_CODE.ACCOUNT_ID.eq(
                                                                            ACCOUNT.ID))
                                                            .and(PRINTED_CODE.USED_AT.isNull()))))
                    .as("factor");

    private AccountReading() {}

    static Optional<Account> byName(DSLContext db, AccountName name, LocalDate day) {
        return one(db, ACCOUNT.NAME.eq(name.value()), day);
    }

    static Optional<Account> byId(DSLContext db, AccountId id, LocalDate day) {
        return one(db, ACCOUNT.ID.eq(id.value()), day);
    }

    private static Optional<Account> one(DSLContext db, Condition which, LocalDate day) {
        PostsOn posts = new PostsOn(day);
        Result<? extends Record> rows =
                db.select(
                                ACCOUNT.ID,
                                ACCOUNT.NAME,
                                ACCOUNT.SOURCE,
                                ACCOUNT.PASSWORD,
                                ACCOUNT.START_PASSWORD_UNTIL,
                                ACCOUNT.EPOCH,
                                posts.personId(),
                                posts.personName(),
                                posts.personUnitId(),
                                posts.role(),
                                posts.roleUnitId(),
                                FACTOR)
                        .from(ACCOUNT)
                        .leftJoin(posts.table())
                        .on(posts.personId().eq(ACCOUNT.PERSON_ID))
                        .where(which)
                        .and(ACCOUNT.CLOSED_AT.isNull())
                        .fetch();
        return rows.isEmpty() ? Optional.empty() : Optional.of(account(rows, posts));
    }

    private static Account account(Result<? extends Record> rows, PostsOn posts) {
        Record first = rows.getFirst();
        Long person = first.get(posts.personId());
        List<Holding> holdings = new ArrayList<>();
        if (person != null) {
            holdings.add(new Holding(Role.STAFF, first.get(posts.personUnitId())));
        }
        for (Record row : rows) {
            String role = row.get(posts.role());
            if (role != null) {
                holdings.add(new Holding(Role.valueOf(role), row.get(posts.roleUnitId())));
            }
        }
        return new Account(
                new AccountId(first.get(ACCOUNT.ID)),
                new AccountName(first.get(ACCOUNT.NAME)),
                PasswordKeeper.valueOf(first.get(ACCOUNT.SOURCE)),
                first.get(ACCOUNT.PASSWORD),
                instant(first.get(ACCOUNT.START_PASSWORD_UNTIL)),
                first.get(ACCOUNT.EPOCH),
                person,
                first.get(posts.personName()),
                holdings,
                first.get(FACTOR));
    }

    private static @Nullable Instant instant(@Nullable Long milliseconds) {
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}
