// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.device.Route;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.reading.ConfigText;

/// The interfaces of a Junos device, each by its unit, and its static routes (Juniper, Interfaces
/// User Guide; Static Routing User Guide).
final class JunosInterfaces {

    /// Settings of an interface or a unit that do not change where a packet goes.
    private static final Set<String> HARMLESS =
            Set.of(
                    ("description mtu speed link-mode gigether-options ether-options"
                                    + " fastether-options redundant-ether-options"
                                    + " aggregated-ether-options vlan-tagging flexible-vlan-tagging"
                                    + " encapsulation hold-time no-traps traps traceoptions bandwidth"
                                    + " disable ppp-options pppoe-options pppoe-underlying-options"
                                    + " clear-dont-fragment-bit keepalives no-keepalives damping")
                            .split(" ", -1));

    private static final Set<String> HARMLESS_IN_FAMILY =
            Set.of(
                    "mtu",
                    "no-redirects",
                    "dhcp",
                    "dhcp-client",
                    "negotiate-address",
                    "tcp-mss",
                    "primary");

    private final ConfigText text;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private boolean usesSix;
    private boolean guarded;

    private static final class Unit {
        private final List<Address> addresses = new ArrayList<>();
        private AddressSet networks = AddressSet.NONE;
        private OptionalInt vlan = OptionalInt.empty();
        private final Line line;

        Unit(Line line) {
            this.line = line;
        }
    }

    JunosInterfaces(ConfigText text) {
        this.text = text;
    }

    /// Reads what stands behind `interfaces`.
    ///
    /// @return whether every word was understood; where not, the line may matter to any packet
    boolean statement(Statement statement, List<String> words) {
        if (words.size() < 2) {
            return true;
        }
        if (!words.get(1).equals("unit")) {
            return HARMLESS.contains(words.get(1));
        }
        if (words.size() < 3) {
            return false;
        }
        Unit unit =
                units.computeIfAbsent(
                        words.getFirst() + "." + words.get(2),
                        n -> new Unit(text.line(statement.index())));
        List<String> rest = words.subList(3, words.size());
        if (rest.isEmpty()) {
            return true;
        }
        return switch (rest.getFirst()) {
            case "vlan-id" -> {
                unit.vlan =
                        rest.size() == 2
                                ? Numbers.tryParse(rest.get(1), 4094)
                                : OptionalInt.empty();
                yield unit.vlan.isPresent();
            }
            case "family" ->
                    guards(words)
                            || (rest.size() >= 2
                                    && family(unit, rest.get(1), rest.subList(2, rest.size())));
            default -> HARMLESS.contains(rest.getFirst());
        };
    }

    /// A filter on the loopback guards the device itself (Juniper, Routing Policies, Firewall
    /// Filters, and Traffic Policers User Guide, "Applying Firewall Filters to the Loopback
    /// Interface").
    private boolean guards(List<String> words) {
        boolean guards =
                words.getFirst().equals("lo0")
                        && words.size() > 5
                        && words.get(3).equals("family")
                        && words.get(5).equals("filter");
        guarded |= guards;
        return guards;
    }

    /// Says whether a filter narrows what reaches the device itself.
    boolean isGuarded() {
        return guarded;
    }

    private boolean family(Unit unit, String family, List<String> rest) {
        boolean six = family.equals("inet6");
        if (!six && !family.equals("inet")) {
            return false;
        }
        usesSix |= six;
        if (rest.isEmpty() || HARMLESS_IN_FAMILY.contains(rest.getFirst())) {
            return true;
        }
        return rest.size() >= 2 && rest.getFirst().equals("address") && address(unit, rest);
    }

    /// `address ADDRESS/LENGTH`, and behind it what VRRP adds.
    private static boolean address(Unit unit, List<String> rest) {
        Optional<AddressSet> network = AddressSet.tryParse(rest.get(1));
        Optional<Address> own = Address.tryParse(rest.get(1).replaceFirst("/.*", ""));
        if (network.isEmpty() || own.isEmpty()) {
            return false;
        }
        if (!unit.addresses.contains(own.get())) {
            unit.addresses.add(own.get());
            unit.networks = unit.networks.or(network.get());
        }
        List<String> more = rest.subList(2, rest.size());
        if (more.isEmpty()
                || more.getFirst().equals("primary")
                || more.getFirst().equals("preferred")) {
            return true;
        }
        if (!more.getFirst().equals("vrrp-group") && !more.getFirst().equals("vrrp-inet6-group")) {
            return false;
        }
        if (more.size() == 4 && more.get(2).equals("virtual-address")) {
            Optional<Address> shared = Address.tryParse(more.get(3));
            shared.ifPresent(unit.addresses::add);
            return shared.isPresent();
        }
        return true;
    }

    /// Reads what stands behind `routing-options`.
    boolean routing(Statement statement, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        return switch (words.getFirst()) {
            case "router-id", "autonomous-system", "graceful-restart" -> true;
            case "static" -> route(statement, words.subList(1, words.size()));
            case "rib" ->
                    words.size() == 2
                            || (words.get(1).equals("inet6.0")
                                    && words.get(2).equals("static")
                                    && route(statement, words.subList(3, words.size())));
            default -> false;
        };
    }

    /// `route PREFIX next-hop GATEWAY|INTERFACE`, or `discard`, `reject`.
    private boolean route(Statement statement, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        if (words.size() < 2 || !words.getFirst().equals("route")) {
            return false;
        }
        List<String> rest = words.subList(2, words.size());
        if (rest.isEmpty()
                || rest.getFirst().equals("no-readvertise")
                || rest.getFirst().equals("retain")
                || rest.getFirst().equals("tag")) {
            return true;
        }
        Optional<AddressSet> to = AddressSet.tryParse(words.get(1));
        boolean away =
                rest.size() == 1
                        && (rest.getFirst().equals("discard") || rest.getFirst().equals("reject"));
        boolean next = rest.size() == 2 && rest.getFirst().equals("next-hop");
        if (to.isEmpty() || to.get().isEmpty() || !(away || next)) {
            return false;
        }
        Optional<Address> gateway = away ? Optional.empty() : Address.tryParse(rest.get(1));
        Optional<String> through =
                away
                        ? Optional.of("(捨てる)")
                        : gateway.isPresent() ? Optional.empty() : Optional.of(rest.get(1));
        routes.add(new Route(to.get(), through, gateway, text.line(statement.index())));
        return true;
    }

    List<NetworkInterface> interfaces() {
        List<NetworkInterface> all = new ArrayList<>();
        units.forEach((name, unit) ->
                all.add(
                        new NetworkInterface(
                                name, unit.addresses, unit.networks, unit.vlan, unit.line)));
        return all;
    }

    List<Route> routes() {
        return routes;
    }

    /// Returns each interface's own addresses.
    Map<String, AddressSet> own() {
        Map<String, AddressSet> own = new LinkedHashMap<>();
        units.forEach((name, unit) ->
                own.put(
                        name,
                        unit.addresses.stream()
                                .map(AddressSet::of)
                                .reduce(AddressSet.NONE, AddressSet::or)));
        return own;
    }

    boolean usesSix() {
        return usesSix;
    }
}
