/// The Merkle tree of RFC 9162 section 2.1: hashes, the growing right edge, proofs.
///
/// [jp.sekisho.ledger.tree.Frontier] appends, [jp.sekisho.ledger.tree.TreeProver] makes proofs from
/// stored nodes, and each proof checks itself against a root that the caller trusts.
@NullMarked
package jp.sekisho.ledger.tree;

import org.jspecify.annotations.NullMarked;
