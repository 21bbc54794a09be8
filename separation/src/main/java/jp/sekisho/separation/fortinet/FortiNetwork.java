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

    /// What each interface lets reach the device itself.
    Map<String, List<String>> access() {
        return access;
    }

    /// Zones whose members talk to each other, with their lines.
    List<List<String>> open() {
        return open;
    }

    List<Line> openLines() {
        return openLines;
    }

    InterfaceMatch members(String vdom) {
        Set<String> names = new LinkedHashSet<>();
        vdoms.forEach((name, in) -> {
            if (in.equals(vdom)) {
                names.add(name);
            }
        });
        return new InterfaceMatch(names, false);
    }

    AddressSet own(String name) {
        AddressSet all = AddressSet.NONE;
        for (NetworkInterface known : interfaces) {
            if (known.name().equals(name)) {
                for (Address address : known.addresses()) {
                    all = all.or(AddressSet.of(address));
                }
            }
        }
        return all;
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
        access.put(entry.name, entry.list("allowaccess"));
        vdoms.put(entry.name, entry.one("vdom", "root"));
        OptionalInt vlan = Numbers.tryParse(entry.one("vlanid", ""), 4094);
        interfaces.add(new NetworkInterface(entry.name, own, network, vlan, text.line(entry.line)));
        return entry.sections.stream().allMatch(s -> s.path.equals("ipv6"));
    }

    boolean zone(Entry entry) {
        zones.put(entry.name, entry.list("interface"));
        if (entry.one("intrazone", "deny").equals("allow")) {
            open.add(entry.list("interface"));
            openLines.add(text.line(entry.line));
        }
        return true;
    }

    boolean route(Entry entry) {
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
}
