// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.fortinet.FortiTree.Section;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Ledger;

/// Reads a FortiGate's configuration of one or several VDOMs.
///
/// Semantics (FortiOS administration guide, "Packet flow"): virtual IPs change the destination,
/// then comes routing, then policies are tried from the top, the first that matches decides, what
/// none matches is denied; then the source is translated. Sessions are stateful. VDOMs are routers
/// of their own: nothing passes from an interface of one to an interface of another.
public final class FortiReader {

    private final ConfigText text;
    private final FortiTree tree;
    private final Ledger ledger = new Ledger();
    private final Map<Integer, String> fates = new HashMap<>();
    private final List<Line> everywhere = new ArrayList<>();
    private final FortiNetwork network;

    private FortiReader(ConfigText text) {
        this.text = text;
        this.tree = new FortiTree(text);
        this.network = new FortiNetwork(text, everywhere);
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
        Map<String, List<Section>> vdoms = vdoms();
        vdoms.values().forEach(v -> v.forEach(this::network));
        List<Stage> stages = new ArrayList<>();
        vdoms.forEach((name, sections) -> {
            if (!name.isEmpty() || vdoms.size() == 1) {
                InterfaceMatch members =
                        vdoms.size() <= 2 ? InterfaceMatch.ANY : network.members(name);
                stages.addAll(vdom(members, sections));
            }
        });
        if (vdoms.size() > 2) {
            stages.add(apart(vdoms.keySet()));
        }
        vdoms.values().forEach(v -> v.forEach(this::others));
        account();
        boolean v6 =
                text.lines().stream()
                        .anyMatch(l -> l.contains("ip6-address") || l.contains("srcaddr6"));
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        network.interfaces(),
                        List.of(),
                        network.routes(),
                        stages,
                        Tracking.STRICT,
                        new Device.Families(true, !v6),
                        v6,
                        everywhere,
                        ledger.coverage()));
    }

    /// The tables of each VDOM; those outside of all stand under the empty name.
    private Map<String, List<Section>> vdoms() {
        Map<String, List<Section>> vdoms = new LinkedHashMap<>();
        vdoms.put("", new ArrayList<>());
        for (Section section : tree.sections()) {
            switch (section.path) {
                case "global" -> within(vdoms, "").addAll(section.own.sections);
                case "vdom" -> {
                    for (Entry entry : section.entries) {
                        within(vdoms, entry.name).addAll(entry.sections);
                    }
                }
                default -> within(vdoms, "").add(section);
            }
        }
        return vdoms;
    }

    private static List<Section> within(Map<String, List<Section>> vdoms, String name) {
        return vdoms.computeIfAbsent(name, n -> new ArrayList<>());
    }

    private void network(Section section) {
        switch (section.path) {
            case "system interface" -> each(section, network::networkInterface);
            case "system zone" -> each(section, network::zone);
            case "router static" -> each(section, network::route);
            default -> {}
        }
    }

    private void each(Section section, java.util.function.Predicate<Entry> reading) {
        for (Entry entry : section.entries) {
            if (!reading.test(entry)) {
                fates.put(entry.line, "?");
            }
        }
    }

    private List<Stage> vdom(InterfaceMatch members, List<Section> sections) {
        FortiPolicies policies = new FortiPolicies(text, network, members);
        for (Section section : sections) {
            switch (section.path) {
                case "system settings" -> policies.settings(section.own);
                case "firewall address" -> each(section, policies.objects()::address);
                case "firewall addrgrp" -> each(section, policies.objects()::addressGroup);
                case "firewall service custom" -> each(section, policies.objects()::service);
                case "firewall service group" -> each(section, policies.objects()::serviceGroup);
                case "firewall vip" -> each(section, policies.virtual()::address);
                case "firewall vipgrp" -> each(section, policies.virtual()::group);
                case "firewall ippool" -> each(section, policies::pool);
                default -> {}
            }
        }
        for (Section section : sections) {
            switch (section.path) {
                case "firewall policy" -> each(section, policies::policy);
                case "firewall central-snat-map" -> each(section, policies::central);
                case "firewall local-in-policy" -> each(section, policies::local);
                default -> {}
            }
        }
        boolean terminates =
                sections.stream()
                        .anyMatch(s ->
                                Set.of(
                                                        "vpn ssl settings",
                                                        "system dhcp server",
                                                        "system dns-server")
                                                .contains(s.path)
                                        || s.path.startsWith("vpn ipsec "));
        return policies.stages(terminates);
    }

    private Stage apart(Set<String> names) {
        Chain chain = new Chain("vdom");
        Line line = text.unwritten("VDOM が違う口どうしは通さない");
        for (String name : names) {
            InterfaceMatch own = network.members(name);
            InterfaceMatch others = new InterfaceMatch(own.names(), true);
            chain.add(
                    new Rule(
                            new Match(List.of(Cube.ANY), own, others, Match.Fit.EXACT),
                            Action.DROP,
                            line));
        }
        return new Stage(Hook.FORWARD, -10, false, AddressSet.ANY, chain);
    }

    private static final Set<String> READ =
            Set.of(
                    "system interface",
                    "system zone",
                    "router static",
                    "firewall address",
                    "firewall addrgrp",
                    "firewall service custom",
                    "firewall service group",
                    "firewall vip",
                    "firewall vipgrp",
                    "firewall ippool",
                    "firewall policy",
                    "firewall central-snat-map",
                    "firewall local-in-policy");

    private void others(Section section) {
        if (READ.contains(section.path)) {
            return;
        }
        boolean empty = section.entries.isEmpty() && section.own.values.isEmpty();
        if (!FortiTables.isIrrelevant(section.path) && !empty) {
            unknownEverywhere(section.line);
            return;
        }
        String kind =
                section.path.contains(" ")
                        ? section.path.substring(0, section.path.indexOf(' '))
                        : section.path;
        int depth = 0;
        for (int end = section.line; end < text.lines().size(); end++) {
            String line = text.lines().get(end).strip();
            fates.putIfAbsent(end, kind);
            depth += line.startsWith("config ") ? 1 : line.equals("end") ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
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
}
