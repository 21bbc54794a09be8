// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import jp.sekisho.ledger.tree.Hash;

/// Compares the facts beside the entries with what the entries bind, and the gaps with the recorded
/// erasures.
final class FactAudit {

    private final Map<FactName, List<EntryRange>> missing = new TreeMap<>();
    private final Map<FactName, List<EntryRange>> erased = new TreeMap<>();
    private final Set<FactName> present = new HashSet<>();
    private List<Commitment> bound = List.of();
    private long index = -1;
    private boolean unreadable;

    /// Turns to the next entry.
    void entry(long at, Entry entry) {
        finish();
        index = at;
        bound = entry.facts();
        unreadable = false;
        Erasure.of(entry)
                .filter(e -> e.entries().last().index() < at)
                .ifPresent(e -> add(erased, e.name(), e.entries()));
    }

    /// Turns to an entry whose schema is not known: its facts cannot be judged.
    void unreadableEntry(long at) {
        finish();
        index = at;
        bound = List.of();
        unreadable = true;
    }

    /// Judges one fact of the present entry.
    void fact(Fact fact) throws Tampered {
        if (unreadable) {
            return;
        }
        Hash hash = null;
        for (Commitment commitment : bound) {
            if (commitment.name().equals(fact.name())) {
                hash = commitment.hash();
            }
        }
        if (hash == null || !present.add(fact.name())) {
            throw new Tampered(Finding.FACT_UNBOUND, index, fact.name().value());
        }
        if (!fact.commitment().hash().equals(hash)) {
            throw new Tampered(Finding.FACT_CHANGED, index, fact.name().value());
        }
    }

    private void finish() {
        if (present.size() < bound.size()) {
            for (Commitment commitment : bound) {
                if (!present.contains(commitment.name())) {
                    add(missing, commitment.name(), EntryRange.of(index));
                }
            }
        }
        present.clear();
        bound = List.of();
    }

    /// Ends the audit.
    ///
    /// @return how many facts were erased and recorded as such
    long end() throws Tampered {
        finish();
        long count = 0;
        Tampered first = null;
        long firstIndex = Long.MAX_VALUE;
        for (Map.Entry<FactName, List<EntryRange>> gap : missing.entrySet()) {
            List<EntryRange> records = merged(erased.getOrDefault(gap.getKey(), List.of()));
            OptionalLong bad = firstUncovered(gap.getValue(), records);
            if (bad.isPresent() && bad.getAsLong() < firstIndex) {
                firstIndex = bad.getAsLong();
                first = new Tampered(Finding.FACT_REMOVED, firstIndex, gap.getKey().value());
            }
            for (EntryRange range : gap.getValue()) {
                count += range.last().index() - range.first().index() + 1;
            }
        }
        if (first != null) {
            throw first;
        }
        return count;
    }

    private static OptionalLong firstUncovered(List<EntryRange> gaps, List<EntryRange> records) {
        int at = 0;
        for (EntryRange gap : gaps) {
            long next = gap.first().index();
            while (at < records.size() && records.get(at).last().index() < next) {
                at++;
            }
            if (at == records.size() || !records.get(at).contains(next)) {
                return OptionalLong.of(next);
            }
            if (records.get(at).last().index() < gap.last().index()) {
                return OptionalLong.of(records.get(at).last().index() + 1);
            }
        }
        return OptionalLong.empty();
    }

    /// Sorts ranges and joins those that touch.
    private static List<EntryRange> merged(List<EntryRange> ranges) {
        List<EntryRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparing(EntryRange::first));
        List<EntryRange> joined = new ArrayList<>();
        for (EntryRange range : sorted) {
            if (joined.isEmpty() || joined.getLast().last().index() + 1 < range.first().index()) {
                joined.add(range);
            } else {
                EntryRange open = joined.removeLast();
                long last = Math.max(open.last().index(), range.last().index());
                joined.add(EntryRange.of(open.first().index(), last));
            }
        }
        return joined;
    }

    private static void add(Map<FactName, List<EntryRange>> map, FactName name, EntryRange range) {
        List<EntryRange> ranges = map.computeIfAbsent(name, n -> new ArrayList<>());
        boolean touches =
                !ranges.isEmpty() && ranges.getLast().last().index() + 1 == range.first().index();
        if (touches) {
            EntryRange open = ranges.removeLast();
            ranges.add(new EntryRange(open.first(), range.last()));
        } else {
            ranges.add(range);
        }
    }
}
