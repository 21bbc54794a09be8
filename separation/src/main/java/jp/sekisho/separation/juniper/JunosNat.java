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
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.reading.ConfigText;

/// Source NAT (Juniper, NAT User Guide, "Source NAT"): after the policies, of the rule set between
/// the zones the first rule that matches decides.
final class JunosNat {

    private final ConfigText text;
    private final JunosZones zones;
    private final Map<String, AddressSet> pools = new LinkedHashMap<>();
    private final Map<String, RuleSet> sets = new LinkedHashMap<>();

    private static final class RuleSet {
        private final Set<String> from = new TreeSet<>();
        private final Set<String> to = new TreeSet<>();
        private final Map<String, One> rules = new LinkedHashMap<>();
        private boolean understood = true;
    }

    private static final class One {
        private AddressSet sources = AddressSet.NONE;
        private AddressSet destinations = AddressSet.NONE;
        private List<String> then = List.of();
        private boolean understood = true;
        private int index;
    }

    JunosNat(ConfigText text, JunosZones zones) {
        this.text = text;
        this.zones = zones;
    }

    /// Reads what stands behind `security nat source`.
    ///
    /// @return whether it was understood; where not, the rules that it belongs to count as unknown
    boolean statement(Statement statement, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        if (words.size() >= 2 && words.getFirst().equals("pool")) {
            return pool(words.get(1), words.subList(2, words.size()));
        }
        if (words.size() < 2 || !words.getFirst().equals("rule-set")) {
            return false;
        }
        RuleSet set = sets.computeIfAbsent(words.get(1), n -> new RuleSet());
        List<String> rest = words.subList(2, words.size());
        if (rest.isEmpty() || rest.getFirst().equals("description")) {
            return true;
        }
        if (rest.size() >= 2 && rest.getFirst().equals("rule")) {
            One one = set.rules.computeIfAbsent(rest.get(1), n -> new One());
            one.index = statement.index();
            boolean understood = rule(one, rest.subList(2, rest.size()));
            one.understood &= understood;
            return understood;
        }
        boolean understood = rest.size() == 3 && side(set, rest);
        set.understood &= understood;
        return understood;
    }

    private boolean side(RuleSet set, List<String> rest) {
        Set<String> names =
                switch (rest.get(1)) {
                    case "zone" -> zonesNames(rest.get(2));
                    case "interface" -> Set.of(JunosZones.unit(rest.get(2)));
                    default -> Set.of();
                };
        boolean from = rest.getFirst().equals("from");
        (from ? set.from : set.to).addAll(names);
        return !names.isEmpty() && (from || rest.getFirst().equals("to"));
    }

    /// Zones may be configured behind the rules: their names are kept until all is read.
    private static Set<String> zonesNames(String zone) {
        return Set.of("zone " + zone);
    }

    private boolean pool(String name, List<String> rest) {
        if (rest.isEmpty()
                || rest.getFirst().equals("description")
                || rest.getFirst().equals("port")) {
            return true;
        }
        boolean range = rest.size() == 4 && rest.get(2).equals("to");
        Optional<AddressSet> set =
                !rest.getFirst().equals("address")
                        ? Optional.empty()
                        : range
                                ? AddressSet.tryParse(bare(rest.get(1)) + "-" + bare(rest.get(3)))
                                : rest.size() == 2
                                        ? AddressSet.tryParse(rest.get(1))
                                        : Optional.empty();
        set.ifPresent(some -> pools.merge(name, some, AddressSet::or));
        return set.isPresent();
    }

    private static String bare(String address) {
        return address.replaceFirst("/(32|128)$", "");
    }

    private static boolean rule(One one, List<String> rest) {
        if (rest.isEmpty() || rest.getFirst().equals("description")) {
            return true;
        }
        if (rest.size() == 3 && rest.getFirst().equals("match")) {
            Optional<AddressSet> set = AddressSet.tryParse(rest.get(2));
            if (set.isPresent() && rest.get(1).equals("source-address")) {
                one.sources = one.sources.or(set.get());
                return true;
            }
            if (set.isPresent() && rest.get(1).equals("destination-address")) {
                one.destinations = one.destinations.or(set.get());
                return true;
            }
            return false;
        }
        if (rest.size() >= 3 && rest.subList(0, 2).equals(List.of("then", "source-nat"))) {
            one.then = List.copyOf(rest.subList(2, rest.size()));
            return one.then.equals(List.of("interface"))
                    || one.then.equals(List.of("off"))
                    || (one.then.size() == 2 && one.then.getFirst().equals("pool"));
        }
        return false;
    }

    /// Returns the translation behind routing.
    Chain after() {
        Chain chain = new Chain("source nat");
        for (RuleSet set : sets.values()) {
            for (One one : set.rules.values()) {
                Action action = action(one);
                boolean plain =
                        set.understood && one.understood && !(action instanceof Action.Unknown);
                Cube cube =
                        Cube.ANY
                                .withSource(plain ? orAny(one.sources) : AddressSet.ANY)
                                .withDestination(plain ? orAny(one.destinations) : AddressSet.ANY);
                Match match =
                        new Match(
                                List.of(cube),
                                set.understood ? interfaces(set.from) : InterfaceMatch.ANY,
                                set.understood ? interfaces(set.to) : InterfaceMatch.ANY,
                                plain ? Fit.EXACT : Fit.AT_MOST);
                Line line = text.line(one.index);
                chain.add(new Rule(match, plain ? action : Action.UNKNOWN, line));
            }
        }
        return chain;
    }

    private static AddressSet orAny(AddressSet set) {
        return set.isEmpty() ? AddressSet.ANY : set;
    }

    private Action action(One one) {
        if (one.then.equals(List.of("interface"))) {
            return new Action.Masquerade();
        }
        if (one.then.equals(List.of("off"))) {
            return Action.ACCEPT;
        }
        AddressSet pool =
                one.then.size() == 2
                        ? pools.getOrDefault(one.then.get(1), AddressSet.NONE)
                        : AddressSet.NONE;
        return pool.isEmpty()
                ? Action.UNKNOWN
                : new Action.Translate(Translation.ofSource(pool, Optional.empty()));
    }

    private InterfaceMatch interfaces(Set<String> names) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("zone ")) {
                all.addAll(zones.interfaces(name.substring(5)).names());
            } else {
                all.add(name);
            }
        }
        return new InterfaceMatch(Set.copyOf(new TreeSet<>(all)), false);
    }
}
