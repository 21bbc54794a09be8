// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// Whether something applies to a body, and why.
public sealed interface Applicability {

    /// It applies.
    record Applies() implements Applicability {}

    /// It does not apply.
    ///
    /// @param grounds why, in Japanese
    record DoesNotApply(String grounds) implements Applicability {}

    /// The profile does not say.
    ///
    /// @param question what must be known, in Japanese
    record Undecided(String question) implements Applicability {}
}
