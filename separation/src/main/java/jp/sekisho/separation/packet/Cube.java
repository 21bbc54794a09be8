// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.util.ArrayList;
import java.util.List;

/// The product of a set of sources, of destinations, of services and of connection states.
///
/// @param source the source addresses
/// @param destination the destination addresses
/// @param service protocols, ports and flags
/// @param states a set of [State]
public record Cube(AddressSet source, AddressSet destination, ServiceSet service, int states) {

    /// Everything, of both families.
    public static final Cube ANY =
            new Cube(AddressSet.ANY, AddressSet.ANY, ServiceSet.ANY, State.ANY);

    /// Every real IPv4 packet.
    public static final Cube V4 =
            new Cube(AddressSet.V4, AddressSet.V4, ServiceSet.REAL, State.ANY);

    /// Every real IPv6 packet.
    public static final Cube V6 =
            new Cube(AddressSet.V6, AddressSet.V6, ServiceSet.REAL, State.ANY);

    public boolean isEmpty() {
        return states == 0 || source.isEmpty() || destination.isEmpty() || service.isEmpty();
    }

    public boolean overlaps(Cube other) {
        return (states & other.states) != 0
                && destination.overlaps(other.destination)
                && source.overlaps(other.source)
                && service.overlaps(other.service);
    }

    /// Says whether another cube lies within this one but for its services.
    public boolean coversButServices(Cube other) {
        return (other.states & ~states) == 0
                && destination.covers(other.destination)
                && source.covers(other.source);
    }

    /// Returns a number that is no less than that of any cube whose addresses this one covers.
    public int reach() {
        return source.reach() + destination.reach();
    }

    /// Returns what both hold; it may be empty.
    public Cube and(Cube other) {
        return new Cube(
                source.and(other.source),
                destination.and(other.destination),
                service.and(other.service),
                states & other.states);
    }

    /// Adds what remains of this set without another to a list, as disjoint cubes: at most four.
    public void minus(Cube other, List<Cube> left) {
        if (!overlaps(other)) {
            if (!isEmpty()) {
                left.add(this);
            }
            return;
        }
        AddressSet destinationLeft = destination.minus(other.destination);
        add(left, new Cube(source, destinationLeft, service, states));
        AddressSet destinationCommon = destination.and(other.destination);
        add(left, new Cube(source.minus(other.source), destinationCommon, service, states));
        AddressSet sourceCommon = source.and(other.source);
        add(left, new Cube(sourceCommon, destinationCommon, service.minus(other.service), states));
        int statesLeft = states & ~other.states;
        if (statesLeft != 0) {
            add(
                    left,
                    new Cube(
                            sourceCommon,
                            destinationCommon,
                            service.and(other.service),
                            statesLeft));
        }
    }

    /// Returns what remains of some disjoint cubes without another, disjoint again.
    public static List<Cube> minus(List<Cube> cubes, Cube other) {
        List<Cube> left = new ArrayList<>(cubes.size() + 3);
        for (Cube cube : cubes) {
            cube.minus(other, left);
        }
        return left;
    }

    private static void add(List<Cube> left, Cube cube) {
        if (!cube.isEmpty()) {
            left.add(cube);
        }
    }

    /// Says whether the set holds a packet in one of some states.
    public boolean contains(Packet packet, int in) {
        return (states & in) != 0
                && source.contains(packet.source())
                && destination.contains(packet.destination())
                && service.contains(
                        packet.protocol(),
                        packet.sourcePort(),
                        packet.destinationPort(),
                        packet.flags());
    }

    public Cube withDestination(AddressSet set) {
        return new Cube(source, set, service, states);
    }

    public Cube withSource(AddressSet set) {
        return new Cube(set, destination, service, states);
    }

    public Cube withService(ServiceSet set) {
        return new Cube(source, destination, set, states);
    }

    public Cube withStates(int set) {
        return new Cube(source, destination, service, set);
    }

    /// Returns one packet of the set, chosen to look ordinary: TCP with SYN, then UDP, then others;
    /// a source port above 1023 where one is in the set.
    ///
    /// @throws java.util.NoSuchElementException where the set is empty
    public Packet sample() {
        AddressSet v4 = destination.and(AddressSet.V4);
        boolean four = !v4.isEmpty() && source.overlaps(AddressSet.V4);
        AddressSet family = four ? AddressSet.V4 : AddressSet.V6;
        Service block = Samples.block(service.and(ServiceSet.REAL));
        return new Packet(
                Samples.address(source.and(family)),
                Samples.address(destination.and(family)),
                block.protocolFrom(),
                Samples.sourcePort(block),
                block.destinationFrom(),
                Samples.flags(block));
    }
}
