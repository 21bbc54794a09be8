// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import jp.sekisho.ledger.tree.Hash;

/// The hash of a row's canonical bytes, with the schema under which they were made.
///
/// @param schema the version of the list of hashed columns, at least 1
/// @param hash the hash of [CanonicalRow#bytes]
public record RowHash(int schema, Hash hash) {
    public RowHash {
        if (schema < 1) {
            throw new IllegalArgumentException("a row's schema counts from 1: " + schema);
        }
    }
}
