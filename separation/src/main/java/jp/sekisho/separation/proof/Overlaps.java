// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;

/// Cubes, each with what it stands for, found again by overlap: in buckets by destination, else by
/// source, else in one list, those that reach furthest first.
///
/// @param <T> what a cube stands for
final class Overlaps<T> {

    /// A cube and what it stands for.
    record Entry<T>(Cube cube, T owner, int reach) {}

    private final NavigableMap<Long, List<Entry<T>>> byDestination = new TreeMap<>();
    private final NavigableMap<Long, List<Entry<T>>> bySource = new TreeMap<>();
    private final List<Entry<T>> wide = new ArrayList<>();

    void add(Cube cube, T owner) {
        long destination = bucket(cube.destination());
        long source = destination >= 0 ? -1 : bucket(cube.source());
        Entry<T> entry = new Entry<>(cube, owner, cube.reach());
        if (destination >= 0) {
            byDestination.computeIfAbsent(destination, b -> new ArrayList<>(2)).add(entry);
        } else if (source >= 0) {
            bySource.computeIfAbsent(source, b -> new ArrayList<>(2)).add(entry);
        } else {
            wide.add(behind(entry.reach), entry);
        }
    }

    /// The place behind all wide cubes that reach as far.
    private int behind(int reach) {
        int low = 0;
        int high = wide.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (wide.get(middle).reach >= reach) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Takes from a cube what wide cubes cover on both address sides. Where rules cover one another
    /// over and over, the furthest reaching ones soon leave nothing.
    ///
    /// @param counts which of them count
    /// @param taking is given those whose cubes took something
    /// @return the services that are left
    ServiceSet uncovered(Cube cube, Predicate<T> counts, List<T> taking) {
        ServiceSet left = cube.service();
        int reach = wide.isEmpty() ? 0 : cube.reach();
        for (Entry<T> entry : wide) {
            if (entry.reach < reach || left.isEmpty()) {
                break;
            }
            if (entry.cube.coversButServices(cube)
                    && entry.cube.service().overlaps(left)
                    && counts.test(entry.owner)) {
                left = left.minus(entry.cube.service());
                taking.add(entry.owner);
            }
        }
        return left;
    }

    /// Says whether a cube overlaps one, of those that count.
    boolean meets(Cube cube, Predicate<T> counts) {
        for (Entry<T> entry : wide) {
            if (counts.test(entry.owner) && entry.cube.overlaps(cube)) {
                return true;
            }
        }
        List<Entry<T>> found = new ArrayList<>();
        collect(byDestination, cube.destination(), cube, found);
        collect(bySource, cube.source(), cube, found);
        return found.stream().anyMatch(e -> counts.test(e.owner));
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
        collect(wide, cube, found);
        collect(byDestination, cube.destination(), cube, found);
        collect(bySource, cube.source(), cube, found);
        return found;
    }

    private static <T> void collect(
            NavigableMap<Long, List<Entry<T>>> buckets,
            AddressSet addresses,
            Cube cube,
            List<Entry<T>> found) {
        if (buckets.isEmpty() || addresses.isEmpty()) {
            return;
        }
        long from = key(addresses.ranges().getFirst().from());
        long to = key(addresses.ranges().getLast().to());
        boolean monotone = from >= 0 && to >= from;
        if (monotone && from == to) {
            List<Entry<T>> bucket = buckets.get(from);
            if (bucket != null) {
                collect(bucket, cube, found);
            }
            return;
        }
        for (List<Entry<T>> bucket :
                (monotone ? buckets.subMap(from, true, to, true) : buckets).values()) {
            collect(bucket, cube, found);
        }
    }

    private static <T> void collect(List<Entry<T>> candidates, Cube cube, List<Entry<T>> found) {
        for (Entry<T> candidate : candidates) {
            if (candidate.cube.overlaps(cube)) {
                found.add(candidate);
            }
        }
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
