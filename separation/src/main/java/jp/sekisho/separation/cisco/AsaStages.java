// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.reading.ConfigText;

/// Puts an ASA's access rules and security levels in the packet's way.
final class AsaStages {

    private static final int LEVELS = 0;
    private static final int IN = 10;
    private static final int OUT = 20;

    /// `access-group`; an empty interface stands for all of them.
    record Group(String list, boolean in, String interfaceName, Line line) {}

    /// Who may manage the device.
    record Management(AddressSet from, String interfaceName, ServiceSet service, Line line) {}

    private final ConfigText text;
    private final AccessLists lists;
    private final Collection<AsaInterface> interfaces;
    private final List<Group> groups;
    private final boolean sameLevel;

    AsaStages(
            ConfigText text,
            AccessLists lists,
            Collection<AsaInterface> interfaces,
            List<Group> groups,
            boolean sameLevel) {
        this.text = text;
        this.lists = lists;
        this.interfaces = interfaces;
        this.groups = groups;
        this.sameLevel = sameLevel;
    }

    List<Stage> filters() {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(Hook.FORWARD, LEVELS, false, AddressSet.ANY, levels()));
        for (AsaInterface known : interfaces) {
            Optional<Chain> rules = inbound(known.name);
            rules.ifPresent(chain -> stages.add(inStage(known.name, chain)));
            known.down.ifPresent(line -> stages.add(down(known.name, line)));
        }
        for (Group group : groups) {
            if (!group.in) {
                Chain rules =
                        lists.chain(group.list)
                                .otherwise(
                                        Action.DROP,
                                        text.unwritten("暗黙の拒否 (access-list " + group.list + ")"));
                Chain entry = new Chain(group.interfaceName + " out");
                entry.add(
                        new Rule(
                                between(InterfaceMatch.ANY, InterfaceMatch.of(group.interfaceName)),
                                new Action.Goto(rules),
                                group.line));
                stages.add(new Stage(Hook.FORWARD, OUT, false, AddressSet.ANY, entry));
            }
        }
        return stages;
    }

    private static Match between(InterfaceMatch in, InterfaceMatch out) {
        return new Match(List.of(Cube.ANY), in, out, Match.Fit.EXACT);
    }

    private Optional<Group> group(String name) {
        return groups.stream().filter(g -> g.in && g.interfaceName.equals(name)).findFirst();
    }

    private Optional<Chain> inbound(String name) {
        Optional<Group> own = group(name);
        Optional<Group> global = group("");
        if (own.isEmpty() && global.isEmpty()) {
            return Optional.empty();
        }
        Chain chain = new Chain(name + " in");
        own.ifPresent(g -> lists.rules(g.list).forEach(chain::add));
        global.ifPresent(g -> lists.rules(g.list).forEach(chain::add));
        String which = own.or(() -> global).map(Group::list).orElse("");
        return Optional.of(
                chain.otherwise(Action.DROP, text.unwritten("暗黙の拒否 (access-list " + which + ")")));
    }

    private Stage inStage(String name, Chain rules) {
        Chain entry = new Chain(name + " in");
        Line line = group(name).or(() -> group("")).map(Group::line).orElse(text.unwritten(name));
        entry.add(
                new Rule(
                        between(InterfaceMatch.of(name), InterfaceMatch.ANY),
                        new Action.Goto(rules),
                        line));
        return new Stage(Hook.FORWARD, IN, false, AddressSet.ANY, entry);
    }

    private static Stage down(String name, Line line) {
        Chain chain = new Chain(name + " down");
        chain.add(
                new Rule(between(InterfaceMatch.of(name), InterfaceMatch.ANY), Action.DROP, line));
        chain.add(
                new Rule(between(InterfaceMatch.ANY, InterfaceMatch.of(name)), Action.DROP, line));
        return new Stage(Hook.FORWARD, LEVELS, false, AddressSet.ANY, chain);
    }

    private Chain levels() {
        Chain chain = new Chain("security-level");
        Line same = text.unwritten("security-level が同じ口どうしは通さない (same-security-traffic がない)");
        Line rises = text.unwritten("security-level が低い口から高い口へは通さない (access-group がない)");
        for (AsaInterface from : interfaces) {
            Set<String> equal = new LinkedHashSet<>();
            Set<String> higher = new LinkedHashSet<>();
            for (AsaInterface to : interfaces) {
                if (to.level() == from.level() && !to.name.equals(from.name)) {
                    equal.add(to.name);
                } else if (to.level() > from.level()) {
                    higher.add(to.name);
                }
            }
            boolean ruled = group(from.name).isPresent() || group("").isPresent();
            deny(chain, from.name, sameLevel ? Set.of() : equal, same);
            deny(chain, from.name, ruled ? Set.of() : higher, rises);
        }
        return chain;
    }

    private static void deny(Chain chain, String from, Set<String> to, Line line) {
        if (!to.isEmpty()) {
            chain.add(
                    new Rule(
                            between(InterfaceMatch.of(from), new InterfaceMatch(to, false)),
                            Action.DROP,
                            line));
        }
    }

    /// What reaches the device: management as configured, ICMP (allowed unless `icmp` says
    /// otherwise), and what it terminates, which is not modelled.
    Stage toDevice(List<Management> management, boolean terminates) {
        Chain chain = new Chain("to the device");
        for (Management allowed : management) {
            Cube cube = new Cube(allowed.from, AddressSet.ANY, allowed.service, State.ANY);
            chain.add(
                    new Rule(
                            new Match(
                                    List.of(cube),
                                    InterfaceMatch.of(allowed.interfaceName),
                                    InterfaceMatch.ANY,
                                    Match.Fit.EXACT),
                            Action.ACCEPT,
                            allowed.line));
        }
        if (terminates) {
            Line line = text.unwritten("機器自身への通信 (VPN、SNMP、DHCP、icmp の設定は読んでいない)");
            chain.otherwise(Action.UNKNOWN, line);
        } else {
            Cube icmp =
                    Cube.ANY.withService(
                            ServiceSet.protocol(Protocol.ICMP)
                                    .or(ServiceSet.protocol(Protocol.ICMP6)));
            chain.add(
                    new Rule(
                            Match.of(List.of(icmp)),
                            Action.ACCEPT,
                            text.unwritten("機器自身への ICMP は、icmp の行がなければ通る")));
            chain.otherwise(Action.DROP, text.unwritten("機器自身への、許していない管理の通信"));
        }
        return new Stage(Hook.TO_DEVICE, 0, false, AddressSet.ANY, chain);
    }
}
