// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/// Leaves from..to of a tree, taken apart into complete nodes.
final class Ranges {

    private Ranges() {}

    /// Returns the complete nodes that make up a subtree of the tree, from left to right.
    ///
    /// @param from the subtree's first leaf: a multiple of a power of two not below the width
    /// @param to one after its last leaf
    static List<NodeId> peaks(long from, long to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a range of leaves: " + from + ".." + to);
        }
        List<NodeId> peaks = new ArrayList<>();
        long at = from;
        while (at < to) {
            int level = 63 - Long.numberOfLeadingZeros(to - at);
            peaks.add(new NodeId(level, at >> level));
            at += 1L << level;
        }
        return peaks;
    }

    /// Returns where RFC 9162 splits `width` leaves: the largest power of two below it.
    static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
