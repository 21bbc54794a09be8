// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.sekisho.policy.Clause;

/// Says from matched clauses what changed.
final class Changes {
    private final Side older;
    private final Side newer;
    private final Map<Integer, List<Integer>> splits;
    private final Map<Integer, List<Integer>> mergers;
    private final Set<Integer> reordered = new HashSet<>();

    private Changes(
            Side older,
            Side newer,
            Map<Integer, List<Integer>> splits,
            Map<Integer, List<Integer>> mergers) {
        this.older = older;
        this.newer = newer;
        this.splits = splits;
        this.mergers = mergers;
    }

    static List<ClauseChange> list(
            Side older,
            Side newer,
            Map<Integer, List<Integer>> splits,
            Map<Integer, List<Integer>> mergers) {
        Changes changes = new Changes(older, newer, splits, mergers);
        changes.findReordered(newer.top());
        for (int node = 0; node < newer.size(); node++) {
            changes.findReordered(newer.children(node));
        }
        return changes.list();
    }

    private List<ClauseChange> list() {
        List<ClauseChange> all = new ArrayList<>();
        Set<Integer> parts = new HashSet<>();
        splits.values().forEach(parts::addAll);
        for (int fresh = 0; fresh < newer.size(); fresh++) {
            if (parts.contains(fresh)) {
                continue;
            }
            all.add(
                    newer.open(fresh)
                            ? new ClauseChange(
                                    List.of(),
                                    List.of(newer.clauses.get(fresh)),
                                    Set.of(ChangeKind.ADDED))
                            : change(newer.match[fresh], fresh));
        }
        for (int old = 0; old < older.size(); old++) {
            if (older.open(old)) {
                all.add(
                        new ClauseChange(
                                List.of(older.clauses.get(old)),
                                List.of(),
                                Set.of(ChangeKind.REMOVED)));
            }
        }
        return all;
    }

    private ClauseChange change(int old, int fresh) {
        List<Integer> newParts = splits.getOrDefault(old, List.of());
        List<Integer> oldParts = mergers.getOrDefault(fresh, List.of());
        Set<ChangeKind> kinds = kinds(old, fresh);
        if (!newParts.isEmpty() && oldParts.isEmpty()) {
            kinds.remove(ChangeKind.REWORDED);
            kinds.add(ChangeKind.SPLIT);
        }
        if (!oldParts.isEmpty()) {
            kinds.remove(ChangeKind.REWORDED);
            kinds.add(ChangeKind.MERGED);
        }
        return new ClauseChange(
                group(older, old, oldParts),
                oldParts.isEmpty() ? group(newer, fresh, newParts) : group(newer, fresh, List.of()),
                kinds);
    }

    private static List<Clause> group(Side side, int first, List<Integer> further) {
        return Stream.concat(Stream.of(first), further.stream())
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
                .stream()
                .map(side.clauses::get)
                .toList();
    }

    private Set<ChangeKind> kinds(int old, int fresh) {
        Clause before = older.clauses.get(old);
        Clause after = newer.clauses.get(fresh);
        EnumSet<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        if (!number(before).equals(number(after))) {
            kinds.add(ChangeKind.RENUMBERED);
        }
        if (!before.heading().equals(after.heading())) {
            kinds.add(ChangeKind.RETITLED);
        }
        if (!before.text().equals(after.text())) {
            kinds.add(ChangeKind.REWORDED);
        }
        int oldParent = older.parent(old);
        int newParent = newer.parent(fresh);
        boolean sameParent =
                (oldParent < 0 || newParent < 0)
                        ? oldParent == newParent
                        : (older.match[oldParent] == newParent
                                || newer.match[newParent] == oldParent);
        if (!sameParent || reordered.contains(fresh)) {
            kinds.add(ChangeKind.MOVED);
        }
        return kinds;
    }

    /// Returns the number that a label bears: `1`, `1.` and `１．` are the same number.
    private static String number(Clause clause) {
        return Shingles.fold(clause.label())
                .replaceFirst("^[-・•](?=.)", "")
                .replaceFirst("[.。、]$", "");
    }

    /// Marks as moved the fewest siblings whose removal leaves the rest in the old order.
    private void findReordered(List<Integer> siblings) {
        List<Integer> matched = siblings.stream().filter(fresh -> !newer.open(fresh)).toList();
        int n = matched.size();
        int[] tails = new int[n];
        int[] previous = new int[n];
        int length = 0;
        for (int i = 0; i < n; i++) {
            int value = newer.match[matched.get(i)];
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (newer.match[matched.get(tails[middle])] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] inOrder = new boolean[n];
        Arrays.fill(inOrder, false);
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
            inOrder[i] = true;
        }
        for (int i = 0; i < n; i++) {
            if (!inOrder[i]) {
                reordered.add(matched.get(i));
            }
        }
    }
}
