// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.comparison.RandomPolicies.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Changes made on purpose are found again.
final class PolicyComparisonTest {

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryCounterpartAfterRandomEdits(int seed) {
        Random random = new Random(seed);
        RandomPolicies policies = new RandomPolicies(random);
        List<Node> before = policies.tree();
        List<Node> after = RandomPolicies.copy(before);
        for (int edit = 0; edit < 1 + random.nextInt(5); edit++) {
            Node article = after.get(random.nextInt(after.size()));
            switch (random.nextInt(5)) {
                case 0 -> after.add(random.nextInt(after.size()), policies.node(true));
                case 1 -> after.add(random.nextInt(after.size() - 1), take(after, article));
                case 2 -> article.text = article.text.replaceFirst("行う。", "行わなければならない。");
                case 3 -> article.heading = article.heading + "等";
                default -> {
                    if (!article.children.isEmpty()) {
                        Node child = article.children.removeFirst();
                        after.get(random.nextInt(after.size())).children.add(child);
                    }
                }
            }
        }
        BasicPolicy older = RandomPolicies.policy(before);
        BasicPolicy newer = RandomPolicies.policy(after);

        PolicyComparison comparison = PolicyComparison.between(older, newer);

        Map<String, String> oldText = textById(before);
        Map<String, String> newText = textById(after);
        for (String id : oldText.keySet()) {
            assertThat(counterpart(comparison, oldText.get(id))).as(id).isEqualTo(newText.get(id));
        }
        everyClauseStandsOnce(comparison);
    }

    private static Node take(List<Node> nodes, Node node) {
        nodes.remove(node);
        return node;
    }

    private static Map<String, String> textById(List<Node> nodes) {
        Map<String, String> texts = new HashMap<>();
        for (Node node : nodes) {
            texts.put(node.id, node.heading + node.text);
            texts.putAll(textById(node.children));
        }
        return texts;
    }

    private static String counterpart(PolicyComparison comparison, String oldText) {
        return comparison.changes().stream()
                .filter(c ->
                        c.older().stream().anyMatch(o -> (o.heading() + o.text()).equals(oldText)))
                .flatMap(c -> c.newer().stream())
                .map(c -> c.heading() + c.text())
                .collect(Collectors.joining("|"));
    }

    private static void everyClauseStandsOnce(PolicyComparison comparison) {
        assertThat(comparison.changes().stream().flatMap(c -> c.newer().stream()).map(Clause::id))
                .containsExactlyInAnyOrderElementsOf(
                        comparison.newer().allClauses().map(Clause::id).toList());
        assertThat(comparison.changes().stream().flatMap(c -> c.older().stream()).map(Clause::id))
                .containsExactlyInAnyOrderElementsOf(
                        comparison.older().allClauses().map(Clause::id).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recognisesSplitAndMerger(int seed) {
        RandomPolicies policies = new RandomPolicies(new Random(seed));
        List<Node> before = policies.tree();
        Node whole = before.get(1);
        String first = policies.sentence();
        String second = policies.sentence();
        whole.text = first + second;
        List<Node> after = RandomPolicies.copy(before);
        after.get(1).text = first;
        Node part = policies.node(false);
        part.text = second;
        after.add(2, part);
        BasicPolicy one = RandomPolicies.policy(before);
        BasicPolicy two = RandomPolicies.policy(after);

        ClauseChange split = change(PolicyComparison.between(one, two), ChangeKind.SPLIT);
        ClauseChange merged = change(PolicyComparison.between(two, one), ChangeKind.MERGED);

        assertThat(split.older()).extracting(Clause::text).containsExactly(first + second);
        assertThat(split.newer()).extracting(Clause::text).containsExactly(first, second);
        assertThat(merged.older()).extracting(Clause::text).containsExactly(first, second);
        assertThat(merged.newer()).extracting(Clause::text).containsExactly(first + second);
    }

    private static ClauseChange change(PolicyComparison comparison, ChangeKind kind) {
        everyClauseStandsOnce(comparison);
        return comparison.changes().stream()
                .filter(c -> c.kinds().contains(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + ": " + comparison.summary()));
    }

    @Test
    void aPolicyDoesNotDifferFromItself() {
        BasicPolicy policy = RandomPolicies.policy(new RandomPolicies(new Random(7)).tree());

        assertThat(PolicyComparison.between(policy, policy).differences()).isEmpty();
    }

    @Test
    void aNewFirstArticleOnlyRenumbersTheRest() {
        RandomPolicies policies = new RandomPolicies(new Random(11));
        List<Node> before = policies.tree();
        List<Node> after = RandomPolicies.copy(before);
        after.addFirst(policies.node(true));

        PolicyComparison comparison =
                PolicyComparison.between(
                        RandomPolicies.policy(before), RandomPolicies.policy(after));

        assertThat(comparison.summary())
                .containsOnly(
                        Map.entry(ChangeKind.ADDED, 1),
                        Map.entry(ChangeKind.RENUMBERED, before.size()));
    }

    /// 6,000 clauses of which every second was reworded: seconds, not minutes.
    @Test
    @Timeout(30)
    void largePoliciesDoNotExplode() {
        RandomPolicies policies = new RandomPolicies(new Random(3));
        List<Node> before = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            before.add(policies.node(i % 3 == 0));
        }
        List<Node> after = RandomPolicies.copy(before);
        for (int i = 0; i < after.size(); i += 2) {
            after.get(i).text = after.get(i).text.replaceFirst("行う。", "行わなければならない。");
        }
        long start = System.nanoTime();

        PolicyComparison comparison =
                PolicyComparison.between(
                        RandomPolicies.policy(before), RandomPolicies.policy(after));

        assertThat(comparison.summary()).containsOnly(Map.entry(ChangeKind.REWORDED, 3_000));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
    }
}
