// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.yamaha;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.device.Route;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Ledger;

/// Reads the output of `show config` of YAMAHA's RTX and NVR routers.
///
/// Semantics (YAMAHA RT series command reference, IP packet filters): an interface without a filter
/// list passes everything; with a list the filters are tried in the order of the list, not of their
/// numbers, and what none matches is discarded. A packet that comes in is translated before its
/// filters look at it, a packet that goes out after. A dynamic filter lets the answers pass of what
/// a static filter let pass; it lets nothing pass that opens a connection.
public final class RtxReader {

    private static final int IN_TRANSLATION = -100;
    private static final int IN_FILTER = 0;

    private final ConfigText text;
    private final Ledger ledger = new Ledger();
    private final Map<String, FilterLine> filters = new HashMap<>();
    private final Map<String, Line> filterLines = new HashMap<>();
    private final Map<String, List<Address>> addresses = new LinkedHashMap<>();
    private final Map<String, AddressSet> networks = new HashMap<>();
    private final Map<String, Line> interfaceLines = new HashMap<>();
    private final Map<String, OptionalInt> vlans = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Line> everywhere = new ArrayList<>();
    private final List<FilterList> lists = new ArrayList<>();
    private final RtxNat nat = new RtxNat();
    private String selected = "";
    private boolean pending;
    private int commands;

    /// A list of filters on an interface.
    private record FilterList(
            String name, boolean in, AddressSet family, List<String> numbers, Line line) {}

    private RtxReader(ConfigText text) {
        this.text = text;
    }

    /// Reads one file.
    public static DeviceReading read(ConfigText text) {
        return new RtxReader(text).read();
    }

