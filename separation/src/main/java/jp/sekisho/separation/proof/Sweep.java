// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;

/// Takes many cubes from one.
///
/// Cuts that cover both address sides of what is left take away services only, and go first: where
/// rules cover one another, they soon leave nothing. What then still cuts an address side is
/// divided at the middle of its ends, and both halves are looked at with the cuts that meet them
/// (simplify and divide, as in Chan's algorithm for Klee's measure problem).
final class Sweep {

    /// Up to this many cuts go one after the other.
    private static final int FEW = 6;

    /// Above this many ends for each cut, cuts are of many pieces, as non-contiguous masks make
    /// them.
    private static final int MANY_ENDS = 4;

    private Sweep() {}

    /// Returns what remains of a cube without others, disjoint.
    static List<Cube> minus(Cube cube, List<Cube> cuts) {
        List<Cube> left = new ArrayList<>();
        divide(cube, cuts, left, Integer.MAX_VALUE);
        return left;
    }

    /// Says whether other cubes together cover one.
    static boolean isCovered(Cube cube, List<Cube> cuts) {
        List<Cube> left = new ArrayList<>(1);
        divide(cube, cuts, left, 1);
        return left.isEmpty();
    }

    /// @param enough no more are looked for when this many were found
    private static void divide(Cube cube, List<Cube> cuts, List<Cube> left, int enough) {
        ServiceSet services = cube.service();
        List<Cube> partial = new ArrayList<>(cuts.size());
        for (Cube cut : cuts) {
            if (cut.coversButServices(cube)) {
                services = services.minus(cut.service());
                if (services.isEmpty()) {
                    return;
                }
            } else {
                partial.add(cut);
            }
        }
        Cube rest = services.equals(cube.service()) ? cube : cube.withService(services);
        partial.removeIf(c -> !c.overlaps(rest));
        if (partial.isEmpty()) {
            left.add(rest);
            TooComplex.check(left.size());
        } else if (partial.size() <= FEW) {
            oneByOne(rest, partial, left);
        } else {
            halve(rest, partial, left, enough);
        }
    }

    private static void oneByOne(Cube cube, List<Cube> cuts, List<Cube> left) {
        List<Cube> now = List.of(cube);
        for (Cube cut : cuts) {
            now = Cube.minus(now, cut);
            if (now.isEmpty()) {
                return;
            }
        }
        left.addAll(now);
        TooComplex.check(left.size());
    }

    private static void halve(Cube cube, List<Cube> cuts, List<Cube> left, int enough) {
        Address[] destinations = ends(cube.destination(), cuts, Cube::destination);
        Address[] sources = ends(cube.source(), cuts, Cube::source);
        if (destinations.length == 0 && sources.length == 0) {
            // Only states differ.
            oneByOne(cube, cuts, left);
            return;
        }
        boolean byDestination = destinations.length >= sources.length;
        Address[] ends = byDestination ? destinations : sources;
        AddressSet side = byDestination ? cube.destination() : cube.source();
        AddressSet below =
                ends.length > MANY_ENDS * cuts.size()
                        ? scattered(side, cuts, byDestination)
                        : AddressSet.range(Address.LOWEST, ends[ends.length / 2].minus(ONE));
        for (AddressSet half : List.of(side.and(below), side.minus(below))) {
            if (!half.isEmpty() && left.size() < enough) {
                Cube part = byDestination ? cube.withDestination(half) : cube.withSource(half);
                List<Cube> meeting = new ArrayList<>(cuts.size());
                for (Cube cut : cuts) {
                    AddressSet other = byDestination ? cut.destination() : cut.source();
                    if (other.overlaps(half)) {
                        meeting.add(cut);
                    }
                }
                divide(part, meeting, left, enough);
            }
        }
    }

    /// The addresses of the cut that is of most pieces: taken as a whole, for dividing between its
    /// pieces one after the other would make a part of each.
    private static AddressSet scattered(AddressSet whole, List<Cube> cuts, boolean byDestination) {
        AddressSet most = AddressSet.NONE;
        for (Cube cut : cuts) {
            AddressSet side = byDestination ? cut.destination() : cut.source();
            if (side.ranges().size() > most.ranges().size() && !side.covers(whole)) {
                most = side;
            }
        }
        return most;
    }

    /// The places within a set where cuts begin or end, in order.
    private static Address[] ends(
            AddressSet whole, List<Cube> cuts, Function<Cube, AddressSet> side) {
        Address lowest = whole.lowest();
        Address highest = whole.ranges().getLast().to();
        List<Address> ends = new ArrayList<>();
        for (Cube cut : cuts) {
            AddressSet other = side.apply(cut);
            if (other.covers(whole)) {
                continue;
            }
            for (AddressSet.Range range : other.ranges()) {
                if (range.from().compareTo(lowest) > 0 && range.from().compareTo(highest) <= 0) {
                    ends.add(range.from());
                }
                if (range.to().compareTo(lowest) >= 0 && range.to().compareTo(highest) < 0) {
                    ends.add(range.to().next());
                }
            }
        }
        Address[] sorted = ends.toArray(Address[]::new);
        Arrays.sort(sorted);
        return sorted;
    }

    private static final Address ONE = new Address(0, 1);
}
