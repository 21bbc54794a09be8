// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.Finding;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.SwitchPort;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Segment;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;

/// Finds VLANs that join zones below the network layer, where no filter looks.
final class Vlans {

    /// An interface that puts a VLAN into a zone.
    private record Member(Node node, int vlan, ZoneId zone, Line line) {}

    /// Two zones in one VLAN.
    ///
    /// @param sure whether it is one device that switches between them; else two devices use one
    ///   number and have trunks that carry it
    record Leak(ZoneId a, ZoneId b, int vlan, boolean sure, List<Line> lines, Node node) {}

    private final List<Member> members = new ArrayList<>();
    private final List<Leak> leaks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Vlans(List<Node> nodes) {
        nodes.forEach(this::members);
        for (int i = 0; i < members.size(); i++) {
            for (Member other : members.subList(i + 1, members.size())) {
                pair(members.get(i), other);
            }
        }
        nodes.forEach(this::trunks);
    }

    List<Leak> leaks() {
        return leaks;
    }

    List<Finding> findings() {
        return findings;
    }

    private void members(Node node) {
        for (Attachment attachment : node.attachments()) {
            if (attachment.segment() instanceof Segment.InZone(ZoneId zone)
                    && node.device().isPresent()) {
                var device = node.device().get();
                for (var known : device.interfaces()) {
                    OptionalInt vlan = known.vlan();
                    if (known.name().equals(attachment.name()) && vlan.isPresent()) {
                        Line line =
                                port(node, attachment.name())
                                        .map(SwitchPort::line)
                                        .orElse(known.line());
                        members.add(new Member(node, vlan.getAsInt(), zone, line));
                    }
                }
            }
        }
    }

    private static Optional<SwitchPort> port(Node node, String name) {
        return node.device().stream()
                .flatMap(d -> d.ports().stream())
                .filter(p -> p.name().equals(name))
                .findFirst();
    }

    private static Optional<SwitchPort> trunk(Node node, int vlan) {
        return node.device().stream()
                .flatMap(d -> d.ports().stream())
                .filter(p -> p.trunk() && p.carries(vlan))
                .findFirst();
    }

    private void pair(Member one, Member other) {
        if (one.vlan != other.vlan || one.zone.equals(other.zone)) {
            return;
        }
        boolean same = one.node.equals(other.node);
        Optional<SwitchPort> here = trunk(one.node, one.vlan);
        Optional<SwitchPort> there = trunk(other.node, one.vlan);
        // Sub-interfaces of a router do not switch: their number stands for a cable of their own.
        boolean switches = same && one.node.device().stream().anyMatch(d -> !d.ports().isEmpty());
        if (!switches && (same || here.isEmpty() || there.isEmpty())) {
            return;
        }
        List<Line> lines = new ArrayList<>(List.of(one.line, other.line));
        if (!same) {
            lines.add(here.orElseThrow().line());
            lines.add(there.orElseThrow().line());
        }
        leaks.add(new Leak(one.zone, other.zone, one.vlan, switches, lines, one.node));
        findings.add(
                new Finding(
                        Finding.Kind.SHARED_VLAN,
                        one.line,
                        lines.subList(1, lines.size()),
                        "VLAN "
                                + one.vlan
                                + " が "
                                + one.zone
                                + " と "
                                + other.zone
                                + " の両方にあります。どちらかの VLAN 番号を変えてください。"));
    }

    private void trunks(Node node) {
        if (node.device().isEmpty()) {
            return;
        }
        for (SwitchPort port : node.device().get().ports()) {
            if (!port.trunk()) {
                continue;
            }
            Set<ZoneId> zones = new LinkedHashSet<>();
            List<Line> lines = new ArrayList<>();
            for (Member member : members) {
                if (member.node.equals(node) && port.carries(member.vlan)) {
                    zones.add(member.zone);
                    lines.add(member.line);
                    boolean natively =
                            port.untagged().isPresent()
                                    && port.untagged().getAsInt() == member.vlan;
                    if (natively) {
                        findings.add(
                                new Finding(
                                        Finding.Kind.NATIVE_VLAN,
                                        port.line(),
                                        List.of(member.line),
                                        "タグのないフレームが "
                                                + member.zone
                                                + " の VLAN "
                                                + member.vlan
                                                + " に入ります。トランクの native VLAN を使わない番号にしてください。"));
                    }
                }
            }
            if (zones.size() > 1) {
                findings.add(
                        new Finding(
                                Finding.Kind.SHARED_TRUNK,
                                port.line(),
                                lines,
                                "この口のケーブルは "
                                        + zones
                                        + " の VLAN を一緒に運びます。運ぶ VLAN を要るものだけに絞り、つなぐ先の設定も計画に加えてください。"));
            }
        }
    }

    /// Answers for one pair: within one VLAN no filter looks, and whatever is sent arrives.
    ZoneAnswers.Answer between(Zone from, Zone to, Plan plan) {
        List<Violation> violations = new ArrayList<>();
        Set<Line> unknown = new LinkedHashSet<>();
        for (Leak leak : leaks) {
            boolean meant =
                    (leak.a().equals(from.id()) && leak.b().equals(to.id()))
                            || (leak.b().equals(from.id()) && leak.a().equals(to.id()));
            if (meant && !leak.sure()) {
                unknown.addAll(leak.lines());
            } else if (meant) {
                Cube four = switched(Cube.V4, from, to, plan);
                Cube any = four.isEmpty() ? switched(Cube.V6, from, to, plan) : four;
                if (any.isEmpty()) {
                    // No packet can be shown where the plan gives the zones no common family.
                    unknown.addAll(leak.lines());
                } else {
                    violations.add(violation(leak, any));
                }
            }
        }
        return new ZoneAnswers.Answer(violations, List.copyOf(unknown));
    }

    private static Cube switched(Cube family, Zone from, Zone to, Plan plan) {
        return family.withService(ServiceSet.OPENING)
                .withSource(plan.ownAddresses(from).and(family.source()))
                .withDestination(plan.ownAddresses(to).and(family.destination()));
    }

    private static Violation violation(Leak leak, Cube any) {
        Packet packet = any.sample();
        return new Violation(
                packet,
                false,
                List.of(leak.node().id()),
                leak.lines(),
                "VLAN " + leak.vlan() + " が両方の領域にあり、フィルターを通らずに届きます。",
                Suggestions.of(any, packet));
    }
}
