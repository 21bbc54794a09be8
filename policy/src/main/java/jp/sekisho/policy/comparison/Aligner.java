// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.policy.Clause;

/// Finds for each clause of one version its counterpart in the other: first what is the same, then
/// what has the same identity or caption, then what is most alike, last what was split or merged.
final class Aligner {
    private static final double ALIKE = 0.5;
    private static final double SAME_PLACE = 0.25;
    private static final double PART = 0.7;
    private static final int MAX_CANDIDATES = 12;

    private final Side older;
    private final Side newer;
    private final Map<Integer, List<Integer>> splits = new TreeMap<>();
    private final Map<Integer, List<Integer>> mergers = new TreeMap<>();

    private Aligner(Side older, Side newer) {
        this.older = older;
        this.newer = newer;
    }

    private record Pair(int old, int fresh, double likeness) {}

    static List<ClauseChange> align(List<Clause> older, List<Clause> newer) {
        Aligner aligner = new Aligner(Side.of(older), Side.of(newer));
        aligner.matchSameWords();
        aligner.matchSameIdentity();
        aligner.matchBelowMatched();
        aligner.matchAlike();
        aligner.matchByChildren();
        aligner.matchBelowMatched();
        aligner.matchSamePlace();
        findParts(aligner.older, aligner.newer, aligner.splits);
        findParts(aligner.newer, aligner.older, aligner.mergers);
        return Changes.list(aligner.older, aligner.newer, aligner.splits, aligner.mergers);
    }

    private void pair(int old, int fresh) {
        older.match[old] = fresh;
        newer.match[fresh] = old;
    }

    private static boolean telling(String key) {
        return key.length() > 1;
    }

    private void matchSameWords() {
        Map<String, List<Integer>> olderByKey = byKey(older);
        Map<String, List<Integer>> newerByKey = byKey(newer);
        olderByKey.forEach((key, olds) -> {
            List<Integer> news = newerByKey.getOrDefault(key, List.of());
            if (telling(key) && olds.size() == 1 && news.size() == 1) {
                pair(olds.getFirst(), news.getFirst());
            }
        });
    }

    private static Map<String, List<Integer>> byKey(Side side) {
        Map<String, List<Integer>> byKey = new HashMap<>();
        for (int node = 0; node < side.size(); node++) {
            byKey.computeIfAbsent(side.keys.get(node), _ -> new ArrayList<>()).add(node);
        }
        return byKey;
    }

    private void matchSameIdentity() {
        for (int old = 0; old < older.size(); old++) {
            Integer fresh = newer.byId.get(older.clauses.get(old).id());
            if (fresh != null && older.open(old) && newer.open(fresh)) {
                boolean sameCaption =
                        telling(older.clauses.get(old).heading()) && sameHeading(old, fresh);
                if (sameCaption
                        || older.keys.get(old).equals(newer.keys.get(fresh))
                        || likeness(old, fresh) >= ALIKE) {
                    pair(old, fresh);
                }
            }
        }
    }

    private boolean sameHeading(int old, int fresh) {
        return Shingles.fold(older.clauses.get(old).heading())
                .equals(Shingles.fold(newer.clauses.get(fresh).heading()));
    }

    private double likeness(int old, int fresh) {
        return older.shingles.get(old).likeness(newer.shingles.get(fresh));
    }

    /// Matches among siblings whose parents are matched: same words, same caption, same order.
    private void matchBelowMatched() {
        matchSiblings(older.top(), newer.top());
        for (int old = 0; old < older.size(); old++) {
            if (!older.open(old)) {
                matchSiblings(older.children(old), newer.children(older.match[old]));
            }
        }
    }

    private void matchSiblings(List<Integer> olds, List<Integer> news) {
        Map<String, List<Integer>> waiting = new HashMap<>();
        Map<String, List<Integer>> captions = new HashMap<>();
        for (int fresh : news) {
            if (newer.open(fresh)) {
                waiting.computeIfAbsent(newer.keys.get(fresh), _ -> new ArrayList<>()).add(fresh);
                captions.computeIfAbsent(
                                Shingles.fold(newer.clauses.get(fresh).heading()),
                                _ -> new ArrayList<>())
                        .add(fresh);
            }
        }
        for (int old : olds) {
            if (older.open(old)) {
                takeFirst(old, waiting.getOrDefault(older.keys.get(old), List.of()));
            }
        }
        for (int old : olds) {
            String caption = Shingles.fold(older.clauses.get(old).heading());
            if (older.open(old) && telling(caption)) {
                takeFirst(old, captions.getOrDefault(caption, List.of()));
            }
        }
    }

    private void takeFirst(int old, List<Integer> candidates) {
        for (int fresh : candidates) {
            if (newer.open(fresh)) {
                pair(old, fresh);
                return;
            }
        }
    }

