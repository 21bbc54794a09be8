// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.security.MessageDigest;

/// Hashes leaves and nodes as RFC 9162 section 2.1.1 says. One instance serves one thread at a
/// time.
public final class TreeHasher {

    /// The root of the tree without leaves: the hash of nothing.
    public static final Hash EMPTY_ROOT = Hash.sha256();

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Hash.digest();

    /// Makes a hasher.
    public TreeHasher() {}

    /// Hashes a leaf: `SHA-256(0x00 || data)`.
    public Hash leaf(byte[] data) {
        digest.update(LEAF);
        return Hash.adopt(digest.digest(data));
    }

    /// Hashes an inner node: `SHA-256(0x01 || left || right)`.
    public Hash node(Hash left, Hash right) {
        digest.update(NODE);
        left.feed(digest);
        right.feed(digest);
        return Hash.adopt(digest.digest());
    }
}
