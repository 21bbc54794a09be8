// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;

/// The sets of `ipset save` (ipset(8)): addresses, networks, ports and their combinations.
final class Ipsets {

    /// A negated set may come apart into at most this many cubes.
    static final int NEGATED_LIMIT = 5_000;

    private static final Set<String> PARTS = Set.of("ip", "net", "port");

    private record Kind(List<String> parts) {}

    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, List<List<String>>> entries = new HashMap<>();
    private final Map<String, Boolean> broken = new HashMap<>();

    /// Takes one line of `ipset save`.
    ///
    /// @return whether it was understood
    boolean line(String line) {
        String[] words = line.split("\\s+", -1);
        if (words.length < 3) {
            return false;
        }
        if (words[0].equals("create")) {
            return create(words[1], words[2]);
        }
        Kind kind = kinds.get(words[1]);
        List<String> parts = List.of(words[2].split(",", -1));
        boolean plain =
                words.length == 3 || words[3].equals("timeout") || words[3].equals("comment");
        if (kind == null || parts.size() != kind.parts.size() || !plain) {
            broken.put(words[1], true);
            return false;
        }
        entries.computeIfAbsent(words[1], n -> new ArrayList<>()).add(parts);
        return true;
    }

    private boolean create(String name, String type) {
        int colon = type.indexOf(':');
        List<String> parts = List.of(type.substring(colon + 1).split(",", -1));
        if (colon < 0 || type.startsWith("list:") || !PARTS.containsAll(parts)) {
            broken.put(name, true);
            return false;
        }
        kinds.put(name, new Kind(parts));
        return true;
    }

    /// Returns the packets whose sides are in a set.
    ///
    /// @param sides `src` or `dst` for each part, with commas between
    /// @return the packets, or nothing where the set is not known whole
    Optional<List<Cube>> cubes(String name, String sides) {
        Kind kind = kinds.get(name);
        List<String> directions = List.of(sides.split(",", -1));
        if (kind == null || broken.containsKey(name) || directions.size() < kind.parts.size()) {
            return Optional.empty();
        }
        List<Cube> cubes = new ArrayList<>();
        AddressSet together = AddressSet.NONE;
        boolean single = kind.parts.size() == 1 && !kind.parts.getFirst().equals("port");
        for (List<String> entry : entries.getOrDefault(name, List.of())) {
            Cube cube = Cube.ANY;
            for (int i = 0; i < entry.size(); i++) {
                boolean source = directions.get(i).equals("src");
                Optional<Cube> part = part(kind.parts.get(i), entry.get(i), source);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                cube = cube.and(part.get());
            }
            if (single) {
                together =
                        together.or(
                                directions.getFirst().equals("src")
                                        ? cube.source()
                                        : cube.destination());
            } else {
                cubes.add(cube);
            }
        }
        if (single && !together.isEmpty()) {
            cubes.add(
                    directions.getFirst().equals("src")
                            ? Cube.ANY.withSource(together)
                            : Cube.ANY.withDestination(together));
        }
        return Optional.of(cubes);
    }

    private static Optional<Cube> part(String kind, String value, boolean source) {
        if (kind.equals("port")) {
            return port(value, source)
                    .map(s -> new Cube(AddressSet.ANY, AddressSet.ANY, s, State.ANY));
        }
        return AddressSet.tryParse(value)
                .map(a -> source ? Cube.ANY.withSource(a) : Cube.ANY.withDestination(a));
    }

    private static Optional<ServiceSet> port(String value, boolean source) {
        int colon = value.indexOf(':');
        String protocol = colon < 0 ? "tcp" : value.substring(0, colon);
        OptionalInt number = Protocol.tryParse(protocol);
        Optional<int[]> range = IptablesRule.range(value.substring(colon + 1), '-', 65535);
        if (number.isEmpty() || range.isEmpty() || !Protocol.hasPorts(number.getAsInt())) {
            return Optional.empty();
        }
        ServiceSet ports =
                source
                        ? ServiceSet.sources(range.get()[0], range.get()[1])
                        : ServiceSet.destinations(range.get()[0], range.get()[1]);
        return Optional.of(ports.and(ServiceSet.protocol(number.getAsInt())));
    }
}