    private void matchAlike() {
        List<Pair> pairs = new ArrayList<>();
        for (int old = 0; old < older.size(); old++) {
            if (!older.open(old)) {
                continue;
            }
            int index = old;
            newer.sharing(older.shingles.get(old)).entrySet().stream()
                    .filter(entry -> newer.open(entry.getKey()))
                    .sorted(
                            Map.Entry.<Integer, Integer>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MAX_CANDIDATES)
                    .map(entry -> new Pair(index, entry.getKey(), likeness(index, entry.getKey())))
                    .filter(pair -> pair.likeness() >= ALIKE)
                    .forEach(pairs::add);
        }
        pairs.sort(
                Comparator.comparingDouble(Pair::likeness)
                        .reversed()
                        .thenComparingInt(Pair::old)
                        .thenComparingInt(Pair::fresh));
        for (Pair pair : pairs) {
            if (older.open(pair.old()) && newer.open(pair.fresh())) {
                pair(pair.old(), pair.fresh());
            }
        }
    }

    /// Matches clauses most of whose children are matched with each other, from the bottom up.
    private void matchByChildren() {
        for (int old = older.size() - 1; old >= 0; old--) {
            if (!older.open(old) || older.clauses.get(old).children().isEmpty()) {
                continue;
            }
            Map<Integer, Integer> votes = new TreeMap<>();
            for (int child : older.children(old)) {
                if (!older.open(child)) {
                    votes.merge(newer.parent(older.match[child]), 1, Integer::sum);
                }
            }
            int half = older.clauses.get(old).children().size();
            for (Map.Entry<Integer, Integer> vote : votes.entrySet()) {
                if (vote.getKey() >= 0 && newer.open(vote.getKey()) && vote.getValue() * 2 > half) {
                    pair(old, vote.getKey());
                    break;
                }
            }
        }
    }

    /// Matches what stands between the same neighbours and is at least a little alike.
    private void matchSamePlace() {
        betweenNeighbours(older.top(), newer.top());
        for (int old = 0; old < older.size(); old++) {
            if (!older.open(old)) {
                betweenNeighbours(older.children(old), newer.children(older.match[old]));
            }
        }
    }

    private void betweenNeighbours(List<Integer> olds, List<Integer> news) {
        Map<Integer, Integer> placeOf = new HashMap<>();
        for (int i = 0; i < news.size(); i++) {
            placeOf.put(news.get(i), i);
        }
        for (int i = 0; i < olds.size(); i++) {
            int old = olds.get(i);
            if (!older.open(old)) {
                continue;
            }
            int place = 0;
            if (i > 0) {
                Integer before = placeOf.get(older.match[olds.get(i - 1)]);
                if (before == null) {
                    continue;
                }
                place = before + 1;
            }
            if (place < news.size()
                    && newer.open(news.get(place))
                    && likeness(old, news.get(place)) >= SAME_PLACE) {
                pair(old, news.get(place));
            }
        }
    }

    /// Finds clauses of one side that are parts of a clause of the other: the whole is the key.
    private static void findParts(Side whole, Side parts, Map<Integer, List<Integer>> found) {
        for (int part = 0; part < parts.size(); part++) {
            Shingles text = parts.shingles.get(part);
            if (!parts.open(part) || text.size() < 6) {
                continue;
            }
            int best = -1;
            double bestShare = PART;
            for (Map.Entry<Integer, Integer> entry : whole.sharing(text).entrySet()) {
                Shingles candidate = whole.shingles.get(entry.getKey());
                double share = text.within(candidate);
                if (candidate.size() > text.size()
                        && (share > bestShare
                                || (share == bestShare && best >= 0 && entry.getKey() < best))) {
                    best = entry.getKey();
                    bestShare = share;
                }
            }
            if (best >= 0 && completes(whole, parts, best, part, found)) {
                found.computeIfAbsent(best, _ -> new ArrayList<>()).add(part);
            }
        }
        settle(whole, parts, found);
    }

    /// Says whether a part makes what is already matched with the whole more like the whole.
    private static boolean completes(
            Side whole, Side parts, int best, int part, Map<Integer, List<Integer>> found) {
        if (whole.open(best)) {
            return true;
        }
        Shingles before = parts.shingles.get(whole.match[best]);
        for (int earlier : found.getOrDefault(best, List.of())) {
            before = before.plus(parts.shingles.get(earlier));
        }
        Shingles target = whole.shingles.get(best);
        return before.plus(parts.shingles.get(part)).likeness(target)
                > before.likeness(target) + 0.05;
    }

    /// Makes the first part of an unmatched whole its counterpart; a single part is no split.
    private static void settle(Side whole, Side parts, Map<Integer, List<Integer>> found) {
        found.entrySet()
                .removeIf(entry -> {
                    List<Integer> own = entry.getValue();
                    if (whole.open(entry.getKey())) {
                        Shingles sum = parts.shingles.get(own.getFirst());
                        for (int part : own.subList(1, own.size())) {
                            sum = sum.plus(parts.shingles.get(part));
                        }
                        if (sum.likeness(whole.shingles.get(entry.getKey())) < ALIKE) {
                            return true;
                        }
                        int first = own.removeFirst();
                        whole.match[entry.getKey()] = first;
                        parts.match[first] = entry.getKey();
                    }
                    own.forEach(part -> parts.match[part] = entry.getKey());
                    return own.isEmpty();
                });
    }
}
