// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One bad proof for each numbered step of RFC 9162 sections 2.1.3.2 and 2.1.4.2.
final class ForgedProofTest {

    private static final int SIZE = 11;
    private static final Hash OTHER = Hash.sha256(new byte[] {9});

    private final List<byte[]> data =
            IntStream.range(0, SIZE).mapToObj(i -> new byte[] {(byte) i}).toList();
    private final GrownTree tree = new GrownTree(data);
    private final Hash root = tree.frontier().root();
    private final TreeProver prover = new TreeProver(SIZE, tree);

    private static ProofCheck fails(ProofCheck.Why why) {
        return new ProofCheck.Fails(why);
    }

    private static List<Hash> longer(List<Hash> path) {
        List<Hash> more = new ArrayList<>(path);
        more.add(OTHER);
        return more;
    }

    private Hash rootAt(int size) {
        return new NaiveTree(data.subList(0, size)).root();
    }

    @Test
    void leafOutsideTheTreeIsRefused() {
        InclusionProof proof = new InclusionProof(SIZE, SIZE, prover.inclusion(10).path());
        assertThat(proof.check(tree.leaf(10), root))
                .isEqualTo(fails(ProofCheck.Why.LEAF_OUTSIDE_TREE));
        assertThat(new InclusionProof(0, 0, List.of()).check(root, TreeHasher.EMPTY_ROOT))
                .isEqualTo(fails(ProofCheck.Why.LEAF_OUTSIDE_TREE));
    }

    @Test
    void pathWithALeftoverHashIsRefused() {
        for (int i = 0; i < SIZE; i++) {
            List<Hash> path = longer(prover.inclusion(i).path());
            assertThat(new InclusionProof(i, SIZE, path).check(tree.leaf(i), root))
                    .isEqualTo(fails(ProofCheck.Why.TOO_LONG));
        }
    }

    @Test
    void pathWithoutItsLastHashIsRefused() {
        for (int i = 0; i < SIZE; i++) {
            List<Hash> path = prover.inclusion(i).path();
            path = path.subList(0, path.size() - 1);
            assertThat(new InclusionProof(i, SIZE, path).check(tree.leaf(i), root))
                    .isEqualTo(fails(ProofCheck.Why.TOO_SHORT));
        }
    }

    @Test
    void innerNodeIsNotProvedAsALeaf() {
        List<Hash> path = prover.inclusion(0).path();
        Hash node = tree.nodes(List.of(new NodeId(1, 0))).getFirst();
        assertThat(new InclusionProof(0, SIZE, path.subList(1, path.size())).check(node, root))
                .isEqualTo(fails(ProofCheck.Why.TOO_SHORT));
    }

    @Test
    void anyExchangedHashIsRefused() {
        for (int i = 0; i < SIZE; i++) {
            List<Hash> path = prover.inclusion(i).path();
            for (int j = 0; j < path.size(); j++) {
                List<Hash> forged = new ArrayList<>(path);
                forged.set(j, OTHER);
                assertThat(new InclusionProof(i, SIZE, forged).check(tree.leaf(i), root))
                        .isEqualTo(fails(ProofCheck.Why.OTHER_ROOT));
            }
        }
    }

    @Test
    void anotherPlaceOrLeafIsRefused() {
        InclusionProof proof = prover.inclusion(3);
        assertThat(proof.check(tree.leaf(4), root)).isEqualTo(fails(ProofCheck.Why.OTHER_ROOT));
        assertThat(new InclusionProof(2, SIZE, proof.path()).check(tree.leaf(3), root))
                .isEqualTo(fails(ProofCheck.Why.OTHER_ROOT));
        assertThat(proof.check(tree.leaf(3), rootAt(10)))
                .isEqualTo(fails(ProofCheck.Why.OTHER_ROOT));
    }

    @Test
    void shrunkTreeIsNoGrowth() {
        ConsistencyProof proof = new ConsistencyProof(SIZE, 5, List.of(OTHER));
        assertThat(proof.check(root, rootAt(5))).isEqualTo(fails(ProofCheck.Why.SIZES_REVERSED));
    }

    @Test
    void growthWithoutHashesIsRefused() {
        assertThat(new ConsistencyProof(5, SIZE, List.of()).check(rootAt(5), root))
                .isEqualTo(fails(ProofCheck.Why.TOO_SHORT));
    }

    @Test
    void consistencyProofsOfWrongLengthAreRefused() {
        for (int older = 1; older < SIZE; older++) {
            List<Hash> path = prover.consistency(older).path();
            assertThat(new ConsistencyProof(older, SIZE, longer(path)).check(rootAt(older), root))
                    .isEqualTo(fails(ProofCheck.Why.TOO_LONG));
            List<Hash> shorter = path.subList(0, path.size() - 1);
            assertThat(new ConsistencyProof(older, SIZE, shorter).check(rootAt(older), root))
                    .isEqualTo(fails(ProofCheck.Why.TOO_SHORT));
        }
    }

    @Test
    void sameSizeWithAnotherRootIsRefused() {
        assertThat(new ConsistencyProof(5, 5, List.of()).check(rootAt(5), OTHER))
                .isEqualTo(fails(ProofCheck.Why.OTHER_OLDER_ROOT));
        assertThat(new ConsistencyProof(5, 5, List.of(OTHER)).check(OTHER, OTHER))
                .isEqualTo(fails(ProofCheck.Why.TOO_LONG));
    }

    @Test
    void emptyTreeHasOneRoot() {
        assertThat(prover.consistency(0).check(OTHER, root))
                .isEqualTo(fails(ProofCheck.Why.OTHER_OLDER_ROOT));
    }

    @Test
    void anyExchangedHashOfAConsistencyProofIsRefused() {
        for (int older = 1; older < SIZE; older++) {
            List<Hash> path = prover.consistency(older).path();
            for (int j = 0; j < path.size(); j++) {
                List<Hash> forged = new ArrayList<>(path);
                forged.set(j, OTHER);
                assertThat(new ConsistencyProof(older, SIZE, forged).check(rootAt(older), root))
                        .isInstanceOf(ProofCheck.Fails.class);
            }
        }
    }

    @Test
    void anotherOlderOrNewerRootIsRefused() {
        ConsistencyProof proof = prover.consistency(6);
        assertThat(proof.check(OTHER, root)).isEqualTo(fails(ProofCheck.Why.OTHER_OLDER_ROOT));
        assertThat(proof.check(rootAt(6), OTHER)).isEqualTo(fails(ProofCheck.Why.OTHER_ROOT));
    }

    @Test
    void endlessPathIsNotEvenRead() {
        List<Hash> path = Collections.nCopies(65, OTHER);
        assertThatThrownBy(() -> new InclusionProof(0, 9, path))
                .hasMessage("a path has at most 63 hashes: 65");
        assertThatThrownBy(() -> new ConsistencyProof(1, 9, path))
                .hasMessage("a path has at most 64 hashes: 65");
    }

    @Test
    void hugeTreesDoNotOverflow() {
        long size = (1L << 61) + 12345;
        List<NodeId> asked = new ArrayList<>();
        Nodes nodes =
                ids -> {
                    asked.addAll(ids);
                    return ids.stream().map(id -> OTHER).toList();
                };
        new TreeProver(size, nodes).inclusion(1L << 60);
        assertThat(asked).hasSizeLessThan(80).allMatch(id -> id.lastLeaf() < size);
        assertThat(
                        new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of())
                                .check(root, root))
                .isEqualTo(fails(ProofCheck.Why.TOO_SHORT));
    }
}
