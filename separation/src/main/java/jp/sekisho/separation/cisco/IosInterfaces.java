// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;

/// Reads the interfaces of Cisco IOS and AlliedWare Plus.
final class IosInterfaces {

    private final ConfigText text;
    private final IosReader.Flavour flavour;
    private final Fates fates;
    private final Map<String, CiscoInterface> all = new LinkedHashMap<>();
    private boolean usesSix;

    IosInterfaces(ConfigText text, IosReader.Flavour flavour, Fates fates) {
        this.text = text;
        this.flavour = flavour;
        this.fates = fates;
    }

    /// Returns what was read so far, by name.
    Map<String, CiscoInterface> all() {
        return all;
    }

    /// Tells whether an interface speaks IPv6.
    boolean useSix() {
        return usesSix;
    }

    /// `interface NAME`, `interface range …`, with the lines below it.
    void read(Block block) {
        fates.modelled(block.index());
        String name = String.join("", block.from(1));
        List<String> names = List.of(name);
        if (block.word(1).equals("range") || name.matches("port[\\d.]+-[\\d.]+")) {
            names = PortRange.names(block.from(block.word(1).equals("range") ? 2 : 1));
        }
        for (String one : names) {
            CiscoInterface known =
                    all.computeIfAbsent(one, n -> new CiscoInterface(n, text.line(block.index())));
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
                    case "ip access-group" -> applied(known, block, 2, false);
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
            block.inner().forEach(b -> b.modelled(fates));
            return;
        }
        Optional<String> kind = CiscoIrrelevant.onInterface(block);
        if (kind.isPresent()) {
            block.irrelevant(fates, kind.get());
        } else {
            block.unknown(fates);
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
        boolean hardware = flavour == IosReader.Flavour.ALLIEDWARE_PLUS;
        boolean in = direction.equals("in") || (hardware && direction.isEmpty());
        if (list.isEmpty() || !(in || direction.equals("out"))) {
            return false;
        }
        known.applied.add(
                new CiscoInterface.Applied(
                        IosEntries.key(list, v6),
                        in,
                        v6 ? AddressSet.V6 : AddressSet.V4,
                        text.line(block.index())));
        return true;
    }
}
