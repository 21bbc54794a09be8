// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.TcpFlags;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.PermittedFlow;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;
import jp.sekisho.separation.proof.ZoneAnswers.Answer;
import jp.sekisho.separation.proof.ZoneAnswers.FlowAnswer;

/// Sends packets from one zone and looks where they arrive. Nothing here is shared with another
/// zone's sender but what does not change.
final class Sender {

    private static final ServiceSet NOT_OPENING =
            ServiceSet.REAL
                    .and(ServiceSet.protocol(Protocol.TCP))
                    .minus(ServiceSet.tcp(TcpFlags.OPENING));

    private final Plan plan;
    private final Topology topology;
    private final LocalDate day;
    private final Zone zone;
    private final AddressSet own;
    private final List<Cube> opening;
    private final List<Cube> others;
    private final Explanation explanation = new Explanation();

    Sender(Plan plan, Topology topology, LocalDate day, boolean v6, Zone zone) {
        this.plan = plan;
        this.topology = topology;
        this.day = day;
        this.zone = zone;
        this.own = plan.ownAddresses(zone);
        this.opening = Universe.packets(ServiceSet.OPENING, v6);
        this.others = Universe.packets(NOT_OPENING, v6);
    }

    /// What the zone may send and whoever may be asked to explain it.
    record Sent(Reach reach, boolean tooComplex) {}

    /// Sends every packet that opens something.
    Sent opening() {
        Reach reach = new Reach(topology);
        return new Sent(reach, !sent(reach, opening));
    }

    Explanation explanation() {
        return explanation;
    }

    /// Answers every question about the zone.
    ZoneAnswers whole() {
        return answers(opening, others);
    }

    /// Answers every question as if the zone sent nothing but some packets.
    ///
    /// @param only the packets, disjoint
    ZoneAnswers within(List<Cube> only) {
        return answers(common(opening, only), common(others, only));
    }

    private static List<Cube> common(List<Cube> all, List<Cube> only) {
        List<Cube> common = new ArrayList<>();
        for (Cube cube : all) {
            for (Cube part : only) {
                Cube both = cube.and(part);
                if (!both.isEmpty()) {
                    common.add(both);
                }
            }
        }
        return common;
    }

    private boolean sent(Reach reach, List<Cube> packets) {
        if (packets.isEmpty()) {
            return true;
        }
        try {
            reach.from(zone.id(), byFlow(packets));
            return true;
        } catch (TooComplex tooComplex) {
            return false;
        }
    }

    private ZoneAnswers answers(List<Cube> opening, List<Cube> others) {
        Reach first = new Reach(topology);
        Reach second = new Reach(topology);
        boolean whole = sent(first, opening) && sent(second, others);
        Map<ZoneId, Answer> pairs = new LinkedHashMap<>();
        Map<ZoneId, Violation> nonInitial = new LinkedHashMap<>();
        for (Zone to : plan.zones()) {
            if (!to.id().equals(zone.id())) {
                pairs.put(to.id(), pair(first, to.id(), !whole));
                nonInitial(second, to.id()).ifPresent(v -> nonInitial.put(to.id(), v));
            }
        }
        Map<DeviceId, Answer> devices = new LinkedHashMap<>();
        for (Node node : topology.nodes()) {
            Crossings findings = new Crossings(explanation, own);
            first.atDevices()
                    .getOrDefault(node.id(), List.of())
                    .forEach(a -> findings.add(a, zone.id() + " から機器 " + node.id() + " 自身へ届きます。"));
            devices.put(node.id(), findings.answer());
        }
        List<Answer> exits = new ArrayList<>();
        plan.exits().forEach(e -> exits.add(exit(first, e, !whole)));
        Map<Integer, FlowAnswer> flows = new HashMap<>();
        for (int i = 0; i < plan.flows().size(); i++) {
            PermittedFlow flow = plan.flows().get(i);
            if (flow.from().equals(zone.id()) && !flow.expired(day)) {
                flows.put(i, flow(first, i, flow));
            }
        }
        return new ZoneAnswers(
                pairs, nonInitial, devices, exits, flows, new TreeSet<>(first.unplanned()), !whole);
    }

    private Answer pair(Reach reach, ZoneId to, boolean tooComplex) {
        Crossings findings = new Crossings(explanation, own);
        for (Reach.Arrival arrival : reach.arrivals().getOrDefault(to, List.of())) {
            if (!permitted(arrival.piece(), to)) {
                findings.add(arrival, zone.id() + " から " + to + " へ通信を始められます。");
            }
        }
        if (tooComplex) {
            findings.tooComplex(topology.between(zone.id(), to));
        }
        return findings.answer();
    }

