// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the list puts people. Somebody is `p` and a person's id, or `r` and the number of the row
/// that brings a newcomer.
final class Placement {

    private final Map<String, Long> units = new HashMap<>();
    private final Map<Long, Set<String>> people = new LinkedHashMap<>();
    private final Map<String, Long> heads = new LinkedHashMap<>();

    /// @param head whether the title makes a head of the unit
    void put(String who, long unit, boolean head) {
        units.put(who, unit);
        people.computeIfAbsent(unit, _ -> new LinkedHashSet<>()).add(who);
        if (head) {
            heads.put(who, unit);
        }
    }

    /// Returns where somebody is put; null for nowhere.
    @Nullable Long unitOf(String who) {
        return units.get(who);
    }

    /// Returns who is put into a unit, as the list names them.
    Set<String> in(@Nullable Long unit) {
        return unit == null ? Set.of() : people.getOrDefault(unit, Set.of());
    }

    /// Returns the heads with their units, as the list names them.
    Map<String, Long> heads() {
        return heads;
    }

    /// Returns who heads a unit.
    Optional<String> headOf(@Nullable Long unit) {
        return heads.entrySet().stream()
                .filter(head -> Objects.equals(head.getValue(), unit))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Tells whether a unit gets a head who is somebody else.
    boolean isHeadedByAnother(@Nullable Long unit, String who) {
        return heads.entrySet().stream()
                .anyMatch(head ->
                        Objects.equals(head.getValue(), unit) && !head.getKey().equals(who));
    }
}
