// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.secret;

/// What a secret is for. A value sealed for one purpose does not open for another.
public enum Purpose {
    /// The seed of a generator of time-based codes.
    SECOND_FACTOR_SEED,
    /// Codes printed on paper.
    PRINTED_CODE,
    /// The key that signs the ledger's checkpoints.
    LEDGER_KEY,
    /// A password with which the product signs in elsewhere.
    OUTGOING_PASSWORD
}
