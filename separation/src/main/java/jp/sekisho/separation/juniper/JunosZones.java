// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Match.Fit;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.reading.ConfigText;

/// The security zones: which interfaces are in each, and what may reach the device itself (Juniper,
/// Security Policies User Guide, "Security Zones": an interface that is in no zone takes part in no
/// traffic; "Host Inbound Traffic": what an interface says stands before what its zone says).
final class JunosZones {

    /// What may reach the device for a word of `system-services` or `protocols`; a word that is not
    /// here is not known.
    private static final Map<String, ServiceSet> INBOUND =
            Map.ofEntries(
                    Map.entry(
                            "ping",
                            JunosApplications.icmp(Protocol.ICMP, 8)
                                    .or(JunosApplications.icmp(Protocol.ICMP6, 128))),
                    Map.entry("ssh", ServiceSet.ports(Protocol.TCP, 22, 22)),
                    Map.entry("telnet", ServiceSet.ports(Protocol.TCP, 23, 23)),
                    Map.entry("http", ServiceSet.ports(Protocol.TCP, 80, 80)),
                    Map.entry("https", ServiceSet.ports(Protocol.TCP, 443, 443)),
                    Map.entry("ftp", ServiceSet.ports(Protocol.TCP, 21, 21)),
                    Map.entry("netconf", ServiceSet.ports(Protocol.TCP, 830, 830)),
                    Map.entry(
                            "dns",
                            ServiceSet.ports(Protocol.TCP, 53, 53)
                                    .or(ServiceSet.ports(Protocol.UDP, 53, 53))),
                    Map.entry("ntp", ServiceSet.ports(Protocol.UDP, 123, 123)),
                    Map.entry("snmp", ServiceSet.ports(Protocol.UDP, 161, 161)),
                    Map.entry("snmp-trap", ServiceSet.ports(Protocol.UDP, 162, 162)),
                    Map.entry("dhcp", ServiceSet.ports(Protocol.UDP, 67, 68)),
                    Map.entry("bootp", ServiceSet.ports(Protocol.UDP, 67, 68)),
                    Map.entry("tftp", ServiceSet.ports(Protocol.UDP, 69, 69)),
                    Map.entry(
                            "ike",
                            ServiceSet.ports(Protocol.UDP, 500, 500)
                                    .or(ServiceSet.ports(Protocol.UDP, 4500, 4500))),
                    Map.entry("ospf", ServiceSet.protocol(89)),
                    Map.entry("ospf3", ServiceSet.protocol(89)),
                    Map.entry("bgp", ServiceSet.ports(Protocol.TCP, 179, 179)),
                    Map.entry("rip", ServiceSet.ports(Protocol.UDP, 520, 520)),
                    Map.entry("vrrp", ServiceSet.protocol(112)),
                    Map.entry("pim", ServiceSet.protocol(103)),
                    Map.entry("igmp", ServiceSet.protocol(2)));

    private final ConfigText text;
    private final JunosBooks books;
    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final Map<String, List<Inbound>> ofInterfaces = new LinkedHashMap<>();

    private record Inbound(String word, boolean excepted, Line line) {}

    private static final class Zone {
        private final Set<String> interfaces = new LinkedHashSet<>();
        private final List<Inbound> inbound = new ArrayList<>();
    }

    JunosZones(ConfigText text, JunosBooks books) {
        this.text = text;
        this.books = books;
    }

    /// Reads what stands behind `security zones`.
    ///
    /// @return whether every word was understood; where not, the line may matter to any packet
    boolean statement(Statement statement, List<String> words) {
        if (words.size() < 2 || !words.getFirst().equals("security-zone")) {
            return false;
        }
        String name = words.get(1);
        Zone zone = zones.computeIfAbsent(name, n -> new Zone());
        List<String> rest = words.subList(2, words.size());
        if (rest.isEmpty()) {
            return true;
        }
        return switch (rest.getFirst()) {
            case "description", "screen", "tcp-rst", "application-tracking" -> true;
            case "address-book" -> books.inZone(name, rest.subList(1, rest.size()));
            case "host-inbound-traffic" -> inbound(zone.inbound, statement, rest, 1);
            case "interfaces" -> networkInterface(zone, statement, rest);
            default -> false;
        };
    }

