// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// What was found altered.
public enum Finding {
    /// An entry's bytes do not fit the hash stored with it.
    ENTRY_CHANGED,
    /// An entry's number is not the next one: entries were removed, inserted, repeated or
    /// reordered.
    ENTRY_OUT_OF_ORDER,
    /// An entry's bytes fit their hash but are no entry.
    ENTRY_MALFORMED,
    /// A stored inner node does not fit the leaves below it.
    NODE_CHANGED,
    /// A fact does not fit what its entry binds: value or salt was altered or swapped.
    FACT_CHANGED,
    /// A fact stands beside an entry that does not bind it.
    FACT_UNBOUND,
    /// A fact is gone although no entry records its erasure.
    FACT_REMOVED,
    /// A record of the export is damaged.
    RECORD_BROKEN,
    /// The entries do not lead to the root that a checkpoint of the ledger states.
    ROOT_DIFFERS,
    /// The entries do not lead to the root that an older checkpoint, kept elsewhere, states.
    OLDER_ROOT_DIFFERS,
    /// A checkpoint names the ledger's key but the signature does not fit.
    CHECKPOINT_FORGED,
    /// There are entries after the newest checkpoint of an export.
    ENTRIES_AFTER_CHECKPOINT,
    /// An entry claims a restoration that its signed note does not bear out.
    RESTORATION_FALSE,
    /// A row is not as the last entry about it left it.
    ROW_CHANGED,
    /// A row is gone although no entry records that.
    ROW_REMOVED,
    /// A row is there of which no entry speaks.
    ROW_UNRECORDED,
    /// A row was changed between two entries without one of its own.
    ROW_CHANGED_BETWEEN
}
