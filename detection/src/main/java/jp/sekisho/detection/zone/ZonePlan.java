// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.detection.sigma.Network;

/// Zones and permitted flows.
///
/// @param zones in the plan's order
/// @param flows in the plan's order
public record ZonePlan(List<Zone> zones, List<Flow> flows) {

    /// Copies the lists.
    public ZonePlan {
        zones = List.copyOf(zones);
        flows = List.copyOf(flows);
    }

    /// A network tier.
    ///
    /// @param id its name in the plan
    /// @param kind such as `MY_NUMBER`; empty where the plan does not say
    /// @param networks its addresses
    /// @param external whether every address of no other zone belongs to it
    public record Zone(String id, String kind, List<Network> networks, boolean external) {

        /// Copies the list.
        public Zone {
            networks = List.copyOf(networks);
        }
    }

    /// A flow that the plan permits.
    ///
    /// @param id its name in the plan
    /// @param from zone
    /// @param to zone
    /// @param sources addresses that it is limited to; empty for all of the zone
    /// @param destinations addresses that it is limited to; empty for all of the zone
    /// @param protocol such as `tcp`; empty for all
    /// @param ports that it is limited to; empty for all
    /// @param expires the last day on which it is permitted
    public record Flow(
            String id,
            String from,
            String to,
            List<Network> sources,
            List<Network> destinations,
            String protocol,
            List<PortRange> ports,
            Optional<LocalDate> expires) {

        /// Copies the lists.
        public Flow {
            sources = List.copyOf(sources);
            destinations = List.copyOf(destinations);
            ports = List.copyOf(ports);
        }

        boolean covers(Connection c, String fromZone, String toZone) {
            return from.equals(fromZone)
                    && to.equals(toZone)
                    && (sources.isEmpty() || sources.stream().anyMatch(n -> n.contains(c.source())))
                    && (destinations.isEmpty()
                            || destinations.stream().anyMatch(n -> n.contains(c.destination())))
                    && (protocol.isEmpty() || protocol.equals(c.protocol()))
                    && (ports.isEmpty()
                            || ports.stream().anyMatch(r -> r.contains(c.destinationPort())));
        }
    }

    /// Ports from one to another, both included.
    ///
    /// @param from 0 to 65535
    /// @param to not less
    public record PortRange(int from, int to) {

        /// Checks the bounds.
        public PortRange {
            if (from < 0 || to > 65_535 || from > to) {
                throw new IllegalArgumentException("from " + from + ", to " + to);
            }
        }

        boolean contains(int port) {
            return port >= from && port <= to;
        }
    }

    /// Finds the zone of an address: that of the narrowest network, else the external one.
    ///
    /// @param address 4 or 16 bytes
    /// @return the zone, or nothing where the plan does not know the address
    public Optional<Zone> zoneOf(byte[] address) {
        Zone found = null;
        int prefix = -1;
        for (Zone zone : zones) {
            for (Network network : zone.networks()) {
                if (network.prefix() > prefix && network.contains(address)) {
                    prefix = network.prefix();
                    found = zone;
                }
            }
        }
        if (found == null) {
            return zones.stream().filter(Zone::external).findFirst();
        }
        return Optional.of(found);
    }

    /// Says what the plan says of a connection between two different zones.
    ///
    /// @param connection from one to the other
    /// @param from its source's zone
    /// @param to its destination's zone
    /// @param on the day
    /// @return what the plan says
    public Permission permission(Connection connection, Zone from, Zone to, LocalDate on) {
        Permission best = Permission.NONE;
        for (Flow flow : flows) {
            if (flow.covers(connection, from.id(), to.id())) {
                if (flow.expires().isEmpty() || !on.isAfter(flow.expires().get())) {
                    return Permission.PERMITTED;
                }
                best = Permission.EXPIRED;
            }
        }
        return best;
    }

    /// What the plan says of a connection.
    public enum Permission {
        /// A flow covers it.
        PERMITTED,
        /// Only a flow whose time is over covers it.
        EXPIRED,
        /// No flow covers it.
        NONE
    }
}
