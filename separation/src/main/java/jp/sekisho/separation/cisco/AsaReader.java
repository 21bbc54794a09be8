// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.Route;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;
import jp.sekisho.separation.reading.ReadingMemory;

/// Reads Cisco ASA firewalls in routed mode, from release 8.3 on.
///
/// Semantics (Cisco ASA Series Firewall CLI Configuration Guide, "Access Rules"): the access rules
/// of the interface through which a connection comes decide, then the global rules, then an
/// unwritten deny; without rules a connection passes from a higher security level to a lower one.
/// Interfaces of one level talk only after `same-security-traffic permit inter-interface`. Rules
/// name real addresses, whatever is translated. What is meant for the device itself is not looked
/// at by access rules. TCP packets that open nothing and belong to no connection are dropped.
public final class AsaReader {

    private final ConfigText text;
    private final Fates fates;
    private final Objects objects = new Objects(false);
    private final AccessLists lists = new AccessLists();
    private final Map<String, AsaInterface> interfaces = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<AsaStages.Group> groups = new ArrayList<>();
    private final List<AsaStages.Management> management = new ArrayList<>();
    private final AsaNat nat;
    private final AsaEntries entries;
    private final ReadingMemory.Lines<Block.Words> split;
    private boolean sameLevel;
    private boolean dynamic;
    private boolean terminates;
    private boolean usesSix;
    private int commands;

    private AsaReader(ConfigText text, ReadingMemory memory) {
        this.text = text;
        ReadingMemory.Reading reading = memory.reading(text, AsaEntries.context(text));
        this.fates = new Fates(text);
        this.entries = new AsaEntries(text, fates, objects, reading);
        this.split = reading.lines(Block.Words.class);
        this.nat = new AsaNat(objects);
    }

    /// Reads one file.
    ///
    /// @param memory what is remembered of earlier readings of this device
    public static DeviceReading read(ConfigText text, ReadingMemory memory) {
        return new AsaReader(text, memory).read();
    }

