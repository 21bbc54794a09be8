// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.reading.ConfigText;

/// Virtual IPs. One takes effect where an enabled policy names it, or always under central NAT
/// (Fortinet Technical Tip "Behavior when configured local-in-policy to deny" and the FortiOS
/// administration guide, "Virtual IPs"); then everything that it matches gets the new destination.
final class FortiVirtual {

    /// A range of addresses is mapped one by one up to this size.
    private static final int PAIRS_LIMIT = 256;

    /// One virtual IP.
    ///
    /// @param mapped the real addresses
    /// @param services the services as policies see them, after the change of ports
    /// @param pairs outer and inner addresses
    record Virtual(
            AddressSet mapped,
            ServiceSet services,
            ServiceSet outside,
            Optional<Translation.Ports> ports,
            List<AddressSet[]> pairs,
            String interfaceName,
            boolean ported,
            Line line) {}

    private final ConfigText text;
    private final Map<String, Optional<Virtual>> known = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    FortiVirtual(ConfigText text) {
        this.text = text;
    }

    boolean address(Entry entry) {
        lines.put(entry.name, text.line(entry.line));
        Optional<Virtual> virtual = virtual(entry);
        known.put(entry.name, virtual);
        return virtual.isPresent();
    }

    boolean group(Entry entry) {
        groups.put(entry.name, entry.list("member"));
        return true;
    }

    private Optional<Virtual> virtual(Entry entry) {
        boolean plain =
                entry.one("type", "static-nat").equals("static-nat")
                        && !entry.values.containsKey("src-filter")
                        && !entry.values.containsKey("service")
                        && entry.one("status", "enable").equals("enable");
        Optional<AddressSet> outer = AddressSet.tryParse(entry.one("extip", ""));
        Optional<AddressSet> inner = AddressSet.tryParse(entry.one("mappedip", ""));
        if (!plain || outer.isEmpty() || inner.isEmpty()) {
            return Optional.empty();
        }
        List<AddressSet[]> pairs = pairs(outer.get(), inner.get());
        boolean ported = entry.one("portforward", "disable").equals("enable");
        ServiceSet outside = ServiceSet.ANY;
        ServiceSet inside = ServiceSet.ANY;
        Optional<Translation.Ports> ports = Optional.empty();
        if (ported) {
            OptionalInt protocol = Protocol.tryParse(entry.one("protocol", "tcp"));
            Optional<int[]> from = range(entry.one("extport", ""));
            Optional<int[]> to = range(entry.one("mappedport", entry.one("extport", "")));
            boolean sound =
                    protocol.isPresent()
                            && from.isPresent()
                            && to.isPresent()
                            && (to.get()[0] == to.get()[1]
                                    ? from.get()[0] == from.get()[1]
                                    : to.get()[0] == from.get()[0] && to.get()[1] == from.get()[1]);
            if (!sound) {
                return Optional.empty();
            }
            int number = protocol.getAsInt();
            outside = ServiceSet.ports(number, from.get()[0], from.get()[1]);
            inside = ServiceSet.ports(number, to.get()[0], to.get()[1]);
            boolean same = from.get()[0] == to.get()[0];
            int[] inner2 = to.get();
            ports =
                    same
                            ? Optional.empty()
                            : Optional.of(new Translation.Ports(inner2[0], inner2[1]));
        }
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Virtual(
                                inner.get(),
                                inside,
                                outside,
                                ports,
                                pairs,
                                entry.one("extintf", "any"),
                                ported,
                                text.line(entry.line)));
    }

    private static Optional<int[]> range(String word) {
        String[] ends = word.split("-", -1);
        OptionalInt from = Numbers.tryParse(ends[0], 65535);
        OptionalInt to = Numbers.tryParse(ends[ends.length - 1], 65535);
        return from.isPresent() && to.isPresent() && from.getAsInt() <= to.getAsInt()
                ? Optional.of(new int[] {from.getAsInt(), to.getAsInt()})
                : Optional.empty();
    }

    private static List<AddressSet[]> pairs(AddressSet outer, AddressSet inner) {
        List<AddressSet[]> pairs = new ArrayList<>();
        Address from = outer.lowest();
        Address to = inner.lowest();
        AddressSet.Range last = outer.ranges().getLast();
        for (int i = 0; i < PAIRS_LIMIT; i++) {
            pairs.add(new AddressSet[] {AddressSet.of(from), AddressSet.of(to)});
            if (from.equals(last.to())) {
                boolean even = inner.ranges().getLast().to().equals(to);
                return even ? pairs : List.of();
            }
            from = from.next();
            to = to.next();
        }
        return List.of();
    }

    /// Says whether a name is that of a virtual IP or a group of them.
    boolean isKnown(String name) {
        return known.containsKey(name) || groups.containsKey(name);
    }

    /// Returns the virtual IPs that a policy names, which take effect by that.
    ///
    /// @return nothing where one of them is not understood
    Optional<List<Virtual>> named(List<String> names) {
        List<Virtual> all = new ArrayList<>();
        boolean understood = true;
        for (String name : names) {
            for (String one : groups.getOrDefault(name, List.of(name))) {
                if (known.containsKey(one)) {
                    used.add(one);
                    Optional<Virtual> virtual = known.getOrDefault(one, Optional.empty());
                    understood &= virtual.isPresent();
                    virtual.ifPresent(all::add);
                }
            }
        }
        return understood ? Optional.of(all) : Optional.empty();
    }

    /// Makes the changes of destinations.
    ///
    /// @param central whether all take effect, named or not
    List<Rule> rules(boolean central) {
        List<Rule> rules = new ArrayList<>();
        for (String name : central ? known.keySet() : used) {
            Optional<Virtual> virtual = known.getOrDefault(name, Optional.empty());
            if (virtual.isEmpty()) {
                rules.add(
                        new Rule(
                                Match.of(List.of(Cube.V4)),
                                Action.UNKNOWN,
                                lines.getOrDefault(name, text.unwritten(name))));
                continue;
            }
            Virtual v = virtual.get();
            InterfaceMatch in =
                    v.interfaceName.equals("any")
                            ? InterfaceMatch.ANY
                            : InterfaceMatch.of(v.interfaceName);
            for (AddressSet[] pair : v.pairs) {
                Cube cube = Cube.ANY.withDestination(pair[0]).withService(v.outside);
                Match match = new Match(List.of(cube), in, InterfaceMatch.ANY, Match.Fit.EXACT);
                Translation to = Translation.ofDestination(Optional.of(pair[1]), v.ports);
                rules.add(new Rule(match, new Action.Translate(to), v.line));
            }
        }
        return rules;
    }
}
