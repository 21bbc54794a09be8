// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// Why nothing can be concluded.
public enum Doubt {
    /// There is no checkpoint.
    NO_CHECKPOINT,
    /// No key was given and the export names none.
    NO_KEY,
    /// The newest checkpoint is not signed by the key.
    NOT_SIGNED_BY_KEY,
    /// The checkpoint is one of another ledger.
    OTHER_LEDGER,
    /// The older checkpoint is not signed by the key.
    OLDER_NOT_SIGNED_BY_KEY,
    /// The older checkpoint was altered: its signature does not fit.
    OLDER_FORGED,
    /// The older checkpoint is one of another ledger.
    OLDER_OF_OTHER_LEDGER,
    /// A checkpoint is not in the format.
    CHECKPOINT_MALFORMED,
    /// The older checkpoint is not in the format.
    OLDER_MALFORMED,
    /// Fewer witnesses than asked for have co-signed the newest checkpoint.
    TOO_FEW_WITNESSES,
    /// A witness's signature does not fit.
    WITNESS_FORGED,
    /// An entry was written by a newer version of the product.
    NEWER_SCHEMA
}
