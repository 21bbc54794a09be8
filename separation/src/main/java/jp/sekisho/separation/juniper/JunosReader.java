// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;

/// Reads an SRX firewall's configuration: interfaces, static routes, zones, address books,
/// applications, policies, source NAT.
///
/// Semantics (Juniper, Flow-Based and Packet-Based Processing User Guide, "Understanding Traffic
/// Processing on Security Devices"): of a session's first packet the destination is translated and
/// routed, then the policies of the two zones decide, then the source is translated; sessions are
/// stateful, and TCP sessions begin with SYN. Filters of interfaces, translation of destinations,
/// switching, routing protocols and inherited groups are not read: their lines may matter to any
/// packet. Without zones the device is no SRX, and nothing is proved through it.
public final class JunosReader {

    /// Hierarchies of Junos (Junos CLI User Guide, "Configuration Statement Hierarchy").
    private static final Set<String> TOP =
            Set.of(
                    ("access applications apply-groups bridge-domains chassis class-of-service"
                                    + " event-options firewall forwarding-options groups interfaces"
                                    + " logical-systems poe policy-options protocols"
                                    + " routing-instances routing-options security services snmp"
                                    + " switch-options system tenants version virtual-chassis vlans"
                                    + " wlan")
                            .split(" ", -1));

    /// Those that say how the device is managed, or what only routing protocols and filters use.
    private static final Map<String, String> IRRELEVANT =
            Map.of(
                    "version", "管理",
                    "system", "管理",
                    "snmp", "管理",
                    "chassis", "管理",
                    "access", "管理",
                    "event-options", "管理",
                    "poe", "管理",
                    "policy-options", "経路の方針",
                    "class-of-service", "品質と検査");

    /// Parts of `security` that only inspect, report or carry: what they let pass has passed the
    /// policies.
    private static final Map<String, String> IRRELEVANT_SECURITY =
            Map.of(
                    "screen", "品質と検査",
                    "utm", "品質と検査",
                    "idp", "品質と検査",
                    "application-tracking", "品質と検査",
                    "log", "管理",
                    "ssh-known-hosts", "管理",
                    "pki", "管理",
                    "ike", "VPN",
                    "ipsec", "VPN");

    private final ConfigText text;
    private final Fates fates;
    private final JunosInterfaces interfaces;
    private final JunosBooks books = new JunosBooks();
    private final JunosApplications applications = new JunosApplications();
    private final JunosZones zones;
    private final JunosPolicies policies;
    private final JunosNat nat;
    private boolean sixIsSaid;

    private JunosReader(ConfigText text) {
        this.text = text;
        this.fates = new Fates(text);
        this.interfaces = new JunosInterfaces(text);
        this.zones = new JunosZones(text, books);
        this.policies = new JunosPolicies(text, zones, books, applications);
        this.nat = new JunosNat(text, zones);
    }

    /// Reads one file.
    public static DeviceReading read(ConfigText text) {
        return new JunosReader(text).read();
    }

