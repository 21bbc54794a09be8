// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.Account.ACCOUNT;
import static jp.sekisho.server.database.schema.tables.CodeGenerator.CODE_GENERATOR;
import static jp.sekisho.server.database.schema.tables.CodeSheet.CODE_SHEET;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.body.PostsOn;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads an open account with its person, roles and factor as of a day: one statement.
final class AccountReading {

    private static final Field<Boolean> GENERATOR =
            field(
                            exists(
                                    selectOne()
                                            .from(CODE_GENERATOR)
                                            .where(CODE_GENERATOR.ACCOUNT_ID.eq(ACCOUNT.ID))))
                    .as("has_generator");

    private static final Field<Integer> SHEET_NEXT =
            field(
                            select(CODE_SHEET.NEXT_NUMBER)
                                    .from(CODE_SHEET)
                                    .where(CODE_SHEET.ACCOUNT_ID.eq(ACCOUNT.ID)))
                    .as("sheet_next");

    private AccountReading() {}

    static Optional<Account> byName(DSLContext db, AccountName name, LocalDate day) {
        return one(db, ACCOUNT.NAME.eq(name.value()), day);
    }

    static Optional<Account> byId(DSLContext db, AccountId id, LocalDate day) {
        return one(db, ACCOUNT.ID.eq(id.value()), day);
    }

    /// Reads every open account, in the order of their names.
    static List<Account> all(DSLContext db, LocalDate day) {
        PostsOn posts = new PostsOn(day);
        return rows(db, DSL.trueCondition(), posts).intoGroups(ACCOUNT.ID).values().stream()
                .map(rows -> account(rows, posts))
                .toList();
    }

    private static Optional<Account> one(DSLContext db, Condition which, LocalDate day) {
        PostsOn posts = new PostsOn(day);
        Result<? extends Record> rows = rows(db, which, posts);
        return rows.isEmpty() ? Optional.empty() : Optional.of(account(rows, posts));
    }

    private static Result<? extends Record> rows(DSLContext db, Condition which, PostsOn posts) {
        return db.select(
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
                        GENERATOR,
                        SHEET_NEXT)
                .from(ACCOUNT)
                .leftJoin(posts.table())
                .on(posts.personId().eq(ACCOUNT.PERSON_ID))
                .where(which)
                .and(ACCOUNT.CLOSED_AT.isNull())
                .orderBy(ACCOUNT.NAME, posts.role().asc().nullsLast())
                .fetch();
    }

    private static Account account(Result<? extends Record> rows, PostsOn posts) {
        Record first = rows.getFirst();
        Long person = first.get(posts.personId());
        List<Holding> holdings = person == null ? List.of() : posts.holdings(rows);
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
                first.get(GENERATOR),
                first.get(SHEET_NEXT));
    }

    private static @Nullable Instant instant(@Nullable Long milliseconds) {
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}
