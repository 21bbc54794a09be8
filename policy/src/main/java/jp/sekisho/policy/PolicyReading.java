// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

/// What reading a file as a basic policy came to.
public sealed interface PolicyReading {

    /// The text could be read.
    ///
    /// @param policy the policy that it states
    record Read(BasicPolicy policy) implements PolicyReading {}

    /// The input is not a text that can be read as a policy.
    ///
    /// @param line the line at which reading ended, or 0 when the whole input is meant
    /// @param message one sentence in Japanese: what, where, what to do
    record Unreadable(int line, String message) implements PolicyReading {}
}
