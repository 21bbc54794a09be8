// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.time.Duration;

/// What comes of showing a name and a password, or a code.
sealed interface LogInResult {

    /// Everything asked for was shown.
    record Welcome(Account account, SignInRules rules) implements LogInResult {}

    /// The password is right; a code of the second factor is asked for.
    record CodeNeeded(Account account) implements LogInResult {}

    /// Name, password or code is not right; which of them is not said.
    record Refused() implements LogInResult {}

    /// Too many failures: nothing was looked at.
    ///
    /// @param left how long to wait
    record TooSoon(Duration left) implements LogInResult {}

    /// The password was right, but it was a start password and its days are over.
    record StartPasswordOver() implements LogInResult {}

    /// The code could not be looked at.
    ///
    /// @param message one sentence for people
    record CodeUnusable(String message) implements LogInResult {}

    /// The body's directory did not answer: nothing was looked at.
    record DirectoryUnreachable() implements LogInResult {}

    /// Too many people sign in at once: nothing was looked at.
    record Busy() implements LogInResult {}
}
