// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// What was decided about a file.
public sealed interface Verdict {

    /// Rebuilt, verified, and nothing had to go.
    record Clean() implements Verdict {}

    /// Rebuilt and verified; what went stands in the report.
    record Sanitized() implements Verdict {}

    /// Kept back because it cannot be made safe.
    ///
    /// @param reason why
    /// @param detail what exactly, empty where the reason says it all
    record Held(Reason reason, String detail) implements Verdict {}

    /// Refused for what it is.
    ///
    /// @param reason why
    /// @param detail what exactly, empty where the reason says it all
    record Blocked(Reason reason, String detail) implements Verdict {}

    /// Returns the word for machines: `CLEAN`, `SANITIZED`, `HELD` or `BLOCKED`.
    default String outcome() {
        return switch (this) {
            case Clean _ -> "CLEAN";
            case Sanitized _ -> "SANITIZED";
            case Held _ -> "HELD";
            case Blocked _ -> "BLOCKED";
        };
    }

    /// Returns 0 for the best, 3 for the worst.
    default int severity() {
        return switch (this) {
            case Clean _ -> 0;
            case Sanitized _ -> 1;
            case Held _ -> 2;
            case Blocked _ -> 3;
        };
    }
}
