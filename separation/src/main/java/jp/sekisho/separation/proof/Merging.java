// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.PermittedFlow;
import jp.sekisho.separation.plan.ZoneId;
import jp.sekisho.separation.proof.ZoneAnswers.Answer;
import jp.sekisho.separation.proof.ZoneAnswers.FlowAnswer;

/// Puts what is known of changed packets in the place of what was known of them.
///
/// For each way of lines one packet is shown. Where it is not among the changed ones it still takes
/// its way. Where it is, and no changed packet takes that way any more, the way is lost from sight:
/// it has to be looked for among all packets that its lines match.
final class Merging {

    private final ZoneAnswers old;
    private final ZoneAnswers part;
    private final Renumbering renumbering;
    private final List<Cube> touched;
    private final Set<List<Line>> lost = new LinkedHashSet<>();
    private Optional<ZoneAnswers> found = Optional.empty();
    private final Merged first;
    private boolean stuck;

    Merging(ZoneAnswers old, ZoneAnswers part, Renumbering renumbering, List<Cube> touched) {
        this.old = old;
        this.part = part;
        this.renumbering = renumbering;
        this.touched = touched;
        this.first = merged();
        stuck |= part.tooComplex();
        old.nonInitial()
                .forEach((to, shown) ->
                        stuck |= kept(shown).isEmpty() && part.nonInitial(to).isEmpty());
    }

    /// Says whether something cannot be told without judging the whole zone.
    boolean isStuck() {
        return stuck;
    }

    /// The ways that were lost from sight.
    Set<List<Line>> lost() {
        return lost;
    }

    /// Tells what all packets show that the lines of lost ways match.
    void found(ZoneAnswers answers) {
        found = Optional.of(answers);
        stuck |= answers.tooComplex();
    }

    private record Merged(
            Map<ZoneId, Answer> pairs, Map<DeviceId, Answer> devices, List<Answer> exits) {}

    private Merged merged() {
        Map<ZoneId, Answer> pairs = new LinkedHashMap<>();
        old.pairs().keySet().forEach(to -> pairs.put(to, answer(a -> a.pair(to))));
        Map<DeviceId, Answer> devices = new LinkedHashMap<>();
        old.devices().keySet().forEach(d -> devices.put(d, answer(a -> a.device(d))));
        List<Answer> exits = new ArrayList<>();
        for (int i = 0; i < old.exits().size(); i++) {
            int exit = i;
            exits.add(answer(a -> a.exits().get(exit)));
        }
        return new Merged(pairs, devices, exits);
    }

    /// Returns the answers, or nothing where the whole zone has to be judged.
    Optional<ZoneAnswers> answers(Map<Integer, FlowAnswer> flows) {
        if (stuck) {
            return Optional.empty();
        }
        Merged merged = found.isPresent() ? merged() : first;
        Map<ZoneId, Violation> nonInitial = new LinkedHashMap<>(part.nonInitial());
        old.nonInitial().forEach((to, shown) -> kept(shown).ifPresent(v -> nonInitial.put(to, v)));
        return Optional.of(
                new ZoneAnswers(
                        merged.pairs,
                        nonInitial,
                        merged.devices,
                        merged.exits,
                        flows,
                        old.unplanned(),
                        false));
    }

    /// The answer for a flow that no changed packet belongs to.
    Optional<FlowAnswer> flow(int index, PermittedFlow flow) {
        boolean changed =
                flow.packets().stream().anyMatch(c -> touched.stream().anyMatch(c::overlaps));
        FlowAnswer known = old.flows().get(index);
        return changed || known == null
                ? Optional.empty()
                : renumbering
                        .now(known.lines())
                        .map(lines -> new FlowAnswer(lines, known.arrives(), known.surely()));
    }

    private boolean isTouched(Packet packet) {
        return touched.stream().anyMatch(c -> c.contains(packet, State.ANY));
    }

    private Optional<Violation> kept(Violation shown) {
        return isTouched(shown.packet())
                ? Optional.empty()
                : renumbering.now(shown.path()).map(path -> Renumbering.with(shown, path));
    }

    private static Map<List<Line>, Violation> byWay(Answer answer) {
        Map<List<Line>, Violation> ways = new LinkedHashMap<>();
        answer.violations().forEach(v -> ways.putIfAbsent(v.path(), v));
        return ways;
    }

    private Answer answer(Function<ZoneAnswers, Answer> question) {
        Map<List<Line>, Violation> fresh = byWay(question.apply(part));
        Map<List<Line>, Violation> again = found.map(question).map(Merging::byWay).orElse(Map.of());
        List<Violation> known = question.apply(old).violations();
        Map<List<Line>, Violation> ways = LinkedHashMap.newLinkedHashMap(known.size() + 8);
        for (Violation shown : known) {
            Optional<List<Line>> path = renumbering.now(shown.path());
            path.ifPresent(way ->
                    best(shown, way, fresh.get(way), again.get(way))
                            .ifPresent(v -> ways.put(way, v)));
        }
        fresh.forEach(ways::putIfAbsent);
        return new Answer(List.copyOf(ways.values()), question.apply(part).unknown());
    }

    /// The packet to show for a way: one that still takes it, rather not forged.
    private Optional<Violation> best(
            Violation shown,
            List<Line> way,
            @org.jspecify.annotations.Nullable Violation fresh,
            @org.jspecify.annotations.Nullable Violation again) {
        boolean stays = !isTouched(shown.packet());
        if (stays && (!shown.spoofed() || fresh == null || fresh.spoofed())) {
            return Optional.of(Renumbering.with(shown, way));
        }
        if (fresh != null && (!fresh.spoofed() || shown.spoofed())) {
            return Optional.of(fresh);
        }
        lost.add(way);
        return again != null ? Optional.of(again) : Optional.ofNullable(fresh);
    }
}
