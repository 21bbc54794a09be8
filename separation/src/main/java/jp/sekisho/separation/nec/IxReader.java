// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.nec;

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

/// Recognises a router of NEC's UNIVERGE IX series. Its interfaces' addresses are read; filters,
/// translation, routes and tunnels are not: each of their lines is named and may matter to any
/// packet, so that nothing is proved through the device.
public final class IxReader {

    private static final Set<String> MANAGEMENT =
            Set.of(
                    ("hostname timezone logging syslog username ntp snmp-agent telnet-server"
                                    + " ssh-server http-server terminal description configure"
                                    + " exit end sntp clock")
                            .split(" ", -1));

    private final ConfigText text;
    private final Fates fates;
    private final Map<String, List<Address>> addresses = new LinkedHashMap<>();
    private final Map<String, AddressSet> networks = new LinkedHashMap<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private String open = "";
    private boolean usesSix;

    private IxReader(ConfigText text) {
        this.text = text;
        this.fates = new Fates(text);
    }

    /// Reads one file.
    public static DeviceReading read(ConfigText text) {
        return new IxReader(text).read();
    }

    private DeviceReading read() {
        for (int i = 0; i < text.lines().size(); i++) {
            line(i, text.lines().get(i));
        }
        if (addresses.isEmpty()) {
            return new DeviceReading.Unusable(
                    text.file(),
                    1,
                    "UNIVERGE IX の設定として読める interface の行がありません。show running-config の出力か、dialect が合っているか確かめてください。");
        }
        List<NetworkInterface> interfaces = new ArrayList<>();
        addresses.forEach((name, own) ->
                interfaces.add(
                        new NetworkInterface(
                                name,
                                own,
                                networks.getOrDefault(name, AddressSet.NONE),
                                OptionalInt.empty(),
                                lines.getOrDefault(name, text.unwritten(name)))));
        Line all = text.unwritten("UNIVERGE IX の規則は読まない");
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

    private void line(int index, String raw) {
        String bare = raw.strip();
        List<String> words = List.of(bare.split("\\s+", -1));
        if (bare.isEmpty()) {
            fates.irrelevant(index, "空行");
        } else if (bare.startsWith("!") || bare.startsWith(";") || bare.startsWith("#")) {
            fates.irrelevant(index, "注釈");
        } else if (words.getFirst().equals("interface") && words.size() == 2) {
            open = words.get(1);
            addresses.putIfAbsent(open, new ArrayList<>());
            lines.putIfAbsent(open, text.line(index));
            fates.modelled(index);
        } else if (MANAGEMENT.contains(words.getFirst())) {
            fates.irrelevant(index, "管理");
        } else if (!open.isEmpty() && Character.isWhitespace(raw.charAt(0)) && address(words)) {
            fates.modelled(index);
        } else {
            open = Character.isWhitespace(raw.charAt(0)) ? open : "";
            fates.unknownEverywhere(index);
        }
    }

    /// `ip address ADDRESS/LENGTH [secondary]`, `ipv6 address ADDRESS/LENGTH`, `no shutdown`.
    private boolean address(List<String> words) {
        if (words.equals(List.of("no", "shutdown"))) {
            return true;
        }
        boolean fits =
                words.size() >= 3
                        && (words.get(0).equals("ip") || words.get(0).equals("ipv6"))
                        && words.get(1).equals("address")
                        && words.get(2).contains("/");
        if (!fits) {
            return false;
        }
        Optional<AddressSet> network = AddressSet.tryParse(words.get(2));
        Optional<Address> own = Address.tryParse(words.get(2).replaceFirst("/.*", ""));
        if (network.isEmpty() || own.isEmpty()) {
            return false;
        }
        usesSix |= !own.get().isV4();
        addresses.computeIfAbsent(open, n -> new ArrayList<>()).add(own.get());
        networks.merge(open, network.get(), AddressSet::or);
        return true;
    }
}
