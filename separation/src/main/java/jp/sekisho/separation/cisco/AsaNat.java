// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;

/// Network address translation of an ASA (Cisco ASA Series Firewall CLI Configuration Guide, "NAT
/// Rule Order"): first the twice NAT rules as they stand, then object NAT, static before dynamic
/// and fewer addresses first, then the twice NAT rules marked `after-auto`. A static rule works in
/// both directions, a dynamic one only from real to mapped.
final class AsaNat {

    /// A static pair of networks of equal size is modelled address by address up to this size.
    static final int PAIRS_LIMIT = 256;

    private static final int FIRST = 1;
    private static final int OBJECTS = 2;
    private static final int LAST = 3;

    /// What one side becomes.
    ///
    /// @param before real addresses of the source, mapped ones of the destination
    /// @param after what they become; empty for the address of the mapped interface
    private record Side(AddressSet before, Optional<AddressSet> after, boolean fixed) {}

    private record Entry(
            int section,
            String real,
            String mapped,
            Side source,
            Optional<Side> destination,
            Optional<int[]> ports,
            boolean oneWay,
            Line line) {}

    private final Objects objects;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Line> unknown = new ArrayList<>();

    AsaNat(Objects objects) {
        this.objects = objects;
    }

    private static String[] sides(String word) {
        if (!word.startsWith("(") || !word.endsWith(")")) {
            return new String[] {"any", "any"};
        }
        String[] names = word.substring(1, word.length() - 1).split(",", -1);
        return names.length == 2 ? names : new String[] {"any", "any"};
    }

    private Optional<AddressSet> addresses(String word) {
        return word.equals("any") ? Optional.of(AddressSet.ANY) : objects.network(word);
    }

    /// `nat [(REAL,MAPPED)] [LINE] [after-auto] source static|dynamic A B [destination static C D]
    /// …`.
    ///
    /// @return whether it was understood; what was not counts against the proof
    boolean twice(List<String> words, Line line) {
        boolean understood = twice(words, 1, line);
        if (!understood) {
            unknown.add(line);
        }
        return understood;
    }

    private boolean twice(List<String> words, int from, Line line) {
        String[] names = sides(words.size() > from ? words.get(from) : "");
        int at = words.indexOf("source");
        if (at < 0 || words.size() < at + 4 || words.contains("inactive")) {
            return words.contains("inactive");
        }
        boolean fixed = words.get(at + 1).equals("static");
        if (!fixed && !words.get(at + 1).equals("dynamic")) {
            return false;
        }
        Optional<AddressSet> real = addresses(words.get(at + 2));
        boolean byInterface = words.get(at + 3).equals("interface");
        Optional<AddressSet> mapped = byInterface ? Optional.empty() : addresses(words.get(at + 3));
        Optional<Side> destination = Optional.empty();
        int rest = at + 4;
        boolean two = words.size() > rest + 3 && words.get(rest).equals("destination");
        if (two) {
            Optional<AddressSet> seen = addresses(words.get(rest + 2));
            Optional<AddressSet> meant = addresses(words.get(rest + 3));
            if (!words.get(rest + 1).equals("static") || seen.isEmpty() || meant.isEmpty()) {
                return false;
            }
            destination = Optional.of(new Side(seen.get(), meant, true));
            rest += 4;
        }
        Set<String> harmless =
                Set.of("no-proxy-arp", "route-lookup", "unidirectional", "dns", "description");
        boolean described = words.contains("description");
        boolean plain =
                described
                        || words.subList(Math.min(rest, words.size()), words.size()).stream()
                                .allMatch(harmless::contains);
        if (real.isEmpty() || (mapped.isEmpty() && !byInterface) || !plain) {
            return false;
        }
        entries.add(
                new Entry(
                        words.contains("after-auto") ? LAST : FIRST,
                        names[0],
                        names[1],
                        new Side(real.get(), mapped, fixed),
                        destination,
                        Optional.empty(),
                        !fixed || words.contains("unidirectional"),
                        line));
        return true;
    }

    /// `nat (REAL,MAPPED) static B [service tcp P Q]`, `nat (REAL,MAPPED) dynamic B|interface`.
    boolean object(String name, List<String> words, Line line) {
        boolean understood = objectNat(name, words, line);
        if (!understood) {
            unknown.add(line);
        }
        return understood;
    }

