// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.device.Route;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Zone;

/// Where a device sends packets: by its configuration's routes where it has any, by the plan's
/// shape where it has none.
final class Routing {

    /// Destinations that take one way.
    ///
    /// @param destinations the addresses
    /// @param attachment the interface; nothing where the device itself is meant
    /// @param gateway the next device, where a route names it
    /// @param routed whether the configuration says so
    record Way(
            AddressSet destinations,
            Optional<Attachment> attachment,
            Optional<Address> gateway,
            boolean routed) {}

    private record Entry(
            AddressSet destinations, int length, String name, Optional<Address> gateway) {}

    private final List<Way> ways = new ArrayList<>();
    private final List<String> unplanned = new ArrayList<>();

    Routing(Topology topology, Node node) {
        AddressSet open = AddressSet.ANY;
        AddressSet own = node.ownAddresses();
        ways.add(new Way(own, Optional.empty(), Optional.empty(), true));
        open = open.minus(own);
        boolean byRoutes = false;
        if (node.device().isPresent()) {
            byRoutes = !node.device().get().routes().isEmpty();
            open = byConfiguration(node, node.device().get(), open);
        }
        if (!byRoutes) {
            byShape(topology, node, open);
        }
    }

    List<Way> ways() {
        return ways;
    }

    /// Interfaces that routes use and the plan does not name.
    List<String> unplanned() {
        return unplanned;
    }

    private AddressSet byConfiguration(Node node, Device device, AddressSet open) {
        List<Entry> entries = new ArrayList<>();
        for (NetworkInterface known : device.interfaces()) {
            for (AddressSet.Range range : known.networks().ranges()) {
                AddressSet network = AddressSet.range(range.from(), range.to());
                entries.add(new Entry(network, 200, known.name(), Optional.empty()));
            }
        }
        for (Route route : device.routes()) {
            Optional<String> name =
                    route.interfaceName().isPresent()
                            ? route.interfaceName()
                            : route.gateway().flatMap(g -> towards(device, g));
            name.ifPresent(n ->
                    entries.add(
                            new Entry(route.destination(), route.length(), n, route.gateway())));
        }
        entries.sort(Comparator.comparingInt(Entry::length).reversed());
        AddressSet left = open;
        int i = 0;
        while (i < entries.size()) {
            int length = entries.get(i).length;
            AddressSet taken = AddressSet.NONE;
            for (; i < entries.size() && entries.get(i).length == length; i++) {
                Entry entry = entries.get(i);
                AddressSet part = entry.destinations.and(left);
                taken = taken.or(part);
                Optional<Attachment> attachment = node.attachment(entry.name);
                if (attachment.isEmpty()) {
                    unplanned.add(entry.name);
                } else if (!part.isEmpty()) {
                    ways.add(new Way(part, attachment, entry.gateway, true));
                }
            }
            left = left.minus(taken);
        }
        return left;
    }

    /// The interface in whose network a gateway lies.
    private static Optional<String> towards(Device device, Address gateway) {
        for (NetworkInterface known : device.interfaces()) {
            if (known.networks().contains(gateway)) {
                return Optional.of(known.name());
            }
        }
        return Optional.empty();
    }

    private void byShape(Topology topology, Node node, AddressSet open) {
        Plan plan = topology.plan();
        AddressSet left = open;
        List<Zone> inner = plan.zones().stream().filter(z -> !z.external()).toList();
        for (Zone zone : inner) {
            AddressSet networks = zone.networks().and(open);
            left = left.minus(networks);
            add(topology, node, zone, networks);
        }
        for (Plan.Link link : plan.links()) {
            left = left.minus(link.networks());
        }
        for (Zone zone : plan.zones()) {
            if (zone.external() || zone.networks().isEmpty()) {
                add(topology, node, zone, left);
            }
        }
    }

    private void add(Topology topology, Node node, Zone zone, AddressSet destinations) {
        if (!destinations.isEmpty()) {
            for (Attachment attachment : topology.ways(node, zone)) {
                ways.add(new Way(destinations, Optional.of(attachment), Optional.empty(), false));
            }
        }
    }
}
