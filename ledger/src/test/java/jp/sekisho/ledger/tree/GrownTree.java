// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/// A tree grown leaf by leaf, with the nodes that a storage would keep.
final class GrownTree implements Nodes {

    private final List<List<Hash>> completed = new ArrayList<>();
    private final Frontier frontier = Frontier.empty();

    GrownTree(List<byte[]> data) {
        TreeHasher hasher = new TreeHasher();
        data.forEach(d -> completed.add(frontier.append(hasher.leaf(d))));
    }

    Frontier frontier() {
        return frontier;
    }

    Hash leaf(int index) {
        return completed.get(index).getFirst();
    }

    @Override
    public List<Hash> nodes(List<NodeId> ids) {
        return ids.stream().map(id -> completed.get((int) id.lastLeaf()).get(id.level())).toList();
    }
}
