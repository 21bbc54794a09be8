// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// Every limit of the ledger's formats, in bytes of UTF-8 unless said otherwise.
public final class Limits {

    /// An id or a word: actor, kind and id of a subject, action, name of a fact.
    public static final int WORD = 255;

    /// The name of one fact, in UTF-16 units.
    public static final int FACT_NAME = 60;

    /// The value of one fact.
    public static final int FACT = 64 * 1024;

    /// How many facts one entry binds.
    public static final int FACTS = 64;

    /// The statement of an entry.
    public static final int STATEMENT = 16 * 1024;

    /// The canonical bytes of an entry; above what the limits before allow.
    public static final int ENTRY = 64 * 1024;

    /// One record of an export: a fact with its name and salt is the largest.
    static final int RECORD = 128 * 1024;

    /// How many checkpoints and keys one export carries.
    static final int EXPORT_CHECKPOINTS = 100_000;

    private Limits() {}
}
