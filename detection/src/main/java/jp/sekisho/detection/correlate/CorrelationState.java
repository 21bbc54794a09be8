// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.detection.event.Folding;
import jp.sekisho.detection.sigma.Correlation;
import org.jspecify.annotations.Nullable;

/// What one correlation has seen, by group.
final class CorrelationState {

    private final Correlation correlation;
    private final Map<List<String>, Group> groups = new TreeMap<>(CorrelationState::compare);
    private int size;

    CorrelationState(Correlation correlation) {
        this.correlation = correlation;
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int c = a.get(i).compareTo(b.get(i));
            if (c != 0) {
                return c;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private String fieldOf(String name, String rule) {
        return WantedMatches.field(correlation, name, rule);
    }

    /// The folded values by which a match belongs to a group; nothing where it lacks one.
    static Optional<List<String>> key(Correlation correlation, Occurrence occurrence) {
        List<String> key = new ArrayList<>();
        for (String name : correlation.groupBy()) {
            String field = WantedMatches.field(correlation, name, occurrence.rule());
            @Nullable String value = occurrence.fields().get(field);
            if (value == null) {
                return Optional.empty();
            }
            key.add(Folding.fold(value));
        }
        return Optional.of(key);
    }

    /// Takes a match; false where it lacks a field of the group.
    boolean add(Occurrence occurrence) {
        Optional<List<String>> key = key(correlation, occurrence);
        if (key.isEmpty()) {
            return false;
        }
        groups.computeIfAbsent(key.get(), _ -> new Group(correlation)).add(entry(occurrence));
        size++;
        return true;
    }

    private Group.Entry entry(Occurrence occurrence) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String name : correlation.groupBy()) {
            String field = fieldOf(name, occurrence.rule());
            shown.put(name, Objects.requireNonNull(occurrence.fields().get(field)));
        }
        return new Group.Entry(occurrence, Map.copyOf(shown), value(occurrence));
    }

    /// When something may be decided or forgotten next though no further match comes.
    Optional<Instant> due() {
        return groups.values().stream()
                .flatMap(g -> g.due().stream())
                .min(Comparator.naturalOrder());
    }

    /// Writes every group; [#read] of the same correlation makes it out again.
    void write(DataOutput out) throws IOException {
        out.writeInt(groups.size());
        for (Map.Entry<List<String>, Group> group : groups.entrySet()) {
            out.writeInt(group.getKey().size());
            for (String part : group.getKey()) {
                Occurrences.writeText(out, part);
            }
            group.getValue().write(out);
        }
    }

    void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            List<String> key = new ArrayList<>();
            int parts = in.readInt();
            for (int k = 0; k < parts; k++) {
                key.add(Occurrences.readText(in));
            }
            Group group = new Group(correlation);
            group.read(in, this::entry);
            groups.put(key, group);
            size += group.size();
        }
    }

    /// The value that is counted or computed with; null where the match has none.
    private @Nullable String value(Occurrence occurrence) {
        List<String> values = new ArrayList<>();
        for (String name : correlation.field()) {
            @Nullable String value = occurrence.fields().get(fieldOf(name, occurrence.rule()));
            if (value == null) {
                return null;
            }
            values.add(Folding.fold(value));
        }
        return values.isEmpty() ? null : String.join("\u0000", values);
    }

    int size() {
        return size;
    }

    List<Finding> advance(Instant watermark) {
        List<Finding> found = new ArrayList<>();
        Iterator<Group> all = groups.values().iterator();
        while (all.hasNext()) {
            Group group = all.next();
            int before = group.size();
            group.advance(watermark, found);
            size += group.size() - before;
            if (group.isIdle()) {
                all.remove();
            }
        }
        found.sort(Comparator.comparing(Finding::time));
        return found;
    }

    /// Gives up groups, those first that were last touched longest ago.
    int evict(int wanted) {
        List<Map.Entry<List<String>, Group>> oldest = new ArrayList<>(groups.entrySet());
        oldest.sort(Comparator.comparing(e -> e.getValue().latest()));
        int gone = 0;
        for (Map.Entry<List<String>, Group> entry : oldest) {
            if (gone >= wanted) {
                break;
            }
            int left = wanted - gone;
            Group group = entry.getValue();
            if (group.size() <= left || oldest.size() > 1) {
                gone += group.size();
                groups.remove(entry.getKey());
            } else {
                gone += group.dropOldest(left);
            }
        }
        size -= gone;
        return gone;
    }
}
