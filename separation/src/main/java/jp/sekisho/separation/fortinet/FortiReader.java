// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.fortinet.FortiTree.Section;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Ledger;

/// Reads a FortiGate's configuration of one VDOM.
///
/// Semantics (FortiOS CLI reference and administration guide): policies are tried from the top, the
/// first that matches decides, what none matches is denied; sessions are stateful. A policy whose
/// objects are not understood matches at most what the rest of it says.
public final class FortiReader {

    /// Tables that decide nothing about which packets pass, by the beginning of their path.
    private static final List<String> IRRELEVANT =
            List.of(
                    "system ",
                    "log ",
                    "user ",
                    "webfilter ",
                    "antivirus ",
                    "ips ",
                    "application ",
                    "dlp ",
                    "emailfilter ",
                    "spamfilter ",
                    "dnsfilter ",
                    "file-filter ",
                    "voip ",
                    "waf ",
                    "wireless-controller ",
                    "switch-controller ",
                    "report ",
                    "alertemail ",
                    "certificate ",
                    "vpn certificate ",
                    "vpn ipsec ",
                    "web-proxy ",
                    "endpoint-control ",
                    "extender-controller ",
                    "firewall schedule ",
                    "firewall profile",
                    "firewall ssl-ssh-profile",
                    "firewall shaper ",
                    "firewall service category",
                    "firewall internet-service-",
                    "firewall ssh ",
                    "firewall ssl ",
                    "firewall address6",
                    "firewall multicast-address",
                    "firewall proxy-address",
                    "firewall wildcard-fqdn",
                    "icap ",
                    "media-gateway ",
                    "authentication ",
                    "automation ",
                    "ftp-proxy ",
                    "cifs ",
                    "sctp-filter ",
                    "videofilter ",
                    "virtual-patch ",
                    "casb ",
                    "ztna ",
                    "diameter-filter ",
                    "nsx ",
                    "ssh-filter ");

    /// Tables below `system` that do.
    private static final Set<String> RELEVANT =
            Set.of(
                    "system sdwan",
                    "system virtual-wan-link",
                    "system virtual-wire-pair",
                    "system vdom-link",
                    "system vdom",
                    "system vxlan",
                    "system switch-interface");

    private final ConfigText text;
    private final FortiTree tree;
    private final FortiObjects objects = new FortiObjects();
    private final Ledger ledger = new Ledger();
    private final Map<Integer, String> fates = new HashMap<>();
    private final List<Line> everywhere = new ArrayList<>();
    private final List<NetworkInterface> interfaces = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, List<String>> zones = new HashMap<>();
    private final Set<String> virtual = new HashSet<>();
    private final Chain policies = new Chain("firewall policy");
    private final Chain translations = new Chain("firewall policy nat");

    private FortiReader(ConfigText text) {
        this.text = text;
        this.tree = new FortiTree(text);
    }

    /// Reads one file.
    public static DeviceReading read(ConfigText text) {
        return new FortiReader(text).read();
    }

