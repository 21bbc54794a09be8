// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import java.util.Objects;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// What a session holds about somebody who has signed in. Sessions live in memory only.
final class SignedIn extends AbstractAuthenticationToken {

    private final transient BodyKey body;
    private final transient AccountId account;
    private final String name;
    private final int epoch;
    private final int rolesPrint;
    private final boolean codeAsked;
    private final int idleSeconds;

    SignedIn(BodyKey body, Account account, SignInRules rules) {
        super(List.of());
        this.body = body;
        this.account = account.id();
        this.name = account.shownName();
        this.epoch = account.epoch();
        this.rolesPrint = account.rolesPrint();
        this.codeAsked = rules.asksForCode();
        this.idleSeconds = Math.toIntExact(rules.idle().toSeconds());
        setAuthenticated(true);
    }

    /// Tells whether the body asks each account for a code of its own.
    boolean isCodeAsked() {
        return codeAsked;
    }

    int idleSeconds() {
        return idleSeconds;
    }

    BodyKey body() {
        return body;
    }

    AccountId account() {
        return account;
    }

    /// Tells whether the session is still good for the account as it is now: neither the password
    /// nor the second factor nor a role has changed since.
    boolean isGoodFor(Account now) {
        return now.epoch() == epoch && now.rolesPrint() == rolesPrint;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, epoch);
    }
}
