// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.sekisho.separation.Finding;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;

/// Finds rules that no packet reaches because rules before them in the same chain take all that
/// they match.
final class DeadRules {

    /// At most this many covering lines are named.
    private static final int NAMED_LIMIT = 5;

    /// More rules than this that a change may kill or wake are looked at in one pass.
    private static final int FEW_SUSPECTS = 8;

    private final Set<Chain> seen = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    static List<Finding> of(Device device) {
        DeadRules dead = new DeadRules();
        for (Stage stage : device.stages()) {
            dead.chain(stage.chain());
        }
        return dead.findings;
    }

    /// Finds them again after rules of one chain changed: a rule that matches no packet of a
    /// changed one is as dead or alive as before.
    ///
    /// @return nothing where all have to be looked at
    static Optional<List<Finding>> again(
            List<Finding> known, DeviceChange change, Renumbering renumbering) {
        if (change.replaced().size() > 1) {
            return Optional.empty();
        }
        Set<Line> suspects = new HashSet<>();
        for (DeviceChange.Replaced replaced : change.replaced()) {
            List<Rule> rules = replaced.chain().rules();
            for (int i = replaced.from(); i < rules.size(); i++) {
                if (i < replaced.to() || meets(rules.get(i), change.matched())) {
                    suspects.add(rules.get(i).line());
                }
            }
        }
        DeadRules dead = new DeadRules();
        Set<Line> deadLines = new HashSet<>();
        for (Finding finding : known) {
            Optional<Line> line = renumbering.now(finding.line());
            Optional<List<Line>> because = renumbering.now(finding.because());
            if (line.isPresent() && because.isPresent() && !suspects.contains(line.get())) {
                deadLines.add(line.get());
                dead.findings.add(
                        new Finding(finding.kind(), line.get(), because.get(), finding.message()));
            }
        }
        for (DeviceChange.Replaced replaced : change.replaced()) {
            dead.suspects(replaced.chain().rules(), suspects, deadLines);
        }
        return Optional.of(dead.findings);
    }

    private static boolean meets(Rule rule, List<Cube> cubes) {
        return rule.match().cubes().stream().anyMatch(c -> cubes.stream().anyMatch(c::overlaps));
    }

    private void suspects(List<Rule> rules, Set<Line> suspects, Set<Line> deadLines) {
        if (suspects.isEmpty()) {
            return;
        }
        if (suspects.size() > FEW_SUSPECTS) {
            inOnePass(rules, suspects, deadLines);
            return;
        }
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (suspects.contains(rule.line())) {
                Overlaps<Rule> before = new Overlaps<>();
                for (Rule earlier : rules.subList(0, i)) {
                    if (takes(earlier)
                            && meets(earlier, rule.match().cubes())
                            && !deadLines.contains(earlier.line())) {
                        earlier.match().cubes().forEach(c -> before.add(c, earlier));
                    }
                }
                suspect(rule, before, deadLines);
            }
        }
    }

    private void inOnePass(List<Rule> rules, Set<Line> suspects, Set<Line> deadLines) {
        Overlaps<Rule> before = new Overlaps<>();
        for (Rule rule : rules) {
            if (suspects.contains(rule.line())) {
                suspect(rule, before, deadLines);
            } else if (takes(rule) && !deadLines.contains(rule.line())) {
                rule.match().cubes().forEach(c -> before.add(c, rule));
            }
        }
    }

    private void suspect(Rule rule, Overlaps<Rule> before, Set<Line> deadLines) {
        int found = findings.size();
        rule(rule, before);
        if (findings.size() > found) {
            deadLines.add(rule.line());
        }
    }

    /// Says whether a rule surely decides about all that it matches, as far as its chain goes.
    static boolean takes(Rule rule) {
        return rule.match().fit() == Match.Fit.EXACT && decides(rule.action());
    }

    private void chain(Chain chain) {
        if (!seen.add(chain)) {
            return;
        }
        Overlaps<Rule> before = new Overlaps<>();
        for (Rule rule : chain.rules()) {
            switch (rule.action()) {
                case Action.Jump(Chain inner) -> chain(inner);
                case Action.Goto(Chain inner) -> chain(inner);
                default -> {}
            }
            rule(rule, before);
        }
    }

    private void rule(Rule rule, Overlaps<Rule> before) {
        List<Rule> taking = new ArrayList<>();
        boolean dead = !rule.match().cubes().isEmpty();
        for (Cube cube : rule.match().cubes()) {
            dead = dead && covered(rule, cube, before, taking);
        }
        if (dead) {
            found(rule, before, taking);
        } else if (takes(rule)) {
            rule.match().cubes().forEach(cube -> before.add(cube, rule));
        }
    }

    /// Says whether earlier rules take a cube, and which.
    private static boolean covered(Rule rule, Cube cube, Overlaps<Rule> before, List<Rule> taking) {
        ServiceSet services = before.uncovered(cube, r -> looksAt(r, rule), taking);
        if (services.isEmpty()) {
            return true;
        }
        Cube left = cube.withService(services);
        List<Cube> cuts = new ArrayList<>();
        for (Overlaps.Entry<Rule> entry : before.entries(left)) {
            if (looksAt(entry.owner(), rule)) {
                cuts.add(entry.cube());
                taking.add(entry.owner());
            }
        }
        return !cuts.isEmpty() && Sweep.isCovered(left, cuts);
    }

    /// Says whether a rule looks at every interface at which another does.
    private static boolean looksAt(Rule wide, Rule narrow) {
        return covers(wide.match().in(), narrow.match().in())
                && covers(wide.match().out(), narrow.match().out());
    }

    private static boolean covers(InterfaceMatch wide, InterfaceMatch narrow) {
        return wide.equals(InterfaceMatch.ANY) || wide.equals(narrow);
    }

    private static boolean decides(Action action) {
        return action instanceof Action.Accept
                || action instanceof Action.Drop
                || action instanceof Action.Return
                || action instanceof Action.Goto
                || action instanceof Action.Translate;
    }

    private void found(Rule rule, Overlaps<Rule> before, List<Rule> taking) {
        boolean passes = rule.action() instanceof Action.Accept;
        boolean drops = rule.action() instanceof Action.Drop;
        if (rule.line().number() == 0 || !(passes || drops)) {
            return;
        }
        Predicate<Rule> other = r -> looksAt(r, rule) && !isOpposite(r, passes);
        boolean opposite =
                taking.stream().allMatch(r -> isOpposite(r, passes))
                        && rule.match().cubes().stream().noneMatch(c -> before.meets(c, other));
        List<Line> because = taking.stream().map(Rule::line).distinct().limit(NAMED_LIMIT).toList();
        String message =
                opposite
                        ? "前の行がすべて反対に扱うため、この行は効きません。どちらが正しいか決め、順を直すか消してください。"
                        : "前の行が先に扱うため、この行に当たる通信はありません。要らなければ消してください。";
        findings.add(
                new Finding(
                        opposite ? Finding.Kind.CONTRADICTS : Finding.Kind.NEVER_MATCHES,
                        rule.line(),
                        because,
                        message));
    }

    private static boolean isOpposite(Rule rule, boolean passes) {
        return passes
                ? rule.action() instanceof Action.Drop
                : rule.action() instanceof Action.Accept;
    }
}
