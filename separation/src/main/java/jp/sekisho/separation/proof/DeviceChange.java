// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.device.Route;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;

/// How the rules of a device differ from before, where nothing else does.
// Identity is only a shortcut here: rules of lines that were not read again are the same objects.
@SuppressWarnings("ReferenceEquality")
final class DeviceChange {

    /// Rules of one chain that were replaced.
    ///
    /// @param chain as it is now
    /// @param from the index of the first that differs
    /// @param to the index behind the last, now
    record Replaced(Chain chain, int from, int to) {}

    /// What is left of one changed rule is told as a whole where it would be more cubes than this.
    private static final int PARTS_LIMIT = 16;

    /// Nor is it cut by more rules than this.
    private static final int CUTS_LIMIT = 200;

    private final Renumbering renumbering;
    private final List<Replaced> replaced = new ArrayList<>();
    private final List<Cube> cubes = new ArrayList<>();
    private final List<Cube> matched = new ArrayList<>();
    private final Set<Chain> seen = new HashSet<>();

    private DeviceChange(Renumbering renumbering) {
        this.renumbering = renumbering;
    }

    /// Compares two readings of one device.
    ///
    /// @return nothing where more than rules differs
    static Optional<DeviceChange> between(Device then, Device now, Renumbering renumbering) {
        DeviceChange change = new DeviceChange(renumbering);
        boolean plain =
                then.domains().isEmpty()
                        && now.domains().isEmpty()
                        && then.ports().isEmpty()
                        && now.ports().isEmpty()
                        && then.tracking() == now.tracking()
                        && then.families().equals(now.families())
                        && then.usesV6() == now.usesV6()
                        && change.sameLines(then.unknown(), now.unknown())
                        && sameInterfaces(then.interfaces(), now.interfaces())
                        && sameRoutes(then.routes(), now.routes())
                        && change.stages(then.stages(), now.stages());
        return plain ? Optional.of(change) : Optional.empty();
    }

    List<Replaced> replaced() {
        return replaced;
    }

    /// All packets that reach a rule which is new, gone or moved, or reached it: no rule before it
    /// in its chain takes them. Whatever happens to others happens as before.
    List<Cube> cubes() {
        return cubes;
    }

    /// All that rules match which are new, gone or moved and that packets reach, or reached.
    List<Cube> matched() {
        return matched;
    }

    private boolean sameLines(List<Line> then, List<Line> now) {
        return renumbering.now(then).filter(now::equals).isPresent();
    }

    private static boolean sameInterfaces(List<NetworkInterface> then, List<NetworkInterface> now) {
        boolean same = then.size() == now.size();
        for (int i = 0; same && i < then.size(); i++) {
            NetworkInterface a = then.get(i);
            NetworkInterface b = now.get(i);
            same =
                    a.name().equals(b.name())
                            && a.addresses().equals(b.addresses())
                            && a.networks().equals(b.networks())
                            && a.vlan().equals(b.vlan());
        }
        return same;
    }

    private static boolean sameRoutes(List<Route> then, List<Route> now) {
        boolean same = then.size() == now.size();
        for (int i = 0; same && i < then.size(); i++) {
            Route a = then.get(i);
            Route b = now.get(i);
            same =
                    a.destination().equals(b.destination())
                            && a.length() == b.length()
                            && a.interfaceName().equals(b.interfaceName())
                            && a.gateway().equals(b.gateway());
        }
        return same;
    }

    private boolean stages(List<Stage> then, List<Stage> now) {
        boolean same = then.size() == now.size();
        for (int i = 0; same && i < then.size(); i++) {
            Stage a = then.get(i);
            Stage b = now.get(i);
            same =
                    a.hook() == b.hook()
                            && a.priority() == b.priority()
                            && a.translating() == b.translating()
                            && a.scope().equals(b.scope())
                            && chain(a.chain(), b.chain());
        }
        return same;
    }

    /// Compares chains; what differs in the middle is noted.
    ///
    /// @return whether nothing but rules differs
    private boolean chain(Chain then, Chain now) {
        boolean alike =
                then.name().equals(now.name())
                        && then.last().isPresent() == now.last().isPresent()
                        && (then.last().isEmpty() || same(then.last().get(), now.last().get()));
        if (!alike || !seen.add(now)) {
            return alike;
        }
        List<Rule> old = then.rules();
        List<Rule> fresh = now.rules();
        int shorter = Math.min(old.size(), fresh.size());
        int before = 0;
        while (before < shorter && same(old.get(before), fresh.get(before))) {
            before++;
        }
        int after = 0;
        while (after < shorter - before
                && same(old.get(old.size() - 1 - after), fresh.get(fresh.size() - 1 - after))) {
            after++;
        }
        int oldEnd = old.size() - after;
        int freshEnd = fresh.size() - after;
        if (before < oldEnd || before < freshEnd) {
            replaced.add(new Replaced(now, before, freshEnd));
            List<Rule> changed = new ArrayList<>(old.subList(before, oldEnd));
            changed.addAll(fresh.subList(before, freshEnd));
            Set<Match> looked = new HashSet<>();
            for (Rule rule : changed) {
                // A rule that now does otherwise with the same packets stands here twice.
                if (looked.add(rule.match())) {
                    reaching(rule, fresh.subList(0, before));
                }
            }
        }
        return true;
    }

    /// Notes the packets of a changed rule that no rule before it surely takes.
    private void reaching(Rule changed, List<Rule> before) {
        int known = cubes.size();
        for (Cube cube : changed.match().cubes()) {
            Overlaps<Rule> taking = taking(cube, before);
            ServiceSet services = taking.uncovered(cube, r -> true, new ArrayList<>());
            if (services.isEmpty()) {
                continue;
            }
            Cube left = cube.withService(services);
            List<Cube> cuts = taking.meeting(left);
            List<Cube> parts = cuts.size() <= CUTS_LIMIT ? Sweep.minus(left, cuts) : List.of(left);
            cubes.addAll(parts.size() <= PARTS_LIMIT ? parts : List.of(left));
        }
        if (cubes.size() > known) {
            matched.addAll(changed.match().cubes());
        }
    }

    /// The rules that surely take a part of some packets, whichever way these go.
    private static Overlaps<Rule> taking(Cube packets, List<Rule> rules) {
        Overlaps<Rule> taking = new Overlaps<>();
        for (Rule rule : rules) {
            boolean always =
                    DeadRules.takes(rule)
                            && rule.match().in().equals(InterfaceMatch.ANY)
                            && rule.match().out().equals(InterfaceMatch.ANY);
            for (Cube taken : always ? rule.match().cubes() : List.<Cube>of()) {
                if (taken.overlaps(packets)
                        && !taking.uncovered(taken, r -> true, new ArrayList<>()).isEmpty()) {
                    taking.add(taken, rule);
                }
            }
        }
        return taking;
    }

    private boolean same(Rule then, Rule now) {
        if (then == now && isPlain(now.action()) && renumbering.isUnmoved(now.line())) {
            return true;
        }
        return renumbering.now(then.line()).filter(now.line()::equals).isPresent()
                && then.match().equals(now.match())
                && sameAction(then.action(), now.action());
    }

    private static boolean isPlain(Action action) {
        return action instanceof Action.Accept || action instanceof Action.Drop;
    }

    private boolean sameAction(Action then, Action now) {
        return switch (then) {
            case Action.Jump(Chain inner) ->
                    now instanceof Action.Jump(Chain other) && chain(inner, other);
            case Action.Goto(Chain inner) ->
                    now instanceof Action.Goto(Chain other) && chain(inner, other);
            default -> then.equals(now);
        };
    }
}