    private DeviceReading read() {
        List<Statement> statements = Statement.of(text, fates);
        if (statements.stream().noneMatch(s -> TOP.contains(s.words().getFirst()))) {
            return new DeviceReading.Unusable(
                    text.file(),
                    1,
                    "Junos の設定として読める文がありません。show configuration の出力か、dialect が合っているか確かめてください。");
        }
        statements.forEach(this::statement);
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        interfaces.interfaces(),
                        List.of(),
                        interfaces.routes(),
                        zones.isEmpty() ? unread() : stages(),
                        zones.isEmpty() ? Tracking.NONE : Tracking.STRICT,
                        new Device.Families(true, true),
                        interfaces.usesSix(),
                        fates.everywhere(),
                        fates.coverage()));
    }

    private List<Stage> unread() {
        Chain unread =
                new Chain("unread")
                        .otherwise(
                                Action.UNKNOWN,
                                text.unwritten("security zones がない Junos の規則は読まない"));
        return List.of(
                new Stage(Hook.FORWARD, 0, false, AddressSet.ANY, unread),
                new Stage(Hook.TO_DEVICE, 0, false, AddressSet.ANY, unread));
    }

    private List<Stage> stages() {
        return List.of(
                new Stage(
                        Hook.FORWARD,
                        0,
                        false,
                        AddressSet.ANY,
                        policies.forward(sixIsSaid || !interfaces.usesSix())),
                new Stage(Hook.AFTER_ROUTING, 0, true, AddressSet.ANY, nat.after()),
                new Stage(
                        Hook.TO_DEVICE,
                        0,
                        false,
                        AddressSet.ANY,
                        zones.toDevice(
                                interfaces.own(),
                                policies.narrowsDevice() || interfaces.isGuarded())));
    }

    private void statement(Statement statement) {
        String top = statement.word(0);
        String kind = IRRELEVANT.get(top);
        List<String> rest = statement.from(1);
        if (kind != null) {
            fates.irrelevant(statement.index(), kind);
            return;
        }
        switch (top) {
            case "interfaces" -> everywhere(statement, interfaces.statement(statement, rest));
            case "routing-options" -> everywhere(statement, interfaces.routing(statement, rest));
            case "applications" -> held(statement, applications.statement(rest));
            // What no interface applies does nothing; applying it is not understood.
            case "firewall" -> fates.unknown(statement.index());
            case "security" -> security(statement, rest);
            case "protocols" -> protocols(statement);
            default -> fates.unknownEverywhere(statement.index());
        }
    }

    private void protocols(Statement statement) {
        boolean beside =
                Set.of("lldp", "lldp-med", "rstp", "stp", "mstp", "igmp-snooping")
                                .contains(statement.word(1))
                        || statement.begins("protocols", "l2-learning", "global-mode", "switching");
        if (beside) {
            fates.irrelevant(statement.index(), "スイッチの制御");
        } else {
            fates.unknownEverywhere(statement.index());
        }
    }

    private void security(Statement statement, List<String> words) {
        String part = statement.word(1);
        String kind = IRRELEVANT_SECURITY.get(part);
        if (kind != null) {
            fates.irrelevant(statement.index(), kind);
            return;
        }
        List<String> rest = statement.from(2);
        switch (part) {
            case "" -> fates.settle(statement.index());
            case "zones" -> {
                boolean book = rest.contains("address-book");
                boolean understood = zones.statement(statement, rest);
                if (book) {
                    held(statement, understood);
                } else {
                    everywhere(statement, understood);
                }
            }
            case "address-book" ->
                    held(
                            statement,
                            rest.size() < 2
                                    || books.statement(
                                            rest.getFirst(), rest.subList(1, rest.size())));
            case "policies" -> {
                JunosPolicies.Reading reading = policies.statement(statement, rest);
                if (reading == JunosPolicies.Reading.STRANGE) {
                    fates.unknownEverywhere(statement.index());
                } else {
                    held(statement, reading == JunosPolicies.Reading.UNDERSTOOD);
                }
            }
            case "nat" -> translation(statement, rest);
            case "alg" -> everywhere(statement, rest.size() == 2 && rest.get(1).equals("disable"));
            case "flow" ->
                    everywhere(
                            statement,
                            !rest.isEmpty()
                                    && Set.of("tcp-mss", "traceoptions", "aging")
                                            .contains(rest.getFirst()));
            case "forwarding-options" -> mode(statement, rest, words);
            default -> fates.unknownEverywhere(statement.index());
        }
    }

    private void translation(Statement statement, List<String> rest) {
        if (rest.isEmpty() || rest.getFirst().equals("source")) {
            held(
                    statement,
                    nat.statement(statement, rest.isEmpty() ? rest : rest.subList(1, rest.size())));
        } else if (rest.getFirst().equals("proxy-arp") || rest.getFirst().equals("proxy-ndp")) {
            fates.irrelevant(statement.index(), "NAT の ARP");
        } else {
            fates.unknownEverywhere(statement.index());
        }
    }

    /// `forwarding-options family inet6 mode flow-based`; packets that go by packet pass no policy.
    private void mode(Statement statement, List<String> rest, List<String> words) {
        boolean six =
                words.equals(
                        List.of("forwarding-options", "family", "inet6", "mode", "flow-based"));
        sixIsSaid |= six;
        everywhere(statement, rest.isEmpty() || six);
    }

    /// A line that may matter to any packet where it was not understood.
    private void everywhere(Statement statement, boolean understood) {
        if (understood) {
            fates.settle(statement.index());
        } else {
            fates.unknownEverywhere(statement.index());
        }
    }

    /// A line that the model holds where it may matter.
    private void held(Statement statement, boolean understood) {
        if (understood) {
            fates.settle(statement.index());
        } else {
            fates.unknown(statement.index());
        }
    }
}
