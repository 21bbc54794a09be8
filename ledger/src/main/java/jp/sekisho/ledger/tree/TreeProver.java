// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/// Makes the proofs of RFC 9162 sections 2.1.3.1 and 2.1.4.1 for a tree of one size, reading O(log
/// n) stored nodes in one go.
public final class TreeProver {

    private final long size;
    private final Nodes nodes;
    private final TreeHasher hasher = new TreeHasher();

    /// Prepares proofs.
    ///
    /// @param size the size of the tree that is proved, at most that of the stored tree
    /// @param nodes the stored nodes
    public TreeProver(long size, Nodes nodes) {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
        this.size = size;
        this.nodes = nodes;
    }

    /// Proves that a leaf stands in the tree.
    ///
    /// @param index the leaf, below the size
    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<List<NodeId>> siblings = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Ranges.split(to - from);
            if (index < middle) {
                siblings.add(Ranges.peaks(middle, to));
                to = middle;
            } else {
                siblings.add(Ranges.peaks(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, read(siblings.reversed()));
    }

    /// Proves that the tree begins with an older one.
    ///
    /// @param older the size of the older tree, at most the size
    public ConsistencyProof consistency(long older) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("no tree of " + older + " in one of " + size);
        }
        if (older == 0 || older == size) {
            return new ConsistencyProof(older, size, List.of());
        }
        List<List<NodeId>> parts = new ArrayList<>();
        long from = 0;
        long to = size;
        while (older != to) {
            long middle = from + Ranges.split(to - from);
            if (older <= middle) {
                parts.add(Ranges.peaks(middle, to));
                to = middle;
            } else {
                parts.add(Ranges.peaks(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            parts.add(Ranges.peaks(from, to));
        }
        return new ConsistencyProof(older, size, read(parts.reversed()));
    }

    /// Returns the root of the tree.
    public Hash root() {
        return size == 0 ? TreeHasher.EMPTY_ROOT : read(List.of(Ranges.peaks(0, size))).getFirst();
    }

    private List<Hash> read(List<List<NodeId>> subtrees) {
        List<NodeId> ids = subtrees.stream().flatMap(List::stream).toList();
        List<Hash> hashes = ids.isEmpty() ? List.of() : nodes.nodes(ids);
        List<Hash> roots = new ArrayList<>(subtrees.size());
        int next = 0;
        for (List<NodeId> subtree : subtrees) {
            int end = next + subtree.size();
            Hash root = hashes.get(end - 1);
            for (int i = end - 2; i >= next; i--) {
                root = hasher.node(hashes.get(i), root);
            }
            roots.add(root);
            next = end;
        }
        return roots;
    }
}