    private java.util.Optional<Violation> nonInitial(Reach reach, ZoneId to) {
        Crossings findings = new Crossings(explanation, own);
        for (Reach.Arrival arrival : reach.arrivals().getOrDefault(to, List.of())) {
            if (!permitted(arrival.piece(), to)) {
                findings.add(arrival, "通信を始めない TCP パケットが通ります(応答のふり)。");
            }
        }
        return findings.answer().violations().stream().findFirst();
    }

    private boolean permitted(Piece piece, ZoneId to) {
        return piece.flows().stream().anyMatch(i -> plan.flows().get(i).to().equals(to));
    }

    private Answer exit(Reach reach, Plan.Exit exit, boolean tooComplex) {
        if (zone.id().equals(exit.zone())) {
            return Answer.NOTHING;
        }
        Crossings findings = new Crossings(explanation, own);
        for (Reach.Arrival arrival : reach.arrivals().getOrDefault(exit.zone(), List.of())) {
            if (!byExit(arrival, exit)) {
                findings.add(arrival, zone.id() + " から、届け出た出口を通らずに " + exit.zone() + " へ出られます。");
            }
        }
        if (tooComplex) {
            findings.tooComplex(topology.between(zone.id(), exit.zone()));
        }
        return findings.answer();
    }

    private static boolean byExit(Reach.Arrival arrival, Plan.Exit exit) {
        return arrival.devices().stream()
                .anyMatch(passed -> exit.via().stream().anyMatch(passed::isPartOf));
    }

    /// Answers for one permitted flow alone.
    FlowAnswer flow(int index) {
        PermittedFlow flow = plan.flows().get(index);
        Reach reach = new Reach(topology);
        List<Cube> packets = new ArrayList<>();
        for (Cube cube : flow.packets()) {
            for (Cube part : common(opening, List.of(cube))) {
                List<Cube> left = List.of(part);
                for (Cube earlier : packets) {
                    left = Cube.minus(left, earlier);
                }
                packets.addAll(left);
            }
        }
        sent(reach, packets);
        return flow(reach, index, flow);
    }

    private FlowAnswer flow(Reach reach, int index, PermittedFlow flow) {
        Set<Line> lines = new LinkedHashSet<>();
        boolean arrives = false;
        boolean surely = false;
        for (Reach.Arrival arrival : reach.arrivals().getOrDefault(flow.to(), List.of())) {
            if (arrival.piece().flows().contains(index)) {
                arrives = true;
                surely |= arrival.piece().doubts().isEmpty();
                explanation.of(arrival.piece(), own).forEach(w -> lines.addAll(w.lines()));
            }
        }
        return new FlowAnswer(List.copyOf(lines), arrives, surely);
    }

    /// Splits packets by the permitted flows to which they belong.
    private List<Piece> byFlow(List<Cube> packets) {
        Map<Set<Integer>, List<Cube>> parts = new HashMap<>(Map.of(Set.of(), packets));
        for (int i = 0; i < plan.flows().size(); i++) {
            PermittedFlow flow = plan.flows().get(i);
            if (!flow.from().equals(zone.id()) || flow.expired(day)) {
                continue;
            }
            Map<Set<Integer>, List<Cube>> split = new HashMap<>();
            for (Map.Entry<Set<Integer>, List<Cube>> part : parts.entrySet()) {
                Set<Integer> more = new HashSet<>(part.getKey());
                more.add(i);
                List<Cube> within = new ArrayList<>();
                List<Cube> without = part.getValue();
                for (Cube cube : flow.packets()) {
                    without.forEach(c -> addUnlessEmpty(within, c.and(cube)));
                    without = Cube.minus(without, cube);
                }
                addUnlessEmpty(split, more, within);
                addUnlessEmpty(split, part.getKey(), without);
            }
            parts = split;
        }
        List<Piece> pieces = new ArrayList<>();
        parts.forEach((flows, cubes) -> pieces.add(Piece.sent(cubes, flows)));
        return pieces;
    }

    private static void addUnlessEmpty(List<Cube> cubes, Cube cube) {
        if (!cube.isEmpty()) {
            cubes.add(cube);
        }
    }

    private static void addUnlessEmpty(
            Map<Set<Integer>, List<Cube>> parts, Set<Integer> flows, List<Cube> cubes) {
        if (!cubes.isEmpty()) {
            parts.computeIfAbsent(flows, f -> new ArrayList<>()).addAll(cubes);
        }
    }
}
