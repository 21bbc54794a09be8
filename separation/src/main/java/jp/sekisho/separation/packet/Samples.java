// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.util.Comparator;
import java.util.List;

/// Chooses ordinary-looking members of sets, so that a shown packet reads like one of daily work.
final class Samples {

    private static final int EPHEMERAL = 49152; // RFC 6335 §6

    private Samples() {}

    static Service block(ServiceSet set) {
        return set.blocks().stream().min(Comparator.comparingInt(Samples::rank)).orElseThrow();
    }

    private static int rank(Service block) {
        return switch (block.protocolFrom()) {
            case Protocol.TCP -> (block.flags() & TcpFlags.OPENING) != 0 ? 0 : 3;
            case Protocol.UDP -> 1;
            case Protocol.ICMP, Protocol.ICMP6 -> 2;
            default -> 4 + block.protocolFrom();
        };
    }

    static int sourcePort(Service block) {
        if (Protocol.isIcmp(block.protocolFrom())) {
            int echo = block.protocolFrom() == Protocol.ICMP ? 8 : 128;
            boolean within = block.sourceFrom() <= echo && echo <= block.sourceTo();
            return within ? echo : block.sourceFrom();
        }
        return block.sourceFrom() <= EPHEMERAL && EPHEMERAL <= block.sourceTo()
                ? EPHEMERAL
                : block.sourceTo();
    }

    static int flags(Service block) {
        return ((block.flags() >>> TcpFlags.SYN) & 1) != 0
                ? TcpFlags.SYN
                : Long.numberOfTrailingZeros(block.flags());
    }

    /// Prefers the second address of a range over the first, which is often that of a network, and
    /// one outside 0.0.0.0/8 and `::/8`.
    static Address address(AddressSet set) {
        AddressSet ordinary = set.and(ORDINARY);
        List<AddressSet.Range> ranges = (ordinary.isEmpty() ? set : ordinary).ranges();
        AddressSet.Range range =
                ranges.stream()
                        .filter(r -> r.from().compareTo(r.to()) < 0)
                        .findFirst()
                        .orElse(ranges.getFirst());
        boolean wide = range.from().compareTo(range.to()) < 0;
        return wide ? range.from().next() : range.from();
    }

    private static final AddressSet ORDINARY =
            AddressSet.range(Address.v4(0x0100_0000L), Address.v4(0xdfff_ffffL))
                    .minus(AddressSet.prefix(Address.v4(0x7f00_0000L), 8))
                    .or(AddressSet.prefix(new Address(0x2000_0000_0000_0000L, 0), 3))
                    .or(AddressSet.prefix(new Address(0xfc00_0000_0000_0000L, 0), 7));
}
