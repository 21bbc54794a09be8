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

    /// Settings of a policy that do not change what passes (FortiOS CLI reference, `firewall
    /// policy`).
    private static final Set<String> HARMLESS =
            Set.of(
                    "name uuid srcintf dstintf srcaddr dstaddr service action schedule status nat"
                            .split(" ", -1));

    private static final Set<String> MORE =
            Set.of(
                    ("logtraffic logtraffic-start comments utm-status inspection-mode av-profile"
                                    + " webfilter-profile ips-sensor application-list ssl-ssh-profile"
                                    + " dnsfilter-profile emailfilter-profile file-filter-profile"
                                    + " profile-protocol-options profile-type profile-group traffic-shaper"
                                    + " traffic-shaper-reverse per-ip-shaper ippool poolname fixedport"
                                    + " session-ttl label global-label match-vip srcaddr-negate"
                                    + " dstaddr-negate service-negate groups users internet-service"
                                    + " internet-service-name internet-service-id internet-service-src"
                                    + " internet-service-src-name tcp-mss-sender tcp-mss-receiver"
                                    + " auto-asic-offload np-acceleration capture-packet wanopt"
                                    + " webcache dlp-profile dlp-sensor voip-profile waf-profile"
                                    + " schedule-timeout block-notification diffserv-forward"
                                    + " diffservcode-forward vpntunnel send-deny-packet"
                                    + " permit-any-host anti-replay delay-tcp-npu-session cgn-eif"
                                    + " cgn-eim application-charts spamfilter-profile icap-profile"
                                    + " rtp-nat tos custom-log-fields dscp-match")
                            .split(" ", -1));

    private final ConfigText text;
    private final FortiNetwork network;
    private final InterfaceMatch members;
    private final FortiObjects objects = new FortiObjects();
    private final FortiVirtual virtual;
    private final Map<String, AddressSet> pools = new HashMap<>();
    private final List<Rule> policies = new ArrayList<>();
    private final List<Rule> translations = new ArrayList<>();
    private final List<Rule> central = new ArrayList<>();
    private final List<Rule> local = new ArrayList<>();
    private boolean centralNat;

    FortiPolicies(ConfigText text, FortiNetwork network, InterfaceMatch members) {
        this.text = text;
        this.network = network;
        this.members = members;
        this.virtual = new FortiVirtual(text);
    }

    FortiObjects objects() {
        return objects;
    }

    FortiVirtual virtual() {
        return virtual;
    }

    void settings(Entry entry) {
        centralNat = entry.one("central-nat", "disable").equals("enable");
    }

    boolean pool(Entry entry) {
        Optional<AddressSet> set =
                AddressSet.tryParse(entry.one("startip", "") + "-" + entry.one("endip", ""));
        set.ifPresent(s -> pools.put(entry.name, s));
        return set.isPresent();
    }

    boolean policy(Entry entry) {
        Line line = text.line(entry.line);
        if (entry.one("status", "enable").equals("disable")) {
            return true;
        }
        List<String> to = entry.list("dstaddr");
        List<String> plainTo = to.stream().filter(n -> !virtual.isKnown(n)).toList();
        Optional<List<FortiVirtual.Virtual>> redirected = virtual.named(to);
        boolean byVirtual = plainTo.size() < to.size();
        Optional<AddressSet> source = objects.addresses(entry.list("srcaddr"));
        Optional<AddressSet> destination = objects.addresses(plainTo);
        Optional<ServiceSet> service = objects.services(entry.list("service"));
        boolean plain =
                source.isPresent()
                        && destination.isPresent()
                        && service.isPresent()
                        && redirected.isPresent()
                        && !entry.one("internet-service", "disable").equals("enable")
                        && !entry.one("internet-service-src", "disable").equals("enable")
                        && entry.values.keySet().stream()
                                .allMatch(k -> HARMLESS.contains(k) || MORE.contains(k));
        boolean sometimes =
                !entry.one("schedule", "always").equals("always")
                        || entry.values.containsKey("groups")
                        || entry.values.containsKey("users");
        Match.Fit fit =
                !plain ? Match.Fit.AT_MOST : sometimes ? Match.Fit.SOMETIMES : Match.Fit.EXACT;
        ServiceSet services =
                entry.one("service-negate", "disable").equals("enable")
                        ? service.orElse(ServiceSet.NONE).complement()
                        : service.orElse(ServiceSet.ANY);
        AddressSet from = negated(source.orElse(AddressSet.V4), entry, "srcaddr-negate");
        AddressSet open = byVirtual && plainTo.isEmpty() ? AddressSet.NONE : AddressSet.V4;
        Cube cube =
                new Cube(
                        source.isEmpty() ? AddressSet.V4 : from,
                        destination.isEmpty()
                                ? AddressSet.V4
                                : plainTo.isEmpty()
                                        ? open
                                        : negated(destination.get(), entry, "dstaddr-negate"),
                        services,
                        State.ANY);
        String verb = entry.one("action", "deny");
        Action action =
                switch (verb) {
                    case "accept" -> Action.ACCEPT;
                    case "deny" -> Action.DROP;
                    default -> Action.UNKNOWN;
                };
        Line shown = new Line(line.device(), line.file(), line.number(), described(entry));
        List<Rule> rules = new ArrayList<>();
        for (FortiVirtual.Virtual one : redirected.orElse(List.of())) {
            Cube through =
                    new Cube(
                            cube.source(),
                            one.mapped(),
                            services.and(one.services()),
                            State.REDIRECTED);
            add(rules, entry, List.of(through), fit, action, shown);
        }
        boolean matchVirtual =
                centralNat
                        || (verb.equals("deny")
                                && entry.one("match-vip", "disable").equals("enable"));
        int direct = matchVirtual ? State.ANY : State.ANY & ~State.REDIRECTED;
        add(rules, entry, List.of(cube.withStates(direct)), fit, action, shown);
        if (!matchVirtual && !entry.one("match-vip", "").equals("disable")) {
            Cube perhaps = cube.withStates(State.REDIRECTED);
            add(rules, entry, List.of(perhaps), Match.Fit.AT_MOST, action, shown);
        }
        policies.addAll(rules);
        if (verb.equals("accept")) {
            rules.forEach(r -> translation(r, entry));
        }
        return plain && !verb.equals("ipsec");
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

    private void translation(Rule rule, Entry entry) {
        Action then = Action.ACCEPT;
        if (entry.one("nat", "disable").equals("enable")) {
            then =
                    entry.one("ippool", "disable").equals("enable")
                            ? pooled(entry.list("poolname"))
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
        if (entry.one("status", "enable").equals("disable")) {
            return true;
        }
        Optional<AddressSet> source = objects.addresses(entry.list("orig-addr"));
        Optional<AddressSet> destination = objects.addresses(entry.list("dst-addr"));
        boolean plain =
                source.isPresent()
                        && destination.isPresent()
                        && entry.one("protocol", "0").equals("0")
                        && !entry.values.containsKey("orig-port")
                        && !entry.one("type", "ipv4").equals("ipv6");
        Cube cube =
                Cube.ANY
                        .withSource(source.orElse(AddressSet.V4))
                        .withDestination(destination.orElse(AddressSet.V4));
        Match match =
                new Match(
                        List.of(cube),
                        network.sides(entry.list("srcintf")),
                        network.sides(entry.list("dstintf")),
                        plain ? Match.Fit.EXACT : Match.Fit.AT_MOST);
        List<String> pool = entry.list("nat-ippool");
        Action action =
                entry.one("nat", "enable").equals("disable")
                        ? Action.ACCEPT
                        : pool.isEmpty() ? new Action.Masquerade() : pooled(pool);
        central.add(new Rule(match, plain ? action : Action.UNKNOWN, text.line(entry.line)));
        return plain;
    }

    /// One entry of `firewall local-in-policy`.
    boolean local(Entry entry) {
        if (entry.one("status", "enable").equals("disable")) {
            return true;
        }
        Optional<AddressSet> source = objects.addresses(entry.list("srcaddr"));
        Optional<AddressSet> destination = objects.addresses(entry.list("dstaddr"));
        Optional<ServiceSet> service = objects.services(entry.list("service"));
        boolean plain = source.isPresent() && destination.isPresent() && service.isPresent();
        boolean always = entry.one("schedule", "always").equals("always");
        Cube cube =
                new Cube(
                        negated(source.orElse(AddressSet.V4), entry, "srcaddr-negate"),
                        negated(destination.orElse(AddressSet.V4), entry, "dstaddr-negate"),
                        service.orElse(ServiceSet.ANY),
                        State.ANY);
        Match match =
                new Match(
                        List.of(cube),
                        network.sides(entry.list("intf")),
                        InterfaceMatch.ANY,
                        plain ? always ? Match.Fit.EXACT : Match.Fit.SOMETIMES : Match.Fit.AT_MOST);
        // An accept lets pass only what allowaccess lets pass as well.
        Action action = entry.one("action", "deny").equals("deny") ? Action.DROP : Action.RETURN;
        local.add(new Rule(match, action, text.line(entry.line)));
        return plain;
    }

    List<Stage> stages(boolean terminates) {
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
                new Stage(Hook.BEFORE_ROUTING, 0, true, AddressSet.V4, only(before, true)),
                new Stage(Hook.FORWARD, 0, false, AddressSet.V4, only(forward, false)),
                new Stage(Hook.AFTER_ROUTING, 0, true, AddressSet.V4, only(after, false)),
                new Stage(
                        Hook.TO_DEVICE,
                        0,
                        false,
                        AddressSet.ANY,
                        only(toDevice(terminates), true)));
    }

    /// A chain for the interfaces of this VDOM alone.
    private Chain only(Chain chain, boolean byIn) {
        if (members.equals(InterfaceMatch.ANY) || chain.isIdle()) {
            return chain;
        }
        Match match =
                new Match(
                        List.of(Cube.ANY),
                        members,
                        byIn ? InterfaceMatch.ANY : members,
                        Match.Fit.EXACT);
        return new Chain(chain.name())
                .add(new Rule(match, new Action.Goto(chain), text.unwritten(chain.name())));
    }

    private Chain toDevice(boolean terminates) {
        Chain denied = new Chain("local-in-policy");
        local.forEach(denied::add);
        Chain chain = new Chain("local-in");
        chain.add(new Rule(Match.ALL, new Action.Jump(denied), text.unwritten("local-in-policy")));
        network.access()
                .forEach((name, allowed) -> {
                    for (String word : allowed) {
                        objects.management(word)
                                .ifPresent(service ->
                                        chain.add(
                                                new Rule(
                                                        new Match(
                                                                List.of(
                                                                        Cube.ANY.withService(
                                                                                service)),
                                                                InterfaceMatch.of(name),
                                                                InterfaceMatch.ANY,
                                                                Match.Fit.EXACT),
                                                        Action.ACCEPT,
                                                        text.unwritten(
                                                                name + " の allowaccess " + word))));
                    }
                });
        return chain.otherwise(
                terminates ? Action.UNKNOWN : Action.DROP,
                text.unwritten(
                        terminates ? "機器自身への通信 (VPN、DHCP、DNS の受け口は読んでいない)" : "機器自身への、許していない通信"));
    }

    private static AddressSet negated(AddressSet set, Entry entry, String key) {
        return entry.one(key, "disable").equals("enable") ? AddressSet.V4.minus(set) : set;
    }

    private static String described(Entry entry) {
        StringBuilder words = new StringBuilder("edit ").append(entry.name);
        for (String key :
                List.of("name", "srcintf", "dstintf", "srcaddr", "dstaddr", "service", "action")) {
            if (entry.values.containsKey(key)) {
                words.append(' ').append(key).append(' ').append(String.join(" ", entry.list(key)));
            }
        }
        return words.toString();
    }
}
