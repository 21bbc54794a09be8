// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

/// A plan, or why it cannot be read.
public sealed interface PlanReading {

    /// The plan was read.
    ///
    /// @param plan the plan
    record Read(ZonePlan plan) implements PlanReading {}

    /// The plan cannot be used.
    ///
    /// @param message one Japanese sentence: what, where, what to do
    record Unusable(String message) implements PlanReading {}
}
