// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.Account.ACCOUNT;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.AccountRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes, mends and closes accounts. Every change that touches who somebody is ends the account's
/// sessions.
@Component
public final class Accounts {

    /// What came of opening or resetting an account.
    public sealed interface Made {

        /// Done.
        ///
        /// @param name with which one signs in
        /// @param startPassword shown once and kept nowhere
        record Done(String name, String startPassword) implements Made {}

        /// Not done, nothing changed.
        ///
        /// @param message one sentence for people
        record Refused(String message) implements Made {}
    }

    private final Evidence evidence;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(Evidence evidence, Passwords passwords, SecondFactor factor, Ids ids, Clock clock) {
        this.evidence = evidence;
        this.passwords = passwords;
        this.factor = factor;
        this.ids = ids;
        this.clock = clock;
    }

    /// Opens a local account with a start password.
    ///
    /// @param body whose
    /// @param actor who opens it
    /// @param typedName the name with which one will sign in
    /// @param personId whose account it is; null for nobody's, which may do nothing
    public Made open(BodyDatabase body, Actor actor, String typedName, @Nullable Long personId) {
        return open(body, actor, typedName, _ -> personId);
    }

    /// Finds or enters the person to whom an account belongs.
    interface Owner {

        /// Returns the person's id; null for nobody's account.
        @Nullable Long in(Change change);
    }

    /// Opens a local account for somebody who is found or entered in the same transaction.
    ///
    /// @param body whose
    /// @param actor who opens it
    /// @param typedName the name with which one will sign in
    /// @param person finds or enters the person, once nothing else stands against the account
    Made open(BodyDatabase body, Actor actor, String typedName, Owner person) {
        Optional<AccountName> name = AccountName.tryParse(typedName);
        if (name.isEmpty()) {
            return new Made.Refused("アカウント名は、半角の英小文字・数字・「.」「-」「_」で64文字までにしてください(例: yamada-h)。");
        }
        String startPassword = StartPassword.fresh(random);
        String hash = passwords.hash(startPassword);
        if (hash == null) {
            return busy();
        }
        return evidence.change(
                body,
                actor,
                "アカウント「" + name.get() + "」を開きました。",
                change -> {
                    if (change.db().fetchExists(ACCOUNT, ACCOUNT.NAME.eq(name.get().value()))) {
                        return new Made.Refused(
                                "「" + name.get() + "」は前に使われた名前です。ほかのアカウント名にしてください。");
                    }
                    AccountRecord row = fresh(change, name.get(), person.in(change));
                    row.setPassword(hash);
                    row.setStartPasswordUntil(startPasswordUntil());
                    change.insert(row);
                    return new Made.Done(name.get().value(), startPassword);
                });
    }

    /// Looks at a password that somebody chose.
    ///
    /// @param password what the person will type
    /// @param account the account's name
    /// @return what is wrong, one sentence for people; nothing where it will do
    public static Optional<String> passwordProblem(String password, AccountName account) {
        return PasswordRule.problem(password, account);
    }

    /// Hashes a password; do this before the transaction, for it takes long on purpose.
    ///
    /// @param password what the person will type
    /// @throws IllegalStateException where too many people sign in at once
    public String hash(String password) {
        String hash = passwords.hash(password);
        if (hash == null) {
            throw new IllegalStateException("too many passwords at once");
        }
        return hash;
    }

    /// Opens an account whose password is known already, within a change: the first-run wizard and
    /// the demo.
    ///
    /// @param change the change under way
    /// @param name with which the person signs in
    /// @param person whose account
    /// @param passwordHash from [#hash]
    public AccountId open(Change change, AccountName name, long person, String passwordHash) {
        AccountRecord row = fresh(change, name, person);
        row.setPassword(passwordHash);
        change.insert(row);
        return new AccountId(row.getId());
    }

    /// Gives an account a new start password, for somebody who has forgotten the own one.
    ///
    /// @param alsoFactor whether the second factor is forgotten too, after its loss
    public Made reset(BodyDatabase body, Actor actor, AccountId account, boolean alsoFactor) {
        String startPassword = StartPassword.fresh(random);
        String hash = passwords.hash(startPassword);
        if (hash == null) {
            return busy();
        }
        String why = alsoFactor ? "パスワードと二つ目の確認を再発行しました。" : "パスワードを再発行しました。";
        return evidence.change(
                body,
                actor,
                why,
                change -> {
                    AccountRecord row = openRow(change, account);
                    if (row == null) {
                        return gone();
                    }
                    row.setSource(PasswordKeeper.LOCAL.name());
                    row.setPassword(hash);
                    row.setStartPasswordUntil(startPasswordUntil());
                    row.setEpoch(row.getEpoch() + 1);
                    change.update(row);
                    if (alsoFactor) {
                        factor.removeAll(change, account);
                    }
                    return new Made.Done(row.getName(), startPassword);
                });
    }

    /// Tells whether an account of a name exists or existed.
    boolean isUsed(BodyDatabase body, String typedName) {
        return AccountName.tryParse(typedName)
                .map(name ->
                        body.read(db -> db.fetchExists(ACCOUNT, ACCOUNT.NAME.eq(name.value()))))
                .orElse(false);
    }

