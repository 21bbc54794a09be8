// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.packet.Cube;

/// What a chain has not decided yet: the packets that came in without those that rules took out.
/// Nothing is cut before somebody asks for a part.
final class Remaining {

    private final List<Cube> base;
    private final Overlaps out = new Overlaps();
    private final List<Cube> decided = new ArrayList<>();
    private final List<Cube> left = new ArrayList<>();
    private final List<Cube> perhapsLeft = new ArrayList<>();

    Remaining(List<Cube> base) {
        this.base = base;
    }

    boolean meets(List<Cube> match) {
        for (Cube cube : base) {
            for (Cube other : match) {
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
        for (Cube cube : base) {
            for (int i = 0; i < match.size(); i++) {
                Cube common = cube.and(match.get(i));
                if (common.isEmpty()) {
                    continue;
                }
                List<Cube> cuts = new ArrayList<>(out.meeting(common));
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
        for (Cube cube : base) {
            for (Cube other : match) {
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
            out.add(cube);
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
        going.forEach(out::add);
    }

    /// Notes that the packets of a match may have gone back.
    void perhapsLeave(List<Cube> match) {
        perhapsLeft.addAll(clipped(match));
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
