// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Route;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.SwitchPort;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;
import jp.sekisho.separation.reading.ReadingMemory;

/// Reads routers and switches with Cisco IOS and with AlliedWare Plus.
///
/// Semantics (Cisco IOS Security Configuration Guide, "IP Access List Overview"): the first entry
/// that matches decides; a list ends with an unwritten deny; a list that is applied and does not
/// exist lets everything pass; an inbound list is looked at before routing, an outbound one after
/// it. AlliedWare Plus (Command Reference, "IPv4 Hardware ACL commands"): what no entry of a
/// hardware list matches is permitted; lists of one port are looked at in the order in which they
/// are applied, inbound only.
public final class IosReader {

    /// Which of the two dialects a file is in.
    public enum Flavour {
        IOS,
        ALLIEDWARE_PLUS
    }

    private final ConfigText text;
    private final ReadingMemory.Lines<Block.Words> split;
    private final Flavour flavour;
    private final Fates fates;
    private final Objects objects = new Objects(true);
    private final AccessLists lists = new AccessLists();
    private final IosEntries entries;
    private final IosInterfaces interfaces;
    private final List<Route> routes = new ArrayList<>();
    private final IosNat nat = new IosNat();
    private Optional<Line> notRouting = Optional.empty();
    private boolean routesSix;
    private boolean usesSix;
    private boolean dynamic;
    private int commands;

    private IosReader(ConfigText text, Flavour flavour, ReadingMemory memory) {
        this.split = memory.reading(text, List.of()).lines(Block.Words.class);
        this.text = text;
        this.flavour = flavour;
        this.fates = new Fates(text);
        this.entries = new IosEntries(text, flavour, fates, objects, lists);
        this.interfaces = new IosInterfaces(text, flavour, fates);
    }

    /// Reads one file.
    ///
    /// @param memory what is remembered of earlier readings of this device
    public static DeviceReading read(ConfigText text, Flavour flavour, ReadingMemory memory) {
        return new IosReader(text, flavour, memory).read();
    }

    private DeviceReading read() {
        List<Block> blocks = Block.of(text, fates, split, _ -> false);
        blocks.stream().filter(b -> b.first().equals("object-group")).forEach(this::objects);
        for (Block block : blocks) {
            if (!block.first().equals("object-group")) {
                command(block);
            }
        }
        if (commands == 0) {
            return new DeviceReading.Unusable(
                    text.file(),
                    1,
                    "設定として読める命令がありません。show running-config の出力か、dialect が合っているか確かめてください。");
        }
        Map<String, CiscoInterface> known = interfaces.all();
        IosStages stages = new IosStages(flavour, lists, known, text);
        List<Stage> all = new ArrayList<>(stages.filters());
        all.addAll(stages.blocked(notRouting, routesSix));
        all.addAll(nat.stages(known, lists));
        List<SwitchPort> ports =
                known.values().stream()
                        .filter(CiscoInterface::isSwitched)
                        .map(i -> i.port(1))
                        .toList();
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        known.values().stream().map(CiscoInterface::network).toList(),
                        ports,
                        dynamic ? List.of() : routes,
                        all,
                        Tracking.NONE,
                        new Device.Families(true, true),
                        usesSix || interfaces.useSix(),
                        fates.everywhere(),
                        fates.coverage()));
    }

    private void objects(Block block) {
        commands++;
        block.modelled(fates);
        objects.read(block, b -> fates.unknown(b.index()));
    }

    private void command(Block block) {
        String two = block.first() + " " + block.word(1);
        boolean understood =
                switch (two) {
                    case "ip access-list" -> entries.named(block, false);
                    case "ipv6 access-list" -> entries.named(block, true);
                    case "ip route" -> route(block, AddressSet.V4);
                    case "ipv6 route" -> route(block, AddressSet.V6);
                    case "ip nat" -> nat(block);
                    case "ip routing" -> true;
                    case "ipv6 unicast-routing", "ipv6 forwarding" -> {
                        routesSix = true;
                        yield true;
                    }
                    case "no ip" -> noIp(block);
                    case "ip default-gateway" -> true;
                    default -> other(block);
                };
        if (understood) {
            commands++;
            fates.settle(block.index());
            return;
        }
        Optional<String> kind = CiscoIrrelevant.global(block);
        if (kind.isPresent()) {
            commands += block.first().equals("hostname") ? 1 : 0;
            block.irrelevant(fates, kind.get());
        } else {
            block.unknown(fates);
        }
    }

    private boolean other(Block block) {
        return switch (block.first()) {
            case "interface" -> {
                interfaces.read(block);
                yield true;
            }
            case "access-list" -> entries.numbered(block);
            case "router" -> {
                dynamic = true;
                block.irrelevant(fates, "経路の計算");
                yield true;
            }
            case "route-map", "ip-prefix", "key-chain" -> {
                block.irrelevant(fates, "経路の計算");
                yield true;
            }
            case "vlan" -> {
                boolean plain =
                        block.word(1).equals("database")
                                || CiscoInterface.vlans(block.word(1)).isPresent();
                if (plain) {
                    block.irrelevant(fates, "VLAN の名前");
                }
                yield plain;
            }
            default -> false;
        };
    }

    private boolean noIp(Block block) {
        if (!block.word(2).equals("routing")) {
            return false;
        }
        notRouting = Optional.of(text.line(block.index()));
        fates.modelled(block.index());
        return true;
    }

    private boolean nat(Block block) {
        if (!nat.command(block, text.line(block.index()))) {
            fates.unknown(block.index());
        } else {
            fates.modelled(block.index());
        }
        return true;
    }

    private boolean route(Block block, AddressSet family) {
        boolean v6 = family.equals(AddressSet.V6);
        usesSix |= v6;
        boolean slashed = block.word(2).contains("/");
        if (block.word(2).equals("vrf") || block.words().size() < 4) {
            return false;
        }
        Optional<AddressSet> destination =
                AddressSet.tryParse(slashed ? block.word(2) : block.word(2) + "/" + block.word(3));
        List<String> to = block.from(slashed ? 3 : 4);
        if (destination.isEmpty()
                || !destination.get().isRun()
                || !family.covers(destination.get())
                || to.isEmpty()) {
            return false;
        }
        Optional<Address> gateway = Address.tryParse(to.getFirst());
        Optional<String> name = Optional.empty();
        if (gateway.isEmpty()) {
            boolean away = to.getFirst().toLowerCase(java.util.Locale.ROOT).startsWith("null");
            name = Optional.of(away ? "(捨てる)" : to.getFirst());
            gateway = to.size() > 1 ? Address.tryParse(to.get(1)) : Optional.empty();
        }
        routes.add(new Route(destination.get(), name, gateway, text.line(block.index())));
        fates.modelled(block.index());
        return true;
    }
}
