// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;

/// Cubes, each with what it stands for, found again by overlap: in buckets by destination, else by
/// source, else in one list.
///
/// @param <T> what a cube stands for
final class Overlaps<T> {

    /// A cube and what it stands for.
    record Entry<T>(Cube cube, T owner) {}

    private final NavigableMap<Long, List<Entry<T>>> byDestination = new TreeMap<>();
    private final NavigableMap<Long, List<Entry<T>>> bySource = new TreeMap<>();
    private final List<Entry<T>> wide = new ArrayList<>();

    void add(Cube cube, T owner) {
        Entry<T> entry = new Entry<>(cube, owner);
        long destination = bucket(cube.destination());
        if (destination >= 0) {
            byDestination.computeIfAbsent(destination, b -> new ArrayList<>(2)).add(entry);
            return;
        }
        long source = bucket(cube.source());
        if (source >= 0) {
            bySource.computeIfAbsent(source, b -> new ArrayList<>(2)).add(entry);
        } else {
            wide.add(entry);
        }
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
