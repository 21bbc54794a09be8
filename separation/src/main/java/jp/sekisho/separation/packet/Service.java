// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

/// A block of services: ranges of protocols and ports, and a set of TCP flag combinations.
///
/// Of ICMP the type stands in the place of the source port and the code in that of the destination
/// port. A packet without ports has 0 for both, a packet that is not TCP has the empty combination.
///
/// @param protocolFrom 0 to 255
/// @param protocolTo not less than `protocolFrom`
/// @param sourceFrom 0 to 65535
/// @param sourceTo not less than `sourceFrom`
/// @param destinationFrom 0 to 65535
/// @param destinationTo not less than `destinationFrom`
/// @param flags a set of [TcpFlags], not empty
public record Service(
        int protocolFrom,
        int protocolTo,
        int sourceFrom,
        int sourceTo,
        int destinationFrom,
        int destinationTo,
        long flags) {

    static final Service ANY = new Service(0, 255, 0, 65535, 0, 65535, TcpFlags.ANY);

    public Service {
        if (protocolFrom < 0 || protocolFrom > protocolTo || protocolTo > 255) {
            throw new IllegalArgumentException("protocols " + protocolFrom + "-" + protocolTo);
        }
        if (sourceFrom < 0 || sourceFrom > sourceTo || sourceTo > 65535) {
            throw new IllegalArgumentException("source ports " + sourceFrom + "-" + sourceTo);
        }
        if (destinationFrom < 0 || destinationFrom > destinationTo || destinationTo > 65535) {
            throw new IllegalArgumentException(
                    "destination ports " + destinationFrom + "-" + destinationTo);
        }
        if (flags == 0) {
            throw new IllegalArgumentException("no flag combination");
        }
    }

    boolean overlaps(Service other) {
        return protocolFrom <= other.protocolTo
                && other.protocolFrom <= protocolTo
                && sourceFrom <= other.sourceTo
                && other.sourceFrom <= sourceTo
                && destinationFrom <= other.destinationTo
                && other.destinationFrom <= destinationTo
                && (flags & other.flags) != 0;
    }

    Service and(Service other) {
        return new Service(
                Math.max(protocolFrom, other.protocolFrom),
                Math.min(protocolTo, other.protocolTo),
                Math.max(sourceFrom, other.sourceFrom),
                Math.min(sourceTo, other.sourceTo),
                Math.max(destinationFrom, other.destinationFrom),
                Math.min(destinationTo, other.destinationTo),
                flags & other.flags);
    }

    boolean contains(int protocol, int source, int destination, int combination) {
        return protocol >= protocolFrom
                && protocol <= protocolTo
                && source >= sourceFrom
                && source <= sourceTo
                && destination >= destinationFrom
                && destination <= destinationTo
                && ((flags >>> combination) & 1) != 0;
    }

    Service withProtocols(int from, int to) {
        return new Service(from, to, sourceFrom, sourceTo, destinationFrom, destinationTo, flags);
    }

    Service withSources(int from, int to) {
        return new Service(
                protocolFrom, protocolTo, from, to, destinationFrom, destinationTo, flags);
    }

    Service withDestinations(int from, int to) {
        return new Service(protocolFrom, protocolTo, sourceFrom, sourceTo, from, to, flags);
    }

    Service withFlags(long set) {
        return new Service(
                protocolFrom,
                protocolTo,
                sourceFrom,
                sourceTo,
                destinationFrom,
                destinationTo,
                set);
    }
}
