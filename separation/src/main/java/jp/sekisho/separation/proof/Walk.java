// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.packet.Cube;

/// One walk of a packet set through one chain and the chains that it jumps to.
final class Walk {

    /// Chains may jump this deep; Linux itself stops at 16 (`NFT_JUMP_STACK_SIZE`).
    static final int DEPTH_LIMIT = 64;

    /// A part of the packets that passes.
    ///
    /// @param cubes the packets, disjoint, as they came in
    /// @param action [Action.Accept] or a translation
    /// @param lines the rules that let them pass, jumps first
    /// @param doubts lines not understood because of which they may not pass
    record Passing(List<Cube> cubes, Action action, List<Line> lines, Set<Line> doubts) {}

    private record Doubt(Cube cube, Line line) {}

    private final String in;
    private final String out;
    private final List<Passing> passing = new ArrayList<>();
    private final List<Cube> untracked = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();

    /// @param in the interface through which the packets came
    /// @param out the interface through which they will leave; empty where that is not yet known
    Walk(String in, String out) {
        this.in = in;
        this.out = out;
    }

    List<Passing> passing() {
        return passing;
    }

    /// Packets that go on without connection tracking.
    List<Cube> untracked() {
        return untracked;
    }

    /// Walks a base chain.
    void through(Chain chain, List<Cube> packets) {
        Remaining remaining = new Remaining(packets);
        rules(chain, remaining, List.of(), Set.of(), 0);
        Remaining end = remaining;
        if (!remaining.left().isEmpty()) {
            end = new Remaining(packets);
            end.decide(remaining.decided());
        }
        if (chain.last().isPresent()) {
            last(chain.last().get(), end, List.of(), Set.of(), 0);
        } else {
            pass(end.rest(), Action.ACCEPT, List.of(), Set.of());
        }
    }

    private void rules(
            Chain chain, Remaining remaining, List<Line> via, Set<Line> because, int depth) {
        for (Rule rule : chain.rules()) {
            step(rule, remaining, via, because, depth);
        }
        if (depth > 0 && chain.last().isPresent()) {
            last(chain.last().get(), remaining, via, because, depth);
        }
    }

    /// A last drop needs not know what it drops.
    private void last(
            Rule rule, Remaining remaining, List<Line> via, Set<Line> because, int depth) {
        if (rule.action() instanceof Action.Drop && because.isEmpty()) {
            remaining.decideRest();
        } else {
            step(rule, remaining, via, because, depth);
        }
    }

    private void step(
            Rule rule, Remaining remaining, List<Line> via, Set<Line> because, int depth) {
        Match match = rule.match();
        if (!match.in().matches(in)
                || !match.out().matches(out)
                || !remaining.meets(match.cubes())) {
            return;
        }
        Set<Line> why = match.fit() == Match.Fit.AT_MOST ? with(because, rule.line()) : because;
        boolean exact = match.fit() == Match.Fit.EXACT;
        switch (rule.action()) {
            case Action.Continue() -> {}
            case Action.Drop() -> {
                if (!why.isEmpty()) {
                    doubt(remaining.clipped(match.cubes()), why);
                }
                if (exact) {
                    remaining.decide(match.cubes());
                }
            }
            case Action.Return() -> {
                if (exact) {
                    remaining.leave(match.cubes());
                } else {
                    remaining.perhapsLeave(match.cubes());
                    doubt(remaining.clipped(match.cubes()), why);
                }
            }
            case Action.Untrack() -> untracked.addAll(remaining.part(match.cubes()));
            case Action.Unknown() -> {
                Set<Line> unknown = with(why, rule.line());
                pass(remaining.part(match.cubes()), Action.ACCEPT, with(via, rule), unknown);
                doubt(remaining.clipped(match.cubes()), unknown);
                remaining.perhapsLeave(match.cubes());
            }
            case Action.Jump(Chain chain) -> jump(rule, chain, false, remaining, via, why, depth);
            case Action.Goto(Chain chain) -> jump(rule, chain, true, remaining, via, why, depth);
            case Action.Accept(), Action.Translate(_), Action.Masquerade(), Action.Redirect(_) -> {
                List<Cube> part = remaining.part(match.cubes());
                if (!part.isEmpty()) {
                    pass(part, rule.action(), with(via, rule), why);
                    if (exact) {
                        remaining.decide(match.cubes());
                    }
                }
            }
        }
    }

    private void jump(
            Rule rule,
            Chain chain,
            boolean forGood,
            Remaining remaining,
            List<Line> via,
            Set<Line> why,
            int depth) {
        if (depth >= DEPTH_LIMIT) {
            throw new TooComplex();
        }
        List<Cube> part = remaining.part(rule.match().cubes());
        if (part.isEmpty()) {
            return;
        }
        Remaining inner = new Remaining(part);
        rules(chain, inner, with(via, rule), why, depth + 1);
        boolean exact = rule.match().fit() == Match.Fit.EXACT;
        if (exact && inner.nothingLeft() && decidesAll(chain)) {
            remaining.decide(rule.match().cubes());
            return;
        }
        for (Cube cube : inner.decided()) {
            if (exact && !inner.perhapsLeft(cube)) {
                remaining.decide(List.of(cube));
            } else {
                doubt(List.of(cube), why);
            }
        }
        if (forGood) {
            if (exact) {
                remaining.leave(rule.match().cubes());
            } else {
                remaining.perhapsLeave(rule.match().cubes());
            }
        }
    }

    private static boolean decidesAll(Chain chain) {
        return chain.last().isPresent()
                && (chain.last().get().action() instanceof Action.Drop
                        || chain.last().get().action() instanceof Action.Accept);
    }

    private void doubt(List<Cube> cubes, Set<Line> lines) {
        for (Cube cube : cubes) {
            for (Line line : lines) {
                doubts.add(new Doubt(cube, line));
            }
        }
    }

    /// Lets packets pass; those that an earlier line may have decided otherwise pass in doubt.
    private void pass(List<Cube> cubes, Action action, List<Line> lines, Set<Line> why) {
        if (cubes.isEmpty()) {
            return;
        }
        Set<Line> doubtful = new HashSet<>(why);
        List<Cube> sure = cubes;
        for (Doubt doubt : doubts) {
            if (cubes.stream().anyMatch(doubt.cube::overlaps)) {
                doubtful.add(doubt.line);
                sure = Cube.minus(sure, doubt.cube);
            }
        }
        if (doubtful.size() == why.size()) {
            passing.add(new Passing(cubes, action, lines, why));
            return;
        }
        if (!sure.isEmpty()) {
            passing.add(new Passing(sure, action, lines, why));
        }
        List<Cube> unsure = cubes;
        for (Cube cube : sure) {
            unsure = Cube.minus(unsure, cube);
        }
        passing.add(new Passing(unsure, action, lines, doubtful));
    }

    private static Set<Line> with(Set<Line> lines, Line line) {
        Set<Line> more = new HashSet<>(lines);
        more.add(line);
        return more;
    }

    private static List<Line> with(List<Line> lines, Rule rule) {
        List<Line> more = new ArrayList<>(lines);
        more.add(rule.line());
        return more;
    }
}
