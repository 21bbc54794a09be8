// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.util.List;

/// Where the hashes of complete nodes are read from.
@FunctionalInterface
public interface Nodes {

    /// Reads the hashes of complete nodes, at most some hundred at a time.
    ///
    /// @param ids nodes that the tree has completed
    /// @return their hashes in the same order
    List<Hash> nodes(List<NodeId> ids);
}