    private boolean objectNat(String name, List<String> words, Line line) {
        String[] names = sides(words.size() > 1 ? words.get(1) : "");
        int at = words.size() > 1 && words.get(1).startsWith("(") ? 2 : 1;
        Optional<AddressSet> real = objects.network(name);
        if (real.isEmpty() || words.size() < at + 2) {
            return false;
        }
        boolean fixed = words.get(at).equals("static");
        boolean pool = words.get(at + 1).equals("pat-pool");
        String to = words.get(pool && words.size() > at + 2 ? at + 2 : at + 1);
        Optional<AddressSet> mapped =
                objects.isNetwork(to) ? objects.network(to) : AddressSet.tryParse(to);
        boolean byInterface = to.equals("interface");
        List<String> rest = words.subList(at + (pool ? 3 : 2), words.size());
        Optional<int[]> ports = Optional.empty();
        if (rest.size() >= 4 && rest.getFirst().equals("service")) {
            OptionalInt protocol = Protocol.tryParse(rest.get(1));
            OptionalInt inner = CiscoNames.port(rest.get(2));
            OptionalInt outer = CiscoNames.port(rest.get(3));
            if (protocol.isEmpty() || inner.isEmpty() || outer.isEmpty()) {
                return false;
            }
            ports =
                    Optional.of(
                            new int[] {protocol.getAsInt(), inner.getAsInt(), outer.getAsInt()});
            rest = rest.subList(4, rest.size());
        }
        Set<String> harmless =
                Set.of(
                        "dns",
                        "no-proxy-arp",
                        "route-lookup",
                        "interface",
                        "flat",
                        "round-robin",
                        "extended",
                        "include-reserve",
                        "block-allocation");
        if ((mapped.isEmpty() && !byInterface) || !harmless.containsAll(rest)) {
            return false;
        }
        entries.add(
                new Entry(
                        OBJECTS,
                        names[0],
                        names[1],
                        new Side(real.get(), byInterface ? Optional.empty() : mapped, fixed),
                        Optional.empty(),
                        ports,
                        !fixed,
                        line));
        return true;
    }

