// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.Service;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.packet.TcpFlags;

/// The options of iptables-extensions(8) that look at what the model holds.
final class IptablesMatches {

    private static final Set<String> KNOWN =
            Set.of(
                    "tcp",
                    "udp",
                    "udplite",
                    "sctp",
                    "dccp",
                    "multiport",
                    "state",
                    "conntrack",
                    "comment",
                    "icmp",
                    "icmp6",
                    "icmpv6",
                    "iprange",
                    "set",
                    "mark",
                    "connmark",
                    "pkttype",
                    "standard");

    private IptablesMatches() {}

    static boolean knows(String module) {
        return KNOWN.contains(module);
    }

    static boolean option(IptablesRule rule, String word) {
        return switch (word) {
            case "--sport", "--source-port" -> ports(rule, rule.nextValue(), true, false);
            case "--dport", "--destination-port" -> ports(rule, rule.nextValue(), false, true);
            case "--sports", "--source-ports" -> list(rule, rule.nextValue(), true, false);
            case "--dports", "--destination-ports" -> list(rule, rule.nextValue(), false, true);
            case "--ports" -> list(rule, rule.nextValue(), true, true);
            case "--tcp-flags" -> flags(rule, rule.nextValue(), rule.nextValue());
            case "--syn" -> {
                rule.within(
                        ServiceSet.tcp(
                                TcpFlags.where(
                                        TcpFlags.SYN | TcpFlags.RST | TcpFlags.ACK | TcpFlags.FIN,
                                        TcpFlags.SYN)));
                yield true;
            }
            case "--state", "--ctstate" -> states(rule, rule.nextValue());
            case "--comment" -> {
                rule.nextValue();
                yield true;
            }
            case "--icmp-type" -> icmp(rule, Protocol.ICMP, rule.nextValue());
            case "--icmpv6-type" -> icmp(rule, Protocol.ICMP6, rule.nextValue());
            case "--src-range" -> {
                Optional<AddressSet> set = AddressSet.tryParse(rule.nextValue());
                set.ifPresent(rule::withinSource);
                yield set.isPresent();
            }
            case "--dst-range" -> {
                Optional<AddressSet> set = AddressSet.tryParse(rule.nextValue());
                set.ifPresent(rule::withinDestination);
                yield set.isPresent();
            }
            case "--match-set" -> set(rule, rule.nextValue(), rule.nextValue());
            case "--mark" -> mark(rule, rule.nextValue());
            case "--pkt-type" -> packetType(rule, rule.nextValue());
            default -> false;
        };
    }

    private static ServiceSet range(int[] range, boolean source) {
        return source
                ? ServiceSet.sources(range[0], range[1])
                : ServiceSet.destinations(range[0], range[1]);
    }

    private static boolean ports(
            IptablesRule rule, String value, boolean source, boolean destination) {
        return ports(rule, List.of(value), source, destination);
    }

    private static boolean list(
            IptablesRule rule, String value, boolean source, boolean destination) {
        return ports(rule, List.of(value.split(",", -1)), source, destination);
    }

    private static boolean ports(
            IptablesRule rule, List<String> values, boolean source, boolean destination) {
        ServiceSet all = ServiceSet.NONE;
        for (String value : values) {
            Optional<int[]> range = IptablesRule.range(value, ':', 65535);
            if (range.isEmpty()) {
                return false;
            }
            if (source) {
                all = all.or(range(range.get(), true));
            }
            if (destination) {
                all = all.or(range(range.get(), false));
            }
        }
        if (!Protocol.hasPorts(rule.protocol())) {
            return false;
        }
        rule.within(all);
        return true;
    }

    private static boolean flags(IptablesRule rule, String mask, String set) {
        int looked = bits(mask);
        int wanted = bits(set);
        if (looked < 0 || wanted < 0) {
            return false;
        }
        // The mask of a negated rule is negated as a whole (xt_tcpudp.c, XT_TCP_INV_FLAGS).
        ServiceSet matching = ServiceSet.tcp(TcpFlags.where(looked, wanted));
        rule.within(matching);
        return true;
    }

    private static int bits(String names) {
        if (names.equals("ALL")) {
            return 63;
        }
        if (names.equals("NONE")) {
            return 0;
        }
        int bits = 0;
        for (String name : names.split(",", -1)) {
            int bit = TcpFlags.bit(name);
            if (bit < 0) {
                return -1;
            }
            bits |= bit;
        }
        return bits;
    }

    private static boolean states(IptablesRule rule, String names) {
        if (!rule.context().tracked()) {
            return false;
        }
        int set = 0;
        for (String name : names.split(",", -1)) {
            switch (name) {
                case "NEW" -> set |= State.NEW;
                case "ESTABLISHED" -> set |= State.ESTABLISHED;
                case "RELATED" -> set |= State.RELATED;
                case "INVALID" -> set |= State.INVALID;
                case "UNTRACKED" -> set |= State.UNTRACKED;
                default -> {
                    return false;
                }
            }
        }
        rule.withinStates(set);
        return true;
    }

    private static boolean icmp(IptablesRule rule, int protocol, String value) {
        Optional<ServiceSet> types = IcmpTypes.read(protocol, value);
        types.ifPresent(rule::within);
        return types.isPresent();
    }

    private static boolean set(IptablesRule rule, String name, String sides) {
        Optional<List<Cube>> cubes = rule.context().sets().cubes(name, sides);
        if (cubes.isEmpty()) {
            return false;
        }
        if (!rule.negated()) {
            rule.within(cubes.get());
            return true;
        }
        List<Cube> left = new ArrayList<>(List.of(Cube.ANY));
        for (Cube cube : cubes.get()) {
            left = new ArrayList<>(Cube.minus(left, cube));
            if (left.size() > Ipsets.NEGATED_LIMIT) {
                return false;
            }
        }
        rule.within(left);
        return true;
    }

    /// Where nothing sets marks, every mark is 0.
    private static boolean mark(IptablesRule rule, String value) {
        if (!rule.context().unmarked()) {
            return false;
        }
        try {
            long wanted = Long.decode(value.split("/", 2)[0]);
            if (wanted == 0 == rule.negated()) {
                rule.never();
            }
            return true;
        } catch (NumberFormatException bad) {
            return false;
        }
    }

    /// What a router passes on to one host came as unicast.
    private static boolean packetType(IptablesRule rule, String value) {
        if (!Set.of("unicast", "broadcast", "multicast").contains(value)) {
            return false;
        }
        if (value.equals("unicast") == rule.negated()) {
            rule.never();
        }
        return true;
    }

    static ServiceSet icmpBlock(int protocol, int typeFrom, int typeTo, int codeFrom, int codeTo) {
        return ServiceSet.of(
                new Service(protocol, protocol, typeFrom, typeTo, codeFrom, codeTo, TcpFlags.ANY));
    }
}
