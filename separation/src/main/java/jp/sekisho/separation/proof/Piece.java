// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.packet.Cube;

/// A set of packets somewhere on its way, and how it came there.
///
/// @param cubes the packets as they are here
/// @param flows the permitted flows to which they belong as they were sent, by index; empty for
///   packets of no flow
/// @param doubts lines because of which they may not have come here
/// @param lines the lines of the last step that let them pass
/// @param translated how the last step changed them
/// @param parents where they were before the last step; empty where they were sent
record Piece(
        List<Cube> cubes,
        Set<Integer> flows,
        Set<Line> doubts,
        List<Line> lines,
        Optional<Change> translated,
        List<Piece> parents) {

    /// A change of addresses.
    ///
    /// @param before the packets before it
    /// @param translation what was done
    record Change(Cube before, Translation translation) {

        /// The packets that may become members of a set.
        Cube origin(Cube after) {
            Cube from = before;
            if (translation.source().isEmpty()) {
                from = from.withSource(from.source().and(after.source()));
            }
            if (translation.destination().isEmpty()) {
                from = from.withDestination(from.destination().and(after.destination()));
            }
            if (translation.sourcePorts().isEmpty() && translation.destinationPorts().isEmpty()) {
                return from.withService(from.service().and(after.service()));
            }
            var services =
                    after.service()
                            .withPorts(
                                    translation.sourcePorts().isEmpty()
                                            ? null
                                            : new int[] {0, 65535},
                                    translation.destinationPorts().isEmpty()
                                            ? null
                                            : new int[] {0, 65535});
            return from.withService(from.service().and(services));
        }
    }

    static Piece sent(List<Cube> cubes, Set<Integer> flows) {
        return new Piece(cubes, flows, Set.of(), List.of(), Optional.empty(), List.of());
    }

    /// The same packets one step further.
    Piece passed(List<Cube> now, List<Line> by, Set<Line> more) {
        return new Piece(now, flows, joined(more), by, Optional.empty(), List.of(this));
    }

    Piece changed(Cube now, Cube before, Translation translation, List<Line> by, Set<Line> more) {
        return new Piece(
                List.of(now),
                flows,
                joined(more),
                by,
                Optional.of(new Change(before, translation)),
                List.of(this));
    }

    private Set<Line> joined(Set<Line> more) {
        if (doubts.containsAll(more)) {
            return doubts;
        }
        Set<Line> all = new java.util.HashSet<>(doubts);
        all.addAll(more);
        return all;
    }

    private record Kind(Set<Integer> flows, Set<Line> doubts) {}

    /// Puts pieces together that differ only in how they came, so that the next step looks at them
    /// once.
    static List<Piece> merged(List<Piece> pieces) {
        Map<Kind, List<Piece>> kinds = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            kinds.computeIfAbsent(new Kind(piece.flows, piece.doubts), k -> new ArrayList<>())
                    .add(piece);
        }
        List<Piece> merged = new ArrayList<>();
        kinds.forEach((kind, same) -> {
            if (same.size() == 1) {
                merged.add(same.getFirst());
                return;
            }
            List<Cube> cubes = new ArrayList<>();
            same.forEach(piece -> cubes.addAll(piece.cubes));
            merged.add(
                    new Piece(cubes, kind.flows, kind.doubts, List.of(), Optional.empty(), same));
        });
        return merged;
    }
}
