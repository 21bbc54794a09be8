// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.device.SwitchPort;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Numbers;

/// What the lines below `interface` say.
final class CiscoInterface {

    /// An access list applied to an interface.
    record Applied(String list, boolean in, AddressSet family, Line line) {}

    final String name;
    final Line line;
    final List<Address> addresses = new ArrayList<>();
    final List<Applied> applied = new ArrayList<>();
    AddressSet networks = AddressSet.NONE;
    Optional<Line> down = Optional.empty();
    boolean inside;
    boolean outside;
    private OptionalInt encapsulated = OptionalInt.empty();
    private boolean switched;
    private boolean trunk;
    private OptionalInt access = OptionalInt.empty();
    private OptionalInt voice = OptionalInt.empty();
    private OptionalInt natived = OptionalInt.of(1);
    private Optional<BitSet> allowed = Optional.empty();
    private Optional<Line> switching = Optional.empty();

    CiscoInterface(String name, Line line) {
        this.name = name;
        this.line = line;
    }

    boolean address(String address, String mask) {
        Optional<Address> own = Address.tryParse(address.replaceFirst("/.*", ""));
        Optional<AddressSet> network =
                AddressSet.tryParse(mask.isEmpty() ? address : address + "/" + mask);
        if (own.isEmpty() || network.isEmpty()) {
            return false;
        }
        addresses.add(own.get());
        networks = networks.or(network.get());
        return true;
    }

    void own(String address) {
        Address.tryParse(address).ifPresent(addresses::add);
    }

    boolean tag(String vlan, boolean untagged) {
        encapsulated = Numbers.tryParse(vlan, SwitchPort.LAST_VLAN);
        return encapsulated.isPresent();
    }

    /// Reads a `switchport` line.
    ///
    /// @return whether it was understood
    boolean switchport(Block block, Line at) {
        switched = true;
        if (switching.isEmpty()) {
            switching = Optional.of(at);
        }
        String what = block.word(1) + " " + block.word(2);
        return switch (what) {
            case " ", "nonegotiate ", "trunk encapsulation", "mode dynamic", "enable " -> true;
            case "mode access" -> {
                trunk = false;
                yield true;
            }
            case "mode trunk" -> {
                trunk = true;
                switching = Optional.of(at);
                yield true;
            }
            case "access vlan" -> {
                access = Numbers.tryParse(block.word(3), SwitchPort.LAST_VLAN);
                yield access.isPresent();
            }
            case "voice vlan" -> {
                voice = Numbers.tryParse(block.word(3), SwitchPort.LAST_VLAN);
                yield voice.isPresent();
            }
            case "trunk native" -> {
                natived =
                        block.word(4).equals("none")
                                ? OptionalInt.empty()
                                : Numbers.tryParse(block.word(4), SwitchPort.LAST_VLAN);
                yield natived.isPresent() || block.word(4).equals("none");
            }
            case "trunk allowed" -> allowed(block, at);
            default ->
                    block.word(1).equals("port-security")
                            || block.word(1).equals("block")
                            || block.word(1).equals("protected");
        };
    }

    /// `switchport trunk allowed vlan LIST`, `… add LIST`, `… remove LIST`, `… except LIST`, `all`,
    /// `none`.
    private boolean allowed(Block block, Line at) {
        switching = Optional.of(at);
        String verb = block.word(4);
        boolean listed = !verb.isEmpty() && Character.isDigit(verb.charAt(0));
        Optional<BitSet> list = vlans(listed ? verb : block.word(5));
        BitSet now = allowed.map(b -> (BitSet) b.clone()).orElseGet(BitSet::new);
        switch (listed ? "list" : verb) {
            case "all" -> now = every();
            case "none" -> now = new BitSet();
            case "list" -> now = list.orElseGet(CiscoInterface::every);
            case "add" -> now.or(list.orElseGet(CiscoInterface::every));
            case "remove" -> now.andNot(list.orElseGet(BitSet::new));
            case "except" -> {
                now = every();
                now.andNot(list.orElseGet(BitSet::new));
            }
            default -> {
                allowed = Optional.of(every());
                return false;
            }
        }
        allowed = Optional.of(now);
        return verb.equals("all") || verb.equals("none") || list.isPresent();
    }

    private static BitSet every() {
        BitSet all = new BitSet();
        all.set(1, SwitchPort.LAST_VLAN + 1);
        return all;
    }

    static Optional<BitSet> vlans(String list) {
        BitSet set = new BitSet();
        for (String part : list.split(",", -1)) {
            String[] ends = part.split("-", 2);
            OptionalInt from = Numbers.tryParse(ends[0], SwitchPort.LAST_VLAN);
            OptionalInt to = Numbers.tryParse(ends[ends.length - 1], SwitchPort.LAST_VLAN);
            if (from.isEmpty() || to.isEmpty() || from.getAsInt() > to.getAsInt()) {
                return Optional.empty();
            }
            set.set(from.getAsInt(), to.getAsInt() + 1);
        }
        return Optional.of(set);
    }

    /// The VLAN whose packets this interface routes.
    OptionalInt vlan() {
        if (encapsulated.isPresent()) {
            return encapsulated;
        }
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return lower.startsWith("vlan")
                ? Numbers.tryParse(lower.substring(4), SwitchPort.LAST_VLAN)
                : OptionalInt.empty();
    }

    NetworkInterface network() {
        OptionalInt vlan = vlan().isPresent() || !switched || trunk ? vlan() : port(1).untagged();
        return new NetworkInterface(name, addresses, networks, vlan, line);
    }

    /// What the port carries.
    ///
    /// @param usual the VLAN of an access port that names none
    SwitchPort port(int usual) {
        BitSet tagged = new BitSet();
        if (trunk) {
            tagged = allowed.orElseGet(CiscoInterface::every);
            OptionalInt untagged =
                    natived.isPresent() && !tagged.get(natived.getAsInt())
                            ? OptionalInt.empty()
                            : natived;
            return new SwitchPort(name, tagged, untagged, true, switching.orElse(line));
        }
        voice.ifPresent(tagged::set);
        OptionalInt untagged = access.isPresent() ? access : OptionalInt.of(usual);
        return new SwitchPort(name, tagged, untagged, false, switching.orElse(line));
    }

    boolean isSwitched() {
        return switched;
    }

    void routed() {
        switched = false;
    }
}
