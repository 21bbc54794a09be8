// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// What reading the canonical bytes of an entry came to.
public sealed interface EntryReading {

    /// The bytes say an entry.
    record Read(Entry entry) implements EntryReading {}

    /// The bytes were written under a schema that this version does not know.
    ///
    /// @param version the schema's version
    record NewerSchema(int version) implements EntryReading {}

    /// The bytes are not canonical.
    ///
    /// @param why what is wrong, in English, for the log
    record Malformed(String why) implements EntryReading {}
}
