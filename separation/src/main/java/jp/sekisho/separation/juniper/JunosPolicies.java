// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Match.Fit;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.juniper.JunosApplications.Traffic;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.reading.ConfigText;

/// The security policies (Juniper, Security Policies User Guide, "Security Policies Overview" and
/// "Global Security Policies"): of the pair of zones the first policy that matches decides, in the
/// order of the configuration; then the global ones; then the default policy, which denies. Traffic
/// within one zone needs a policy as well.
final class JunosPolicies {

    private static final String DEVICE = "junos-host";
    private static final Set<String> INSPECTING =
            Set.of(
                    "application-services",
                    "firewall-authentication",
                    "tcp-options",
                    "services-offload");
    private static final Set<String> ANYTHING = Set.of("any", "none");

    private final ConfigText text;
    private final JunosZones zones;
    private final JunosBooks books;
    private final JunosApplications applications;
    private final Map<List<String>, Policy> policies = new LinkedHashMap<>();
    private boolean permitAll;
    private Line last;

    /// One policy.
    private static final class Policy {
        private final List<String> context;
        private final Set<String> from = new TreeSet<>();
        private final Set<String> to = new TreeSet<>();
        private final List<String> sources = new ArrayList<>();
        private final List<String> destinations = new ArrayList<>();
        private final List<String> services = new ArrayList<>();
        private boolean notSources;
        private boolean notDestinations;
        private Optional<String> verb = Optional.empty();
        private boolean sometimes;
        private boolean understood = true;
        private int index;

        Policy(List<String> context, int index) {
            this.context = context;
            this.index = index;
        }

        boolean isGlobal() {
            return context.getFirst().equals("global");
        }

        boolean permits() {
            return verb.equals(Optional.of("permit"));
        }

        String described() {
            return String.join(" ", context)
                    + " match source-address "
                    + String.join(" ", sources)
                    + " destination-address "
                    + String.join(" ", destinations)
                    + " application "
                    + String.join(" ", services)
                    + " then "
                    + verb.orElse("?");
        }
    }

    JunosPolicies(
            ConfigText text, JunosZones zones, JunosBooks books, JunosApplications applications) {
        this.text = text;
        this.zones = zones;
        this.books = books;
        this.applications = applications;
        this.last = text.unwritten("既定の拒否 (どのポリシーにも当たらない通信)");
    }

    /// What became of a statement.
    enum Reading {
        UNDERSTOOD,
        /** The policy in which it stands counts as not understood. */
        HELD,
        /** It may matter to any packet. */
        STRANGE
    }

    /// Reads what stands behind `security policies`.
    Reading statement(Statement statement, List<String> words) {
        if (words.isEmpty()) {
            return Reading.UNDERSTOOD;
        }
        return switch (words.getFirst()) {
            case "policy-rematch", "traceoptions", "policy-stats" -> Reading.UNDERSTOOD;
            case "default-policy" -> otherwise(statement, words);
            case "from-zone" -> {
                boolean whole =
                        words.size() >= 6
                                && words.get(2).equals("to-zone")
                                && words.get(4).equals("policy");
                yield whole ? within(statement, words, 6) : Reading.STRANGE;
            }
            case "global" ->
                    words.size() >= 3 && words.get(1).equals("policy")
                            ? within(statement, words, 3)
                            : Reading.STRANGE;
            default -> Reading.STRANGE;
        };
    }

    private Reading otherwise(Statement statement, List<String> words) {
        permitAll = words.equals(List.of("default-policy", "permit-all"));
        last = text.line(statement.index());
        return permitAll || words.equals(List.of("default-policy", "deny-all"))
                ? Reading.UNDERSTOOD
                : Reading.STRANGE;
    }

    private Reading within(Statement statement, List<String> words, int at) {
        List<String> context = List.copyOf(words.subList(0, at));
        Policy policy = policies.computeIfAbsent(context, c -> new Policy(c, statement.index()));
        if (!policy.isGlobal()) {
            policy.from.add(context.get(1));
            policy.to.add(context.get(3));
        }
        List<String> rest = words.subList(at, words.size());
        boolean understood = rest.isEmpty() || property(policy, statement, rest);
        policy.understood &= understood;
        return understood ? Reading.UNDERSTOOD : Reading.HELD;
    }

    private static boolean property(Policy policy, Statement statement, List<String> rest) {
        List<String> more = rest.subList(1, rest.size());
        return switch (rest.getFirst()) {
            case "description" -> true;
            case "scheduler-name" -> {
                policy.sometimes = true;
                yield true;
            }
            case "match" -> match(policy, more);
            case "then" -> then(policy, statement, more);
            default -> false;
        };
    }

