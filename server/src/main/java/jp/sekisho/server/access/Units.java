// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body's units as a forest: which unit stands below which today.
public final class Units {

    /// One unit and the unit above it.
    ///
    /// @param id the unit
    /// @param parentId the unit above; null at the top
    public record Link(long id, @Nullable Long parentId) {}

    private final Map<Long, List<Long>> below;

    /// Makes the forest.
    ///
    /// @param links all units of today, in any order; a ring among them is walked once
    public Units(Collection<Link> links) {
        below =
                links.stream()
                        .filter(link -> link.parentId() != null)
                        .collect(
                                Collectors.groupingBy(
                                        link -> java.util.Objects.requireNonNull(link.parentId()),
                                        Collectors.mapping(Link::id, Collectors.toList())));
    }

    /// Returns a unit together with all units below it.
    Set<Long> withThoseBelow(long unit) {
        Set<Long> found = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>(List.of(unit));
        while (!open.isEmpty()) {
            long next = open.pop();
            if (found.add(next)) {
                open.addAll(below.getOrDefault(next, List.of()));
            }
        }
        return found;
    }
}
