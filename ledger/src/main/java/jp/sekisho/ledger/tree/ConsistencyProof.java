// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/// A proof that a tree begins with an older tree, unchanged (RFC 9162 section 2.1.4).
///
/// @param older the size of the older tree; every tree begins with the one of size 0
/// @param newer the size of the newer tree
/// @param path the hashes of the proof, at most 64; none where the sizes are equal or `older` is 0
public record ConsistencyProof(long older, long newer, List<Hash> path) {

    private static final int MAX_PATH = 64;

    public ConsistencyProof {
        path = List.copyOf(path);
        if (older < 0 || newer < 0) {
            throw new IllegalArgumentException("negative size: " + older + ", " + newer);
        }
        if (path.size() > MAX_PATH) {
            throw new IllegalArgumentException("a path has at most 64 hashes: " + path.size());
        }
    }

    /// Follows the numbered steps of RFC 9162 section 2.1.4.2.
    ///
    /// @param olderRoot a root of the older tree that the caller trusts
    /// @param newerRoot the root of the newer tree that is asked about
    public ProofCheck check(Hash olderRoot, Hash newerRoot) {
        if (older > newer) {
            return new ProofCheck.Fails(ProofCheck.Why.SIZES_REVERSED);
        }
        if (older == 0 || older == newer) {
            return checkWithoutPath(olderRoot, newerRoot);
        }
        if (path.isEmpty()) {
            return new ProofCheck.Fails(ProofCheck.Why.TOO_SHORT);
        }
        return checkPath(olderRoot, newerRoot);
    }

    private ProofCheck checkWithoutPath(Hash olderRoot, Hash newerRoot) {
        if (!path.isEmpty()) {
            return new ProofCheck.Fails(ProofCheck.Why.TOO_LONG);
        }
        Hash expected = older == 0 ? TreeHasher.EMPTY_ROOT : newerRoot;
        return olderRoot.equals(expected)
                ? new ProofCheck.Holds()
                : new ProofCheck.Fails(ProofCheck.Why.OTHER_OLDER_ROOT);
    }

    private ProofCheck checkPath(Hash olderRoot, Hash newerRoot) {
        List<Hash> hashes = new ArrayList<>(path);
        if (Long.bitCount(older) == 1) {
            hashes.addFirst(olderRoot);
        }
        int trailing = Long.numberOfTrailingZeros(older);
        long fn = (older - 1) >> trailing;
        long sn = (newer - 1) >> trailing;
        TreeHasher hasher = new TreeHasher();
        Hash fr = hashes.getFirst();
        Hash sr = fr;
        for (Hash c : hashes.subList(1, hashes.size())) {
            if (sn == 0) {
                return new ProofCheck.Fails(ProofCheck.Why.TOO_LONG);
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = hasher.node(c, fr);
                sr = hasher.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = hasher.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            return new ProofCheck.Fails(ProofCheck.Why.TOO_SHORT);
        }
        if (!fr.equals(olderRoot)) {
            return new ProofCheck.Fails(ProofCheck.Why.OTHER_OLDER_ROOT);
        }
        return sr.equals(newerRoot)
                ? new ProofCheck.Holds()
                : new ProofCheck.Fails(ProofCheck.Why.OTHER_ROOT);
    }
}
