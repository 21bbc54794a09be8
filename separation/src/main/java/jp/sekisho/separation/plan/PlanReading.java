// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

/// What came of reading a plan.
public sealed interface PlanReading {

    /// The plan could be read.
    record Read(Plan plan) implements PlanReading {}

    /// It could not.
    ///
    /// @param line where, from 1; 0 where no line can be named
    /// @param message what is wrong and what to do, one sentence in Japanese
    record Unusable(int line, String message) implements PlanReading {}
}
