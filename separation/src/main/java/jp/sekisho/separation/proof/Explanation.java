// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;

/// Follows packets that arrived back to where they were sent, to say which lines let them through.
final class Explanation {

    /// At most this many ways are followed for one arrival.
    static final int WAYS_LIMIT = 50_000;

    /// At most this many steps back are taken for one arrival.
    static final int STEPS_LIMIT = 5_000_000;

    /// One way of lines.
    ///
    /// @param sent some of the packets that take it, as they were sent
    /// @param lines the lines that let them pass, in order
    record Way(Cube sent, List<Line> lines) {}

    /// Where the cubes of a piece came from, by overlap.
    private static final class Origins {
        private final IdentityHashMap<Piece, Overlaps<Piece>> indices = new IdentityHashMap<>();

        List<Overlaps.Entry<Piece>> of(Piece piece, Cube cube) {
            Overlaps<Piece> index = indices.computeIfAbsent(piece, Origins::index);
            return index.entries(cube);
        }

        private static Overlaps<Piece> index(Piece piece) {
            Overlaps<Piece> index = new Overlaps<>();
            for (Piece parent : piece.parents()) {
                parent.cubes().forEach(cube -> index.add(cube, parent));
            }
            return index;
        }
    }

    private final Origins origins = new Origins();

    /// Returns every way by which packets of a piece came, each with packets that take it.
    ///
    /// @param preferred sources that are shown rather than others
    List<Way> of(Piece piece, AddressSet preferred) {
        Search search = new Search(preferred, isStraight(piece));
        for (Cube cube : piece.cubes()) {
            search.back(piece, cube, List.of());
            if (search.enough) {
                break;
            }
        }
        return List.copyOf(search.ways.values());
    }

    /// Returns every way with all packets that take it, as they were sent.
    Map<List<Line>, List<Cube>> all(Piece piece) {
        Search search = new Search(AddressSet.NONE, false);
        for (Cube cube : piece.cubes()) {
            search.back(piece, cube, List.of());
        }
        return search.whole;
    }

    /// Whether all packets of a piece came the same way.
    private static boolean isStraight(Piece piece) {
        Piece at = piece;
        while (at.parents().size() == 1) {
            at = at.parents().getFirst();
        }
        return at.parents().isEmpty();
    }

    /// The search for one arrival.
    private final class Search {
        private final AddressSet preferred;
        private final boolean straight;
        private final Map<List<Line>, Way> ways = new LinkedHashMap<>();
        private final Map<List<Line>, List<Cube>> whole = new LinkedHashMap<>();
        private int steps;
        private boolean enough;

        Search(AddressSet preferred, boolean straight) {
            this.preferred = preferred;
            this.straight = straight;
        }

        void back(Piece piece, Cube cube, List<Line> later) {
            if (enough || ways.size() >= WAYS_LIMIT || ++steps > STEPS_LIMIT) {
                return;
            }
            List<Line> lines = joined(piece.lines(), later);
            if (piece.parents().isEmpty()) {
                sent(cube, lines);
                return;
            }
            Cube before =
                    piece.translated().isEmpty() ? cube : piece.translated().get().origin(cube);
            // A state belongs to one device: it says nothing about where the packet was before.
            Cube any = before.withStates(jp.sekisho.separation.packet.State.ANY);
            for (Overlaps.Entry<Piece> entry : origins.of(piece, any)) {
                Cube own = entry.cube();
                Cube common = before.withStates(own.states()).and(own);
                if (!common.isEmpty()) {
                    back(entry.owner(), common, lines);
                }
            }
        }

        private void sent(Cube cube, List<Line> lines) {
            if (preferred.isEmpty()) {
                whole.computeIfAbsent(lines, l -> new ArrayList<>()).add(cube);
            }
            Way known = ways.get(lines);
            boolean own = cube.source().overlaps(preferred);
            if (known == null || (own && !known.sent.source().overlaps(preferred))) {
                ways.put(lines, new Way(cube, lines));
            }
            enough = straight && own;
        }
    }

    private static List<Line> joined(List<Line> here, List<Line> later) {
        if (here.isEmpty()) {
            return later;
        }
        // A policy that also translates is one line, though two stages hold it.
        boolean again = !later.isEmpty() && here.getLast().equals(later.getFirst());
        List<Line> lines = new ArrayList<>(here);
        lines.addAll(again ? later.subList(1, later.size()) : later);
        return lines;
    }
}
