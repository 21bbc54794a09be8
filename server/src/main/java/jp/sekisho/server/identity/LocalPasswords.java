// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Passwords that this product keeps.
@Component
final class LocalPasswords implements AuthenticationSource {

    private final Passwords passwords;

    LocalPasswords(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Verdict check(BodyKey body, AccountName name, @Nullable Account account, String typed) {
        return passwords.check(typed, account == null ? null : account.password());
    }
}
