// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.Optional;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;

/// A field that a rule looks at, and what comes with looking at it (nft(8), PAYLOAD EXPRESSIONS and
/// META EXPRESSIONS).
///
/// @param implied the packets that have the field at all
record NftKey(NftField field, Cube implied) {

    /// Reads the field that is named next, or nothing where it is not known.
    static Optional<NftKey> read(NftWords words) {
        String first = words.peek(0);
        String second = words.peek(1);
        if (first.equals("meta")) {
            words.skip(1);
            first = second;
            second = "";
        }
        Optional<NftKey> single =
                switch (first) {
                    case "iifname", "iif" -> Optional.of(new NftKey(NftField.IN, Cube.ANY));
                    case "oifname", "oif" -> Optional.of(new NftKey(NftField.OUT, Cube.ANY));
                    case "l4proto" -> Optional.of(new NftKey(NftField.PROTOCOL, Cube.ANY));
                    case "nfproto", "protocol" ->
                            Optional.of(new NftKey(NftField.NFPROTO, Cube.ANY));
                    default -> Optional.empty();
                };
        if (single.isPresent()) {
            words.skip(1);
            return single;
        }
        Optional<NftKey> pair =
                switch (first + " " + second) {
                    case "ip saddr" -> key(NftField.IP_SADDR, AddressSet.V4);
                    case "ip daddr" -> key(NftField.IP_DADDR, AddressSet.V4);
                    case "ip protocol" -> key(NftField.PROTOCOL, AddressSet.V4);
                    case "ip6 saddr" -> key(NftField.IP6_SADDR, AddressSet.V6);
                    case "ip6 daddr" -> key(NftField.IP6_DADDR, AddressSet.V6);
                    case "ip6 nexthdr" -> key(NftField.PROTOCOL, AddressSet.V6);
                    case "tcp sport" -> key(NftField.SPORT, Protocol.TCP);
                    case "tcp dport" -> key(NftField.DPORT, Protocol.TCP);
                    case "udp sport" -> key(NftField.SPORT, Protocol.UDP);
                    case "udp dport" -> key(NftField.DPORT, Protocol.UDP);
                    case "sctp sport" -> key(NftField.SPORT, Protocol.SCTP);
                    case "sctp dport" -> key(NftField.DPORT, Protocol.SCTP);
                    case "th sport" -> Optional.of(new NftKey(NftField.SPORT, Cube.ANY));
                    case "th dport" -> Optional.of(new NftKey(NftField.DPORT, Cube.ANY));
                    case "icmp type" -> key(NftField.ICMP_TYPE, Protocol.ICMP);
                    case "icmp code" -> key(NftField.ICMP_CODE, Protocol.ICMP);
                    case "icmpv6 type" -> key(NftField.ICMP6_TYPE, Protocol.ICMP6);
                    case "icmpv6 code" -> key(NftField.ICMP6_CODE, Protocol.ICMP6);
                    case "ct state" -> Optional.of(new NftKey(NftField.CT_STATE, Cube.ANY));
                    default -> Optional.empty();
                };
        if (pair.isPresent()) {
            words.skip(2);
        }
        return pair;
    }

    private static Optional<NftKey> key(NftField field, AddressSet family) {
        return Optional.of(new NftKey(field, Cube.ANY.withDestination(family)));
    }

    private static Optional<NftKey> key(NftField field, int protocol) {
        return Optional.of(new NftKey(field, Cube.ANY.withService(ServiceSet.protocol(protocol))));
    }
}
