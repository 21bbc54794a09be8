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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.separation.Finding;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.TcpFlags;
import jp.sekisho.separation.plan.PermittedFlow;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;

/// Judges all pairs of zones of a plan.
public final class Judgement {

    private static final ServiceSet NOT_OPENING =
            ServiceSet.REAL
                    .and(ServiceSet.protocol(Protocol.TCP))
                    .minus(ServiceSet.tcp(TcpFlags.OPENING));

    private final Plan plan;
    private final List<KnownDevice> devices;
    private final LocalDate day;
    private final boolean v6;
    private final Topology topology;
    private final Assumptions assumptions;
    private final Map<ZoneId, Sending> sendings = new HashMap<>();
    private final Explanation explanation = new Explanation();
    private final Vlans vlans;

    /// What one zone's packets did.
    private record Sending(Reach opening, Reach others, boolean tooComplex) {}

    /// @param day the day as of which flows hold or have expired
    public Judgement(Plan plan, List<KnownDevice> devices, LocalDate day) {
        this.plan = plan;
        this.devices = List.copyOf(devices);
        this.day = day;
        this.topology = new Topology(plan, Nodes.of(plan, devices));
        this.v6 =
                plan.namesV6()
                        || topology.nodes().stream()
                                .flatMap(n -> n.device().stream())
                                .anyMatch(d -> d.usesV6());
        this.vlans = new Vlans(topology.nodes());
        this.assumptions = new Assumptions(plan, devices, v6);
    }

    /// Judges.
    public Proof proof() {
        for (Zone zone : plan.zones()) {
            sendings.put(zone.id(), send(zone));
        }
        List<Proof.Pair> pairs = new ArrayList<>();
        List<Proof.DevicePair> toDevices = new ArrayList<>();
        for (Zone from : plan.zones()) {
            for (Zone to : plan.zones()) {
                if (!from.id().equals(to.id())) {
                    pairs.add(pair(from, to));
                }
            }
            toDevices.addAll(toDevices(from));
        }
        List<Proof.Flow> flows = flows();
        return new Proof(day, pairs, toDevices, flows, exits(), answers(), findings(pairs, flows));
    }

    private List<Finding> findings(List<Proof.Pair> pairs, List<Proof.Flow> flows) {
        List<Finding> findings = new ArrayList<>(vlans.findings());
        Set<Line> crossing = new HashSet<>();
        pairs.forEach(p -> p.violations().forEach(v -> crossing.addAll(v.path())));
        Set<Line> said = new HashSet<>();
        for (Proof.Flow flow : flows) {
            for (Line line : flow.allowedBy()) {
                if (line.number() > 0 && crossing.contains(line) && said.add(line)) {
                    findings.add(
                            new Finding(
                                    Finding.Kind.TOO_WIDE,
                                    line,
                                    List.of(),
                                    "許可した通信 "
                                            + flow.id()
                                            + " のための行ですが、それより広く通します。許可した通信だけに絞ってください。"));
                }
            }
        }
        topology.nodes().stream()
                .flatMap(n -> n.device().stream())
                .forEach(d -> findings.addAll(DeadRules.of(d)));
        return findings;
    }

    List<Zone> zones() {
        return plan.zones();
    }

    /// Returns the addresses that a zone may rightly send from.
    AddressSet own(ZoneId zone) {
        return plan.zones().stream()
                .filter(z -> z.id().equals(zone))
                .findFirst()
                .map(plan::ownAddresses)
                .orElse(AddressSet.NONE);
    }

