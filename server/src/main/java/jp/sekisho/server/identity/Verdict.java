// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

/// What came of comparing a password.
enum Verdict {
    MATCHES,
    DIFFERS,
    /// Too many people sign in at once; nothing was compared.
    BUSY,
    /// The directory that knows the password did not answer.
    UNREACHABLE
}
