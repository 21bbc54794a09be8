// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;

/// One rule of iptables, as iptables(8) and iptables-extensions(8) define its words.
final class IptablesRule {

    /// What a rule needs to know of its surroundings.
    ///
    /// @param family the addresses of its family
    /// @param sets the sets of ipset
    /// @param unmarked whether nothing in the file sets packet marks, so that every mark is 0
    /// @param tracked whether connection tracking has seen the packet
    /// @param chains user chains by name
    record Context(
            AddressSet family,
            Ipsets sets,
            boolean unmarked,
            boolean tracked,
            Function<String, Optional<Chain>> chains) {}

    /// Matches that hold at some times and not at others, whatever the packet. A sender may choose
    /// its MAC address.
    private static final Set<String> SOMETIMES =
            Set.of(
                    "limit",
                    "hashlimit",
                    "statistic",
                    "quota",
                    "recent",
                    "connlimit",
                    "time",
                    "mac",
                    "connbytes",
                    "rateest");

    private final Context context;
    private final List<String> words;
    private int at;
    private boolean negated;
    private AddressSet source;
    private AddressSet destination;
    private ServiceSet service = ServiceSet.ANY;
    private List<Cube> alsoWithin = List.of(Cube.ANY);
    private int states = State.ANY;
    private InterfaceMatch in = InterfaceMatch.ANY;
    private InterfaceMatch out = InterfaceMatch.ANY;
    private int protocol = -1;
    private boolean understood = true;
    private boolean sometimes;
    private Action action = Action.CONTINUE;

    IptablesRule(List<String> words, Context context) {
        this.words = words;
        this.context = context;
        this.source = context.family;
        this.destination = context.family;
        while (at < words.size()) {
            String word = words.get(at++);
            if (word.equals("!")) {
                negated = true;
                continue;
            }
            if (!option(word)) {
                understood = false;
                skipValues();
            }
            negated = false;
        }
    }

    boolean understood() {
        return understood;
    }

    Match match() {
        List<Cube> cubes = new ArrayList<>();
        Cube cube = new Cube(source, destination, service, states);
        for (Cube within : alsoWithin) {
            Cube common = cube.and(within);
            if (!common.isEmpty()) {
                cubes.add(common);
            }
        }
        Match.Fit fit =
                !understood ? Match.Fit.AT_MOST : sometimes ? Match.Fit.SOMETIMES : Match.Fit.EXACT;
        return new Match(cubes, in, out, fit);
    }

    Action action() {
        return action;
    }

    private void skipValues() {
        while (at < words.size() && !words.get(at).startsWith("-") && !words.get(at).equals("!")) {
            at++;
        }
    }

    private String value() {
        if (at >= words.size()) {
            understood = false;
            return "";
        }
        return words.get(at++);
    }

    private boolean option(String word) {
        return switch (word) {
            case "-s", "--source" -> source(value());
            case "-d", "--destination" -> destination(value());
            case "-i", "--in-interface" -> {
                in = new InterfaceMatch(Set.of(value()), negated);
                yield true;
            }
            case "-o", "--out-interface" -> {
                out = new InterfaceMatch(Set.of(value()), negated);
                yield true;
            }
            case "-p", "--protocol" -> protocol(value());
            case "-f", "--fragment" -> false;
            case "-m", "--match" -> module(value());
            case "-j", "--jump" -> target(value(), false);
            case "-g", "--goto" -> target(value(), true);
            case "-c" -> {
                value();
                value();
                yield true;
            }
            default -> IptablesMatches.option(this, word) || targetOption(word);
        };
    }

    boolean negated() {
        return negated;
    }

    String nextValue() {
        return value();
    }

    int protocol() {
        return protocol;
    }

    Context context() {
        return context;
    }

    void within(ServiceSet set) {
        service = service.and(negated ? set.complement() : set);
    }

    void within(List<Cube> cubes) {
        List<Cube> common = new ArrayList<>();
        for (Cube a : alsoWithin) {
            for (Cube b : cubes) {
                Cube both = a.and(b);
                if (!both.isEmpty()) {
                    common.add(both);
                }
            }
        }
        alsoWithin = common;
    }

    void withinStates(int set) {
        states &= negated ? State.ANY & ~set : set;
    }

    void withinSource(AddressSet set) {
        source = negated ? source.minus(set) : source.and(set);
    }

    void withinDestination(AddressSet set) {
        destination = negated ? destination.minus(set) : destination.and(set);
    }

    /// The rule can never match.
    void never() {
        service = ServiceSet.NONE;
    }

    private boolean source(String value) {
        Optional<AddressSet> set = addresses(value);
        set.ifPresent(this::withinSource);
        return set.isPresent();
    }

    private boolean destination(String value) {
        Optional<AddressSet> set = addresses(value);
        set.ifPresent(this::withinDestination);
        return set.isPresent();
    }

    private Optional<AddressSet> addresses(String value) {
        AddressSet all = AddressSet.NONE;
        for (String part : value.split(",", -1)) {
            Optional<AddressSet> set = AddressSet.tryParse(part);
            if (set.isEmpty() || !context.family.covers(set.get())) {
                return Optional.empty();
            }
            all = all.or(set.get());
        }
        return Optional.of(all);
    }

    private boolean protocol(String value) {
        if (value.equals("all") || value.equals("0")) {
            return !negated;
        }
        OptionalInt number = Protocol.tryParse(value);
        if (number.isEmpty()) {
            return false;
        }
        within(ServiceSet.protocol(number.getAsInt()));
        protocol = negated ? -1 : number.getAsInt();
        return true;
    }

    private boolean module(String name) {
        if (SOMETIMES.contains(name)) {
            sometimes = true;
            while (at < words.size()
                    && !words.get(at).equals("-j")
                    && !words.get(at).equals("-g")
                    && !words.get(at).equals("-m")) {
                at++;
            }
            return true;
        }
        return IptablesMatches.knows(name);
    }

    private boolean target(String name, boolean forGood) {
        Optional<Chain> chain = context.chains.apply(name);
        if (chain.isPresent()) {
            action = forGood ? new Action.Goto(chain.get()) : new Action.Jump(chain.get());
            return true;
        }
        Optional<Action> known = IptablesTargets.read(name, words.subList(at, words.size()));
        at = words.size();
        action = known.orElse(Action.UNKNOWN);
        return known.isPresent();
    }

    private static boolean targetOption(String word) {
        return word.isEmpty();
    }

    static Optional<int[]> range(String text, char separator, int greatest) {
        int cut = text.indexOf(separator);
        String first = cut < 0 ? text : text.substring(0, cut);
        String second = cut < 0 ? text : text.substring(cut + 1);
        OptionalInt from = first.isEmpty() ? OptionalInt.of(0) : port(first, greatest);
        OptionalInt to = second.isEmpty() ? OptionalInt.of(greatest) : port(second, greatest);
        if (from.isEmpty() || to.isEmpty() || from.getAsInt() > to.getAsInt()) {
            return Optional.empty();
        }
        return Optional.of(new int[] {from.getAsInt(), to.getAsInt()});
    }

    private static OptionalInt port(String text, int greatest) {
        return Numbers.tryParse(text, greatest);
    }
}