    /// Returns what passes between two zones, permitted or not, by the lines that let it.
    ///
    /// @param unknown takes lines that were not understood on the way
    Map<List<Line>, List<Cube>> passing(ZoneId from, ZoneId to, Set<Line> unknown) {
        Map<List<Line>, List<Cube>> all = new LinkedHashMap<>();
        if (plan.zones().stream().noneMatch(z -> z.id().equals(from))) {
            return all;
        }
        Sending sending = sendings.computeIfAbsent(from, z -> send(plan.zone(z)));
        if (sending.tooComplex) {
            topology.between(from, to)
                    .forEach(n ->
                            unknown.add(new Line(n.id(), "", n.planLine(), Crossings.TOO_COMPLEX)));
        }
        for (Reach.Arrival arrival : sending.opening.arrivals().getOrDefault(to, List.of())) {
            if (arrival.piece().doubts().isEmpty()) {
                explanation
                        .all(arrival.piece())
                        .forEach((lines, cubes) ->
                                all.computeIfAbsent(lines, l -> new ArrayList<>()).addAll(cubes));
            } else {
                unknown.addAll(arrival.piece().doubts());
            }
        }
        return all;
    }

    private Sending send(Zone zone) {
        Reach opening = new Reach(topology);
        Reach others = new Reach(topology);
        try {
            opening.from(zone.id(), byFlow(zone, Universe.packets(ServiceSet.OPENING, v6)));
            others.from(zone.id(), byFlow(zone, Universe.packets(NOT_OPENING, v6)));
            return new Sending(opening, others, false);
        } catch (TooComplex tooComplex) {
            return new Sending(opening, others, true);
        }
    }

