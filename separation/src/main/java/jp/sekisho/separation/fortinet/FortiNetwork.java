// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.device.Route;
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.fortinet.FortiTree.Section;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.reading.ConfigText;

/// Interfaces, zones and routes of a FortiGate.
final class FortiNetwork {

    private final ConfigText text;
    private final List<Line> everywhere;
    private final List<NetworkInterface> interfaces = new ArrayList<>();
    private final Map<String, List<String>> access = new LinkedHashMap<>();
    private final Map<String, List<String>> access6 = new LinkedHashMap<>();
    private final Map<String, String> vdoms = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, List<String>> zones = new HashMap<>();
    private final List<List<String>> open = new ArrayList<>();
    private final List<Line> openLines = new ArrayList<>();

    FortiNetwork(ConfigText text, List<Line> everywhere) {
        this.text = text;
        this.everywhere = everywhere;
    }

    List<NetworkInterface> interfaces() {
        return interfaces;
    }

    List<Route> routes() {
        return routes;
    }

    /// What each interface lets reach the device itself over IPv4.
    Map<String, List<String>> access() {
        return access;
    }

    /// The same over IPv6 (`ip6-allowaccess`).
    Map<String, List<String>> access6() {
        return access6;
    }

    /// Zones whose members talk to each other, with their lines.
    List<List<String>> open() {
        return open;
    }

    List<Line> openLines() {
        return openLines;
    }

    /// The names of all VDOMs that interfaces name.
    Set<String> vdoms() {
        return new LinkedHashSet<>(vdoms.values());
    }

    /// Returns the part that lies in one VDOM, to which its own zones and routes are then added.
    FortiNetwork inside(String vdom) {
        FortiNetwork part = new FortiNetwork(text, everywhere);
        for (NetworkInterface known : interfaces) {
            if (vdom.equals(vdoms.get(known.name()))) {
                part.interfaces.add(known);
                part.vdoms.put(known.name(), vdom);
                routes.stream()
                        .filter(r -> r.interfaceName().equals(Optional.of(known.name())))
                        .forEach(part.routes::add);
                part.access.put(known.name(), access.getOrDefault(known.name(), List.of()));
                part.access6.put(known.name(), access6.getOrDefault(known.name(), List.of()));
            }
        }
        return part;
    }

    InterfaceMatch sides(List<String> names) {
        if (names.contains("any")) {
            return InterfaceMatch.ANY;
        }
        Set<String> all = new HashSet<>();
        for (String name : names) {
            all.addAll(zones.getOrDefault(name, List.of(name)));
        }
        return new InterfaceMatch(all, false);
    }

    boolean networkInterface(Entry entry) {
        if (entry.one("status", "up").equals("down")) {
            return true;
        }
        List<Address> own = new ArrayList<>();
        List<AddressSet> networks = new ArrayList<>();
        boolean understood = own(entry.list("ip"), own, networks);
        for (Section section : entry.sections) {
            understood &=
                    switch (section.path) {
                        case "ipv6" -> ipv6(entry, section, own, networks);
                        case "secondaryip" ->
                                section.entries.stream()
                                        .allMatch(e -> own(e.list("ip"), own, networks));
                        default -> false;
                    };
        }
        String mode = entry.one("mode", "static");
        if (!mode.equals("static") && entry.one("defaultgw", "enable").equals("enable")) {
            learned(AddressSet.V4, entry);
        }
        access.put(entry.name, entry.list("allowaccess"));
        vdoms.put(entry.name, entry.one("vdom", "root"));
        OptionalInt vlan = Numbers.tryParse(entry.one("vlanid", ""), 4094);
        AddressSet network = networks.stream().reduce(AddressSet.NONE, AddressSet::or);
        interfaces.add(new NetworkInterface(entry.name, own, network, vlan, text.line(entry.line)));
        return understood;
    }

    /// The IPv6 side of an interface (FortiOS CLI reference, `system interface`, `config ipv6`).
    private boolean ipv6(Entry of, Section section, List<Address> own, List<AddressSet> networks) {
        Entry entry = section.own;
        access6.put(of.name, entry.list("ip6-allowaccess"));
        boolean understood = own(entry.list("ip6-address"), own, networks);
        if (!entry.one("ip6-mode", "static").equals("static")
                || entry.one("autoconf", "disable").equals("enable")) {
            learned(AddressSet.V6, of);
        }
        for (Section inner : entry.sections) {
            if (inner.path.equals("ip6-extra-addr")) {
                for (Entry extra : inner.entries) {
                    understood &= own(List.of(extra.name), own, networks);
                }
            }
        }
        return understood;
    }

    /// The default route that DHCP, PPPoE or a router's advertisement brings (FortiOS CLI
    /// reference, `system interface`: `defaultgw`, `ip6-mode`, `autoconf`).
    private void learned(AddressSet all, Entry of) {
        routes.add(new Route(all, Optional.of(of.name), Optional.empty(), text.line(of.line)));
    }

    private static boolean own(List<String> words, List<Address> own, List<AddressSet> networks) {
        String joined = String.join("/", words);
        if (joined.isEmpty() || joined.startsWith("0.0.0.0") || joined.startsWith("::/")) {
            return true;
        }
        Optional<AddressSet> network = AddressSet.tryParse(joined);
        Optional<Address> address = Address.tryParse(joined.replaceFirst("/.*", ""));
        if (network.isEmpty() || address.isEmpty()) {
            return false;
        }
        own.add(address.get());
        networks.add(network.get());
        return true;
    }

    boolean zone(Entry entry) {
        zones.put(entry.name, entry.list("interface"));
        if (entry.one("intrazone", "deny").equals("allow")) {
            open.add(entry.list("interface"));
            openLines.add(text.line(entry.line));
        }
        return true;
    }

    /// One entry of `router static` or `router static6`.
    ///
    /// @param all every address of the family: where no destination is named
    boolean route(Entry entry, AddressSet all) {
        if (entry.one("status", "enable").equals("disable")) {
            return true;
        }
        List<String> to = entry.list("dst");
        Optional<AddressSet> destination =
                to.isEmpty()
                        ? Optional.of(all)
                        : AddressSet.tryParse(String.join("/", to)).map(s -> s.and(all));
        Optional<Address> gateway = Address.tryParse(entry.one("gateway", ""));
        Optional<String> name =
                entry.one("blackhole", "disable").equals("enable")
                        ? Optional.of("(捨てる)")
                        : Optional.of(entry.one("device", "")).filter(d -> !d.isEmpty());
        boolean plain =
                !entry.values.containsKey("dstaddr")
                        && !entry.values.containsKey("internet-service");
        if (destination.isEmpty()
                || destination.get().isEmpty()
                || (gateway.isEmpty() && name.isEmpty())
                || !plain) {
            everywhere.add(text.line(entry.line));
            return false;
        }
        routes.add(new Route(destination.get(), name, gateway, text.line(entry.line)));
        return true;
    }
}
