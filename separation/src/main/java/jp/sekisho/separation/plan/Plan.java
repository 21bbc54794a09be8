// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import java.util.List;
import jp.sekisho.separation.packet.AddressSet;

/// A body's zones, what stands between them, and what may cross.
///
/// @param zones at least one, ids unique
/// @param devices ids unique
/// @param links networks between devices, by name
/// @param hosts hosts that stand in more than one zone
/// @param flows permitted flows, ids unique
/// @param exits declared ways out
public record Plan(
        List<Zone> zones,
        List<PlannedDevice> devices,
        List<Link> links,
        List<StraddlingHost> hosts,
        List<PermittedFlow> flows,
        List<Exit> exits) {

    public Plan {
        zones = List.copyOf(zones);
        devices = List.copyOf(devices);
        links = List.copyOf(links);
        hosts = List.copyOf(hosts);
        flows = List.copyOf(flows);
        exits = List.copyOf(exits);
    }

    /// A network between devices where no host stands.
    public record Link(String id, AddressSet networks) {}

    /// A host that stands in more than one zone.
    ///
    /// @param id its name
    /// @param zones the zones, at least two
    /// @param forwards whether it passes packets from one to another
    /// @param ground why it is so, in the body's words
    public record StraddlingHost(String id, List<ZoneId> zones, boolean forwards, String ground) {
        public StraddlingHost {
            zones = List.copyOf(zones);
        }
    }

    /// The only declared way to a zone.
    public record Exit(ZoneId zone, List<DeviceId> via) {
        public Exit {
            via = List.copyOf(via);
        }
    }

    /// Returns a zone of the plan.
    ///
    /// @throws java.util.NoSuchElementException where the plan has none of that name
    public Zone zone(ZoneId id) {
        return zones.stream().filter(z -> z.id().equals(id)).findFirst().orElseThrow();
    }

    /// Returns the addresses from which a zone's own hosts send: its networks, and for an external
    /// zone everything that no other zone has.
    public AddressSet ownAddresses(Zone zone) {
        if (!zone.external()) {
            return zone.networks().isEmpty() ? AddressSet.ANY : zone.networks();
        }
        AddressSet others = AddressSet.NONE;
        for (Zone other : zones) {
            if (!other.external()) {
                others = others.or(other.networks());
            }
        }
        for (Link link : links) {
            others = others.or(link.networks());
        }
        return AddressSet.ANY.minus(others.minus(zone.networks()));
    }

    /// Says whether the plan names an IPv6 network.
    public boolean namesV6() {
        return zones.stream().anyMatch(z -> z.networks().overlaps(AddressSet.V6))
                || links.stream().anyMatch(l -> l.networks().overlaps(AddressSet.V6));
    }
}
