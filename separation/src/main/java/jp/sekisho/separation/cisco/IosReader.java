// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Route;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.SwitchPort;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Numbers;
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
    private final AceReader.Style four = new AceReader.Style(true, AddressSet.V4);
    private final AceReader.Style six = new AceReader.Style(true, AddressSet.V6);
    private final Map<String, CiscoInterface> interfaces = new LinkedHashMap<>();
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
        IosStages stages = new IosStages(flavour, lists, interfaces, text);
        List<Stage> all = new ArrayList<>(stages.filters());
        all.addAll(stages.blocked(notRouting, routesSix));
        all.addAll(nat.stages(interfaces, lists));
        List<SwitchPort> ports =
                interfaces.values().stream()
                        .filter(CiscoInterface::isSwitched)
                        .map(i -> i.port(1))
                        .toList();
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        interfaces.values().stream().map(CiscoInterface::network).toList(),
                        ports,
                        dynamic ? List.of() : routes,
                        all,
                        Tracking.NONE,
                        new Device.Families(true, true),
                        usesSix,
                        fates.everywhere(),
                        fates.coverage()));
    }

    private void objects(Block block) {
        commands++;
        all(block, "");
        objects.read(block, b -> fates.unknown(b.index()));
    }

    /// Gives a block and all below it one fate: modelled, or irrelevant for a reason.
    private void all(Block block, String kind) {
        if (kind.isEmpty()) {
            fates.modelled(block.index());
        } else {
            fates.irrelevant(block.index(), kind);
        }
        block.inner().forEach(b -> all(b, kind));
    }

    private void strange(Block block) {
        fates.unknownEverywhere(block.index());
        block.inner().forEach(this::strange);
    }

    private void command(Block block) {
        String two = block.first() + " " + block.word(1);
        boolean understood =
                switch (two) {
                    case "ip access-list" -> named(block, false);
                    case "ipv6 access-list" -> named(block, true);
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
            all(block, kind.get());
        } else {
            strange(block);
        }
    }

    private boolean other(Block block) {
        return switch (block.first()) {
            case "interface" -> {
                networkInterface(block);
                yield true;
            }
            case "access-list" -> numbered(block);
            case "router" -> {
                dynamic = true;
                all(block, "経路の計算");
                yield true;
            }
            case "route-map", "ip-prefix", "key-chain" -> {
                all(block, "経路の計算");
                yield true;
            }
            case "vlan" -> {
                boolean plain =
                        block.word(1).equals("database")
                                || CiscoInterface.vlans(block.word(1)).isPresent();
                if (plain) {
                    all(block, "VLAN の名前");
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

    private boolean named(Block block, boolean v6) {
        List<String> words = block.from(2);
        boolean kinded =
                !words.isEmpty()
                        && (words.getFirst().equals("standard")
                                || words.getFirst().equals("extended"));
        if (words.isEmpty() || (kinded && words.size() < 2)) {
            return false;
        }
        boolean standard = kinded && words.getFirst().equals("standard");
        String name = key(words.get(kinded ? 1 : 0), v6);
        lists.declare(name);
        fates.modelled(block.index());
        block.inner().forEach(b -> entry(name, b, standard, v6));
        return true;
    }

    private static String key(String name, boolean v6) {
        return v6 ? "6:" + name : name;
    }

    /// `[NUMBER] permit|deny …`, `remark …`.
    private void entry(String name, Block block, boolean standard, boolean v6) {
        List<String> words = block.words();
        OptionalInt number = Numbers.tryParse(words.getFirst(), Integer.MAX_VALUE);
        List<String> rest = number.isPresent() ? block.from(1) : words;
        if (rest.isEmpty() || block.inner().size() > 0) {
            strange(block);
            return;
        }
        entry(name, number.orElse(0), rest, block, standard, v6);
    }

    private void entry(
            String name,
            long number,
            List<String> rest,
            Block block,
            boolean standard,
            boolean v6) {
        Line line = text.line(block.index());
        AddressSet family = v6 ? AddressSet.V6 : AddressSet.V4;
        List<String> packets = rest.subList(1, rest.size());
        Optional<Action> action = action(rest.getFirst());
        if (rest.getFirst().equals("remark") || rest.getFirst().equals("statistics")) {
            fates.irrelevant(block.index(), "注釈");
            return;
        }
        if (rest.getFirst().equals("evaluate")) {
            // It lets pass only answers to what another list let out.
            fates.modelled(block.index());
            return;
        }
        if (action.isEmpty()) {
            fates.unknown(block.index());
            lists.add(name, number, Action.UNKNOWN, Optional.empty(), family, line);
            return;
        }
        AceReader.Style style = v6 ? six : four;
        Optional<AceReader.Packets> read =
                standard
                        ? AceReader.standard(objects, style, packets)
                        : AceReader.extended(objects, style, packets);
        boolean whole =
                read.isPresent()
                        && read.get().fit() != jp.sekisho.separation.device.Match.Fit.AT_MOST;
        if (whole) {
            fates.modelled(block.index());
        } else {
            fates.unknown(block.index());
        }
        lists.add(name, number, action.get(), read, family, line);
    }

    /// Actions of AlliedWare Plus that also copy are like those that do not.
    private Optional<Action> action(String word) {
        return switch (word) {
            case "permit" -> Optional.of(Action.ACCEPT);
            case "deny" -> Optional.of(Action.DROP);
            case "copy-to-cpu", "copy-to-mirror" ->
                    flavour == Flavour.ALLIEDWARE_PLUS
                            ? Optional.of(Action.ACCEPT)
                            : Optional.empty();
            case "send-to-cpu", "send-to-mirror" ->
                    flavour == Flavour.ALLIEDWARE_PLUS
                            ? Optional.of(Action.DROP)
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// `access-list NUMBER|NAME …`; AlliedWare Plus also has `access-list hardware NAME` with its
    /// entries below it.
    private boolean numbered(Block block) {
        List<String> words = block.words();
        if (flavour == Flavour.ALLIEDWARE_PLUS && block.word(1).equals("hardware")) {
            String name = block.word(2);
            lists.declare(name);
            fates.modelled(block.index());
            block.inner().forEach(b -> entry(name, b, false, false));
            return !name.isEmpty();
        }
        if (words.size() < 3) {
            return false;
        }
        String name = words.get(1);
        OptionalInt number = Numbers.tryParse(name, 9999);
        List<String> rest = block.from(2);
        boolean kinded = rest.getFirst().equals("standard") || rest.getFirst().equals("extended");
        boolean standard =
                kinded
                        ? rest.getFirst().equals("standard")
                        : number.isPresent()
                                && (number.getAsInt() < 100
                                        || (number.getAsInt() >= 1300 && number.getAsInt() < 2000));
        List<String> entry = kinded ? rest.subList(1, rest.size()) : rest;
        if (entry.isEmpty()
                || (number.isPresent() && number.getAsInt() >= 200 && number.getAsInt() < 1300)) {
            return false;
        }
        entry(name, 0, entry, block, standard, false);
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
                || destination.get().ranges().size() != 1
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
        int length = length(destination.get());
        routes.add(new Route(destination.get(), length, name, gateway, text.line(block.index())));
        fates.modelled(block.index());
        return true;
    }

    static int length(AddressSet prefix) {
        AddressSet.Range range = prefix.ranges().getFirst();
        Address size = range.to().minus(range.from());
        return size.high() == 0
                ? 64 + Long.numberOfLeadingZeros(size.low())
                : Long.numberOfLeadingZeros(size.high());
    }

    private void networkInterface(Block block) {
        fates.modelled(block.index());
        String name = String.join("", block.from(1));
        List<String> names = List.of(name);
        if (block.word(1).equals("range") || name.matches("port[\\d.]+-[\\d.]+")) {
            names = PortRange.names(block.from(block.word(1).equals("range") ? 2 : 1));
        }
        for (String one : names) {
            CiscoInterface known =
                    interfaces.computeIfAbsent(
                            one, n -> new CiscoInterface(n, text.line(block.index())));
            for (Block line : block.inner()) {
                onInterface(known, line);
            }
        }
    }

    private void onInterface(CiscoInterface known, Block block) {
        Line line = text.line(block.index());
        String two = block.first() + " " + block.word(1);
        boolean understood =
                switch (two) {
                    case "ip address" -> address(known, block);
                    case "ipv6 address" -> address6(known, block);
                    case "ip access-group", "access-group " -> applied(known, block, 2, false);
                    case "ipv6 traffic-filter" -> applied(known, block, 2, true);
                    case "encapsulation dot1Q", "encapsulation dot1q" ->
                            known.tag(block.word(2), block.word(3).equals("native"));
                    case "ip nat" -> {
                        known.inside |= block.word(2).equals("inside");
                        known.outside |= block.word(2).equals("outside");
                        yield block.words().size() == 3;
                    }
                    case "no switchport" -> {
                        known.routed();
                        yield true;
                    }
                    case "no ip", "no ipv6", "no shutdown" -> true;
                    case "standby ip", "vrrp ip" -> true;
                    default -> deep(known, block, line);
                };
        if (understood) {
            fates.modelled(block.index());
            block.inner().forEach(b -> all(b, ""));
            return;
        }
        Optional<String> kind = CiscoIrrelevant.onInterface(block);
        if (kind.isPresent()) {
            all(block, kind.get());
        } else {
            strange(block);
        }
    }

    private boolean deep(CiscoInterface known, Block block, Line line) {
        return switch (block.first()) {
            case "shutdown" -> {
                known.down = Optional.of(line);
                yield true;
            }
            case "switchport" -> known.switchport(block, line);
            case "access-group" -> applied(known, block, 1, false);
            case "standby", "vrrp" -> {
                boolean own = block.word(2).equals("ip") && !block.word(3).isEmpty();
                if (own) {
                    known.own(block.word(3));
                }
                yield own;
            }
            default -> false;
        };
    }

    private boolean address(CiscoInterface known, Block block) {
        String value = block.word(2);
        if (value.equals("dhcp") || value.equals("negotiated")) {
            return true;
        }
        boolean slashed = value.contains("/");
        return known.address(value, slashed ? "" : block.word(3));
    }

    private boolean address6(CiscoInterface known, Block block) {
        usesSix = true;
        String value = block.word(2);
        if (value.equals("autoconfig")
                || value.equals("dhcp")
                || block.words().contains("link-local")) {
            return true;
        }
        return value.contains("/") && known.address(value, "");
    }

    private boolean applied(CiscoInterface known, Block block, int at, boolean v6) {
        usesSix |= v6;
        String list = block.word(at);
        String direction = block.word(at + 1);
        boolean hardware = flavour == Flavour.ALLIEDWARE_PLUS;
        boolean in = direction.equals("in") || (hardware && direction.isEmpty());
        if (list.isEmpty() || !(in || direction.equals("out"))) {
            return false;
        }
        known.applied.add(
                new CiscoInterface.Applied(
                        key(list, v6),
                        in,
                        v6 ? AddressSet.V6 : AddressSet.V4,
                        text.line(block.index())));
        return true;
    }
}
