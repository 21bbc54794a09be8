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

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Passwords passwords;
    private final BackOff backOff;
    private final LogInJournal journal;
    private final Clock clock;

    LogIn(Passwords passwords, BackOff backOff, LogInJournal journal, Clock clock) {
        this.passwords = passwords;
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
        String typed = typedPassword.length() > LONGEST_PASSWORD ? "" : typedPassword;
        String hash = found.account().map(Account::password).orElse(null);
        return switch (passwords.check(typed, hash)) {
            case BUSY -> new LogInResult.Busy();
            case DIFFERS -> {
                backOff.failed(body.key(), tried, source);
                journal.failed(body, found.account(), source);
                yield new LogInResult.Refused();
            }
            case MATCHES -> {
                backOff.succeeded(body.key(), tried, source);
                yield next(body, found.account().orElseThrow(), found.rules(), source);
            }
        };
    }

    private LogInResult next(BodyDatabase body, Account account, SignInRules rules, Source source) {
        Instant until = account.startPasswordUntil();
        if (until != null && clock.instant().isAfter(until)) {
            return new LogInResult.StartPasswordOver();
        }
        if (account.factor() && rules.asksForCode()) {
            return new LogInResult.CodeNeeded(account);
        }
        journal.signedIn(body, account, source, rules.asksForCode() ? "パスワード" : "パスワードと端末のログオン");
        return new LogInResult.Welcome(account, rules);
    }

    private record Found(Optional<Account> account, SignInRules rules) {}
}
