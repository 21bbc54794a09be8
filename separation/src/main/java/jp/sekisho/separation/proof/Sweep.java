// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;

/// Takes many cubes away from one at once.
///
/// One cut after the other can let the pieces grow exponentially. Sweeping over the destinations
/// and then over the sources bounds them by the product of the distinct end points: within one cell
/// only services are left.
final class Sweep {

    /// Up to this many cuts go one after the other.
    private static final int FEW = 24;

    private Sweep() {}

    static List<Cube> minus(Cube cube, List<Cube> cuts) {
        if (cuts.size() <= FEW) {
            return oneByOne(cube, cuts);
        }
        List<Cube> left = new ArrayList<>();
        cells(cube.destination(), cuts, Cube::destination)
                .forEach((active, addresses) ->
                        sources(cube.withDestination(addresses), active, left));
        return left;
    }

    private static void sources(Cube cube, List<Cube> cuts, List<Cube> left) {
        if (cuts.size() <= FEW) {
            left.addAll(oneByOne(cube, cuts));
        } else {
            cells(cube.source(), cuts, Cube::source)
                    .forEach((active, addresses) ->
                            left.addAll(oneByOne(cube.withSource(addresses), active)));
        }
        TooComplex.check(left.size());
    }

    private static List<Cube> oneByOne(Cube cube, List<Cube> cuts) {
        List<Cube> left = List.of(cube);
        for (Cube cut : cuts) {
            left = Cube.minus(left, cut);
            if (left.isEmpty()) {
                return left;
            }
            TooComplex.check(left.size());
        }
        return left;
    }

    private record Event(Address at, boolean opens, int cut) {}

    /// Splits addresses into classes that the same cuts cover.
    private static Map<List<Cube>, AddressSet> cells(
            AddressSet whole, List<Cube> cuts, Function<Cube, AddressSet> side) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            for (AddressSet.Range range : side.apply(cuts.get(i)).and(whole).ranges()) {
                events.add(new Event(range.from(), true, i));
                if (!range.to().equals(Address.HIGHEST)) {
                    events.add(new Event(range.to().plus(ONE), false, i));
                }
            }
        }
        events.sort(Comparator.comparing(Event::at));
        Map<List<Integer>, List<AddressSet.Range>> classes = new LinkedHashMap<>();
        TreeSet<Integer> active = new TreeSet<>();
        Address from = Address.LOWEST;
        for (Event event : events) {
            if (event.at().compareTo(from) > 0) {
                classes.computeIfAbsent(List.copyOf(active), k -> new ArrayList<>())
                        .add(new AddressSet.Range(from, event.at().minus(ONE)));
                from = event.at();
            }
            if (event.opens()) {
                active.add(event.cut());
            } else {
                active.remove(event.cut());
            }
        }
        classes.computeIfAbsent(List.copyOf(active), k -> new ArrayList<>())
                .add(new AddressSet.Range(from, Address.HIGHEST));
        Map<List<Cube>, AddressSet> cells = new LinkedHashMap<>();
        classes.forEach((indices, ranges) -> {
            AddressSet addresses = AddressSet.union(ranges).and(whole);
            if (!addresses.isEmpty()) {
                cells.put(indices.stream().map(cuts::get).toList(), addresses);
            }
        });
        return cells;
    }

    private static final Address ONE = new Address(0, 1);
}
