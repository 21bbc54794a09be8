// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.reading.ConfigText;

/// The policies of one VDOM.
///
/// A policy that names a virtual IP matches what that virtual IP redirected, and nothing else. Of
/// another policy Fortinet says that a deny leaves redirected packets alone unless `match-vip` is
/// set (on by default since 7.2.4); what an accept does with them is not documented, so it counts
/// as unknown for them. A policy whose objects are not understood matches at most what the rest of
/// it says.
final class FortiPolicies {

    private final ConfigText text;
    private final FortiNetwork network;
    private final FortiObjects objects = new FortiObjects();
    private final FortiVirtual virtual;
    private final Map<String, AddressSet> pools = new HashMap<>();
    private final List<Rule> policies = new ArrayList<>();
    private final List<Rule> translations = new ArrayList<>();
    private final List<Rule> central = new ArrayList<>();
    private boolean centralNat;

    FortiPolicies(ConfigText text, FortiNetwork network) {
        this.text = text;
        this.network = network;
        this.virtual = new FortiVirtual(text);
    }

    FortiObjects objects() {
        return objects;
    }

    FortiVirtual virtual() {
        return virtual;
    }

    /// `system settings`.
    ///
    /// @return whether the VDOM works as this reader takes it: routing, by policies, by sessions
    ///   (FortiOS administration guide: "Transparent mode", "NGFW policy", "Asymmetric routing")
    boolean settings(Entry entry) {
        centralNat = entry.enables("central-nat");
        return entry.one("opmode", "nat").equals("nat")
                && entry.one("ngfw-mode", "profile-based").equals("profile-based")
                && !entry.enables("asymroute", "asymroute6");
    }

    boolean pool(Entry entry) {
        Optional<AddressSet> set =
                AddressSet.tryParse(entry.one("startip", "") + "-" + entry.one("endip", ""));
        set.ifPresent(s -> pools.put(entry.name, s));
        return set.isPresent();
    }

    /// One entry of `firewall policy`. A policy holds for the family whose addresses it names
    /// (Fortinet, "Technical Tip: Consolidated IPv4 and IPv6 policies").
    boolean policy(Entry entry) {
        if (entry.isOff()) {
            return true;
        }
        boolean understood = true;
        boolean four = !entry.list("srcaddr").isEmpty() || !entry.list("dstaddr").isEmpty();
        boolean six = !entry.list("srcaddr6").isEmpty() || !entry.list("dstaddr6").isEmpty();
        if (four || !six || entry.enables("internet-service", "internet-service-src")) {
            understood = family(entry, false, "");
        }
        if (six || entry.enables("internet-service6", "internet-service6-src")) {
            understood &= family(entry, true, "6");
        }
        return understood;
    }

    /// One entry of `firewall policy6`, the table of IPv6 up to FortiOS 6.2.
    boolean policy6(Entry entry) {
        return entry.isOff() || family(entry, true, "");
    }

    /// One family's side of a policy.
    ///
    /// @param suffix what follows `srcaddr` and `dstaddr` in the names of this family's settings
    private boolean family(Entry entry, boolean six, String suffix) {
        FortiAddresses addresses = six ? objects.six() : objects.four();
        List<String> to = entry.list("dstaddr" + suffix);
        List<String> plainTo = to.stream().filter(n -> six || !virtual.isKnown(n)).toList();
        Optional<List<FortiVirtual.Virtual>> redirected =
                six ? Optional.of(List.of()) : virtual.named(to);
        boolean byVirtual = plainTo.size() < to.size();
        boolean fromService = entry.enables("internet-service" + suffix + "-src");
        boolean toService = entry.enables("internet-service" + suffix);
        Optional<AddressSet> source =
                fromService ? Optional.empty() : addresses.of(entry.list("srcaddr" + suffix));
        Optional<AddressSet> destination = toService ? Optional.empty() : addresses.of(plainTo);
        Optional<ServiceSet> service =
                toService ? Optional.empty() : objects.services(entry.list("service"));
        // Before settings of its own for IPv6, the manual does not say what a negation does there.
        boolean negatesUnclearly =
                six && suffix.equals("6") && entry.enables("srcaddr-negate", "dstaddr-negate");
        boolean plain =
                source.isPresent()
                        && destination.isPresent()
                        && service.isPresent()
                        && redirected.isPresent()
                        && !negatesUnclearly
                        && FortiPolicy.isKnown(entry);
        AddressSet sources =
                source.map(s -> addresses.negated(s, entry, "srcaddr" + suffix + "-negate"))
                        .orElse(addresses.all());
        AddressSet destinations =
                byVirtual && plainTo.isEmpty()
                        ? AddressSet.NONE
                        : destination
                                .map(s ->
                                        addresses.negated(s, entry, "dstaddr" + suffix + "-negate"))
                                .orElse(addresses.all());
        ServiceSet services =
                service.map(s -> entry.enables("service-negate") ? s.complement() : s)
                        .orElse(ServiceSet.ANY);
        if (negatesUnclearly) {
            sources = addresses.all();
            destinations = addresses.all();
        }
        Cube cube = new Cube(sources, destinations, services, State.ANY);
        List<Rule> rules =
                rules(entry, cube, redirected.orElse(List.of()), FortiPolicy.fit(entry, plain));
        policies.addAll(rules);
        if (entry.one("action", "deny").equals("accept")) {
            rules.forEach(r -> translation(r, entry, suffix));
        }
        return plain && !entry.one("action", "deny").equals("ipsec");
    }

