// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.plan.Zone;

/// Judges again after rules of one device changed. Only packets that a changed rule matches or
/// matched can fare otherwise than before: they alone are sent again, and what they show is put in
/// the place of what was known of them.
///
/// Where addresses or ports are translated on the way, the packets that a rule matches may have
/// been sent with any others: the part that a translation may have changed is left open.
public final class Reproof {

    /// More changed packets than this many cubes are judged anew as a whole.
    private static final int CUBES_LIMIT = 64;

    /// More ways than this whose shown packet was among the changed ones likewise.
    private static final int LOST_LIMIT = 256;

    private final Judgement before;
    private final Judgement now;
    private final DeviceChange change;
    private final Renumbering renumbering;
    private final List<Cube> touched;

    private Reproof(Judgement before, Judgement now, DeviceChange change, Renumbering renumbering) {
        this.before = before;
        this.now = now;
        this.change = change;
        this.renumbering = renumbering;
        this.touched = disjoint(sent(change.cubes()));
    }

    /// Takes over from an earlier judgement what cannot have changed.
    ///
    /// @param before one that was proved
    /// @param now the same plan with one device read anew
    /// @param renumbering where the lines of its file stand now
    /// @return whether anything could be taken over
    public static boolean carryOver(Judgement before, Judgement now, Renumbering renumbering) {
        Optional<Device> then = device(before, renumbering);
        Optional<Device> fresh = device(now, renumbering);
        if (then.isEmpty() || fresh.isEmpty() || before.looksAtV6() != now.looksAtV6()) {
            return false;
        }
        Optional<DeviceChange> change = DeviceChange.between(then.get(), fresh.get(), renumbering);
        if (change.isEmpty() || change.get().cubes().size() > CUBES_LIMIT) {
            return false;
        }
        Reproof reproof = new Reproof(before, now, change.get(), renumbering);
        return reproof.touched.size() <= CUBES_LIMIT && reproof.carryOver();
    }

    private static Optional<Device> device(Judgement judgement, Renumbering renumbering) {
        return judgement.devices().stream()
                .filter(d -> d.planned().id().equals(renumbering.device()))
                .flatMap(d ->
                        d instanceof KnownDevice.Configured(_, _, var device)
                                ? java.util.stream.Stream.of(device)
                                : java.util.stream.Stream.empty())
                .findFirst();
    }

    private boolean carryOver() {
        now.plan().zones().parallelStream().forEach(this::zone);
        for (Node node : now.topology().nodes()) {
            var known = before.dead().get(node.id());
            if (known != null) {
                node.device()
                        .ifPresent(d -> {
                            var dead =
                                    node.id().equals(renumbering.device())
                                            ? DeadRules.again(known, change, renumbering)
                                            : Optional.of(known);
                            dead.ifPresent(f -> now.dead().put(node.id(), f));
                        });
            }
        }
        return true;
    }

    private void zone(Zone zone) {
        ZoneAnswers old = before.answers().get(zone.id());
        if (old == null || !old.isCertain()) {
            return;
        }
        Sender sender = now.sender(zone);
        Merging merging = new Merging(old, sender.within(touched), renumbering, touched);
        if (merging.isStuck() || merging.lost().size() > LOST_LIMIT) {
            return;
        }
        if (!merging.lost().isEmpty()) {
            Optional<List<Cube>> matched = matched(merging.lost());
            if (matched.isEmpty()) {
                return;
            }
            merging.found(sender.within(disjoint(sent(matched.get()))));
        }
        Map<Integer, ZoneAnswers.FlowAnswer> flows = new HashMap<>();
        for (int i : old.flows().keySet()) {
            flows.put(
                    i, merging.flow(i, now.plan().flows().get(i)).orElseGet(() -> sender.flow(i)));
        }
        merging.answers(flows).ifPresent(a -> now.answers().put(zone.id(), a));
    }

