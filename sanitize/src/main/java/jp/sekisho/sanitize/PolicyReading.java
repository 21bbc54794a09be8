// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// What came of reading a policy file.
public sealed interface PolicyReading {

    /// It says something that can be done.
    ///
    /// @param policy what it says
    record Read(Policy policy) implements PolicyReading {}

    /// It cannot be used.
    ///
    /// @param message one sentence in Japanese: what, where, what to do
    record Unusable(String message) implements PolicyReading {}
}
