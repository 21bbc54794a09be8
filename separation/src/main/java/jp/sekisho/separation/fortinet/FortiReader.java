// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.separation.device.Coverage;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.fortinet.FortiTree.Section;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Ledger;

/// Reads a FortiGate's configuration of one or several VDOMs.
///
/// Semantics (FortiOS administration guide, "Packet flow"): virtual IPs change the destination,
/// then comes routing, then policies are tried from the top, the first that matches decides, what
/// none matches is denied, of either family; then the source is translated. Sessions are stateful.
/// VDOMs are routers of their own, which only links between them join.
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
        vdoms.values().forEach(v -> v.forEach(this::interfaces));
        Set<String> names = new LinkedHashSet<>(vdoms.keySet());
        names.addAll(network.vdoms());
        names.remove("");
        boolean several = names.size() > 1;
        vdoms.values().forEach(v -> v.forEach(s -> others(s, several)));
        List<Device.Domain> domains = new ArrayList<>();
        List<Stage> stages = new ArrayList<>();
        if (several) {
            List<Section> global = vdoms.getOrDefault("", List.of());
            // A table outside of every VDOM does not say whose it is.
            global.stream()
                    .filter(s -> s.path.startsWith("firewall ") || s.path.startsWith("router "))
                    .forEach(s -> unknownEverywhere(s.line));
            Map<String, String> links = links(global);
            for (String name : names) {
                domains.add(domain(name, vdoms.getOrDefault(name, List.of()), links));
            }
        } else {
            List<Section> all = vdoms.values().stream().flatMap(List::stream).toList();
            all.forEach(s -> network(s, network));
            stages.addAll(vdom(network, all));
        }
        account();
        return new DeviceReading.Read(device(network, stages, domains).covering(ledger.coverage()));
    }

    private Device device(FortiNetwork of, List<Stage> stages, List<Device.Domain> domains) {
        boolean v6 =
                text.lines().stream()
                        .anyMatch(l -> l.contains("ip6-address") || l.contains("srcaddr6"));
        return new Device(
                text.device(),
                of.interfaces(),
                List.of(),
                of.routes(),
                stages,
                Tracking.STRICT,
                new Device.Families(true, true),
                v6,
                everywhere,
                new Coverage(0, Map.of(), List.of()),
                domains);
    }

    private Device.Domain domain(String name, List<Section> sections, Map<String, String> links) {
        FortiNetwork own = network.inside(name);
        sections.forEach(s -> network(s, own));
        Map<String, String> joined = new LinkedHashMap<>();
        own.interfaces()
                .forEach(i -> {
                    String link = links.get(i.name());
                    if (link != null) {
                        joined.put(i.name(), link);
                    }
                });
        return new Device.Domain(name, device(own, vdom(own, sections), List.of()), joined);
    }

    /// The two ends of each link between VDOMs: the link's name with 0 and 1 (FortiOS
    /// administration guide, "Inter-VDOM routing"); `npu0_vlink` and so on stand without a line.
    private Map<String, String> links(List<Section> global) {
        Map<String, String> links = new HashMap<>();
        for (Section section : global) {
            if (section.path.equals("system vdom-link")) {
                section.entries.forEach(e -> {
                    links.put(e.name + "0", e.name);
                    links.put(e.name + "1", e.name);
                });
            }
        }
        network.interfaces().stream()
                .map(NetworkInterface::name)
                .filter(n -> n.matches("npu\\d+_vlink[01]"))
                .forEach(n -> links.put(n, n.substring(0, n.length() - 1)));
        return links;
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

    private void interfaces(Section section) {
        if (section.path.equals("system interface")) {
            each(section, network::networkInterface);
        }
    }

    private void network(Section section, FortiNetwork into) {
        switch (section.path) {
            case "system zone" -> each(section, into::zone);
            case "router static" -> each(section, e -> into.route(e, AddressSet.V4));
            case "router static6" -> each(section, e -> into.route(e, AddressSet.V6));
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

    private List<Stage> vdom(FortiNetwork of, List<Section> sections) {
        FortiPolicies policies = new FortiPolicies(text, of);
        FortiLocalIn local = new FortiLocalIn(text, of, policies.objects());
        for (Section section : sections) {
            switch (section.path) {
                case "system settings" -> {
                    if (!policies.settings(section.own)) {
                        unknownEverywhere(section.line);
                    }
                }
                case "firewall address" -> each(section, policies.objects().four()::address);
                case "firewall addrgrp" -> each(section, policies.objects().four()::group);
                case "firewall address6" -> each(section, policies.objects().six()::address);
                case "firewall addrgrp6" -> each(section, policies.objects().six()::group);
                case "firewall service custom" -> each(section, policies.objects()::service);
                case "firewall service group" -> each(section, policies.objects()::serviceGroup);
                case "firewall vip" -> each(section, policies.virtual()::address);
                case "firewall vipgrp" -> each(section, policies.virtual()::group);
                case "firewall ippool", "firewall ippool6" -> each(section, policies::pool);
                default -> {}
            }
        }
        for (Section section : sections) {
            switch (section.path) {
                case "firewall policy" -> each(section, policies::policy);
                case "firewall policy6" -> each(section, policies::policy6);
                case "firewall central-snat-map" -> each(section, policies::central);
                case "firewall local-in-policy" -> each(section, local::policy);
                case "firewall local-in-policy6" -> each(section, local::policy6);
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
        return policies.stages(local.chain(terminates));
    }

    private static final Set<String> READ =
            Set.of(
                    "system interface",
                    "system zone",
                    "router static",
                    "router static6",
                    "firewall address",
                    "firewall addrgrp",
                    "firewall address6",
                    "firewall addrgrp6",
                    "firewall service custom",
                    "firewall service group",
                    "firewall vip",
                    "firewall vipgrp",
                    "firewall ippool",
                    "firewall ippool6",
                    "firewall policy",
                    "firewall policy6",
                    "firewall central-snat-map",
                    "firewall local-in-policy",
                    "firewall local-in-policy6");

    /// @param several whether the device has several VDOMs, which links may join
    private void others(Section section, boolean several) {
        if (READ.contains(section.path) || (several && section.path.equals("system vdom-link"))) {
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
