// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Hulls;
import jp.sekisho.separation.packet.ServiceSet;

/// Cubes, each with what it stands for, found again by overlap: in buckets by destination, else by
/// source, else in one list, those that reach furthest first.
///
/// @param <T> what a cube stands for
final class Overlaps<T> {

    /// A cube and what it stands for.
    record Entry<T>(Cube cube, T owner) {}

    /// Cubes that are looked through one after the other.
    private static final class Row<T> {
        private final Hulls hulls = new Hulls();
        private final List<Entry<T>> entries = new ArrayList<>(2);

        void add(Cube cube, T owner) {
            hulls.add(cube);
            entries.add(new Entry<>(cube, owner));
        }

        void collect(Cube cube, long[] box, List<Entry<T>> found) {
            for (int i = hulls.overlapping(box, 0); i >= 0; i = hulls.overlapping(box, i + 1)) {
                if (entries.get(i).cube.overlaps(cube)) {
                    found.add(entries.get(i));
                }
            }
        }

        boolean meets(Cube cube, long[] box, Predicate<T> counts) {
            for (int i = hulls.overlapping(box, 0); i >= 0; i = hulls.overlapping(box, i + 1)) {
                if (counts.test(entries.get(i).owner) && entries.get(i).cube.overlaps(cube)) {
                    return true;
                }
            }
            return false;
        }

        ServiceSet uncovered(
                Cube cube, ServiceSet services, long[] box, Predicate<T> counts, List<T> taking) {
            ServiceSet left = services;
            for (int i = hulls.covering(box, 0);
                    i >= 0 && !left.isEmpty();
                    i = hulls.covering(box, i + 1)) {
                Entry<T> entry = entries.get(i);
                if (entry.cube.coversButServices(cube)
                        && entry.cube.service().overlaps(left)
                        && counts.test(entry.owner)) {
                    left = left.minus(entry.cube.service());
                    taking.add(entry.owner);
                }
            }
            return left;
        }
    }

    private final NavigableMap<Long, Row<T>> byDestination = new TreeMap<>();
    private final NavigableMap<Long, Row<T>> bySource = new TreeMap<>();

    /// Wide cubes by how far they reach, the furthest first.
    private final NavigableMap<Integer, Row<T>> wide = new TreeMap<>(Comparator.reverseOrder());

    void add(Cube cube, T owner) {
        long destination = bucket(cube.destination());
        long source = destination >= 0 ? -1 : bucket(cube.source());
        if (destination >= 0) {
            byDestination.computeIfAbsent(destination, b -> new Row<>()).add(cube, owner);
        } else if (source >= 0) {
            bySource.computeIfAbsent(source, b -> new Row<>()).add(cube, owner);
        } else {
            wide.computeIfAbsent(cube.reach(), r -> new Row<>()).add(cube, owner);
        }
    }

    /// Takes from a cube what wide cubes cover on both address sides. Where rules cover one another
    /// over and over, the furthest reaching ones soon leave nothing.
    ///
    /// @param counts which of them count
    /// @param taking is given those whose cubes took something
    /// @return the services that are left
    ServiceSet uncovered(Cube cube, Predicate<T> counts, List<T> taking) {
        ServiceSet left = cube.service();
        if (wide.isEmpty()) {
            return left;
        }
        long[] box = Hulls.around(cube);
        for (Row<T> row : wide.headMap(cube.reach(), true).values()) {
            if (left.isEmpty()) {
                break;
            }
            left = row.uncovered(cube, left, box, counts, taking);
        }
        return left;
    }

    /// Says whether a cube overlaps one, of those that count.
    boolean meets(Cube cube, Predicate<T> counts) {
        long[] box = Hulls.around(cube);
        for (Collection<Row<T>> rows : rows(cube)) {
            for (Row<T> row : rows) {
                if (row.meets(cube, box, counts)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Returns the cubes that overlap one; wide ones come first.
    List<Cube> meeting(Cube cube) {
        List<Cube> found = new ArrayList<>();
        for (Entry<T> entry : entries(cube)) {
            found.add(entry.cube);
        }
        return found;
    }

    /// Returns the cubes that overlap one with what they stand for.
    List<Entry<T>> entries(Cube cube) {
        List<Entry<T>> found = new ArrayList<>();
        long[] box = Hulls.around(cube);
        for (Collection<Row<T>> rows : rows(cube)) {
            for (Row<T> row : rows) {
                row.collect(cube, box, found);
            }
        }
        return found;
    }

    /// The rows in which cubes may stand that overlap one; wide ones come first.
    private List<Collection<Row<T>>> rows(Cube cube) {
        return List.of(
                wide.values(),
                rows(byDestination, cube.destination()),
                rows(bySource, cube.source()));
    }

    private static <T> Collection<Row<T>> rows(
            NavigableMap<Long, Row<T>> buckets, AddressSet addresses) {
        if (buckets.isEmpty() || addresses.isEmpty()) {
            return List.of();
        }
        long from = key(addresses.ranges().getFirst().from());
        long to = key(addresses.ranges().getLast().to());
        boolean monotone = from >= 0 && to >= from;
        if (monotone && from == to) {
            Row<T> row = buckets.get(from);
            return row == null ? List.of() : List.of(row);
        }
        return (monotone ? buckets.subMap(from, true, to, true) : buckets).values();
    }

    /// The bucket of a set that lies within one network, or -1.
    private static long bucket(AddressSet set) {
        if (set.isEmpty()) {
            return -1;
        }
        long from = key(set.ranges().getFirst().from());
        return from >= 0 && from == key(set.ranges().getLast().to()) ? from : -1;
    }

    /// A number that grows with the address within IPv4 and within IPv6 up to 7fff:…; else -1.
    private static long key(Address address) {
        if (address.isV4()) {
            return address.low() >>> 8;
        }
        return address.high() > 0xffff_ffffL ? address.high() : -1;
    }
}
