// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The right edge of a growing tree: all that appending and the root need, one hash for each bit of
/// the size. One instance serves one thread at a time.
public final class Frontier {

    private static final int LEVELS = 62;

    private final TreeHasher hasher = new TreeHasher();
    private final @Nullable Hash[] peaks = new @Nullable Hash[LEVELS];
    private long size;

    private Frontier() {}

    /// Starts a tree without leaves.
    public static Frontier empty() {
        return new Frontier();
    }

    /// Takes up a stored tree again; reads one node for each bit that is set in the size.
    ///
    /// @param size how many leaves the tree has, at least 0
    /// @param nodes the stored nodes
    public static Frontier recover(long size, Nodes nodes) {
        Frontier frontier = new Frontier();
        List<NodeId> ids = Ranges.peaks(0, size);
        List<Hash> hashes = ids.isEmpty() ? List.of() : nodes.nodes(ids);
        for (int i = 0; i < ids.size(); i++) {
            frontier.peaks[ids.get(i).level()] = hashes.get(i);
        }
        frontier.size = size;
        return frontier;
    }

    /// Appends one leaf.
    ///
    /// @param leaf the leaf's hash
    /// @return the nodes that are complete now and were not before, from the leaf (level 0) upwards
    public List<Hash> append(Hash leaf) {
        if ((size & 1) == 0) {
            peaks[0] = leaf;
            size++;
            return List.of(leaf);
        }
        List<Hash> completed = new ArrayList<>(4);
        completed.add(leaf);
        Hash node = leaf;
        int level = 0;
        while ((size >> level & 1) == 1) {
            node = hasher.node(peak(level), node);
            completed.add(node);
            peaks[level] = null;
            level++;
        }
        peaks[level] = node;
        size++;
        return completed;
    }

    /// Returns how many leaves the tree has.
    public long size() {
        return size;
    }

    /// Returns the root of the tree as it is now.
    public Hash root() {
        Hash root = null;
        for (int level = 0; level < LEVELS; level++) {
            if ((size >> level & 1) == 1) {
                root = root == null ? peak(level) : hasher.node(peak(level), root);
            }
        }
        return root == null ? TreeHasher.EMPTY_ROOT : root;
    }

    private Hash peak(int level) {
        return Objects.requireNonNull(peaks[level]);
    }
}
