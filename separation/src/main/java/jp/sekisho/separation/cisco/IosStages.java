// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import jp.sekisho.separation.reading.ConfigText;

/// Puts the access lists of interfaces in the packet's way.
///
/// The order is that of Cisco's "NAT Order of Operation" (document 6209): inbound list, translation
/// from outside, routing, translation from inside, outbound list.
final class IosStages {

    private static final int DOWN = -50;
    private static final int PORTS = -20;
    private static final int IN = 0;
    private static final int OUT = 20;

    private final IosReader.Flavour flavour;
    private final AccessLists lists;
    private final Map<String, CiscoInterface> interfaces;
    private final ConfigText text;

    IosStages(
            IosReader.Flavour flavour,
            AccessLists lists,
            Map<String, CiscoInterface> interfaces,
            ConfigText text) {
        this.flavour = flavour;
        this.lists = lists;
        this.interfaces = interfaces;
        this.text = text;
    }

    List<Stage> filters() {
        List<Stage> stages = new ArrayList<>();
        for (CiscoInterface known : interfaces.values()) {
            boolean port = known.isSwitched();
            for (CiscoInterface.Applied applied :
                    port ? List.<CiscoInterface.Applied>of() : known.applied) {
                stages.add(stage(known.name, applied, applied.in() ? IN : OUT));
            }
            known.down.ifPresent(line -> stages.addAll(down(known.name, line)));
        }
        stages.addAll(ports());
        return stages;
    }

    private Stage stage(String name, CiscoInterface.Applied applied, int priority) {
        Chain entry = new Chain(name + (applied.in() ? " in" : " out"));
        InterfaceMatch here = InterfaceMatch.of(name);
        Match match =
                new Match(
                        List.of(Cube.ANY),
                        applied.in() ? here : InterfaceMatch.ANY,
                        applied.in() ? InterfaceMatch.ANY : here,
                        Match.Fit.EXACT);
        if (lists.isKnown(applied.list())) {
            entry.add(new Rule(match, new Action.Goto(whole(applied)), applied.line()));
        }
        Hook hook = applied.in() ? Hook.BEFORE_ROUTING : Hook.AFTER_ROUTING;
        return new Stage(hook, priority, false, applied.family(), entry);
    }

    private Chain whole(CiscoInterface.Applied applied) {
        Chain chain = lists.chain(applied.list());
        if (flavour == IosReader.Flavour.ALLIEDWARE_PLUS) {
            return chain.otherwise(Action.ACCEPT, applied.line());
        }
        if (applied.family().equals(AddressSet.V6)) {
            // IPv6 lists end with permits for neighbour discovery, which does not leave a network.
            return chain.otherwise(Action.DROP, applied.line());
        }
        return chain.otherwise(Action.DROP, applied.line());
    }

    /// Lists on switch ports bind what a VLAN's interface gets only where every port of the VLAN
    /// has one; a packet may come through the port that lets the most pass.
    private List<Stage> ports() {
        List<Stage> stages = new ArrayList<>();
        for (CiscoInterface routed : interfaces.values()) {
            OptionalInt vlan = routed.vlan();
            if (vlan.isEmpty() || routed.isSwitched()) {
                continue;
            }
            List<CiscoInterface> members =
                    interfaces.values().stream()
                            .filter(i -> i.isSwitched() && i.down.isEmpty())
                            .filter(i -> i.port(1).carries(vlan.getAsInt()))
                            .toList();
            boolean bound =
                    !members.isEmpty() && members.stream().noneMatch(m -> m.applied.isEmpty());
            if (bound) {
                stages.add(
                        new Stage(
                                Hook.BEFORE_ROUTING,
                                PORTS,
                                false,
                                AddressSet.V4,
                                any(routed, members)));
            }
        }
        for (CiscoInterface port : interfaces.values()) {
            if (port.isSwitched()) {
                for (CiscoInterface.Applied applied : port.applied) {
                    stages.add(stage(port.name, applied, PORTS));
                }
            }
        }
        return stages;
    }

    private Chain any(CiscoInterface routed, List<CiscoInterface> members) {
        Map<List<String>, CiscoInterface> different = new LinkedHashMap<>();
        for (CiscoInterface member : members) {
            different.putIfAbsent(
                    member.applied.stream().map(CiscoInterface.Applied::list).toList(), member);
        }
        Chain union = new Chain("ports of " + routed.name);
        InterfaceMatch here = InterfaceMatch.of(routed.name);
        Match match = new Match(List.of(Cube.ANY), here, InterfaceMatch.ANY, Match.Fit.EXACT);
        for (CiscoInterface member : different.values()) {
            Chain one = new Chain(member.name);
            for (CiscoInterface.Applied applied : member.applied) {
                for (Rule rule : lists.rules(applied.list())) {
                    boolean drop = rule.action() instanceof Action.Drop;
                    one.add(drop ? new Rule(rule.match(), Action.RETURN, rule.line()) : rule);
                }
            }
            Line last = member.applied.getLast().line();
            if (flavour == IosReader.Flavour.ALLIEDWARE_PLUS) {
                one.otherwise(Action.ACCEPT, last);
            }
            union.add(new Rule(match, new Action.Jump(one), last));
        }
        CiscoInterface first = members.getFirst();
        union.add(new Rule(match, Action.DROP, first.applied.getLast().line()));
        return union;
    }

    private static List<Stage> down(String name, Line line) {
        InterfaceMatch here = InterfaceMatch.of(name);
        Chain in = new Chain(name + " down");
        in.add(
                new Rule(
                        new Match(List.of(Cube.ANY), here, InterfaceMatch.ANY, Match.Fit.EXACT),
                        Action.DROP,
                        line));
        Chain out = new Chain(name + " down");
        out.add(
                new Rule(
                        new Match(List.of(Cube.ANY), InterfaceMatch.ANY, here, Match.Fit.EXACT),
                        Action.DROP,
                        line));
        return List.of(
                new Stage(Hook.BEFORE_ROUTING, DOWN, false, AddressSet.ANY, in),
                new Stage(Hook.FORWARD, DOWN, false, AddressSet.ANY, out));
    }

    /// What is not routed at all: IPv4 after `no ip routing`, IPv6 without `ipv6 unicast-routing`
    /// (AlliedWare Plus: `ipv6 forwarding`).
    List<Stage> blocked(Optional<Line> notRouting, boolean routesSix) {
        List<Stage> stages = new ArrayList<>();
        notRouting.ifPresent(line ->
                stages.add(
                        new Stage(
                                Hook.FORWARD,
                                DOWN,
                                false,
                                AddressSet.V4,
                                new Chain("no routing").otherwise(Action.DROP, line))));
        if (!routesSix) {
            Line line = text.unwritten("IPv6 の転送は有効にされていない");
            stages.add(
                    new Stage(
                            Hook.FORWARD,
                            DOWN,
                            false,
                            AddressSet.V6,
                            new Chain("no IPv6").otherwise(Action.DROP, line)));
        }
        return stages;
    }
}
