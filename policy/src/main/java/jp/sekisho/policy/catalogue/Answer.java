// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// How it is found out whether an obligation holds.
public sealed interface Answer {

    /// A program answers it.
    ///
    /// @param check the check
    record Checked(CheckId check) implements Answer {}

    /// A person answers it with evidence.
    record Manual() implements Answer {}
}
