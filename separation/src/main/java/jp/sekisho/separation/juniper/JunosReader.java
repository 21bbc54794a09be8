// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;

/// Recognises a Junos device. Its interfaces' addresses are read; filters, security policies,
/// translation and routing are not: each of their lines is named and may matter to any packet, so
/// that nothing is proved through the device.
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

    /// Those that say how the device is managed.
    private static final Map<String, String> IRRELEVANT =
            Map.of(
                    "version", "管理",
                    "system", "管理",
                    "snmp", "管理",
                    "chassis", "管理",
                    "event-options", "管理",
                    "poe", "管理",
                    "class-of-service", "品質と検査");

    private final ConfigText text;
    private final Fates fates;
    private final Map<String, List<Address>> addresses = new LinkedHashMap<>();
    private final Map<String, AddressSet> networks = new LinkedHashMap<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private boolean usesSix;

    private JunosReader(ConfigText text) {
        this.text = text;
        this.fates = new Fates(text);
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
        List<NetworkInterface> interfaces = new ArrayList<>();
        addresses.forEach((name, own) ->
                interfaces.add(
                        new NetworkInterface(
                                name,
                                own,
                                networks.getOrDefault(name, AddressSet.NONE),
                                OptionalInt.empty(),
                                lines.getOrDefault(name, text.unwritten(name)))));
        Line all = text.unwritten("Junos の規則は読まない");
        Chain unread = new Chain("unread").otherwise(Action.UNKNOWN, all);
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        interfaces,
                        List.of(),
                        List.of(),
                        List.of(
                                new Stage(Hook.FORWARD, 0, false, AddressSet.ANY, unread),
                                new Stage(Hook.TO_DEVICE, 0, false, AddressSet.ANY, unread)),
                        Tracking.NONE,
                        new Device.Families(true, true),
                        usesSix,
                        fates.everywhere(),
                        fates.coverage()));
    }

    private void statement(Statement statement) {
        String kind = IRRELEVANT.get(statement.words().getFirst());
        if (kind != null) {
            fates.irrelevant(statement.index(), kind);
        } else if (address(statement) || isHead(statement)) {
            fates.modelled(statement.index());
        } else {
            fates.unknownEverywhere(statement.index());
        }
    }

    /// A line that only opens what others stand in.
    private boolean isHead(Statement statement) {
        return text.lines().get(statement.index()).strip().endsWith("{");
    }

    /// `interfaces IF unit N family inet|inet6 address ADDRESS/LENGTH`.
    private boolean address(Statement statement) {
        List<String> words = statement.words();
        boolean fits =
                words.size() == 8
                        && words.get(0).equals("interfaces")
                        && words.get(2).equals("unit")
                        && words.get(4).equals("family")
                        && (words.get(5).equals("inet") || words.get(5).equals("inet6"))
                        && words.get(6).equals("address");
        if (!fits) {
            return false;
        }
        String written = words.get(7);
        Optional<AddressSet> network = AddressSet.tryParse(written);
        Optional<Address> own = Address.tryParse(written.replaceFirst("/.*", ""));
        if (network.isEmpty() || own.isEmpty()) {
            return false;
        }
        String name = words.get(1) + "." + words.get(3);
        usesSix |= !own.get().isV4();
        addresses.computeIfAbsent(name, n -> new ArrayList<>()).add(own.get());
        networks.merge(name, network.get(), AddressSet::or);
        lines.putIfAbsent(name, text.line(statement.index()));
        return true;
    }
}
