// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.separation.Finding;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.PermittedFlow;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;

/// Judges all pairs of zones of a plan.
public final class Judgement {

    private final Plan plan;
    private final List<KnownDevice> devices;
    private final LocalDate day;
    private final boolean v6;
    private final Topology topology;
    private final Assumptions assumptions;
    private final Vlans vlans;
    private final Map<ZoneId, ZoneAnswers> answers = new ConcurrentHashMap<>();
    private final Map<DeviceId, List<Finding>> dead = new ConcurrentHashMap<>();

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

    /// Judges. Zones are independent of one another: all processors work on them.
    public Proof proof() {
        List<Runnable> work = new ArrayList<>();
        plan.zones().forEach(z -> work.add(() -> send(z)));
        topology.nodes().forEach(n -> work.add(() -> look(n)));
        // A list, not joined streams: those are not divided between processors.
        work.parallelStream().forEach(Runnable::run);
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
        return new Proof(
                day, pairs, toDevices, flows, exits(), deviceAnswers(), findings(pairs, flows));
    }

    private void send(Zone zone) {
        answers.computeIfAbsent(zone.id(), z -> sender(zone).whole());
    }

    private void look(Node node) {
        node.device().ifPresent(d -> dead.computeIfAbsent(node.id(), n -> DeadRules.of(d)));
    }

    Sender sender(Zone zone) {
        return new Sender(plan, topology, day, v6, zone);
    }

    Plan plan() {
        return plan;
    }

    List<KnownDevice> devices() {
        return devices;
    }

    LocalDate day() {
        return day;
    }

    boolean looksAtV6() {
        return v6;
    }

    Topology topology() {
        return topology;
    }

    /// What is known of each zone's packets, once it was asked for.
    Map<ZoneId, ZoneAnswers> answers() {
        return answers;
    }

    /// The rules that never match, by device, once they were asked for.
    Map<DeviceId, List<Finding>> dead() {
        return dead;
    }

    private ZoneAnswers answers(ZoneId zone) {
        ZoneAnswers known = answers.get(zone);
        if (known == null) {
            throw new IllegalStateException("nothing was sent from " + zone);
        }
        return known;
    }