    private DeviceReading read() {
        List<Block> blocks = Block.of(text, fates, split, entries::isKnown);
        // Interfaces and objects first: lists and translations name them.
        blocks.forEach(this::declare);
        blocks.forEach(this::command);
        commands += entries.enter(lists);
        if (commands == 0) {
            return new DeviceReading.Unusable(
                    text.file(),
                    1,
                    "ASA の設定として読める命令がありません。show running-config の出力か、dialect が合っているか確かめてください。");
        }
        AsaStages stages = new AsaStages(text, lists, interfaces.values(), groups, sameLevel);
        var all = new ArrayList<>(stages.filters());
        all.add(stages.toDevice(management, terminates));
        all.addAll(nat.stages(interfaces));
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        interfaces.values().stream().map(AsaInterface::network).toList(),
                        List.of(),
                        dynamic ? List.of() : routes,
                        all,
                        Tracking.STRICT,
                        new Device.Families(true, true),
                        usesSix,
                        fates.everywhere(),
                        fates.coverage()));
    }

    private void declare(Block block) {
        boolean object =
                block.first().equals("object-group")
                        || (block.first().equals("object") && !block.word(1).isEmpty());
        if (object) {
            commands++;
            block.modelled(fates);
            objects.read(block, b -> fates.unknown(b.index()));
        } else if (block.first().equals("interface")) {
            networkInterface(block);
        }
    }

    private void command(Block block) {
        boolean understood =
                switch (block.first()) {
                    case "interface", "object-group" -> true;
                    case "object" -> objectNat(block);
                    case "access-list" -> entries.read(block);
                    case "access-group" -> group(block);
                    case "route" -> route(block, 1, AddressSet.V4);
                    case "ipv6" -> six(block);
                    case "nat" -> nat(block);
                    case "same-security-traffic" -> {
                        sameLevel |= block.word(2).equals("inter-interface");
                        fates.modelled(block.index());
                        yield true;
                    }
                    case "router" -> {
                        dynamic = true;
                        block.irrelevant(fates, "経路の計算");
                        yield true;
                    }
                    case "route-map", "prefix-list", "community-list" -> {
                        block.irrelevant(fates, "経路の計算");
                        yield true;
                    }
                    case "ssh", "telnet", "http", "icmp" -> managed(block);
                    case "webvpn", "crypto", "snmp-server", "dhcpd" -> {
                        terminates = true;
                        yield crypto(block);
                    }
                    case "mtu", "arp", "management-access", "same-security" -> {
                        block.irrelevant(fates, "転送の方式");
                        yield true;
                    }
                    default -> false;
                };
        if (understood) {
            commands++;
            fates.settle(block.index());
            return;
        }
        Optional<String> kind = CiscoIrrelevant.global(block);
        if (kind.isPresent()) {
            commands += block.words().getFirst().equals("ASA") ? 1 : 0;
            block.irrelevant(fates, kind.get());
        } else if (block.begins("ASA", "Version")
                || block.begins("xlate")
                || block.begins("banner")) {
            commands++;
            block.irrelevant(fates, "管理");
        } else {
            block.unknown(fates);
        }
    }

    /// A crypto map on an interface sends and takes packets by tunnels that lists do not see
    /// (`sysopt connection permit-vpn` is the default).
    private boolean crypto(Block block) {
        if (block.begins("crypto", "map") && block.words().contains("interface")) {
            block.unknown(fates);
            return true;
        }
        if (block.begins("crypto", "map")) {
            block.irrelevant(fates, "VPN の確立");
            return true;
        }
        return false;
    }

    private void networkInterface(Block block) {
        commands++;
        fates.modelled(block.index());
        AsaInterface known =
                new AsaInterface(String.join("", block.from(1)), text.line(block.index()));
        for (Block line : block.inner()) {
            boolean understood =
                    switch (line.first()) {
                        case "nameif" -> {
                            known.name = line.word(1);
                            yield true;
                        }
                        case "security-level" -> {
                            known.level = Numbers.tryParse(line.word(1), 100);
                            yield known.level.isPresent();
                        }
                        case "ip" -> ipAddress(known, line);
                        case "ipv6" -> ipAddress6(known, line);
                        case "vlan" -> {
                            known.vlan = Numbers.tryParse(line.word(1), 4094);
                            yield known.vlan.isPresent();
                        }
                        case "shutdown" -> {
                            known.down = Optional.of(text.line(line.index()));
                            yield true;
                        }
                        case "no" -> true;
                        default -> false;
                    };
            if (understood) {
                line.modelled(fates);
            } else {
                Optional<String> kind = CiscoIrrelevant.onInterface(line);
                if (kind.isPresent()) {
                    line.irrelevant(fates, kind.get());
                } else {
                    line.unknown(fates);
                }
            }
        }
        if (!known.name.isEmpty()) {
            interfaces.put(known.name, known);
            objects.network("interface " + known.name, known.own());
        }
    }

    private static boolean ipAddress(AsaInterface known, Block line) {
        if (!line.word(1).equals("address")) {
            return false;
        }
        if (line.word(2).equals("dhcp") || line.word(2).equals("pppoe")) {
            return true;
        }
        return known.address(line.word(2), line.word(3));
    }

    private boolean ipAddress6(AsaInterface known, Block line) {
        usesSix = true;
        if (!line.word(1).equals("address")) {
            return false;
        }
        if (!line.word(2).contains("/")) {
            return line.word(2).equals("autoconfig") || line.word(3).equals("link-local");
        }
        return known.address(line.word(2), "");
    }

    /// `access-group NAME in|out interface IF`, `access-group NAME global`.
    private boolean group(Block block) {
        String direction = block.word(2);
        boolean global = direction.equals("global");
        boolean on =
                (direction.equals("in") || direction.equals("out"))
                        && block.word(3).equals("interface")
                        && block.words().size() == 5;
        if (!global && !on) {
            return false;
        }
        groups.add(
                new AsaStages.Group(
                        block.word(1),
                        !direction.equals("out"),
                        global ? "" : block.word(4),
                        text.line(block.index())));
        fates.modelled(block.index());
        return true;
    }

    private boolean six(Block block) {
        usesSix = true;
        return block.word(1).equals("route") && route(block, 2, AddressSet.V6);
    }

    /// `route IF NETWORK MASK GATEWAY [DISTANCE]`, `ipv6 route IF PREFIX GATEWAY`.
    private boolean route(Block block, int at, AddressSet family) {
        boolean v6 = family.equals(AddressSet.V6);
        String network = block.word(at + 1);
        Optional<AddressSet> destination =
                AddressSet.tryParse(v6 ? network : network + "/" + block.word(at + 2));
        Optional<Address> gateway = Address.tryParse(block.word(v6 ? at + 2 : at + 3));
        boolean away = block.word(at).equalsIgnoreCase("null0");
        if (destination.isEmpty()
                || !destination.get().isRun()
                || (gateway.isEmpty() && !away)
                || block.words().contains("tunneled")) {
            return false;
        }
        routes.add(
                new Route(
                        destination.get(),
                        Optional.of(away ? "(捨てる)" : block.word(at)),
                        gateway,
                        text.line(block.index())));
        fates.modelled(block.index());
        return true;
    }

    private boolean nat(Block block) {
        if (nat.twice(block.words(), text.line(block.index()))) {
            fates.modelled(block.index());
        } else {
            fates.unknown(block.index());
        }
        return true;
    }

    private boolean objectNat(Block block) {
        for (Block line : block.inner()) {
            if (line.first().equals("nat")) {
                if (!nat.object(block.word(2), line.words(), text.line(line.index()))) {
                    fates.unknown(line.index());
                }
            }
        }
        return true;
    }

    /// `ssh|telnet|http NETWORK MASK IF`; other lines of these verbs set how the device is managed.
    private boolean managed(Block block) {
        Optional<AddressSet> from = AddressSet.tryParse(block.word(1) + "/" + block.word(2));
        if (block.first().equals("icmp")) {
            terminates |= !block.word(1).equals("unreachable");
            fates.irrelevant(block.index(), "管理");
            return true;
        }
        if (from.isPresent() && !block.word(3).isEmpty()) {
            int port =
                    switch (block.first()) {
                        case "ssh" -> 22;
                        case "telnet" -> 23;
                        default -> 443;
                    };
            management.add(
                    new AsaStages.Management(
                            from.get(),
                            block.word(3),
                            ServiceSet.ports(jp.sekisho.separation.packet.Protocol.TCP, port, port),
                            text.line(block.index())));
            fates.modelled(block.index());
        } else {
            block.irrelevant(fates, "管理");
        }
        return true;
    }
}