    /// The packets that rules of ways of lines match: of the last one, which says most.
    ///
    /// @return nothing where a way has no line of a rule
    private Optional<List<Cube>> matched(Set<List<Line>> ways) {
        Map<Line, List<Cube>> matches = new HashMap<>();
        ways.forEach(way -> way.forEach(l -> matches.put(l, new ArrayList<>())));
        Set<Chain> seen = new HashSet<>();
        now.topology().nodes().stream()
                .flatMap(n -> n.device().stream())
                .flatMap(d -> d.stages().stream())
                .forEach(s -> match(s.chain(), matches, seen));
        List<Cube> all = new ArrayList<>();
        for (List<Line> way : ways) {
            Optional<List<Cube>> matched =
                    way.reversed().stream()
                            .filter(l -> l.number() > 0)
                            .map(l -> matches.getOrDefault(l, List.of()))
                            .filter(c -> !c.isEmpty())
                            .findFirst();
            if (matched.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(matched.get());
        }
        return Optional.of(all);
    }

    private static void match(Chain chain, Map<Line, List<Cube>> matches, Set<Chain> seen) {
        if (!seen.add(chain)) {
            return;
        }
        for (Rule rule : chain.rules()) {
            List<Cube> matched = matches.get(rule.line());
            if (matched != null) {
                matched.addAll(rule.match().cubes());
            }
        }
        for (Rule rule : chain.turning()) {
            switch (rule.action()) {
                case Action.Jump(Chain inner) -> match(inner, matches, seen);
                case Action.Goto(Chain inner) -> match(inner, matches, seen);
                default -> {}
            }
        }
    }

    /// Returns the packets as which others may have been sent.
    private List<Cube> sent(List<Cube> cubes) {
        Changes changes = new Changes();
        for (Judgement judgement : List.of(before, now)) {
            judgement.topology().nodes().stream()
                    .flatMap(n -> n.device().stream())
                    .forEach(changes::look);
        }
        List<Cube> open = new ArrayList<>();
        for (Cube cube : cubes) {
            Cube any = cube.withStates(State.ANY);
            any = changes.source ? any.withSource(AddressSet.ANY) : any;
            any = changes.destination ? any.withDestination(AddressSet.ANY) : any;
            any = changes.ports ? any.withService(ServiceSet.ANY) : any;
            if (!any.isEmpty()) {
                open.add(any);
            }
        }
        return open;
    }

    private static List<Cube> disjoint(List<Cube> cubes) {
        List<Cube> apart = new ArrayList<>();
        for (Cube cube : cubes) {
            List<Cube> left = List.of(cube);
            for (Cube earlier : List.copyOf(apart)) {
                left = Cube.minus(left, earlier);
            }
            apart.addAll(left);
        }
        return apart;
    }

    /// What translations on the way may change.
    private static final class Changes {
        private final Set<Chain> seen = new HashSet<>();
        private boolean source;
        private boolean destination;
        private boolean ports;

        void look(Device device) {
            for (Stage stage : device.stages()) {
                look(stage.chain());
            }
        }

        private void look(Chain chain) {
            if (seen.add(chain)) {
                chain.turning().forEach(r -> look(r.action()));
                chain.last().ifPresent(r -> look(r.action()));
            }
        }

        private void look(Action action) {
            switch (action) {
                case Action.Jump(Chain inner) -> look(inner);
                case Action.Goto(Chain inner) -> look(inner);
                case Action.Translate(Translation to) -> {
                    source |= to.source().isPresent();
                    destination |= to.destination().isPresent();
                    ports |= to.sourcePorts().isPresent() || to.destinationPorts().isPresent();
                }
                case Action.Masquerade() -> source = true;
                case Action.Redirect(var to) -> {
                    destination = true;
                    ports |= to.isPresent();
                }
                case Action.Accept(),
                        Action.Drop(),
                        Action.Return(),
                        Action.Continue(),
                        Action.Untrack(),
                        Action.Unknown() -> {}
            }
        }
    }
}