    private List<Finding> findings(List<Proof.Pair> pairs, List<Proof.Flow> flows) {
        List<Finding> findings = new ArrayList<>(vlans.findings());
        Set<Line> crossing = new HashSet<>();
        if (!flows.isEmpty()) {
            pairs.forEach(p -> p.violations().forEach(v -> crossing.addAll(v.path())));
        }
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
        topology.nodes().forEach(n -> findings.addAll(dead.getOrDefault(n.id(), List.of())));
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

    /// Returns what passes from a zone to others, permitted or not, by the lines that let it.
    ///
    /// @param unknown takes lines that were not understood on the way
    Map<ZoneId, Map<List<Line>, List<Cube>>> passing(ZoneId from, Set<Line> unknown) {
        Map<ZoneId, Map<List<Line>, List<Cube>>> all = new LinkedHashMap<>();
        if (plan.zones().stream().noneMatch(z -> z.id().equals(from))) {
            return all;
        }
        Sender sender = sender(plan.zone(from));
        Sender.Sent sent = sender.opening();
        if (sent.tooComplex()) {
            for (Zone to : plan.zones()) {
                topology.between(from, to.id())
                        .forEach(n ->
                                unknown.add(
                                        new Line(n.id(), "", n.planLine(), Crossings.TOO_COMPLEX)));
            }
        }
        sent.reach()
                .arrivals()
                .forEach((to, arrivals) -> {
                    Map<List<Line>, List<Cube>> there =
                            all.computeIfAbsent(to, t -> new LinkedHashMap<>());
                    for (Reach.Arrival arrival : arrivals) {
                        if (arrival.piece().doubts().isEmpty()) {
                            sender.explanation()
                                    .all(arrival.piece())
                                    .forEach((lines, cubes) ->
                                            there.computeIfAbsent(lines, l -> new ArrayList<>())
                                                    .addAll(cubes));
                        } else {
                            unknown.addAll(arrival.piece().doubts());
                        }
                    }
                });
        return all;
    }

    private Proof.Pair pair(Zone from, Zone to) {
        ZoneAnswers known = answers(from.id());
        ZoneAnswers.Answer filters = known.pair(to.id());
        ZoneAnswers.Answer switches = vlans.between(from, to, plan);
        List<Violation> violations = new ArrayList<>(filters.violations());
        violations.addAll(switches.violations());
        Set<Line> unknown = new LinkedHashSet<>(filters.unknown());
        unknown.addAll(switches.unknown());
        List<String> taken = assumptions.between(from, to, topology.between(from.id(), to.id()));
        for (String name : known.unplanned()) {
            taken.add("計画にない口へ送られる通信は調べていません: " + name);
        }
        return new Proof.Pair(
                from.id(),
                to.id(),
                new ZoneAnswers.Answer(violations, List.copyOf(unknown)).verdict(),
                violations,
                taken,
                List.copyOf(unknown),
                known.nonInitial(to.id()));
    }

    private List<Proof.DevicePair> toDevices(Zone from) {
        List<Proof.DevicePair> all = new ArrayList<>();
        for (Node node : topology.nodes()) {
            if (node.device().isPresent() && !node.ownAddresses().isEmpty()) {
                ZoneAnswers.Answer answer = answers(from.id()).device(node.id());
                all.add(
                        new Proof.DevicePair(
                                from.id(),
                                node.id(),
                                answer.verdict(),
                                answer.violations(),
                                answer.unknown()));
            }
        }
        return all;
    }

    private List<Proof.Flow> flows() {
        List<Proof.Flow> all = new ArrayList<>();
        for (int i = 0; i < plan.flows().size(); i++) {
            all.add(flow(i, plan.flows().get(i)));
        }
        return all;
    }

    private Proof.Flow flow(int index, PermittedFlow flow) {
        ZoneAnswers.FlowAnswer answer = answers(flow.from()).flows().get(index);
        if (answer == null) {
            return new Proof.Flow(
                    flow.id(),
                    List.of(),
                    Optional.of(
                            "期限("
                                    + flow.expires().orElseThrow()
                                    + ")が過ぎています。延長するか、機器の設定からも消してください。"));
        }
        Optional<String> problem = Optional.empty();
        if (!answer.arrives()) {
            problem = Optional.of("この通信を通す機器の設定がありません。要らない許可なら消し、要るなら機器を設定してください。");
        } else if (!answer.surely()) {
            problem = Optional.of("読めない行があるため、通るかどうか分かりません。");
        } else if (!flow.incompleteSets().isEmpty()) {
            problem = Optional.of("宛先の一覧が不完全です: " + String.join("、", flow.incompleteSets()));
        }
        return new Proof.Flow(flow.id(), answer.lines(), problem);
    }

    private List<Proof.ExitAnswer> exits() {
        List<Proof.ExitAnswer> all = new ArrayList<>();
        for (int i = 0; i < plan.exits().size(); i++) {
            Plan.Exit exit = plan.exits().get(i);
            List<Violation> violations = new ArrayList<>();
            Set<Line> unknown = new LinkedHashSet<>();
            for (Zone from : plan.zones()) {
                ZoneAnswers.Answer answer = answers(from.id()).exits().get(i);
                violations.addAll(answer.violations());
                unknown.addAll(answer.unknown());
            }
            List<Line> lines = List.copyOf(unknown);
            Verdict verdict = new ZoneAnswers.Answer(violations, lines).verdict();
            all.add(new Proof.ExitAnswer(exit.zone(), exit.via(), verdict, violations, lines));
        }
        return all;
    }

    private List<Proof.DeviceAnswer> deviceAnswers() {
        List<Proof.DeviceAnswer> all = new ArrayList<>();
        for (KnownDevice known : devices) {
            all.add(
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
        return all;
    }
}
