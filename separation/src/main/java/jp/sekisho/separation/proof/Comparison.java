// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.separation.Difference;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.plan.Zone;

/// Compares what passes under two plans.
public final class Comparison {

    private final Judgement before;
    private final Judgement now;
    private final List<Difference.Change> changes = new ArrayList<>();
    private final Set<Line> unknown = new LinkedHashSet<>();

    public Comparison(Judgement before, Judgement now) {
        this.before = before;
        this.now = now;
    }

    /// Compares every ordered pair of zones that either plan has.
    public Difference difference() {
        for (Zone from : now.zones()) {
            for (Zone to : now.zones()) {
                if (!from.id().equals(to.id())) {
                    Map<List<Line>, List<Cube>> old = before.passing(from.id(), to.id(), unknown);
                    Map<List<Line>, List<Cube>> fresh = now.passing(from.id(), to.id(), unknown);
                    compare(from, to, fresh, old, true);
                    compare(from, to, old, fresh, false);
                }
            }
        }
        return new Difference(changes, List.copyOf(unknown));
    }

    private void compare(
            Zone from,
            Zone to,
            Map<List<Line>, List<Cube>> here,
            Map<List<Line>, List<Cube>> there,
            boolean opened) {
        Overlaps<Cube> others = new Overlaps<>();
        there.values().forEach(cubes -> cubes.forEach(c -> others.add(any(c), c)));
        here.forEach((lines, cubes) -> {
            for (Cube cube : cubes) {
                Cube whole = any(cube);
                List<Cube> left = Sweep.minus(whole, others.meeting(whole));
                if (!left.isEmpty()) {
                    Packet packet = left.getFirst().sample();
                    changes.add(
                            new Difference.Change(
                                    from.id(),
                                    to.id(),
                                    opened,
                                    packet,
                                    lines,
                                    Suggestions.of(left.getFirst(), packet)));
                    return;
                }
            }
        });
    }

    private static Cube any(Cube cube) {
        return cube.withStates(State.ANY);
    }
}
