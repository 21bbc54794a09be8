// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;

/// Somebody who can tell whether a password is right.
///
/// OpenID Connect will be a third: it sends the browser away instead of taking a password, so it
/// enters beside [LogIn#withPassword] and ends, as the others do, in an account
/// (`docs/guide/login.md`).
sealed interface AuthenticationSource permits LocalPasswords, LdapDirectory {

    /// Compares a password.
    ///
    /// @param body to which one wants to sign in
    /// @param name with which
    /// @param account of that name; null where there is none, which must cost the same time
    /// @param typed the password as typed
    Verdict check(BodyKey body, AccountName name, @Nullable Account account, String typed);
}
