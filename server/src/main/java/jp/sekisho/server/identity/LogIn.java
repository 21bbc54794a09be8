// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import jp.sekisho.server.database.BodyDatabase;
import org.springframework.stereotype.Component;

/// Decides whether somebody who shows a name and a password is who it is claimed.
@Component
final class LogIn {

    /// Longer input is no password; hashing it would only cost time.
    static final int LONGEST_PASSWORD = 200;

    private static final AccountName NOBODY = new AccountName("0");

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final LocalPasswords local;
    private final LdapDirectory directory;
    private final Accounts accounts;
    private final BackOff backOff;
    private final SecondFactor factor;
    private final LogInJournal journal;
    private final Clock clock;

    LogIn(
            LocalPasswords local,
            LdapDirectory directory,
            Accounts accounts,
            BackOff backOff,
            SecondFactor factor,
            LogInJournal journal,
            Clock clock) {
        this.factor = factor;
        this.local = local;
        this.directory = directory;
        this.accounts = accounts;
        this.backOff = backOff;
        this.journal = journal;
        this.clock = clock;
    }

    /// Looks at a name and a password.
    ///
    /// @param body to which one wants to sign in
    /// @param typedName what stands in the field of the name
    /// @param typedPassword what stands in the field of the password
    /// @param source where the request comes from
    LogInResult withPassword(
            BodyDatabase body, String typedName, String typedPassword, Source source) {
        Optional<AccountName> name = AccountName.tryParse(typedName);
        String tried = name.map(AccountName::value).orElse("?");
        Duration left = backOff.pause(body.key(), tried, source);
        if (!left.isZero()) {
            return new LogInResult.TooSoon(left);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        Found found =
                body.read(db ->
                        new Found(
                                name.flatMap(n -> AccountReading.byName(db, n, today)),
                                SignInRules.read(db)));
        return switch (check(body, name, found.account(), typedPassword)) {
            case BUSY -> new LogInResult.Busy();
            case UNREACHABLE -> new LogInResult.DirectoryUnreachable();
            case DIFFERS -> {
                backOff.failed(body.key(), tried, source);
                journal.failed(body, found.account(), source);
                yield new LogInResult.Refused();
            }
            case MATCHES -> {
                backOff.succeeded(body.key(), tried, source);
                Optional<Account> account =
                        found.account()
                                .or(() ->
                                        accounts.firstFromDirectory(
                                                body, name.orElseThrow(), today));
                yield account.isPresent()
                        ? next(body, account.get(), found.rules(), source)
                        : new LogInResult.Refused();
            }
        };
    }

    private LogInResult next(BodyDatabase body, Account account, SignInRules rules, Source source) {
        Instant until = account.startPasswordUntil();
        if (until != null && clock.instant().isAfter(until)) {
            return new LogInResult.StartPasswordOver();
        }
        if (account.isEnrolled() && rules.asksForCode()) {
            return new LogInResult.CodeNeeded(account);
        }
        journal.signedIn(body, account, source, rules.asksForCode() ? "パスワード" : "パスワードと端末のログオン");
        return new LogInResult.Welcome(account, rules);
    }

    /// Looks at a code of somebody whose password was right.
    ///
    /// @param account as it is now
    LogInResult withCode(BodyDatabase body, Account account, String typedCode, Source source) {
        String tried = account.name() + "/code";
        Duration left = backOff.pause(body.key(), tried, source);
        if (!left.isZero()) {
            return new LogInResult.TooSoon(left);
        }
        return switch (factor.show(body, account, typedCode)) {
            case SecondFactor.Shown.Unusable(String message) ->
                    new LogInResult.CodeUnusable(message);
            case SecondFactor.Shown.Wrong() -> {
                backOff.failed(body.key(), tried, source);
                journal.failed(body, Optional.of(account), source);
                yield new LogInResult.Refused();
            }
            case SecondFactor.Shown.Good(String by) -> {
                backOff.succeeded(body.key(), tried, source);
                journal.signedIn(body, account, source, "パスワードと" + by);
                yield new LogInResult.Welcome(account, body.read(SignInRules::read));
            }
        };
    }

    /// Asks somebody who is signed in for the password once more, before something weighty.
    ///
    /// @return what is wrong, one sentence for people; nothing where it is right
    Optional<String> confirm(BodyDatabase body, Account account, String typed, Source source) {
        String tried = account.name().value();
        Duration left = backOff.pause(body.key(), tried, source);
        if (!left.isZero()) {
            return Optional.of(LogInController.tooSoon(left));
        }
        return switch (check(body, Optional.of(account.name()), Optional.of(account), typed)) {
            case UNREACHABLE -> Optional.of(LdapDirectory.UNREACHABLE);
            case BUSY -> Optional.of("混み合っています。少し待って、もう一度入れてください。");
            case DIFFERS -> {
                backOff.failed(body.key(), tried, source);
                journal.failed(body, Optional.of(account), source);
                yield Optional.of("今のパスワードが違います。");
            }
            case MATCHES -> {
                backOff.succeeded(body.key(), tried, source);
                yield Optional.empty();
            }
        };
    }

    private Verdict check(
            BodyDatabase body,
            Optional<AccountName> name,
            Optional<Account> account,
            String typed) {
        if (typed.isEmpty() || typed.length() > LONGEST_PASSWORD || name.isEmpty()) {
            return local.check(body.key(), NOBODY, null, "");
        }
        AuthenticationSource source = local;
        if (account.isPresent()
                ? account.get().source() == PasswordKeeper.DIRECTORY
                : directory.isUsedBy(body.key())) {
            source = directory;
        }
        return source.check(body.key(), name.get(), account.orElse(null), typed);
    }

    private record Found(Optional<Account> account, SignInRules rules) {}
}