    /// Finds an open account by its name.
    public Optional<AccountId> find(BodyDatabase body, String typedName) {
        return AccountName.tryParse(typedName)
                .flatMap(name ->
                        body.read(db ->
                                db.select(ACCOUNT.ID)
                                        .from(ACCOUNT)
                                        .where(ACCOUNT.NAME.eq(name.value()))
                                        .and(ACCOUNT.CLOSED_AT.isNull())
                                        .fetchOptional(ACCOUNT.ID)))
                .map(AccountId::new);
    }

    /// Forgets the second factor of an account, after its loss; the owner sets up a new one at the
    /// next log-in.
    Optional<String> forgetFactor(BodyDatabase body, Actor actor, AccountId account) {
        return mend(
                body,
                actor,
                account,
                "二つ目の確認を取り消しました。",
                (change, _) -> factor.removeAll(change, account));
    }

    /// Closes an account; its name is not used again.
    Optional<String> close(BodyDatabase body, Actor actor, AccountId account) {
        return mend(
                body,
                actor,
                account,
                "アカウントを閉じました。",
                (change, row) -> row.setClosedAt(change.at().toEpochMilli()));
    }

    /// Says whose account it is.
    ///
    /// @param personId somebody in office without an open account of their own
    Optional<String> belongTo(BodyDatabase body, Actor actor, AccountId account, long personId) {
        return mend(
                body, actor, account, "だれのアカウントかを登録しました。", (_, row) -> row.setPersonId(personId));
    }

    /// Sets the password that the owner has chosen.
    ///
    /// @return what is wrong, one sentence for people; nothing where it was changed
    Optional<String> choosePassword(BodyDatabase body, Account account, String password) {
        Optional<String> problem = PasswordRule.problem(password, account.name());
        if (problem.isPresent()) {
            return problem;
        }
        String hash = passwords.hash(password);
        if (hash == null) {
            return Optional.of("混み合っています。少し待って、もう一度入れてください。");
        }
        return mend(
                body,
                new Actor(account.shownName()),
                account.id(),
                "パスワードを変えました。",
                (_, row) -> {
                    row.setPassword(hash);
                    row.setStartPasswordUntil(null);
                });
    }

    /// Sets up an app as second factor.
    void keepApp(BodyDatabase body, Account account, TimeBasedCode app, long step) {
        mend(
                body,
                new Actor(account.shownName()),
                account.id(),
                "認証アプリを登録しました。",
                (change, _) -> factor.keepApp(change, account.id(), app, step));
    }

    /// Sets up a printed sheet as second factor.
    void keepSheet(BodyDatabase body, Account account, CodeSheet sheet) {
        mend(
                body,
                new Actor(account.shownName()),
                account.id(),
                "コード表を発行しました。",
                (change, _) -> factor.keepSheet(change, account.id(), sheet));
    }

    /// Makes an account for somebody whom the body's directory knows and who signs in for the first
    /// time: it belongs to nobody and may do nothing until somebody says whose it is.
    Optional<Account> firstFromDirectory(BodyDatabase body, AccountName name, LocalDate today) {
        return evidence.change(
                body,
                new Actor(name.value()),
                "庁内の認証サーバのアカウントで初めてログインしました(役割はありません)。",
                change -> {
                    if (change.db().fetchExists(ACCOUNT, ACCOUNT.NAME.eq(name.value()))) {
                        return Optional.empty(); // closed here, whatever the directory says
                    }
                    AccountRecord row = fresh(change, name, null);
                    row.setSource(PasswordKeeper.DIRECTORY.name());
                    change.insert(row);
                    return AccountReading.byName(change.db(), name, today);
                });
    }

    private interface Mending {
        void apply(Change change, AccountRecord row);
    }

    private Optional<String> mend(
            BodyDatabase body, Actor actor, AccountId account, String why, Mending mending) {
        return evidence.change(
                body,
                actor,
                why,
                change -> {
                    AccountRecord row = openRow(change, account);
                    if (row == null) {
                        return Optional.of(gone().message());
                    }
                    row.setEpoch(row.getEpoch() + 1);
                    mending.apply(change, row);
                    change.update(row);
                    return Optional.empty();
                });
    }

    private AccountRecord fresh(Change change, AccountName name, @Nullable Long personId) {
        AccountRecord row = new AccountRecord();
        row.setId(ids.next());
        row.setName(name.value());
        row.setPersonId(personId);
        row.setSource(PasswordKeeper.LOCAL.name());
        row.setEpoch(1);
        row.setCreatedAt(change.at().toEpochMilli());
        return row;
    }

    private static @Nullable AccountRecord openRow(Change change, AccountId account) {
        return change.db()
                .selectFrom(ACCOUNT)
                .where(ACCOUNT.ID.eq(account.value()))
                .and(ACCOUNT.CLOSED_AT.isNull())
                .fetchOne();
    }

    private long startPasswordUntil() {
        return clock.instant().plus(StartPassword.GOOD_FOR).toEpochMilli();
    }

    private static Made.Refused gone() {
        return new Made.Refused("このアカウントは、もう閉じられています。一覧を開き直してください。");
    }

    private static Made.Refused busy() {
        return new Made.Refused("混み合っています。少し待って、もう一度してください。");
    }
}