    /// Splits packets by the permitted flows to which they belong.
    private List<Piece> byFlow(Zone zone, List<Cube> packets) {
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

    private Sending sending(ZoneId zone) {
        Sending sending = sendings.get(zone);
        if (sending == null) {
            throw new IllegalStateException("nothing was sent from " + zone);
        }
        return sending;
    }

    private Proof.Pair pair(Zone from, Zone to) {
        Sending sending = sending(from.id());
        List<Reach.Arrival> beyond =
                sending.opening.arrivals().getOrDefault(to.id(), List.of()).stream()
                        .filter(a -> !permitted(a.piece(), to.id()))
                        .toList();
        Crossings findings = new Crossings(explanation, plan.ownAddresses(from));
        beyond.forEach(a -> findings.add(a, from.id() + " から " + to.id() + " へ通信を始められます。"));
        if (sending.tooComplex) {
            findings.tooComplex(topology.between(from.id(), to.id()));
        }
        vlans.leaks().forEach(l -> findings.leak(l, from, to, plan));
        Crossings others = new Crossings(explanation, plan.ownAddresses(from));
        sending.others.arrivals().getOrDefault(to.id(), List.of()).stream()
                .filter(a -> !permitted(a.piece(), to.id()))
                .forEach(a -> others.add(a, "通信を始めない TCP パケットが通ります(応答のふり)。"));
        List<String> taken = assumptions.between(from, to, topology.between(from.id(), to.id()));
        for (String name : new TreeSet<>(sending.opening.unplanned())) {
            taken.add("計画にない口へ送られる通信は調べていません: " + name);
        }
        return new Proof.Pair(
                from.id(),
                to.id(),
                findings.verdict(),
                findings.violations(),
                taken,
                findings.unknown(),
                others.violations().stream().findFirst());
    }

    private boolean permitted(Piece piece, ZoneId to) {
        return piece.flows().stream().anyMatch(i -> plan.flows().get(i).to().equals(to));
    }

    private List<Proof.DevicePair> toDevices(Zone from) {
        List<Proof.DevicePair> answers = new ArrayList<>();
        for (Node node : topology.nodes()) {
            List<Reach.Arrival> there =
                    sending(from.id()).opening.atDevices().getOrDefault(node.id(), List.of());
            Crossings findings = new Crossings(explanation, plan.ownAddresses(from));
            there.forEach(a -> findings.add(a, from.id() + " から機器 " + node.id() + " 自身へ届きます。"));
            if (node.device().isPresent() && !node.ownAddresses().isEmpty()) {
                answers.add(
                        new Proof.DevicePair(
                                from.id(),
                                node.id(),
                                findings.verdict(),
                                findings.violations(),
                                findings.unknown()));
            }
        }
        return answers;
    }

    private List<Proof.Flow> flows() {
        List<Proof.Flow> answers = new ArrayList<>();
        for (int i = 0; i < plan.flows().size(); i++) {
            answers.add(flow(i, plan.flows().get(i)));
        }
        return answers;
    }

    private Proof.Flow flow(int index, PermittedFlow flow) {
        if (flow.expired(day)) {
            return new Proof.Flow(
                    flow.id(),
                    List.of(),
                    Optional.of(
                            "期限("
                                    + flow.expires().orElseThrow()
                                    + ")が過ぎています。延長するか、機器の設定からも消してください。"));
        }
        AddressSet own = plan.ownAddresses(plan.zone(flow.from()));
        Set<Line> lines = new LinkedHashSet<>();
        boolean arrives = false;
        boolean surely = false;
        for (Reach.Arrival arrival :
                sending(flow.from()).opening.arrivals().getOrDefault(flow.to(), List.of())) {
            if (arrival.piece().flows().contains(index)) {
                arrives = true;
                surely |= arrival.piece().doubts().isEmpty();
                explanation.of(arrival.piece(), own).forEach(w -> lines.addAll(w.lines()));
            }
        }
        Optional<String> problem = Optional.empty();
        if (!arrives) {
            problem = Optional.of("この通信を通す機器の設定がありません。要らない許可なら消し、要るなら機器を設定してください。");
        } else if (!surely) {
            problem = Optional.of("読めない行があるため、通るかどうか分かりません。");
        } else if (!flow.incompleteSets().isEmpty()) {
            problem = Optional.of("宛先の一覧が不完全です: " + String.join("、", flow.incompleteSets()));
        }
        return new Proof.Flow(flow.id(), List.copyOf(lines), problem);
    }

    private List<Proof.ExitAnswer> exits() {
        List<Proof.ExitAnswer> answers = new ArrayList<>();
        for (Plan.Exit exit : plan.exits()) {
            List<Violation> violations = new ArrayList<>();
            Set<Line> unknown = new LinkedHashSet<>();
            Verdict verdict = Verdict.SEPARATED;
            for (Zone from : plan.zones()) {
                if (from.id().equals(exit.zone())) {
                    continue;
                }
                Crossings findings = new Crossings(explanation, plan.ownAddresses(from));
                for (Reach.Arrival arrival :
                        sending(from.id())
                                .opening
                                .arrivals()
                                .getOrDefault(exit.zone(), List.of())) {
                    if (!byExit(arrival, exit)) {
                        findings.add(
                                arrival, from.id() + " から、届け出た出口を通らずに " + exit.zone() + " へ出られます。");
                    }
                }
                if (sending(from.id()).tooComplex) {
                    findings.tooComplex(topology.between(from.id(), exit.zone()));
                }
                violations.addAll(findings.violations());
                unknown.addAll(findings.unknown());
                verdict =
                        findings.verdict() == Verdict.SEPARATED || verdict == Verdict.CROSSES
                                ? verdict
                                : findings.verdict();
            }
            answers.add(
                    new Proof.ExitAnswer(
                            exit.zone(), exit.via(), verdict, violations, List.copyOf(unknown)));
        }
        return answers;
    }

    private static boolean byExit(Reach.Arrival arrival, Plan.Exit exit) {
        return arrival.devices().stream()
                .anyMatch(passed -> exit.via().stream().anyMatch(passed::isPartOf));
    }

    private List<Proof.DeviceAnswer> answers() {
        List<Proof.DeviceAnswer> answers = new ArrayList<>();
        for (KnownDevice known : devices) {
            answers.add(
                    switch (known) {
                        case KnownDevice.Configured(var planned, var dialect, var device) ->
                                new Proof.DeviceAnswer(
                                        planned.id(),
                                        Optional.of(dialect.label()),
                                        planned.asOf(),
                                        Optional.of(device.coverage()),
                                        device.coverage().unknown());
                        case KnownDevice.Assumed(var planned, _, _) ->
                                new Proof.DeviceAnswer(
                                        planned.id(),
                                        Optional.empty(),
                                        planned.asOf(),
                                        Optional.empty(),
                                        List.of());
                    });
        }
        return answers;
    }
}
