// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;

/// One version's clauses as a list with parents, and an index of what their texts share.
final class Side {
    /// A run of characters that more clauses than this have tells nothing about which one is meant.
    private static final int MAX_POSTINGS = 48;

    final List<Clause> clauses = new ArrayList<>();
    final List<Shingles> shingles = new ArrayList<>();
    final List<String> keys = new ArrayList<>();
    final Map<ClauseId, Integer> byId = new HashMap<>();
    private final List<Integer> parents = new ArrayList<>();
    private long[] postings = new long[0];

    /// The clause on the other side, by index; -1 where there is none.
    int[] match = new int[0];

    static Side of(List<Clause> top) {
        Side side = new Side();
        side.add(top, -1);
        side.match = new int[side.clauses.size()];
        Arrays.fill(side.match, -1);
        side.index();
        return side;
    }

    private void add(List<Clause> siblings, int parent) {
        for (Clause clause : siblings) {
            int index = clauses.size();
            clauses.add(clause);
            parents.add(parent);
            byId.put(clause.id(), index);
            String key = Shingles.fold(clause.heading()) + "\n" + Shingles.fold(clause.text());
            keys.add(key);
            shingles.add(Shingles.of(clause.heading() + clause.text()));
            add(clause.children(), index);
        }
    }

    private void index() {
        int total = shingles.stream().mapToInt(Shingles::size).sum();
        postings = new long[total];
        int at = 0;
        for (int node = 0; node < shingles.size(); node++) {
            Shingles own = shingles.get(node);
            for (int i = 0; i < own.size(); i++) {
                postings[at++] = ((long) own.hash(i) << 32) | node;
            }
        }
        Arrays.sort(postings);
    }

    int size() {
        return clauses.size();
    }

    int parent(int node) {
        return parents.get(node);
    }

    boolean open(int node) {
        return match[node] < 0;
    }

    List<Integer> children(int parent) {
        List<Clause> children = clauses.get(parent).children();
        return children.stream().map(child -> byId.get(child.id())).toList();
    }

    List<Integer> top() {
        List<Integer> top = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            if (parent(node) < 0) {
                top.add(node);
            }
        }
        return top;
    }

    /// Returns the clauses that share telling runs of characters with a text, with how many.
    Map<Integer, Integer> sharing(Shingles text) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (int i = 0; i < text.size(); i++) {
            if (i > 0 && text.hash(i) == text.hash(i - 1)) {
                continue;
            }
            long first = (long) text.hash(i) << 32;
            int from = Arrays.binarySearch(postings, first);
            from = from < 0 ? -from - 1 : from;
            int to = from;
            while (to < postings.length
                    && (int) (postings[to] >> 32) == text.hash(i)
                    && to - from <= MAX_POSTINGS) {
                to++;
            }
            if (to - from > MAX_POSTINGS) {
                continue;
            }
            for (int p = from; p < to; p++) {
                shared.merge((int) postings[p], 1, Integer::sum);
            }
        }
        return shared;
    }
}