    private boolean networkInterface(Zone zone, Statement statement, List<String> rest) {
        if (rest.size() < 2 || rest.get(1).equals("all")) {
            return false;
        }
        String name = unit(rest.get(1));
        zone.interfaces.add(name);
        return rest.size() == 2
                || (rest.get(2).equals("host-inbound-traffic")
                        && inbound(
                                ofInterfaces.computeIfAbsent(name, n -> new ArrayList<>()),
                                statement,
                                rest,
                                3));
    }

    /// `system-services WORD [except]` or `protocols WORD [except]`.
    private boolean inbound(List<Inbound> into, Statement statement, List<String> words, int at) {
        List<String> rest = words.subList(at, words.size());
        if (rest.size() < 2 || rest.size() > 3) {
            return rest.isEmpty();
        }
        boolean category =
                rest.getFirst().equals("system-services") || rest.getFirst().equals("protocols");
        boolean excepted = rest.size() == 3 && rest.get(2).equals("except");
        if (!category || (rest.size() == 3 && !excepted)) {
            return false;
        }
        into.add(new Inbound(rest.get(1), excepted, text.line(statement.index())));
        return true;
    }

    /// An interface without a unit is its unit 0 (Junos CLI User Guide).
    static String unit(String name) {
        return name.contains(".") ? name : name + ".0";
    }

    boolean isEmpty() {
        return zones.isEmpty();
    }

    /// Returns the interfaces of a zone; of a zone that is not configured, none.
    InterfaceMatch interfaces(String zone) {
        Zone known = zones.get(zone);
        return new InterfaceMatch(known == null ? Set.of() : known.interfaces, false);
    }

    /// Returns the interfaces of all zones.
    InterfaceMatch all() {
        Set<String> all = new LinkedHashSet<>();
        zones.values().forEach(zone -> all.addAll(zone.interfaces));
        return new InterfaceMatch(all, false);
    }

    /// Returns what may reach the device itself.
    ///
    /// @param own the addresses of an interface
    /// @param narrowed whether policies to the device narrow it further
    Chain toDevice(Map<String, AddressSet> own, boolean narrowed) {
        Chain chain = new Chain("host-inbound-traffic");
        zones.values()
                .forEach(zone ->
                        zone.interfaces.forEach(name -> {
                            List<Inbound> said = ofInterfaces.getOrDefault(name, List.of());
                            AddressSet addresses = own.getOrDefault(name, AddressSet.NONE);
                            rules(
                                    chain,
                                    name,
                                    said.isEmpty() ? zone.inbound : said,
                                    addresses,
                                    narrowed);
                            if (!said.isEmpty()) {
                                // Which of the two counts for a word that only the zone has is not
                                // said.
                                rules(chain, name, zone.inbound, AddressSet.NONE, true);
                            }
                        }));
        chain.add(
                new Rule(
                        new Match(List.of(Cube.ANY), all(), InterfaceMatch.ANY, Fit.EXACT),
                        Action.DROP,
                        text.unwritten("host-inbound-traffic で許していない、機器自身への通信")));
        return chain.otherwise(Action.UNKNOWN, text.unwritten("zone にない口から機器自身への通信"));
    }

    /// To an address of another interface a policy to that interface's zone is asked as well.
    private void rules(
            Chain chain, String name, List<Inbound> inbound, AddressSet own, boolean narrowed) {
        inbound.stream()
                .filter(Inbound::excepted)
                .forEach(one ->
                        known(one)
                                .ifPresent(services ->
                                        chain.add(
                                                rule(
                                                        name,
                                                        Cube.ANY.withService(services),
                                                        Fit.EXACT,
                                                        Action.DROP,
                                                        one.line()))));
        for (Inbound one : inbound) {
            if (one.excepted()) {
                continue;
            }
            Optional<ServiceSet> services = known(one);
            Cube cube = Cube.ANY.withService(services.orElse(ServiceSet.ANY));
            if (services.isPresent() && !narrowed && !own.isEmpty()) {
                chain.add(
                        rule(
                                name,
                                cube.withDestination(own),
                                Fit.EXACT,
                                Action.ACCEPT,
                                one.line()));
            }
            chain.add(rule(name, cube, Fit.AT_MOST, Action.ACCEPT, one.line()));
        }
    }

    private static Optional<ServiceSet> known(Inbound inbound) {
        return Optional.ofNullable(INBOUND.get(inbound.word()));
    }

    private static Rule rule(String name, Cube cube, Fit fit, Action action, Line line) {
        return new Rule(
                new Match(List.of(cube), InterfaceMatch.of(name), InterfaceMatch.ANY, fit),
                action,
                line);
    }
}
