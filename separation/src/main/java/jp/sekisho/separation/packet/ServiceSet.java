// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A set of services as disjoint blocks.
// Identity is only a shortcut here: comparing by value would cost what it saves.
@SuppressWarnings("ReferenceEquality")
public final class ServiceSet {

    /// No service.
    public static final ServiceSet NONE = new ServiceSet(List.of());

    /// Every combination of values, also those that no packet has.
    public static final ServiceSet ANY = new ServiceSet(List.of(Service.ANY));

    /// What packets can really have; the universe of every question.
    public static final ServiceSet REAL = real();

    /// Packets that open something: TCP with SYN and neither ACK nor RST, and everything that is
    /// not TCP.
    public static final ServiceSet OPENING = REAL.and(opening());

    private final List<Service> blocks;

    private ServiceSet(List<Service> blocks) {
        this.blocks = blocks;
    }

    private static ServiceSet real() {
        List<Service> blocks = new ArrayList<>();
        int from = 0;
        for (int protocol = 0; protocol <= 256; protocol++) {
            boolean special =
                    protocol < 256 && (Protocol.hasPorts(protocol) || Protocol.isIcmp(protocol));
            if (special || protocol == 256) {
                if (from < protocol) {
                    blocks.add(new Service(from, protocol - 1, 0, 0, 0, 0, 1));
                }
                from = protocol + 1;
            }
            if (special) {
                int top = Protocol.isIcmp(protocol) ? 255 : 65535;
                long flags = protocol == Protocol.TCP ? TcpFlags.ANY : 1;
                blocks.add(new Service(protocol, protocol, 0, top, 0, top, flags));
            }
        }
        return new ServiceSet(List.copyOf(blocks));
    }

    private static ServiceSet opening() {
        return protocol(Protocol.TCP).complement().or(tcp(TcpFlags.OPENING));
    }

    /// Makes the set of one block.
    public static ServiceSet of(Service block) {
        return new ServiceSet(List.of(block));
    }

    /// Makes the set of all packets of one protocol.
    public static ServiceSet protocol(int protocol) {
        return of(Service.ANY.withProtocols(protocol, protocol));
    }

    /// Makes the set of TCP packets with certain flag combinations.
    public static ServiceSet tcp(long flags) {
        return flags == 0
                ? NONE
                : of(Service.ANY.withProtocols(Protocol.TCP, Protocol.TCP).withFlags(flags));
    }

    /// Makes the set of packets from certain source ports (ICMP: types), of any protocol.
    public static ServiceSet sources(int from, int to) {
        return of(Service.ANY.withSources(from, to));
    }

    /// Makes the set of packets to certain destination ports (ICMP: codes), of any protocol.
    public static ServiceSet destinations(int from, int to) {
        return of(Service.ANY.withDestinations(from, to));
    }

    /// Makes the set of one protocol to certain destination ports.
    public static ServiceSet ports(int protocol, int from, int to) {
        return of(Service.ANY.withProtocols(protocol, protocol).withDestinations(from, to));
    }

