// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.Difference;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;

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
            Map<ZoneId, Map<List<Line>, List<Cube>>> old = before.passing(from.id(), unknown);
            Map<ZoneId, Map<List<Line>, List<Cube>>> fresh = now.passing(from.id(), unknown);
            for (Zone to : now.zones()) {
                if (!from.id().equals(to.id())) {
                    Map<List<Line>, List<Cube>> then = old.getOrDefault(to.id(), Map.of());
                    Map<List<Line>, List<Cube>> today = fresh.getOrDefault(to.id(), Map.of());
                    compare(from, to, today, then, true);
                    compare(from, to, then, today, false);
                }
            }
        }
        return new Difference(changes, List.copyOf(unknown));
    }

    /// Shows packets with an address of the zone rather than forged ones.
    private void compare(
            Zone from,
            Zone to,
            Map<List<Line>, List<Cube>> here,
            Map<List<Line>, List<Cube>> there,
            boolean opened) {
        Overlaps<Cube> others = new Overlaps<>();
        there.values().forEach(cubes -> cubes.forEach(c -> others.add(any(c), c)));
        AddressSet own = (opened ? now : before).own(from.id());
        here.forEach((lines, cubes) -> {
            Optional<Cube> forged = Optional.empty();
            for (Cube cube : cubes) {
                Cube whole = any(cube);
                for (Cube left : Sweep.minus(whole, others.meeting(whole))) {
                    Cube sent = left.withSource(left.source().and(own));
                    if (!sent.isEmpty()) {
                        changes.add(change(from, to, opened, sent, false, lines));
                        return;
                    }
                    forged = forged.isPresent() ? forged : Optional.of(left);
                }
            }
            forged.ifPresent(c -> changes.add(change(from, to, opened, c, true, lines)));
        });
    }

    private static Difference.Change change(
            Zone from, Zone to, boolean opened, Cube shown, boolean spoofed, List<Line> lines) {
        Packet packet = shown.sample();
        return new Difference.Change(
                from.id(), to.id(), opened, packet, spoofed, lines, Suggestions.of(shown, packet));
    }

    private static Cube any(Cube cube) {
        return cube.withStates(State.ANY);
    }
}
