// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;

/// What a chain has not decided yet: the packets that came in without those that rules took out.
/// Nothing is cut before somebody asks for a part, and rules that decide nothing leave no trace.
final class Remaining {

    /// Packets that come in as more cubes than this are found by an index.
    private static final int FEW = 8;

    /// With fewer cuts than this it costs less to keep a needless one than to find out.
    private static final int FEW_CUTS = 4;

    private final List<Cube> base;
    private final Overlaps<Cube> baseIndex = new Overlaps<>();
    private final Overlaps<Cube> out = new Overlaps<>();
    private final List<Cube> decided = new ArrayList<>();
    private final List<Cube> left = new ArrayList<>();
    private final List<Cube> perhapsLeft = new ArrayList<>();

    Remaining(List<Cube> base) {
        this.base = base;
        if (base.size() > FEW) {
            base.forEach(cube -> baseIndex.add(cube, cube));
        }
    }

    private List<Cube> base(Cube match) {
        return base.size() > FEW ? baseIndex.meeting(match) : base;
    }

    boolean meets(List<Cube> match) {
        for (Cube other : match) {
            for (Cube cube : base(other)) {
                if (cube.overlaps(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Returns the undecided packets of a match, disjoint.
    List<Cube> part(List<Cube> match) {
        List<Cube> found = new ArrayList<>();
        for (int i = 0; i < match.size(); i++) {
            for (Cube cube : base(match.get(i))) {
                Cube common = cube.and(match.get(i));
                if (common.isEmpty()) {
                    continue;
                }
                ServiceSet services = out.uncovered(common, c -> true, new ArrayList<>(0));
                if (services.isEmpty()) {
                    continue;
                }
                common = common.withService(services);
                List<Cube> cuts = out.meeting(common);
                for (Cube earlier : match.subList(0, i)) {
                    if (earlier.overlaps(common)) {
                        cuts.add(earlier);
                    }
                }
                found.addAll(Sweep.minus(common, cuts));
                TooComplex.check(found.size());
            }
        }
        return found;
    }

    /// Returns everything undecided, disjoint.
    List<Cube> rest() {
        return part(List.of(Cube.ANY));
    }

    /// Returns a match within what came in, decided or not.
    List<Cube> clipped(List<Cube> match) {
        List<Cube> found = new ArrayList<>();
        for (Cube other : match) {
            for (Cube cube : base(other)) {
                Cube common = cube.and(other);
                if (!common.isEmpty()) {
                    found.add(common);
                }
            }
        }
        return found;
    }

    /// Notes that the undecided packets of a match are decided for good.
    void decide(List<Cube> match) {
        for (Cube cube : clipped(match)) {
            ServiceSet services = out.uncovered(cube, c -> true, new ArrayList<>(0));
            if (services.isEmpty()) {
                continue;
            }
            Cube uncovered = cube.withService(services);
            List<Cube> cuts = out.meeting(uncovered);
            if (cuts.size() >= FEW_CUTS && Sweep.isCovered(uncovered, cuts)) {
                continue;
            }
            out.add(cube, cube);
            if (left.isEmpty()) {
                decided.add(cube);
            } else {
                // What is new of it alone: chains that jump to chains would multiply the rest.
                decided.addAll(Sweep.minus(uncovered, cuts));
                TooComplex.check(decided.size());
            }
        }
    }

    /// Notes that everything undecided is decided for good by the last rule.
    void decideRest() {
        for (Cube cube : base) {
            out.add(cube, cube);
            if (left.isEmpty()) {
                decided.add(cube);
            } else {
                decided.addAll(Sweep.minus(cube, left));
            }
        }
    }

    /// Notes that the undecided packets of a match go back to the chain that jumped here.
    void leave(List<Cube> match) {
        List<Cube> going = part(match);
        left.addAll(going);
        going.forEach(cube -> out.add(cube, cube));
    }

    /// Notes that the packets of a match may have gone back.
    void perhapsLeave(List<Cube> match) {
        perhapsLeft.addAll(clipped(match));
    }

    /// Says whether nothing went back to the chain that jumped here.
    boolean nothingLeft() {
        return left.isEmpty() && perhapsLeft.isEmpty();
    }

    List<Cube> decided() {
        return decided;
    }

    List<Cube> left() {
        return left;
    }

    boolean perhapsLeft(Cube cube) {
        return perhapsLeft.stream().anyMatch(cube::overlaps);
    }
}
