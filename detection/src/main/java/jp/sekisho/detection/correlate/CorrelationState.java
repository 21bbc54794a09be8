// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /// The field that a name of `group-by` or `field` means in matches of a rule.
    private String fieldOf(String name, String rule) {
        return correlation.aliases().getOrDefault(name, Map.of()).getOrDefault(rule, name);
    }

    Set<String> fieldsOf(String rule) {
        Set<String> fields = new TreeSet<>();
        correlation.groupBy().forEach(name -> fields.add(fieldOf(name, rule)));
        correlation.field().forEach(name -> fields.add(fieldOf(name, rule)));
        return fields;
    }

    /// Takes a match; false where it lacks a field of the group.
    boolean add(Occurrence occurrence) {
        List<String> key = new ArrayList<>();
        Map<String, String> shown = new LinkedHashMap<>();
        for (String name : correlation.groupBy()) {
            @Nullable String value = occurrence.fields().get(fieldOf(name, occurrence.rule()));
            if (value == null) {
                return false;
            }
            key.add(Folding.fold(value));
            shown.put(name, value);
        }
        @Nullable String value = value(occurrence);
        groups.computeIfAbsent(key, _ -> new Group(correlation))
                .add(new Group.Entry(occurrence, Map.copyOf(shown), value));
        size++;
        return true;
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
