// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

/// What a worker process said, or that it said nothing.
sealed interface Answer {

    /// It finished.
    ///
    /// @param finished report and bytes
    record Done(Finished finished) implements Answer {}

    /// It is late or gone.
    ///
    /// @param member path of the file that it was at, inside the submission; empty where that is
    ///   the submission itself
    /// @param why which of the two
    /// @param millis how long it took
    record Stopped(String member, Why why, long millis) implements Answer {
        enum Why {
            LATE,
            GONE
        }
    }
}
