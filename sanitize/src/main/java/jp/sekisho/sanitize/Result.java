// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// What comes out of the engine: bytes with their report, or a report alone.
public sealed interface Result {

    /// Returns what happened.
    Report report();

    /// Something may cross. For a container with a member held the report's verdict is the worst
    /// member's, and the container comes without that member.
    ///
    /// @param content the bytes that the report's digest is of
    /// @param report what happened
    record Delivered(Content content, Report report) implements Result {
        public Delivered {
            if (report.out().isEmpty()) {
                throw new IllegalArgumentException("delivered without a name");
            }
        }
    }

    /// Nothing may cross.
    ///
    /// @param report why
    record Withheld(Report report) implements Result {
        public Withheld {
            if (report.out().isPresent()) {
                throw new IllegalArgumentException("withheld with an output");
            }
        }
    }
}
