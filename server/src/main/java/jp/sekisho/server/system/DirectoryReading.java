// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import java.time.LocalDate;
import java.util.List;

/// What became of a file that a directory exported.
sealed interface DirectoryReading {

    /// It could be read.
    ///
    /// @param accounts its accounts of people and services, each name once
    /// @param seenOn the latest day of which the file itself tells
    record Read(List<DirectoryAccount> accounts, LocalDate seenOn) implements DirectoryReading {
        public Read {
            accounts = List.copyOf(accounts);
        }
    }

    /// It is refused whole.
    ///
    /// @param sentence why, and what to do
    record Refused(String sentence) implements DirectoryReading {}
}