    private static long size(AddressSet set) {
        long size = 0;
        for (AddressSet.Range range : set.ranges()) {
            Address more = range.to().minus(range.from());
            if (more.high() != 0 || more.low() < 0 || more.low() >= Integer.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            size += more.low() + 1;
        }
        return size;
    }

    private List<Entry> ordered() {
        return entries.stream()
                .sorted(
                        Comparator.comparingInt(Entry::section)
                                .thenComparingInt(e -> e.section == OBJECTS && e.oneWay ? 1 : 0)
                                .thenComparingLong(
                                        e -> e.section == OBJECTS ? size(e.source.before) : 0)
                                .thenComparing(e ->
                                        e.section == OBJECTS && !e.source.before.isEmpty()
                                                ? e.source.before.lowest()
                                                : Address.LOWEST))
                .toList();
    }

    List<Stage> stages(Map<String, AsaInterface> interfaces) {
        if (entries.isEmpty() && unknown.isEmpty()) {
            return List.of();
        }
        Chain before = new Chain("un-nat");
        Chain after = new Chain("nat");
        for (Line line : unknown) {
            before.add(new Rule(Match.ALL, Action.UNKNOWN, line));
            after.add(new Rule(Match.ALL, Action.UNKNOWN, line));
        }
        for (Entry entry : ordered()) {
            AddressSet mapped =
                    entry.source.after.orElseGet(() ->
                            interfaces.containsKey(entry.mapped)
                                    ? interfaces.get(entry.mapped).own()
                                    : AddressSet.NONE);
            if (mapped.isEmpty()) {
                before.add(new Rule(Match.ALL, Action.UNKNOWN, entry.line));
                after.add(new Rule(Match.ALL, Action.UNKNOWN, entry.line));
                continue;
            }
            forth(entry, mapped, before, after);
            if (!entry.oneWay) {
                back(entry, mapped, before, after);
            }
        }
        return List.of(
                new Stage(Hook.BEFORE_ROUTING, 0, true, AddressSet.ANY, before),
                new Stage(Hook.AFTER_ROUTING, 0, true, AddressSet.ANY, after));
    }

    private static InterfaceMatch on(String name) {
        return name.equals("any") ? InterfaceMatch.ANY : InterfaceMatch.of(name);
    }

    private static ServiceSet services(Entry entry, int which) {
        return entry.ports
                .map(p -> ServiceSet.ports(p[0], p[which], p[which]))
                .orElse(ServiceSet.ANY);
    }

    /// From real to mapped.
    private static void forth(Entry entry, AddressSet mapped, Chain before, Chain after) {
        InterfaceMatch in = on(entry.real);
        InterfaceMatch out = on(entry.mapped);
        AddressSet real = entry.source.before;
        AddressSet far = AddressSet.ANY;
        if (entry.destination.isPresent()) {
            Side side = entry.destination.get();
            far = side.after.orElse(AddressSet.ANY);
            Cube cube = new Cube(real, side.before, ServiceSet.ANY, State.ANY);
            destinations(cube, side.before, far, Optional.empty(), in, entry.line, before);
        }
        ServiceSet sources =
                entry.ports
                        .map(p -> ServiceSet.protocol(p[0]).and(ServiceSet.sources(p[1], p[1])))
                        .orElse(ServiceSet.ANY);
        sources(new Cube(real, far, sources, State.ANY), real, mapped, entry, in, out, after);
    }

    /// From mapped to real.
    private static void back(Entry entry, AddressSet mapped, Chain before, Chain after) {
        InterfaceMatch in = on(entry.mapped);
        AddressSet far = entry.destination.flatMap(Side::after).orElse(AddressSet.ANY);
        Cube cube = new Cube(far, mapped, services(entry, 2), State.ANY);
        Optional<Translation.Ports> ports = entry.ports.map(p -> new Translation.Ports(p[1], p[1]));
        destinations(cube, mapped, entry.source.before, ports, in, entry.line, before);
        if (entry.destination.isPresent()) {
            Side side = entry.destination.get();
            Cube returning = new Cube(far, entry.source.before, ServiceSet.ANY, State.ANY);
            sources(returning, far, side.before, entry, in, on(entry.real), after);
        }
    }

    private static void destinations(
            Cube cube,
            AddressSet from,
            AddressSet to,
            Optional<Translation.Ports> ports,
            InterfaceMatch in,
            Line line,
            Chain chain) {
        for (AddressSet[] pair : pairs(from, to)) {
            Match match =
                    new Match(
                            List.of(cube.withDestination(pair[0])),
                            in,
                            InterfaceMatch.ANY,
                            Match.Fit.EXACT);
            boolean same = from.equals(to) && ports.isEmpty();
            Action action =
                    same
                            ? Action.ACCEPT
                            : new Action.Translate(
                                    Translation.ofDestination(Optional.of(pair[1]), ports));
            chain.add(new Rule(match, exact(pair) || same ? action : Action.UNKNOWN, line));
        }
    }

    private static void sources(
            Cube cube,
            AddressSet from,
            AddressSet to,
            Entry entry,
            InterfaceMatch in,
            InterfaceMatch out,
            Chain chain) {
        boolean same = from.equals(to);
        boolean any = !entry.source.fixed || same;
        List<AddressSet[]> pairs =
                any ? List.<AddressSet[]>of(new AddressSet[] {from, to}) : pairs(from, to);
        for (AddressSet[] pair : pairs) {
            Match match = new Match(List.of(cube.withSource(pair[0])), in, out, Match.Fit.EXACT);
            Action action =
                    same
                            ? Action.ACCEPT
                            : new Action.Translate(Translation.ofSource(pair[1], Optional.empty()));
            chain.add(new Rule(match, any || exact(pair) ? action : Action.UNKNOWN, entry.line));
        }
    }

    private static boolean exact(AddressSet[] pair) {
        return size(pair[1]) == 1;
    }

    /// Pairs of single addresses where two sets are of one size; else the sets as they are.
    private static List<AddressSet[]> pairs(AddressSet from, AddressSet to) {
        List<AddressSet[]> pairs = new ArrayList<>();
        long size = size(from);
        if (from.equals(to) || size(to) == 1 || size != size(to) || size > PAIRS_LIMIT) {
            pairs.add(new AddressSet[] {from, to});
            return pairs;
        }
        List<Address> left = each(from);
        List<Address> right = each(to);
        for (int i = 0; i < left.size(); i++) {
            pairs.add(new AddressSet[] {AddressSet.of(left.get(i)), AddressSet.of(right.get(i))});
        }
        return pairs;
    }

    private static List<Address> each(AddressSet set) {
        List<Address> all = new ArrayList<>();
        for (AddressSet.Range range : set.ranges()) {
            for (Address a = range.from(); a.compareTo(range.to()) <= 0; a = a.next()) {
                all.add(a);
            }
        }
        return all;
    }
}
