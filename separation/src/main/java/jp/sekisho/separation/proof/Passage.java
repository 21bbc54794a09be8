// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Segment;

/// The way of packets through one device with a configuration.
final class Passage {

    private final Topology topology;
    private final Node node;
    private final Device device;
    private final Routing routing;
    private final Attachment in;

    Passage(Topology topology, Node node, Device device, Routing routing, Attachment in) {
        this.topology = topology;
        this.node = node;
        this.device = device;
        this.routing = routing;
        this.in = in;
    }

    List<Departure> of(List<Piece> arriving) {
        List<Piece> pieces = arriving;
        List<Cube> untracked = new ArrayList<>();
        boolean judged = false;
        for (Stage stage : device.stages(Hook.BEFORE_ROUTING)) {
            if (!judged && stage.priority() > Stage.TRACKING) {
                pieces = judged(pieces, untracked);
                judged = true;
            }
            pieces = through(stage, pieces, Optional.empty(), untracked);
        }
        if (!judged) {
            pieces = judged(pieces, untracked);
        }
        if (!device.unknown().isEmpty() && !device.stages(Hook.BEFORE_ROUTING).isEmpty()) {
            pieces = perhaps(pieces, judged(arriving, List.of()));
        }
        List<Departure> departures = new ArrayList<>();
        for (Routing.Way way : routing.ways()) {
            List<Piece> going = towards(way, pieces);
            if (going.isEmpty()) {
                continue;
            }
            if (way.attachment().isEmpty()) {
                going = stages(Hook.TO_DEVICE, going, Optional.empty());
            } else {
                going = stages(Hook.FORWARD, going, way.attachment());
                going = stages(Hook.AFTER_ROUTING, going, way.attachment());
            }
            for (Piece piece : going) {
                departures.add(new Departure(way.attachment(), way.gateway(), way.routed(), piece));
            }
        }
        return departures;
    }

    private List<Piece> stages(Hook hook, List<Piece> pieces, Optional<Attachment> out) {
        List<Piece> now = pieces;
        for (Stage stage : device.stages(hook)) {
            now = through(stage, now, out, new ArrayList<>());
        }
        return device.unknown().isEmpty() ? now : perhaps(now, pieces);
    }

    /// A line that nobody understood may open what the others close.
    private List<Piece> perhaps(List<Piece> passed, List<Piece> came) {
        List<Piece> perhaps = new ArrayList<>(passed);
        for (Piece piece : Piece.merged(came)) {
            perhaps.add(piece.passed(piece.cubes(), List.of(), Set.copyOf(device.unknown())));
        }
        return perhaps;
    }

    private List<Piece> judged(List<Piece> pieces, List<Cube> untracked) {
        List<Piece> judged = new ArrayList<>();
        for (Piece piece : pieces) {
            List<Cube> cubes =
                    ConnectionTracking.judged(
                            device.tracking(),
                            piece.cubes().stream().map(c -> c.withStates(State.ANY)).toList(),
                            untracked);
            if (!cubes.isEmpty()) {
                judged.add(piece.passed(cubes, List.of(), Set.of()));
            }
        }
        return judged;
    }

    private static List<Piece> towards(Routing.Way way, List<Piece> pieces) {
        List<Piece> going = new ArrayList<>();
        for (Piece piece : pieces) {
            List<Cube> cubes = new ArrayList<>();
            for (Cube cube : piece.cubes()) {
                AddressSet destinations = cube.destination().and(way.destinations());
                if (!destinations.isEmpty()) {
                    cubes.add(cube.withDestination(destinations));
                }
            }
            if (!cubes.isEmpty()) {
                going.add(piece.passed(cubes, List.of(), Set.of()));
            }
        }
        return going;
    }

