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
/// @param links addresses between devices, which are in no zone
/// @param hosts what stands in several zones
public record ZonePlan(List<Zone> zones, List<Flow> flows, List<Network> links, List<Host> hosts) {

    /// Copies the lists.
    public ZonePlan {
        zones = List.copyOf(zones);
        flows = List.copyOf(flows);
        links = List.copyOf(links);
        hosts = List.copyOf(hosts);
    }

    /// A host that stands in several zones: what it says to or hears from one of them stays there.
    ///
    /// @param id its name in the plan
    /// @param zones names of zones
    /// @param addresses its addresses; where the plan gives none, the host is not recognised
    public record Host(String id, List<String> zones, List<Network> addresses) {

        /// Copies the lists.
        public Host {
            zones = List.copyOf(zones);
            addresses = List.copyOf(addresses);
        }
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
