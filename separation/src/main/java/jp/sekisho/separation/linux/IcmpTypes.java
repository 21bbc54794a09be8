// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;

/// Names of ICMP types as iptables and nft print them; numbers by the IANA registries.
final class IcmpTypes {

    /// Type and code; a code of -1 means any.
    private static final Map<String, int[]> V4 =
            Map.ofEntries(
                    type("echo-reply", 0),
                    type("pong", 0),
                    type("destination-unreachable", 3),
                    code("network-unreachable", 3, 0),
                    code("host-unreachable", 3, 1),
                    code("protocol-unreachable", 3, 2),
                    code("port-unreachable", 3, 3),
                    code("fragmentation-needed", 3, 4),
                    code("source-route-failed", 3, 5),
                    code("network-unknown", 3, 6),
                    code("host-unknown", 3, 7),
                    code("network-prohibited", 3, 9),
                    code("host-prohibited", 3, 10),
                    code("communication-prohibited", 3, 13),
                    type("source-quench", 4),
                    type("redirect", 5),
                    type("echo-request", 8),
                    type("ping", 8),
                    type("router-advertisement", 9),
                    type("router-solicitation", 10),
                    type("time-exceeded", 11),
                    type("ttl-exceeded", 11),
                    code("ttl-zero-during-transit", 11, 0),
                    code("ttl-zero-during-reassembly", 11, 1),
                    type("parameter-problem", 12),
                    type("timestamp-request", 13),
                    type("timestamp-reply", 14),
                    type("info-request", 15),
                    type("info-reply", 16),
                    type("address-mask-request", 17),
                    type("address-mask-reply", 18));

    private static final Map<String, int[]> V6 =
            Map.ofEntries(
                    type("destination-unreachable", 1),
                    code("no-route", 1, 0),
                    code("communication-prohibited", 1, 1),
                    code("address-unreachable", 1, 3),
                    code("port-unreachable", 1, 4),
                    type("packet-too-big", 2),
                    type("time-exceeded", 3),
                    type("ttl-exceeded", 3),
                    code("ttl-zero-during-transit", 3, 0),
                    code("ttl-zero-during-reassembly", 3, 1),
                    type("parameter-problem", 4),
                    type("echo-request", 128),
                    type("ping", 128),
                    type("echo-reply", 129),
                    type("pong", 129),
                    type("mld-listener-query", 130),
                    type("mld-listener-report", 131),
                    type("mld-listener-done", 132),
                    type("mld-listener-reduction", 132),
                    type("router-solicitation", 133),
                    type("nd-router-solicit", 133),
                    type("router-advertisement", 134),
                    type("nd-router-advert", 134),
                    type("neighbour-solicitation", 135),
                    type("neighbor-solicitation", 135),
                    type("nd-neighbor-solicit", 135),
                    type("neighbour-advertisement", 136),
                    type("neighbor-advertisement", 136),
                    type("nd-neighbor-advert", 136),
                    type("redirect", 137),
                    type("nd-redirect", 137),
                    type("router-renumbering", 138),
                    type("mld2-listener-report", 143));

    private IcmpTypes() {}

    private static Map.Entry<String, int[]> type(String name, int type) {
        return Map.entry(name, new int[] {type, -1});
    }

    private static Map.Entry<String, int[]> code(String name, int type, int code) {
        return Map.entry(name, new int[] {type, code});
    }

    /// Reads `any`, a name, a type, or `type/code`.
    static Optional<ServiceSet> read(int protocol, String text) {
        if (text.equals("any") || (text.equals("255") && protocol == Protocol.ICMP)) {
            return Optional.of(ServiceSet.protocol(protocol));
        }
        int[] known = (protocol == Protocol.ICMP ? V4 : V6).get(text);
        if (known == null) {
            String[] parts = text.split("/", 2);
            OptionalInt type = Numbers.tryParse(parts[0], 255);
            OptionalInt code =
                    parts.length == 2 ? Numbers.tryParse(parts[1], 255) : OptionalInt.of(-1);
            if (type.isEmpty() || code.isEmpty()) {
                return Optional.empty();
            }
            known = new int[] {type.getAsInt(), code.getAsInt()};
        }
        boolean anyCode = known[1] < 0;
        return Optional.of(
                IptablesMatches.icmpBlock(
                        protocol,
                        known[0],
                        known[0],
                        anyCode ? 0 : known[1],
                        anyCode ? 65535 : known[1]));
    }
}