    private DeviceReading read() {
        if (tree.fault().isPresent()) {
            return new DeviceReading.Unusable(
                    text.file(), tree.fault().get().line(), tree.fault().get().message());
        }
        if (tree.sections().isEmpty()) {
            return new DeviceReading.Unusable(
                    text.file(),
                    1,
                    "FortiGate の設定ではありません(config の行がありません)。ファイルか dialect を見直してください。");
        }
        tree.strange().forEach(this::unknownEverywhere);
        // Objects first, wherever they stand.
        tree.sections().forEach(s -> section(s, false));
        tree.sections().forEach(s -> section(s, true));
        policies.otherwise(Action.DROP, text.unwritten("暗黙の拒否 (どのポリシーにも当たらない通信)"));
        account();
        Chain local = new Chain("local-in");
        local.otherwise(
                Action.UNKNOWN,
                text.unwritten("機器自身への通信 (allowaccess と local-in-policy はまだ読めません)"));
        boolean v6 =
                text.lines().stream()
                        .anyMatch(l -> l.contains("ip6-address") || l.contains("srcaddr6"));
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        interfaces,
                        List.of(),
                        routes,
                        List.of(
                                new Stage(Hook.FORWARD, 0, false, AddressSet.V4, policies),
                                new Stage(Hook.AFTER_ROUTING, 0, true, AddressSet.V4, translations),
                                new Stage(Hook.TO_DEVICE, 0, false, AddressSet.ANY, local)),
                        Tracking.STRICT,
                        new Device.Families(true, !v6),
                        v6,
                        everywhere,
                        ledger.coverage()));
    }

    private void unknownEverywhere(int line) {
        fates.put(line, "?");
        everywhere.add(text.line(line));
    }

    private void account() {
        for (int i = 0; i < text.lines().size(); i++) {
            String line = text.lines().get(i).strip();
            String fate = fates.getOrDefault(i, "");
            if (line.isEmpty()) {
                ledger.irrelevant("空行");
            } else if (line.startsWith("#")) {
                ledger.irrelevant("注釈");
            } else if (fate.equals("?")) {
                ledger.unknown(text.line(i));
            } else if (!fate.isEmpty()) {
                ledger.irrelevant(fate);
            } else {
                ledger.modelled();
            }
        }
    }

    private void section(Section section, boolean policiesToo) {
        switch (section.path) {
            case "global", "vdom" -> {
                if (policiesToo) {
                    unknownEverywhere(section.line);
                }
            }
            case "firewall address" -> each(section, !policiesToo, objects::address);
            case "firewall addrgrp" -> each(section, !policiesToo, objects::addressGroup);
            case "firewall service custom" -> each(section, !policiesToo, objects::service);
            case "firewall service group" -> each(section, !policiesToo, objects::serviceGroup);
            case "firewall vip", "firewall vipgrp" ->
                    each(
                            section,
                            !policiesToo,
                            e -> {
                                virtual.add(e.name);
                                return false;
                            });
            case "system interface" -> each(section, !policiesToo, this::networkInterface);
            case "system zone" -> each(section, !policiesToo, this::zone);
            case "router static" -> each(section, policiesToo, this::route);
            case "firewall policy" -> each(section, policiesToo, this::policy);
            default -> {
                if (policiesToo) {
                    other(section);
                }
            }
        }
    }

    private void each(Section section, boolean now, java.util.function.Predicate<Entry> reading) {
        if (now) {
            for (Entry entry : section.entries) {
                if (!reading.test(entry)) {
                    fates.put(entry.line, "?");
                }
            }
        }
    }

    private void other(Section section) {
        boolean irrelevant =
                !RELEVANT.contains(section.path)
                        && IRRELEVANT.stream().anyMatch(p -> (section.path + " ").startsWith(p));
        boolean empty = section.entries.isEmpty() && section.own.values.isEmpty();
        if (irrelevant || empty) {
            int end = section.line;
            String kind =
                    section.path.contains(" ")
                            ? section.path.substring(0, section.path.indexOf(' '))
                            : section.path;
            int depth = 0;
            for (; end < text.lines().size(); end++) {
                String line = text.lines().get(end).strip();
                fates.put(end, kind);
                depth += line.startsWith("config ") ? 1 : line.equals("end") ? -1 : 0;
                if (depth == 0) {
                    return;
                }
            }
        } else {
            unknownEverywhere(section.line);
        }
    }

    private boolean networkInterface(Entry entry) {
        if (entry.one("status", "up").equals("down")) {
            return true;
        }
        List<String> ip = entry.list("ip");
        List<Address> own = new ArrayList<>();
        AddressSet network = AddressSet.NONE;
        if (ip.size() == 2 && !ip.getFirst().equals("0.0.0.0")) {
            Optional<Address> address = Address.tryParse(ip.get(0));
            Optional<AddressSet> set = AddressSet.tryParse(ip.get(0) + "/" + ip.get(1));
            if (address.isEmpty() || set.isEmpty()) {
                return false;
            }
            own.add(address.get());
            network = set.get();
        }
        OptionalInt vlan = Numbers.tryParse(entry.one("vlanid", ""), 4094);
        interfaces.add(new NetworkInterface(entry.name, own, network, vlan, text.line(entry.line)));
        return entry.sections.stream().allMatch(s -> s.path.equals("ipv6"));
    }

    private boolean zone(Entry entry) {
        zones.put(entry.name, entry.list("interface"));
        if (entry.one("intrazone", "deny").equals("allow")) {
            InterfaceMatch members = new InterfaceMatch(Set.copyOf(entry.list("interface")), false);
            Match match = new Match(List.of(Cube.ANY), members, members, Match.Fit.EXACT);
            policies.insert(0, new Rule(match, Action.ACCEPT, text.line(entry.line)));
        }
        return true;
    }

    private boolean route(Entry entry) {
        if (entry.one("status", "enable").equals("disable")) {
            return true;
        }
        List<String> to = entry.list("dst");
        Optional<AddressSet> destination =
                to.isEmpty()
                        ? Optional.of(AddressSet.V4)
                        : AddressSet.tryParse(
                                to.size() == 2 ? to.get(0) + "/" + to.get(1) : to.getFirst());
        Optional<Address> gateway = Address.tryParse(entry.one("gateway", ""));
        Optional<String> name =
                entry.one("blackhole", "disable").equals("enable")
                        ? Optional.of("(捨てる)")
                        : Optional.of(entry.one("device", "")).filter(d -> !d.isEmpty());
        boolean plain =
                !entry.values.containsKey("dstaddr")
                        && !entry.values.containsKey("internet-service");
        if (destination.isEmpty() || (gateway.isEmpty() && name.isEmpty()) || !plain) {
            everywhere.add(text.line(entry.line));
            return false;
        }
        AddressSet.Range range = destination.get().ranges().getFirst();
        Address size = range.to().minus(range.from());
        int length = 128 - (64 - Long.numberOfLeadingZeros(size.low()));
        routes.add(new Route(destination.get(), length, name, gateway, text.line(entry.line)));
        return true;
    }

    private InterfaceMatch sides(List<String> names) {
        if (names.contains("any")) {
            return InterfaceMatch.ANY;
        }
        Set<String> all = new HashSet<>();
        for (String name : names) {
            all.addAll(zones.getOrDefault(name, List.of(name)));
        }
        return new InterfaceMatch(all, false);
    }

    private boolean policy(Entry entry) {
        Line line = text.line(entry.line);
        if (entry.one("status", "enable").equals("disable")) {
            return true;
        }
        Optional<AddressSet> source = objects.addresses(entry.list("srcaddr"));
        Optional<AddressSet> destination = objects.addresses(entry.list("dstaddr"));
        Optional<ServiceSet> service = objects.services(entry.list("service"));
        boolean plain =
                source.isPresent()
                        && destination.isPresent()
                        && service.isPresent()
                        && !entry.one("internet-service", "disable").equals("enable")
                        && !entry.one("internet-service-src", "disable").equals("enable")
                        && entry.list("dstaddr").stream().noneMatch(virtual::contains);
        boolean sometimes =
                !entry.one("schedule", "always").equals("always")
                        || entry.values.containsKey("groups")
                        || entry.values.containsKey("users");
        Cube cube =
                new Cube(
                        negated(source.orElse(AddressSet.V4), entry, "srcaddr-negate"),
                        negated(destination.orElse(AddressSet.V4), entry, "dstaddr-negate"),
                        entry.one("service-negate", "disable").equals("enable")
                                ? service.orElse(ServiceSet.NONE).complement()
                                : service.orElse(ServiceSet.ANY),
                        State.ANY);
        Match.Fit fit =
                !plain ? Match.Fit.AT_MOST : sometimes ? Match.Fit.SOMETIMES : Match.Fit.EXACT;
        Match match =
                new Match(
                        cube.isEmpty()
                                ? List.of()
                                : List.of(plain ? cube : widest(cube, source, destination)),
                        sides(entry.list("srcintf")),
                        sides(entry.list("dstintf")),
                        fit);
        String verb = entry.one("action", "deny");
        Action action =
                switch (verb) {
                    case "accept" -> Action.ACCEPT;
                    case "deny" -> Action.DROP;
                    default -> Action.UNKNOWN;
                };
        Line shown = new Line(line.device(), line.file(), line.number(), described(entry));
        policies.add(new Rule(match, action, shown));
        if (verb.equals("accept")) {
            boolean nat = entry.one("nat", "disable").equals("enable");
            boolean pool = entry.one("ippool", "disable").equals("enable");
            Action then = !nat ? Action.ACCEPT : pool ? Action.UNKNOWN : new Action.Masquerade();
            translations.add(new Rule(match, then, shown));
        }
        return plain && !verb.equals("ipsec");
    }

    /// A side that is not understood may be anything, also where it is negated.
    private static Cube widest(
            Cube cube, Optional<AddressSet> source, Optional<AddressSet> destination) {
        Cube wide = source.isEmpty() ? cube.withSource(AddressSet.V4) : cube;
        return destination.isEmpty() ? wide.withDestination(AddressSet.V4) : wide;
    }

    private static AddressSet negated(AddressSet set, Entry entry, String key) {
        return entry.one(key, "disable").equals("enable") ? AddressSet.V4.minus(set) : set;
    }

    private static String described(Entry entry) {
        StringBuilder words = new StringBuilder("edit ").append(entry.name);
        for (String key :
                List.of("name", "srcintf", "dstintf", "srcaddr", "dstaddr", "service", "action")) {
            if (entry.values.containsKey(key)) {
                words.append(' ').append(key).append(' ').append(String.join(" ", entry.list(key)));
            }
        }
        return words.toString();
    }
}
