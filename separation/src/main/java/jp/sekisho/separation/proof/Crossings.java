// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.plan.DeviceId;

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

    void tooComplex(Set<Node> between) {
        for (Node node : between) {
            unknown.add(new Line(node.id(), "", node.planLine(), TOO_COMPLEX));
        }
    }

    ZoneAnswers.Answer answer() {
        return new ZoneAnswers.Answer(List.copyOf(violations), List.copyOf(unknown));
    }
}
