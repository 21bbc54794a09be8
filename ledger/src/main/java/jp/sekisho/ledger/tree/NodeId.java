// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

/// The place of a complete node: the root of `2^level` leaves, the `index`-th of its level.
///
/// @param level 0 for a leaf, at most 61
/// @param index counted from 0 at the left
public record NodeId(int level, long index) {

    private static final int MAX_LEVEL = 61;

    public NodeId {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("level must be 0..61: " + level);
        }
        if (index < 0 || index >= (Long.MAX_VALUE >> level)) {
            throw new IllegalArgumentException("index is outside of level " + level + ": " + index);
        }
    }

    /// Returns the first leaf below this node.
    public long firstLeaf() {
        return index << level;
    }

    /// Returns the last leaf below this node: the one whose appending completed it.
    public long lastLeaf() {
        return ((index + 1) << level) - 1;
    }
}
