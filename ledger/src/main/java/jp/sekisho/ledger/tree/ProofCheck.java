// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

/// What checking a proof came to.
public sealed interface ProofCheck {

    /// The proof leads to the root that was given.
    record Holds() implements ProofCheck {}

    /// The proof proves nothing.
    ///
    /// @param why the step at which it failed
    record Fails(Why why) implements ProofCheck {}

    /// Why a proof proves nothing.
    enum Why {
        /// The leaf's number is not below the size of the tree.
        LEAF_OUTSIDE_TREE,
        /// The older tree is larger than the newer one.
        SIZES_REVERSED,
        /// Hashes are left over.
        TOO_LONG,
        /// A hash is missing.
        TOO_SHORT,
        /// The hashes lead to another root.
        OTHER_ROOT,
        /// The hashes lead to another root of the older tree.
        OTHER_OLDER_ROOT
    }
}