    private DeviceReading read() {
        for (int i = 0; i < text.lines().size(); i++) {
            line(i, text.lines().get(i).strip());
        }
        if (commands == 0) {
            return new DeviceReading.Unusable(
                    text.file(), 1, "YAMAHA ルーターの設定ではありません(読める命令がありません)。show config の出力か確かめてください。");
        }
        List<Stage> stages = new ArrayList<>();
        stages.addAll(filterStages());
        stages.addAll(nat.stages(IN_TRANSLATION, addresses));
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        interfaces(),
                        List.of(),
                        routes,
                        stages,
                        Tracking.NONE,
                        new Device.Families(true, true),
                        v6(),
                        everywhere,
                        ledger.coverage()));
    }

    /// The router has a configuration for IPv6 where a command gives it addresses, routes or
    /// filters.
    private boolean v6() {
        return text.lines().stream().anyMatch(l -> l.strip().startsWith("ipv6 "));
    }

    private List<NetworkInterface> interfaces() {
        List<NetworkInterface> all = new ArrayList<>();
        addresses.forEach((name, own) ->
                all.add(
                        new NetworkInterface(
                                name,
                                own,
                                networks.getOrDefault(name, AddressSet.NONE),
                                vlans.getOrDefault(name, OptionalInt.empty()),
                                interfaceLines.getOrDefault(name, text.unwritten(name)))));
        return all;
    }

    private void line(int index, String line) {
        if (line.isEmpty()) {
            ledger.irrelevant("空行");
        } else if (line.startsWith("#")) {
            ledger.irrelevant("注釈");
        } else if (command(index, List.of(line.split("\\s+", -1)))) {
            commands++;
            if (pending) {
                ledger.unknown(text.line(index));
            } else {
                ledger.modelled();
            }
            pending = false;
        } else {
            Optional<String> kind = Irrelevant.kind(line).or(() -> interfaceKind(line));
            if (kind.isPresent()) {
                commands++;
                ledger.irrelevant(kind.get());
            } else {
                ledger.unknown(text.line(index));
                everywhere.add(text.line(index));
            }
        }
    }

    /// `ip IF …` and `ipv6 IF …` commands that decide nothing about what passes.
    private static Optional<String> interfaceKind(String line) {
        return line.matches(
                        "ip(v6)? \\S+ (mtu|tcp mss limit|proxyarp|intrusion detection|rip|ospf|arp|"
                                + "rebound|wol|dhcp|nd|rtadv|prefix|mld|igmp|tos|icmp|ndproxy).*")
                ? Optional.of("口の細かな設定")
                : Optional.empty();
    }

    private boolean command(int index, List<String> words) {
        String first = words.getFirst();
        return switch (first) {
            case "pp", "tunnel" -> select(words);
            case "ip" -> ip(index, words, AddressSet.V4);
            case "ipv6" -> ip(index, words, AddressSet.V6);
            case "nat" -> {
                pending = !nat.descriptor(words, text.line(index));
                yield true;
            }
            case "vlan" -> vlan(index, words);
            default -> false;
        };
    }

    private boolean select(List<String> words) {
        if (words.size() != 3 || !words.get(1).equals("select")) {
            return false;
        }
        selected = words.get(2).equals("none") ? "" : words.getFirst() + words.get(2);
        return true;
    }

    private boolean vlan(int index, List<String> words) {
        if (words.size() < 3) {
            return false;
        }
        if (words.get(1).equals("port") && words.get(2).equals("mapping")) {
            return false;
        }
        for (String word : words) {
            if (word.startsWith("vid=")) {
                var vid = Numbers.tryParse(word.substring(4), 4094);
                vlans.put(words.get(1), vid);
                interfaceLines.putIfAbsent(words.get(1), text.line(index));
                return vid.isPresent();
            }
        }
        return false;
    }

    private boolean ip(int index, List<String> words, AddressSet family) {
        if (words.size() < 3) {
            return false;
        }
        return switch (words.get(1)) {
            case "filter" -> filter(index, words, family);
            case "route" -> route(index, words, family);
            case "routing" -> words.get(2).equals("on");
            default -> onInterface(index, words, family);
        };
    }

    private boolean filter(int index, List<String> words, AddressSet family) {
        if (words.get(2).equals("dynamic")) {
            // It opens nothing by itself; its sides and services need not be understood.
            return words.size() > 5;
        }
        Optional<FilterLine> filter = FilterLine.read(words.subList(3, words.size()), family);
        String key = key(family, words.get(2));
        filterLines.put(key, text.line(index));
        filter.ifPresent(f -> filters.put(key, f));
        if (filter.isEmpty() && words.get(2).matches("\\d+")) {
            // A filter that was not understood matters where a list names it, and only there.
            pending = true;
            return true;
        }
        return filter.isPresent();
    }

    private static String key(AddressSet family, String number) {
        return (family.equals(AddressSet.V6) ? "6:" : "4:") + number;
    }

    private String interfaceName(String word) {
        return word.equals("pp") || word.equals("tunnel") ? selected : word;
    }

    private boolean onInterface(int index, List<String> words, AddressSet family) {
        String name = interfaceName(words.get(1));
        List<String> rest = words.subList(2, words.size());
        if (name.isEmpty()) {
            return false;
        }
        if (rest.size() >= 2 && rest.getFirst().equals("address")) {
            return address(index, name, rest.get(1), family);
        }
        if (rest.size() >= 3 && rest.get(0).equals("secondary") && rest.get(1).equals("address")) {
            return address(index, name, rest.get(2), family);
        }
        if (rest.size() >= 3 && rest.get(0).equals("nat") && rest.get(1).equals("descriptor")) {
            nat.apply(name, rest.subList(2, rest.size()), text.line(index));
            return true;
        }
        boolean list =
                rest.size() >= 3
                        && rest.get(0).equals("secure")
                        && rest.get(1).equals("filter")
                        && (rest.get(2).equals("in") || rest.get(2).equals("out"));
        if (!list) {
            return false;
        }
        int dynamic = rest.indexOf("dynamic");
        lists.add(
                new FilterList(
                        name,
                        rest.get(2).equals("in"),
                        family,
                        List.copyOf(rest.subList(3, dynamic < 0 ? rest.size() : dynamic)),
                        text.line(index)));
        return true;
    }

    private boolean address(int index, String name, String value, AddressSet family) {
        interfaceLines.putIfAbsent(name, text.line(index));
        List<Address> own = addresses.computeIfAbsent(name, n -> new ArrayList<>());
        if (value.equals("dhcp") || value.equals("auto") || value.contains("@")) {
            return true;
        }
        Optional<AddressSet> network = AddressSet.tryParse(value);
        Optional<Address> address = Address.tryParse(value.replaceFirst("/.*", ""));
        if (network.isEmpty() || address.isEmpty() || !family.contains(address.get())) {
            return false;
        }
        own.add(address.get());
        networks.merge(name, network.get(), AddressSet::or);
        return true;
    }

    private boolean route(int index, List<String> words, AddressSet family) {
        boolean all = words.get(2).equals("default");
        Optional<AddressSet> destination =
                all ? Optional.of(family) : AddressSet.tryParse(words.get(2));
        if (destination.isEmpty() || !family.covers(destination.get())) {
            return false;
        }
        boolean any = false;
        for (int i = 3; i + 1 < words.size(); i++) {
            if (words.get(i).equals("gateway")) {
                Optional<Route> route =
                        route(words.subList(i + 1, words.size()), destination.get(), index);
                if (route.isEmpty()) {
                    return false;
                }
                routes.add(route.get());
                any = true;
            }
        }
        return any;
    }

    private Optional<Route> route(List<String> to, AddressSet destination, int index) {
        String kind = to.getFirst();
        Optional<Address> gateway = Address.tryParse(kind);
        Optional<String> name = Optional.empty();
        if ((kind.equals("pp") || kind.equals("tunnel")) && to.size() > 1) {
            name = Optional.of(kind + to.get(1));
        } else if (kind.equals("dhcp") && to.size() > 1) {
            name = Optional.of(to.get(1));
        } else if (kind.equals("null") || kind.equals("loopback")) {
            name = Optional.of("(捨てる)");
        } else if (gateway.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Route(destination, name, gateway, text.line(index)));
    }

    private List<Stage> filterStages() {
        List<Stage> stages = new ArrayList<>();
        for (FilterList list : lists) {
            Chain chain = new Chain(list.name);
            for (String number : list.numbers) {
                String key = key(list.family, number);
                FilterLine filter = filters.get(key);
                Line line = filterLines.getOrDefault(key, list.line);
                if (filter == null) {
                    chain.add(new Rule(anything(list.family), Action.UNKNOWN, line));
                } else {
                    rules(filter, line, chain);
                }
            }
            chain.otherwise(Action.DROP, list.line);
            Chain entry = new Chain(list.name + (list.in ? " in" : " out"));
            InterfaceMatch here = InterfaceMatch.of(list.name);
            Match match =
                    new Match(
                            List.of(Cube.ANY),
                            list.in ? here : InterfaceMatch.ANY,
                            list.in ? InterfaceMatch.ANY : here,
                            Match.Fit.EXACT);
            entry.add(new Rule(match, new Action.Goto(chain), list.line));
            Hook hook = list.in ? Hook.BEFORE_ROUTING : Hook.FORWARD;
            stages.add(new Stage(hook, IN_FILTER, false, list.family, entry));
        }
        return stages;
    }

    private static Match anything(AddressSet family) {
        return Match.of(List.of(Cube.ANY.withDestination(family)));
    }

    private static void rules(FilterLine filter, Line line, Chain chain) {
        Match match = Match.of(filter.packets());
        switch (filter.kind()) {
            case PASS -> chain.add(new Rule(match, Action.ACCEPT, line));
            case REJECT -> chain.add(new Rule(match, Action.DROP, line));
            case RESTRICT -> {
                Match connected =
                        new Match(
                                filter.packets(),
                                InterfaceMatch.ANY,
                                InterfaceMatch.ANY,
                                Match.Fit.SOMETIMES);
                chain.add(new Rule(connected, Action.ACCEPT, line));
                chain.add(new Rule(match, Action.DROP, line));
            }
        }
    }
}
