// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

/// What came of comparing two plans.
public sealed interface DifferenceAnswer {

    /// They were compared.
    record Compared(Difference difference) implements DifferenceAnswer {}

    /// One of them cannot be used.
    record Unusable(SeparationAnswer.Unusable why) implements DifferenceAnswer {}
}
