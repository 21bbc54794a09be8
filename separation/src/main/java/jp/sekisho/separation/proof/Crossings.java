// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Zone;

/// Collects what was found for one question.
final class Crossings {
    static final String TOO_COMPLEX = "規則の重なりが複雑すぎて、計算を打ち切りました。";

    private final Explanation explanation;
    private final AddressSet own;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<Line> unknown = new LinkedHashSet<>();

    Crossings(Explanation explanation, AddressSet own) {
        this.explanation = explanation;
        this.own = own;
    }

    void add(Reach.Arrival arrival, String why) {
        if (!arrival.piece().doubts().isEmpty()) {
            unknown.addAll(arrival.piece().doubts());
            return;
        }
        for (Explanation.Way way : explanation.of(arrival.piece(), own)) {
            violations.add(violation(way, arrival.devices(), why));
        }
    }

    private Violation violation(Explanation.Way way, List<DeviceId> over, String why) {
        AddressSet ownSources = way.sent().source().and(own);
        boolean spoofed = ownSources.isEmpty();
        Cube shown = spoofed ? way.sent() : way.sent().withSource(ownSources);
        Packet packet = shown.sample();
        String sentence = spoofed ? why + "送信元は領域の外の(偽った)アドレスです。" : why;
        return new Violation(
                packet, spoofed, over, way.lines(), sentence, Suggestions.of(shown, packet));
    }

    /// Within one VLAN no filter looks: whatever is sent arrives.
    void leak(Vlans.Leak leak, Zone from, Zone to, Plan plan) {
        boolean meant =
                (leak.a().equals(from.id()) && leak.b().equals(to.id()))
                        || (leak.b().equals(from.id()) && leak.a().equals(to.id()));
        if (!meant) {
            return;
        }
        if (!leak.sure()) {
            unknown.addAll(leak.lines());
            return;
        }
        Cube any =
                Cube.V4
                        .withService(ServiceSet.OPENING)
                        .withSource(plan.ownAddresses(from).and(AddressSet.V4))
                        .withDestination(plan.ownAddresses(to).and(AddressSet.V4));
        if (!any.isEmpty()) {
            Packet packet = any.sample();
            violations.add(
                    new Violation(
                            packet,
                            false,
                            List.of(leak.node().id()),
                            leak.lines(),
                            "VLAN " + leak.vlan() + " が両方の領域にあり、フィルターを通らずに届きます。",
                            Suggestions.of(any, packet)));
        }
    }

    void tooComplex(Set<Node> between) {
        for (Node node : between) {
            unknown.add(new Line(node.id(), "", node.planLine(), TOO_COMPLEX));
        }
    }

    Verdict verdict() {
        if (!violations.isEmpty()) {
            return Verdict.CROSSES;
        }
        return unknown.isEmpty() ? Verdict.SEPARATED : Verdict.UNDETERMINED;
    }

    List<Violation> violations() {
        return violations;
    }

    List<Line> unknown() {
        return List.copyOf(unknown);
    }
}
