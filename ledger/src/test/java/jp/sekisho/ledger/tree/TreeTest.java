// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TreeTest {

    /// The eight leaves that the reference implementations of RFC 6962 test with.
    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static Stream<Integer> sizes() {
        IntStream small = IntStream.rangeClosed(0, 66);
        IntStream edges = IntStream.of(127, 128, 129, 255, 256, 257, 300);
        return IntStream.concat(small, edges).boxed();
    }

    private static List<byte[]> data(int size, long seed) {
        Random random = new Random(seed);
        List<byte[]> data = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] leaf = new byte[random.nextInt(70)];
            random.nextBytes(leaf);
            data.add(leaf);
        }
        return data;
    }

    @Test
    void rootsAreThoseOfTheKnownVectors() {
        List<byte[]> known = LEAVES.stream().map(HexFormat.of()::parseHex).toList();
        for (int size = 0; size <= known.size(); size++) {
            GrownTree tree = new GrownTree(known.subList(0, size));
            assertThat(tree.frontier().root().hex()).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void pathsAreThoseOfTheKnownVectors() {
        List<byte[]> known = LEAVES.stream().map(HexFormat.of()::parseHex).toList();
        GrownTree tree = new GrownTree(known);

        assertThat(new TreeProver(8, tree).inclusion(0).path())
                .extracting(Hash::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(new TreeProver(8, tree).consistency(6).path())
                .extracting(Hash::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(new TreeProver(5, tree).consistency(2).path())
                .extracting(Hash::hex)
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyProofOfEverySizeIsTheNaiveOneAndHolds(int size) {
        List<byte[]> data = data(size, size);
        GrownTree tree = new GrownTree(data);
        NaiveTree naive = new NaiveTree(data);
        Hash root = tree.frontier().root();
        TreeProver prover = new TreeProver(size, tree);

        assertThat(root).isEqualTo(naive.root()).isEqualTo(prover.root());
        for (int i = 0; i < size; i++) {
            InclusionProof proof = prover.inclusion(i);
            assertThat(proof.path()).isEqualTo(naive.path(i));
            assertThat(proof.check(tree.leaf(i), root)).isEqualTo(new ProofCheck.Holds());
        }
        for (int older = 0; older <= size; older++) {
            ConsistencyProof proof = prover.consistency(older);
            Hash olderRoot = new NaiveTree(data.subList(0, older)).root();
            assertThat(proof.path())
                    .isEqualTo(older == size ? List.of() : naive.consistency(older));
            assertThat(proof.check(olderRoot, root)).isEqualTo(new ProofCheck.Holds());
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void recoveredEdgeGrowsLikeTheOneThatWasKept(int size) {
        GrownTree tree = new GrownTree(data(size, 7));
        Frontier recovered = Frontier.recover(size, tree);
        TreeHasher hasher = new TreeHasher();
        for (int i = 0; i < 9; i++) {
            Hash leaf = hasher.leaf(new byte[] {(byte) i});
            assertThat(recovered.append(leaf)).isEqualTo(tree.frontier().append(leaf));
            assertThat(recovered.root()).isEqualTo(tree.frontier().root());
        }
    }

    @Test
    void anyTreeIsTheNaiveOne() {
        qt().withExamples(150)
                .forAll(integers().between(1, 700), integers().all(), integers().all())
                .checkAssert((size, seed, place) -> {
                    List<byte[]> data = data(size, seed);
                    GrownTree tree = new GrownTree(data);
                    NaiveTree naive = new NaiveTree(data);
                    int at = Math.floorMod(place, size);
                    TreeProver prover = new TreeProver(size, tree);
                    assertThat(prover.root()).isEqualTo(naive.root());
                    assertThat(prover.inclusion(at).path()).isEqualTo(naive.path(at));
                    assertThat(prover.consistency(at).path()).isEqualTo(naive.consistency(at));
                });
    }

    @Test
    void proofsOfAPastSizeComeFromTheGrownTree() {
        List<byte[]> data = data(100, 3);
        GrownTree tree = new GrownTree(data);
        for (int size = 1; size <= 100; size++) {
            NaiveTree then = new NaiveTree(data.subList(0, size));
            TreeProver prover = new TreeProver(size, tree);
            assertThat(prover.root()).isEqualTo(then.root());
            assertThat(prover.inclusion(size / 2).path()).isEqualTo(then.path(size / 2));
        }
    }

    @Test
    void proofsGrowWithTheLogarithmOfTheSize() {
        GrownTree tree = new GrownTree(data(1025, 1));
        for (int size = 1; size <= 1025; size++) {
            int bound = 32 - Integer.numberOfLeadingZeros(size - 1);
            assertThat(new TreeProver(size, tree).inclusion(size / 3).path())
                    .hasSizeLessThanOrEqualTo(bound);
            assertThat(new TreeProver(size, tree).consistency(size / 3).path())
                    .hasSizeLessThanOrEqualTo(bound + 1);
        }
    }

    @Test
    void leafThatLooksLikeANodeHasAnotherHash() {
        TreeHasher hasher = new TreeHasher();
        Hash a = hasher.leaf("a".getBytes(StandardCharsets.UTF_8));
        Hash b = hasher.leaf("b".getBytes(StandardCharsets.UTF_8));
        byte[] both = new byte[64];
        a.copyTo(both, 0);
        b.copyTo(both, 32);
        assertThat(hasher.leaf(both)).isNotEqualTo(hasher.node(a, b));
    }
}
