// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;

/// Follows packets that arrived back to where they were sent.
final class Explanation {

    /// At most this many ways are followed for one arrival.
    static final int WAYS_LIMIT = 50_000;

    /// One way of lines.
    ///
    /// @param sent some of the packets that take it, as they were sent
    /// @param lines the lines that let them pass, in order
    record Way(Cube sent, List<Line> lines) {}

    private final AddressSet preferred;
    private final Map<List<Line>, Way> ways = new LinkedHashMap<>();

    private Explanation(AddressSet preferred) {
        this.preferred = preferred;
    }

    /// Returns every way by which packets of a piece came, each with packets that take it.
    ///
    /// @param preferred sources that are shown rather than others
    static List<Way> of(Piece piece, AddressSet preferred) {
        Explanation explanation = new Explanation(preferred);
        for (Cube cube : piece.cubes()) {
            explanation.back(piece, cube, List.of());
        }
        return List.copyOf(explanation.ways.values());
    }

    private void back(Piece piece, Cube cube, List<Line> later) {
        if (ways.size() >= WAYS_LIMIT) {
            return;
        }
        List<Line> lines = new ArrayList<>(piece.lines());
        // A policy that also translates is one line, though two stages hold it.
        boolean again =
                !lines.isEmpty() && !later.isEmpty() && lines.getLast().equals(later.getFirst());
        lines.addAll(again ? later.subList(1, later.size()) : later);
        if (piece.parents().isEmpty()) {
            sent(cube, lines);
            return;
        }
        Cube before = piece.translated().isEmpty() ? cube : piece.translated().get().origin(cube);
        for (Piece parent : piece.parents()) {
            for (Cube own : parent.cubes()) {
                // A state belongs to one device: it says nothing about where the packet was before.
                Cube common = before.withStates(own.states()).and(own);
                if (!common.isEmpty()) {
                    back(parent, common, lines);
                }
            }
        }
    }

    private void sent(Cube cube, List<Line> lines) {
        Way known = ways.get(lines);
        boolean own = cube.source().overlaps(preferred);
        if (known == null || (own && !known.sent.source().overlaps(preferred))) {
            ways.put(lines, new Way(cube, lines));
        }
    }
}
