// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Segment;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;

/// Where packets that one zone sends arrive.
final class Reach {

    /// A packet crosses at most this many devices.
    static final int DEVICES_LIMIT = 32;

    /// Packets that arrived.
    ///
    /// @param piece the packets
    /// @param devices the devices that they passed, in order
    record Arrival(Piece piece, List<DeviceId> devices) {}

    private final Topology topology;
    private final Map<DeviceId, Routing> routings = new HashMap<>();
    private final Map<ZoneId, List<Arrival>> arrivals = new LinkedHashMap<>();
    private final Map<DeviceId, List<Arrival>> atDevices = new LinkedHashMap<>();
    private final Set<DeviceId> assumed = new HashSet<>();
    private final Set<String> unplanned = new TreeSet<>();

    Reach(Topology topology) {
        this.topology = topology;
        for (Node node : topology.nodes()) {
            routings.put(node.id(), new Routing(topology, node));
        }
    }

    Map<ZoneId, List<Arrival>> arrivals() {
        return arrivals;
    }

    Map<DeviceId, List<Arrival>> atDevices() {
        return atDevices;
    }

    /// Devices that stopped or passed packets only because the plan assumes it.
    Set<DeviceId> assumed() {
        return assumed;
    }

    /// Interfaces (`device interface`) that routes use and the plan does not name.
    Set<String> unplanned() {
        return unplanned;
    }

    /// Sends packets from a zone.
    void from(ZoneId zone, List<Piece> sent) {
        for (Topology.Port port : topology.on(new Segment.InZone(zone))) {
            enter(port, sent, List.of());
        }
    }

    private void enter(Topology.Port port, List<Piece> pieces, List<DeviceId> before) {
        Node node = port.node();
        if (pieces.isEmpty() || before.contains(node.id()) || before.size() >= DEVICES_LIMIT) {
            return;
        }
        List<DeviceId> devices = new ArrayList<>(before);
        devices.add(node.id());
        Map<Attachment, Map<Boolean, List<Departure>>> byPort = new LinkedHashMap<>();
        for (Departure departure : departures(node, port.attachment(), pieces)) {
            if (departure.attachment().isEmpty()) {
                atDevices
                        .computeIfAbsent(node.id(), d -> new ArrayList<>())
                        .add(new Arrival(departure.piece(), devices));
            } else if (!departure.attachment().get().equals(port.attachment())) {
                byPort.computeIfAbsent(departure.attachment().get(), a -> new LinkedHashMap<>())
                        .computeIfAbsent(departure.routed(), r -> new ArrayList<>())
                        .add(departure);
            }
        }
        byPort.forEach((attachment, kinds) ->
                kinds.forEach((routed, departures) ->
                        leave(node, attachment, routed, departures, devices)));
    }

    private List<Departure> departures(Node node, Attachment in, List<Piece> pieces) {
        Routing routing = routings.get(node.id());
        if (routing == null) {
            throw new IllegalStateException("no routing for " + node.id());
        }
        for (String name : routing.unplanned()) {
            unplanned.add(node.id() + " " + name);
        }
        return switch (node.behaviour()) {
            case Node.Behaviour.Configured(Device device) ->
                    new Passage(topology, node, device, routing, in).of(pieces);
            case Node.Behaviour.Assumed(var assumption) -> {
                assumed.add(node.id());
                List<Piece> passing =
                        switch (assumption) {
                            case BLOCKS ->
                                    pieces.stream().filter(p -> !p.flows().isEmpty()).toList();
                            case PASSES -> pieces;
                            case UNKNOWN -> doubted(node, pieces);
                        };
                yield bySight(node, routing, passing);
            }
        };
    }

    private static List<Piece> doubted(Node node, List<Piece> pieces) {
        Line line = new Line(node.id(), "", node.planLine(), "設定がなく、働きが分からない機器");
        return pieces.stream().map(p -> p.passed(p.cubes(), List.of(), Set.of(line))).toList();
    }

