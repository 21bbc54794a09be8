// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;

/// A growing heap of cubes that finds those that meet a given one without looking at all of them.
///
/// A cube whose destinations lie within one /24 (IPv6: one /64) stands in the bucket of that
/// network; else the same is tried with its sources; what is wide in both is looked at each time.
final class Overlaps {

    private final NavigableMap<Long, List<Cube>> byDestination = new TreeMap<>();
    private final NavigableMap<Long, List<Cube>> bySource = new TreeMap<>();
    private final List<Cube> wide = new ArrayList<>();
    private int size;

    void add(Cube cube) {
        size++;
        long destination = bucket(cube.destination());
        if (destination >= 0) {
            byDestination.computeIfAbsent(destination, b -> new ArrayList<>(2)).add(cube);
            return;
        }
        long source = bucket(cube.source());
        if (source >= 0) {
            bySource.computeIfAbsent(source, b -> new ArrayList<>(2)).add(cube);
        } else {
            wide.add(cube);
        }
    }

    int size() {
        return size;
    }

    List<Cube> all() {
        List<Cube> all = new ArrayList<>(wide);
        byDestination.values().forEach(all::addAll);
        bySource.values().forEach(all::addAll);
        return all;
    }

    List<Cube> meeting(Cube cube) {
        List<Cube> found = new ArrayList<>();
        collect(wide, cube, found);
        collect(byDestination, cube.destination(), cube, found);
        collect(bySource, cube.source(), cube, found);
        return found;
    }

    private static void collect(
            NavigableMap<Long, List<Cube>> buckets,
            AddressSet addresses,
            Cube cube,
            List<Cube> found) {
        if (buckets.isEmpty()) {
            return;
        }
        long from = key(addresses.ranges().getFirst().from());
        long to = key(addresses.ranges().getLast().to());
        boolean monotone = from >= 0 && to >= from;
        for (List<Cube> bucket :
                (monotone ? buckets.subMap(from, true, to, true) : buckets).values()) {
            collect(bucket, cube, found);
        }
    }

    private static void collect(List<Cube> candidates, Cube cube, List<Cube> found) {
        for (Cube candidate : candidates) {
            if (candidate.overlaps(cube)) {
                found.add(candidate);
            }
        }
    }

    /// The bucket of a set that lies within one network, or -1.
    private static long bucket(AddressSet set) {
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