    /// Returns the blocks; they do not overlap.
    public List<Service> blocks() {
        return blocks;
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    boolean isAny() {
        return this == ANY;
    }

    public boolean overlaps(ServiceSet other) {
        if (blocks.size() == 1 && other.blocks.size() == 1) {
            return blocks.getFirst().overlaps(other.blocks.getFirst());
        }
        for (Service a : blocks) {
            for (Service b : other.blocks) {
                if (a.overlaps(b)) {
                    return true;
                }
            }
        }
        return false;
    }

    public ServiceSet and(ServiceSet other) {
        if (this == ANY || this == other) {
            return other;
        }
        if (other == ANY) {
            return this;
        }
        List<Service> common = new ArrayList<>();
        for (Service a : blocks) {
            for (Service b : other.blocks) {
                if (a.overlaps(b)) {
                    common.add(a.and(b));
                }
            }
        }
        return made(common);
    }

    public ServiceSet minus(ServiceSet other) {
        if (other == ANY || this == other) {
            return NONE;
        }
        List<Service> left = blocks;
        for (Service cut : other.blocks) {
            List<Service> next = null;
            for (int i = 0; i < left.size(); i++) {
                Service block = left.get(i);
                if (block.overlaps(cut)) {
                    if (next == null) {
                        next = new ArrayList<>(left.subList(0, i));
                    }
                    cut(block, cut, next);
                } else if (next != null) {
                    next.add(block);
                }
            }
            left = next == null ? left : next;
        }
        return left == blocks ? this : made(left);
    }

    public ServiceSet or(ServiceSet other) {
        if (this == ANY || other.isEmpty()) {
            return this;
        }
        if (other == ANY || isEmpty()) {
            return other;
        }
        List<Service> all = new ArrayList<>(blocks);
        all.addAll(other.minus(this).blocks);
        return made(all);
    }

    public ServiceSet complement() {
        return ANY.minus(this);
    }

    public boolean covers(ServiceSet other) {
        return this == ANY || other.minus(this).isEmpty();
    }

    public boolean contains(int protocol, int source, int destination, int combination) {
        for (Service block : blocks) {
            if (block.contains(protocol, source, destination, combination)) {
                return true;
            }
        }
        return false;
    }

    /// Returns the image of the set when every packet's ports become certain ones.
    ///
    /// @param source ports that replace the source's, or null to keep it
    /// @param destination ports that replace the destination's, or null to keep it
    public ServiceSet withPorts(
            int @org.jspecify.annotations.Nullable [] source,
            int @org.jspecify.annotations.Nullable [] destination) {
        return image(block -> {
            Service changed = source == null ? block : block.withSources(source[0], source[1]);
            return destination == null
                    ? changed
                    : changed.withDestinations(destination[0], destination[1]);
        });
    }

    private ServiceSet image(UnaryOperator<Service> change) {
        ServiceSet result = NONE;
        for (Service block : blocks) {
            result = result.or(of(change.apply(block)));
        }
        return result;
    }

    private static ServiceSet made(List<Service> blocks) {
        return blocks.isEmpty() ? NONE : new ServiceSet(List.copyOf(blocks));
    }

    private static void cut(Service block, Service cut, List<Service> left) {
        Service rest = block;
        if (rest.protocolFrom() < cut.protocolFrom()) {
            left.add(rest.withProtocols(rest.protocolFrom(), cut.protocolFrom() - 1));
            rest = rest.withProtocols(cut.protocolFrom(), rest.protocolTo());
        }
        if (rest.protocolTo() > cut.protocolTo()) {
            left.add(rest.withProtocols(cut.protocolTo() + 1, rest.protocolTo()));
            rest = rest.withProtocols(rest.protocolFrom(), cut.protocolTo());
        }
        if (rest.destinationFrom() < cut.destinationFrom()) {
            left.add(rest.withDestinations(rest.destinationFrom(), cut.destinationFrom() - 1));
            rest = rest.withDestinations(cut.destinationFrom(), rest.destinationTo());
        }
        if (rest.destinationTo() > cut.destinationTo()) {
            left.add(rest.withDestinations(cut.destinationTo() + 1, rest.destinationTo()));
            rest = rest.withDestinations(rest.destinationFrom(), cut.destinationTo());
        }
        if (rest.sourceFrom() < cut.sourceFrom()) {
            left.add(rest.withSources(rest.sourceFrom(), cut.sourceFrom() - 1));
            rest = rest.withSources(cut.sourceFrom(), rest.sourceTo());
        }
        if (rest.sourceTo() > cut.sourceTo()) {
            left.add(rest.withSources(cut.sourceTo() + 1, rest.sourceTo()));
            rest = rest.withSources(rest.sourceFrom(), cut.sourceTo());
        }
        long flags = rest.flags() & ~cut.flags();
        if (flags != 0) {
            left.add(rest.withFlags(flags));
        }
    }

    /// Two sets are equal where they hold the same blocks; the same packets in other blocks are
    /// another set.
    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof ServiceSet set && blocks.equals(set.blocks));
    }

    @Override
    public int hashCode() {
        return blocks.hashCode();
    }

    @Override
    public String toString() {
        return blocks.toString();
    }
}
