// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

/// One packet that opens a connection or stands alone.
///
/// @param source its source address
/// @param destination its destination address, of the same family
/// @param protocol 0 to 255
/// @param sourcePort the source port, the ICMP type, or 0
/// @param destinationPort the destination port, the ICMP code, or 0
/// @param flags the TCP flags, 0 where it is not TCP
public record Packet(
        Address source,
        Address destination,
        int protocol,
        int sourcePort,
        int destinationPort,
        int flags) {

    public Packet {
        if (source.isV4() != destination.isV4()) {
            throw new IllegalArgumentException(source + " and " + destination);
        }
        if (!ServiceSet.REAL.contains(protocol, sourcePort, destinationPort, flags)) {
            throw new IllegalArgumentException(
                    "no packet: "
                            + protocol
                            + " "
                            + sourcePort
                            + " "
                            + destinationPort
                            + " "
                            + flags);
        }
    }

    /// Returns 4 or 6.
    public int family() {
        return source.isV4() ? 4 : 6;
    }

    /// Returns the set that holds this packet alone, in any state.
    public Cube cube() {
        return new Cube(
                AddressSet.of(source),
                AddressSet.of(destination),
                ServiceSet.of(
                        new Service(
                                protocol,
                                protocol,
                                sourcePort,
                                sourcePort,
                                destinationPort,
                                destinationPort,
                                1L << flags)),
                State.ANY);
    }

    /// Returns the TCP flags by name, as `syn` or `syn,ack`.
    public String flagsText() {
        return TcpFlags.text(flags);
    }

    @Override
    public String toString() {
        String name = Protocol.name(protocol);
        if (Protocol.isIcmp(protocol)) {
            return name
                    + " "
                    + source
                    + " → "
                    + destination
                    + " type "
                    + sourcePort
                    + " code "
                    + destinationPort;
        }
        if (!Protocol.hasPorts(protocol)) {
            return name + " " + source + " → " + destination;
        }
        String open = source.isV4() ? "" : "[";
        String close = source.isV4() ? "" : "]";
        String flagged = protocol == Protocol.TCP ? " " + flagsText() : "";
        return name
                + " "
                + open
                + source
                + close
                + ":"
                + sourcePort
                + " → "
                + open
                + destination
                + close
                + ":"
                + destinationPort
                + flagged;
    }
}