    private List<Rule> rules(
            Entry entry, Cube cube, List<FortiVirtual.Virtual> redirected, Match.Fit fit) {
        String verb = entry.one("action", "deny");
        Action action =
                switch (verb) {
                    case "accept" -> Action.ACCEPT;
                    case "deny" -> Action.DROP;
                    default -> Action.UNKNOWN;
                };
        Line line = text.line(entry.line);
        Line shown =
                new Line(line.device(), line.file(), line.number(), FortiPolicy.described(entry));
        List<Rule> rules = new ArrayList<>();
        for (FortiVirtual.Virtual one : redirected) {
            Cube through =
                    new Cube(
                            cube.source(),
                            one.mapped(),
                            cube.service().and(one.services()),
                            State.REDIRECTED);
            add(rules, entry, List.of(through), fit, action, shown);
        }
        boolean matchVirtual = centralNat || (verb.equals("deny") && entry.enables("match-vip"));
        int direct = matchVirtual ? State.ANY : State.ANY & ~State.REDIRECTED;
        add(rules, entry, List.of(cube.withStates(direct)), fit, action, shown);
        if (!matchVirtual && !entry.one("match-vip", "").equals("disable")) {
            Cube perhaps = cube.withStates(State.REDIRECTED);
            add(rules, entry, List.of(perhaps), Match.Fit.AT_MOST, action, shown);
        }
        return rules;
    }

    private void add(
            List<Rule> rules,
            Entry entry,
            List<Cube> cubes,
            Match.Fit fit,
            Action action,
            Line line) {
        List<Cube> full = cubes.stream().filter(c -> !c.isEmpty()).toList();
        if (!full.isEmpty()) {
            Match match =
                    new Match(
                            full,
                            network.sides(entry.list("srcintf")),
                            network.sides(entry.list("dstintf")),
                            fit);
            rules.add(new Rule(match, action, line));
        }
    }

    private void translation(Rule rule, Entry entry, String suffix) {
        Action then = Action.ACCEPT;
        if (entry.enables("nat")) {
            List<String> pool = entry.list("poolname" + suffix);
            then =
                    entry.enables("ippool") && !pool.isEmpty()
                            ? pooled(pool)
                            : new Action.Masquerade();
        }
        translations.add(new Rule(rule.match(), then, rule.line()));
    }

    private Action pooled(List<String> names) {
        AddressSet all = AddressSet.NONE;
        for (String name : names) {
            AddressSet pool = pools.get(name);
            if (pool == null) {
                return Action.UNKNOWN;
            }
            all = all.or(pool);
        }
        return all.isEmpty()
                ? Action.UNKNOWN
                : new Action.Translate(Translation.ofSource(all, Optional.empty()));
    }

    /// One entry of `firewall central-snat-map`.
    boolean central(Entry entry) {
        if (entry.isOff()) {
            return true;
        }
        boolean six = entry.one("type", "ipv4").equals("ipv6");
        String suffix = six ? "6" : "";
        FortiAddresses addresses = six ? objects.six() : objects.four();
        Optional<AddressSet> source = addresses.of(entry.list("orig-addr" + suffix));
        Optional<AddressSet> destination = addresses.of(entry.list("dst-addr" + suffix));
        boolean plain =
                source.isPresent()
                        && destination.isPresent()
                        && entry.one("protocol", "0").equals("0")
                        && !entry.values.containsKey("orig-port")
                        && !entry.enables("nat46", "nat64");
        Cube cube =
                Cube.ANY
                        .withSource(source.orElse(addresses.all()))
                        .withDestination(destination.orElse(addresses.all()));
        Match match =
                new Match(
                        List.of(cube),
                        network.sides(entry.list("srcintf")),
                        network.sides(entry.list("dstintf")),
                        plain ? Match.Fit.EXACT : Match.Fit.AT_MOST);
        List<String> pool = entry.list("nat-ippool" + suffix);
        Action action =
                entry.one("nat", "enable").equals("disable")
                        ? Action.ACCEPT
                        : pool.isEmpty() ? new Action.Masquerade() : pooled(pool);
        central.add(new Rule(match, plain ? action : Action.UNKNOWN, text.line(entry.line)));
        return plain;
    }

    /// @param toDevice what is meant for the device itself
    List<Stage> stages(Chain toDevice) {
        Chain forward = new Chain("firewall policy");
        for (int i = 0; i < network.open().size(); i++) {
            InterfaceMatch zone = new InterfaceMatch(Set.copyOf(network.open().get(i)), false);
            Match match = new Match(List.of(Cube.ANY), zone, zone, Match.Fit.EXACT);
            forward.add(new Rule(match, Action.ACCEPT, network.openLines().get(i)));
        }
        policies.forEach(forward::add);
        forward.otherwise(Action.DROP, text.unwritten("暗黙の拒否 (どのポリシーにも当たらない通信)"));
        Chain after = new Chain("source nat");
        (centralNat ? central : translations).forEach(after::add);
        Chain before = new Chain("virtual ip");
        virtual.rules(centralNat).forEach(before::add);
        return List.of(
                new Stage(Hook.BEFORE_ROUTING, 0, true, AddressSet.V4, before),
                new Stage(Hook.FORWARD, 0, false, AddressSet.ANY, forward),
                new Stage(Hook.AFTER_ROUTING, 0, true, AddressSet.ANY, after),
                new Stage(Hook.TO_DEVICE, 0, false, AddressSet.ANY, toDevice));
    }
}
