// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.util.List;

/// A proof that a leaf stands at its place in a tree (RFC 9162 section 2.1.3).
///
/// @param index the leaf, counted from 0
/// @param size how many leaves the tree has
/// @param path the siblings' hashes from the leaf upwards, at most 63
public record InclusionProof(long index, long size, List<Hash> path) {

    /// More hashes than any tree of fewer than 2^63 leaves needs.
    public static final int MAX_PATH = 63;

    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || size < 0) {
            throw new IllegalArgumentException("negative: leaf " + index + ", size " + size);
        }
        if (path.size() > MAX_PATH) {
            throw new IllegalArgumentException("a path has at most 63 hashes: " + path.size());
        }
    }

    /// Follows the numbered steps of RFC 9162 section 2.1.3.2.
    ///
    /// @param leaf the hash of the leaf that is asked about
    /// @param root a root that the caller trusts
    public ProofCheck check(Hash leaf, Hash root) {
        if (index >= size) {
            return new ProofCheck.Fails(ProofCheck.Why.LEAF_OUTSIDE_TREE);
        }
        TreeHasher hasher = new TreeHasher();
        long fn = index;
        long sn = size - 1;
        Hash r = leaf;
        for (Hash p : path) {
            if (sn == 0) {
                return new ProofCheck.Fails(ProofCheck.Why.TOO_LONG);
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = hasher.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = hasher.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            return new ProofCheck.Fails(ProofCheck.Why.TOO_SHORT);
        }
        return r.equals(root)
                ? new ProofCheck.Holds()
                : new ProofCheck.Fails(ProofCheck.Why.OTHER_ROOT);
    }
}
