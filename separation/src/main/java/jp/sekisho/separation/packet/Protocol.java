// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.util.Map;
import java.util.OptionalInt;

/// Numbers of the protocols above IP, as IANA assigns them.
public final class Protocol {

    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int DCCP = 33;
    public static final int ICMP6 = 58;
    public static final int SCTP = 132;
    public static final int UDPLITE = 136;

    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("icmp", ICMP),
                    Map.entry("igmp", 2),
                    Map.entry("ipip", 4),
                    Map.entry("ipencap", 4),
                    Map.entry("tcp", TCP),
                    Map.entry("egp", 8),
                    Map.entry("igp", 9),
                    Map.entry("udp", UDP),
                    Map.entry("dccp", DCCP),
                    Map.entry("rsvp", 46),
                    Map.entry("gre", 47),
                    Map.entry("esp", 50),
                    Map.entry("ah", 51),
                    Map.entry("icmp6", ICMP6),
                    Map.entry("icmpv6", ICMP6),
                    Map.entry("ipv6-icmp", ICMP6),
                    Map.entry("eigrp", 88),
                    Map.entry("ospf", 89),
                    Map.entry("ospfigp", 89),
                    Map.entry("pim", 103),
                    Map.entry("vrrp", 112),
                    Map.entry("l2tp", 115),
                    Map.entry("sctp", SCTP),
                    Map.entry("udplite", UDPLITE),
                    Map.entry("ipv6", 41));

    private Protocol() {}

    /// Reads a protocol's name or number.
    ///
    /// @return 0 to 255, or nothing where the text is neither
    public static OptionalInt tryParse(String text) {
        Integer known = NUMBERS.get(text);
        if (known != null) {
            return OptionalInt.of(known);
        }
        return Numbers.tryParse(text, 255);
    }

    /// Says whether packets of a protocol carry ports.
    public static boolean hasPorts(int protocol) {
        return protocol == TCP
                || protocol == UDP
                || protocol == DCCP
                || protocol == SCTP
                || protocol == UDPLITE;
    }

    /// Says whether a protocol is ICMP of either family.
    public static boolean isIcmp(int protocol) {
        return protocol == ICMP || protocol == ICMP6;
    }

    /// Returns the usual name of a protocol, or its number.
    public static String name(int protocol) {
        return switch (protocol) {
            case ICMP -> "icmp";
            case TCP -> "tcp";
            case UDP -> "udp";
            case ICMP6 -> "icmpv6";
            case SCTP -> "sctp";
            case 47 -> "gre";
            case 50 -> "esp";
            case 51 -> "ah";
            default -> Integer.toString(protocol);
        };
    }
}