    private static List<Departure> bySight(Node node, Routing routing, List<Piece> pieces) {
        Line line = new Line(node.id(), "", node.planLine(), "設定がない機器 (計画の仮定)");
        List<Departure> departures = new ArrayList<>();
        for (Routing.Way way : routing.ways()) {
            for (Piece piece : pieces) {
                List<Cube> cubes = within(piece.cubes(), way.destinations());
                if (!cubes.isEmpty()) {
                    departures.add(
                            new Departure(
                                    way.attachment(),
                                    way.gateway(),
                                    way.routed(),
                                    piece.passed(cubes, List.of(line), Set.of())));
                }
            }
        }
        return departures;
    }

    static List<Cube> within(List<Cube> cubes, AddressSet destinations) {
        List<Cube> found = new ArrayList<>();
        for (Cube cube : cubes) {
            AddressSet common = cube.destination().and(destinations);
            if (!common.isEmpty()) {
                found.add(cube.withDestination(common));
            }
        }
        return found;
    }

    private void leave(
            Node node,
            Attachment attachment,
            boolean routed,
            List<Departure> departures,
            List<DeviceId> devices) {
        switch (attachment.segment()) {
            case Segment.InZone(ZoneId id) -> {
                Zone zone = topology.plan().zone(id);
                AddressSet here =
                        zone.external() || zone.networks().isEmpty()
                                ? AddressSet.ANY
                                : zone.networks();
                for (Departure departure : departures) {
                    List<Cube> within = within(departure.piece().cubes(), here);
                    boolean strays = routed && nextHops(node, attachment, departure).isEmpty();
                    if (strays || !within.isEmpty()) {
                        Piece staying =
                                strays
                                        ? departure.piece()
                                        : departure.piece().passed(within, List.of(), Set.of());
                        arrivals.computeIfAbsent(id, z -> new ArrayList<>())
                                .add(new Arrival(staying, devices));
                    }
                }
                if (!here.equals(AddressSet.ANY)) {
                    onwards(node, attachment, departures, AddressSet.ANY.minus(here), devices);
                }
            }
            case Segment.OnLink(String link) ->
                    onwards(node, attachment, departures, AddressSet.ANY, devices);
        }
    }

    private void onwards(
            Node node,
            Attachment attachment,
            List<Departure> departures,
            AddressSet destinations,
            List<DeviceId> devices) {
        Map<Topology.Port, List<Piece>> going = new LinkedHashMap<>();
        for (Departure departure : departures) {
            List<Cube> cubes = within(departure.piece().cubes(), destinations);
            if (cubes.isEmpty()) {
                continue;
            }
            Piece piece =
                    cubes.equals(departure.piece().cubes())
                            ? departure.piece()
                            : departure.piece().passed(cubes, List.of(), Set.of());
            for (Topology.Port next : nextHops(node, attachment, departure)) {
                going.computeIfAbsent(next, n -> new ArrayList<>()).add(piece);
            }
        }
        going.forEach((next, pieces) -> enter(next, pieces, devices));
    }

    /// The devices on a segment to which a packet may go: the owner of the gateway's address where
    /// the plan or a configuration knows it, else every other one.
    private List<Topology.Port> nextHops(Node node, Attachment attachment, Departure departure) {
        List<Topology.Port> others =
                topology.on(attachment.segment()).stream()
                        .filter(p -> !p.node().equals(node))
                        .toList();
        if (departure.gateway().isEmpty()) {
            return others;
        }
        var gateway = departure.gateway().get();
        Optional<Topology.Port> owner =
                others.stream()
                        .filter(p -> p.node().addresses(p.attachment()).contains(gateway))
                        .findFirst();
        if (owner.isPresent()) {
            return List.of(owner.get());
        }
        boolean allKnown =
                others.stream().noneMatch(p -> p.node().addresses(p.attachment()).isEmpty());
        return allKnown ? List.of() : others;
    }

    Plan plan() {
        return topology.plan();
    }
}
