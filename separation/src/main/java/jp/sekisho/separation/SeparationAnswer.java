// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

/// What came of a question about a plan.
public sealed interface SeparationAnswer {

    /// The question was answered.
    ///
    /// @param map what the plan says stands where
    record Answered(Proof proof, ZoneMap map) implements SeparationAnswer {}

    /// The plan or a configuration cannot be used.
    ///
    /// @param file which file
    /// @param line where, from 1; 0 where no line can be named
    /// @param message what is wrong and what to do, one sentence in Japanese
    record Unusable(String file, int line, String message) implements SeparationAnswer {}
}
