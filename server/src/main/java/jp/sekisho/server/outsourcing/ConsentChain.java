// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The subcontracts of one contract as they hang below one another, however deep.
///
/// @param links each after the one above it; what names another contract's subcontract, or itself
///   in a circle, stands at the first level
record ConsentChain(List<Link> links) {

    ConsentChain {
        links = List.copyOf(links);
    }

    /// A subcontract as it is recorded.
    ///
    /// @param id its row
    /// @param name who works
    /// @param work what is done
    /// @param consented whether the body allowed it
    /// @param above the subcontract above it
    record Recorded(long id, String name, String work, boolean consented, Optional<Long> above) {}

    /// A subcontract in its place.
    ///
    /// @param recorded what is recorded
    /// @param level 1 below the contract itself, 2 for 再々委託, and so on
    /// @param allowed whether it and all above it are allowed
    record Link(Recorded recorded, int level, boolean allowed) {

        /// Returns its place and standing in words: `再々委託(許諾あり)`.
        String words() {
            String place =
                    switch (level) {
                        case 1 -> "";
                        case 2 -> "再々委託 ";
                        default -> level + "段目の再委託 ";
                    };
            String standing =
                    allowed ? "(許諾あり)" : recorded.consented() ? "(上の再委託に許諾がない)" : "(許諾がない)";
            return place + recorded.work() + standing;
        }
    }

    /// Puts subcontracts in their places.
    ///
    /// @param recorded those of one contract, in the order in which they are to be shown
    static ConsentChain of(List<Recorded> recorded) {
        Map<Long, List<Recorded>> below = new HashMap<>();
        Set<Long> known = new HashSet<>();
        recorded.forEach(each -> known.add(each.id()));
        for (Recorded each : recorded) {
            each.above()
                    .filter(known::contains)
                    .ifPresent(above ->
                            below.computeIfAbsent(above, _ -> new ArrayList<>()).add(each));
        }
        List<Link> links = new ArrayList<>();
        Set<Long> placed = new HashSet<>();
        for (Recorded each : recorded) {
            if (each.above().filter(known::contains).isEmpty()) {
                place(each, 1, true, below, placed, links);
            }
        }
        // What is left hangs in a circle.
        recorded.forEach(each -> place(each, 1, true, below, placed, links));
        return new ConsentChain(links);
    }

    private static void place(
            Recorded each,
            int level,
            boolean allowedAbove,
            Map<Long, List<Recorded>> below,
            Set<Long> placed,
            List<Link> links) {
        if (!placed.add(each.id())) {
            return;
        }
        boolean allowed = allowedAbove && each.consented();
        links.add(new Link(each, level, allowed));
        for (Recorded next : below.getOrDefault(each.id(), List.of())) {
            place(next, level + 1, allowed, below, placed, links);
        }
    }
}