    private List<Piece> through(
            Stage stage, List<Piece> pieces, Optional<Attachment> out, List<Cube> untracked) {
        List<Piece> after = new ArrayList<>();
        for (Piece piece : Piece.merged(pieces)) {
            List<Cube> looked = Reach.within(piece.cubes(), stage.scope());
            List<Cube> beside = Reach.within(piece.cubes(), AddressSet.ANY.minus(stage.scope()));
            if (!beside.isEmpty()) {
                after.add(piece.passed(beside, List.of(), Set.of()));
            }
            if (stage.translating() && device.tracking() == Tracking.LINUX) {
                List<Cube> others = looked.stream().filter(c -> c.states() != State.NEW).toList();
                looked = looked.stream().filter(c -> c.states() == State.NEW).toList();
                if (!others.isEmpty()) {
                    after.add(piece.passed(others, List.of(), Set.of()));
                }
            }
            if (looked.isEmpty()) {
                continue;
            }
            Walk walk = new Walk(in.name(), out.map(Attachment::name).orElse(""));
            walk.through(stage.chain(), looked);
            untracked.addAll(walk.untracked());
            for (Walk.Passing passing : walk.passing()) {
                apply(piece, passing, out, after);
            }
        }
        return after;
    }

    private void apply(
            Piece piece, Walk.Passing passing, Optional<Attachment> out, List<Piece> after) {
        switch (passing.action()) {
            case Action.Translate(Translation translation) ->
                    translate(piece, passing, translation, after);
            case Action.Masquerade() ->
                    translate(
                            piece,
                            passing,
                            Translation.ofSource(
                                    out.map(this::outside).orElse(AddressSet.ANY),
                                    Optional.empty()),
                            after);
            case Action.Redirect(Optional<Translation.Ports> ports) ->
                    translate(
                            piece,
                            passing,
                            Translation.ofDestination(Optional.of(node.addresses(in)), ports),
                            after);
            case Action.Accept(),
                    Action.Drop(),
                    Action.Jump(_),
                    Action.Goto(_),
                    Action.Return(),
                    Action.Continue(),
                    Action.Untrack(),
                    Action.Unknown() ->
                    after.add(piece.passed(passing.cubes(), passing.lines(), passing.doubts()));
        }
    }

    /// The addresses that a packet may be given when it leaves through an interface: its own where
    /// they are known, else any of the network that it stands in.
    private AddressSet outside(Attachment attachment) {
        AddressSet own = node.addresses(attachment);
        if (!own.isEmpty()) {
            return own;
        }
        AddressSet networks =
                switch (attachment.segment()) {
                    case Segment.InZone(var zone) ->
                            topology.plan().ownAddresses(topology.plan().zone(zone));
                    case Segment.OnLink(var id) ->
                            topology.plan().links().stream()
                                    .filter(l -> l.id().equals(id))
                                    .map(Plan.Link::networks)
                                    .findFirst()
                                    .orElse(AddressSet.ANY);
                };
        return networks.isEmpty() ? AddressSet.ANY : networks;
    }

    private void translate(
            Piece piece, Walk.Passing passing, Translation translation, List<Piece> after) {
        for (Cube cube : passing.cubes()) {
            AddressSet family =
                    cube.destination().overlaps(AddressSet.V4) ? AddressSet.V4 : AddressSet.V6;
            Cube now = cube;
            if (translation.source().isPresent()) {
                now = now.withSource(translation.source().get().and(family));
            }
            if (translation.destination().isPresent()) {
                now = now.withDestination(translation.destination().get().and(family));
                now = device.tracking() == Tracking.STRICT ? now.withStates(State.REDIRECTED) : now;
            }
            now =
                    now.withService(
                            now.service()
                                    .withPorts(
                                            ports(translation.sourcePorts()),
                                            ports(translation.destinationPorts())));
            if (!now.isEmpty()) {
                after.add(piece.changed(now, cube, translation, passing.lines(), passing.doubts()));
            }
        }
    }

    private static int @org.jspecify.annotations.Nullable [] ports(
            Optional<Translation.Ports> ports) {
        return ports.map(p -> new int[] {p.from(), p.to()}).orElse(null);
    }
}