    private static boolean match(Policy policy, List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String key = words.get(at++);
            if (key.equals("source-address-excluded")) {
                policy.notSources = true;
                continue;
            }
            if (key.equals("destination-address-excluded")) {
                policy.notDestinations = true;
                continue;
            }
            if (at == words.size()) {
                return false;
            }
            String value = words.get(at++);
            boolean understood =
                    switch (key) {
                        case "source-address" -> policy.sources.add(value);
                        case "destination-address" -> policy.destinations.add(value);
                        case "application" -> policy.services.add(value);
                        case "from-zone" -> policy.isGlobal() && kept(policy.from, value);
                        case "to-zone" -> policy.isGlobal() && kept(policy.to, value);
                        case "source-identity", "dynamic-application", "url-category" ->
                                ANYTHING.contains(value);
                        default -> false;
                    };
            if (!understood) {
                return false;
            }
        }
        return true;
    }

    private static boolean kept(Set<String> names, String name) {
        names.add(name);
        return true;
    }

    /// What only inspects a permitted session can but end it (`application-services`).
    private static boolean then(Policy policy, Statement statement, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        return switch (words.getFirst()) {
            case "log", "count" -> true;
            case "deny", "reject", "permit" -> {
                policy.verb = Optional.of(words.getFirst());
                policy.index = statement.index();
                String more = words.size() > 1 ? words.get(1) : "";
                policy.sometimes |= more.equals("firewall-authentication");
                yield more.isEmpty() || (policy.permits() && INSPECTING.contains(more));
            }
            default -> false;
        };
    }

    /// Says whether policies decide about traffic to the device itself, beside
    /// `host-inbound-traffic`.
    boolean narrowsDevice() {
        return policies.values().stream()
                .anyMatch(policy -> policy.to.contains(DEVICE) || policy.isGlobal());
    }

    /// Returns what happens to traffic through the device.
    ///
    /// @param sixIsSaid whether the configuration says how IPv6 is handled
    Chain forward(boolean sixIsSaid) {
        Chain chain = new Chain("security policies");
        if (!sixIsSaid) {
            // Whether IPv6 is dropped or takes part in policies depends on model and release.
            chain.add(
                    new Rule(
                            new Match(
                                    List.of(Cube.V6),
                                    InterfaceMatch.ANY,
                                    InterfaceMatch.ANY,
                                    Fit.AT_MOST),
                            Action.DROP,
                            text.unwritten(
                                    "IPv6 を通すかどうかの指定がない (forwarding-options family inet6)")));
        }
        List<Rule> opened = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (boolean global : new boolean[] {false, true}) {
            policies.values().stream()
                    .filter(policy -> policy.isGlobal() == global)
                    .forEach(policy -> rule(policy, rules, opened));
        }
        boolean denies = rules.stream().anyMatch(rule -> rule.action() instanceof Action.Drop);
        if (denies) {
            opened.forEach(chain::add);
        }
        rules.forEach(chain::add);
        if (!denies) {
            opened.forEach(chain::add);
        }
        if (permitAll) {
            chain.add(
                    new Rule(
                            new Match(List.of(Cube.ANY), zones.all(), zones.all(), Fit.EXACT),
                            Action.ACCEPT,
                            last));
            return chain.otherwise(Action.DROP, text.unwritten("zone にない口の通信は通らない"));
        }
        return chain.otherwise(Action.DROP, last);
    }

    private void rule(Policy policy, List<Rule> rules, List<Rule> opened) {
        Optional<AddressSet> sources = addresses(policy, policy.from, policy.sources);
        Optional<AddressSet> destinations = addresses(policy, policy.to, policy.destinations);
        Optional<Traffic> traffic = traffic(policy.services);
        boolean plain =
                policy.understood
                        && policy.verb.isPresent()
                        && sources.isPresent()
                        && destinations.isPresent()
                        && traffic.isPresent();
        Fit fit = !plain ? Fit.AT_MOST : policy.sometimes ? Fit.SOMETIMES : Fit.EXACT;
        AddressSet from = negated(sources, policy.notSources);
        AddressSet to = negated(destinations, policy.notDestinations);
        ServiceSet services = traffic.map(Traffic::services).orElse(ServiceSet.ANY);
        Line line = text.line(policy.index);
        Line shown = new Line(line.device(), line.file(), line.number(), policy.described());
        Action action =
                policy.verb.isEmpty()
                        ? Action.UNKNOWN
                        : policy.permits() ? Action.ACCEPT : Action.DROP;
        InterfaceMatch in = side(policy, policy.from);
        InterfaceMatch out = side(policy, policy.to);
        Cube cube = new Cube(from, to, services, State.ANY);
        if (!cube.isEmpty()) {
            rules.add(new Rule(new Match(List.of(cube), in, out, fit), action, shown));
        }
        if (policy.permits() && traffic.map(Traffic::opening).orElse(true) && plain) {
            Line opening =
                    new Line(
                            line.device(),
                            line.file(),
                            line.number(),
                            policy.described() + " (ALG が続けて開く通信)");
            Cube same = new Cube(from, to, ServiceSet.ANY, State.ANY);
            Cube back = new Cube(to, from, ServiceSet.ANY, State.ANY);
            opened.add(
                    new Rule(
                            new Match(List.of(same), in, out, Fit.AT_MOST),
                            Action.UNKNOWN,
                            opening));
            opened.add(
                    new Rule(
                            new Match(List.of(back), out, in, Fit.AT_MOST),
                            Action.UNKNOWN,
                            opening));
        }
    }

    /// A global policy without zones is for all of them.
    private InterfaceMatch side(Policy policy, Set<String> names) {
        if (names.isEmpty() || (policy.isGlobal() && names.contains("any"))) {
            return zones.all();
        }
        Set<String> all = new TreeSet<>();
        names.forEach(name -> all.addAll(zones.interfaces(name).names()));
        return new InterfaceMatch(all, false);
    }

    /// A name that stands for different addresses in the books of several zones is not one set.
    private Optional<AddressSet> addresses(Policy policy, Set<String> at, List<String> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> zone = policy.isGlobal() ? Optional.empty() : at.stream().findFirst();
        AddressSet all = AddressSet.NONE;
        for (String name : names) {
            Optional<AddressSet> one = books.find(zone, name);
            if (one.isEmpty()) {
                return one;
            }
            all = all.or(one.get());
        }
        return Optional.of(all);
    }

    private Optional<Traffic> traffic(List<String> names) {
        Traffic all = new Traffic(ServiceSet.NONE, false);
        for (String name : names) {
            Optional<Traffic> one = applications.find(name);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = all.or(one.get());
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static AddressSet negated(Optional<AddressSet> set, boolean negated) {
        return set.map(s -> negated ? AddressSet.ANY.minus(s) : s).orElse(AddressSet.ANY);
    }
}
