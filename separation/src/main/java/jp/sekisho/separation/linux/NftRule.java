// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.linux.NftTokens.Token;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.TcpFlags;

/// One rule of nft's text, as nft(8) defines it.
final class NftRule {

    /// A negated set may come apart into at most this many cubes.
    private static final int NEGATED_LIMIT = 5_000;

    private static final Pattern RATE =
            Pattern.compile(
                    "over|\\d+.*|bytes/.*|[km]?bytes.*|burst|packets|/|second|minute|hour|day");

    /// What a rule needs to know of its surroundings.
    ///
    /// @param sets named sets: their elements as words
    /// @param chains chains of the table
    /// @param tracked whether connection tracking has seen the packet
    record Context(
            Map<String, List<List<Token>>> sets, Function<String, Chain> chains, boolean tracked) {}

    private final List<Token> tokens;
    private final Context context;
    private final Line line;
    private final List<Rule> rules = new ArrayList<>();
    private List<Cube> cubes = List.of(Cube.ANY);
    private InterfaceMatch in = InterfaceMatch.ANY;
    private InterfaceMatch out = InterfaceMatch.ANY;
    private boolean understood = true;
    private boolean sometimes;
    private int at;

    NftRule(List<Token> tokens, Context context, Line line) {
        this.tokens = tokens;
        this.context = context;
        this.line = line;
        while (at < tokens.size()) {
            if (!part()) {
                understood = false;
                skipToVerdict();
            }
        }
    }

    /// The rules that it stands for: one, or several where a verdict map decides.
    List<Rule> rules() {
        if (rules.isEmpty() && !understood) {
            add(cubes, Action.UNKNOWN);
        }
        return rules;
    }

    boolean understood() {
        return understood;
    }

    private void add(List<Cube> packets, Action action) {
        Match.Fit fit =
                !understood ? Match.Fit.AT_MOST : sometimes ? Match.Fit.SOMETIMES : Match.Fit.EXACT;
        rules.add(new Rule(new Match(packets, in, out, fit), action, line));
    }

    private static final Set<String> VERDICTS =
            Set.of(
                    "accept",
                    "drop",
                    "reject",
                    "return",
                    "jump",
                    "goto",
                    "masquerade",
                    "snat",
                    "dnat",
                    "redirect",
                    "notrack");

    private void skipToVerdict() {
        at++;
        while (at < tokens.size() && !VERDICTS.contains(tokens.get(at).text())) {
            at++;
        }
    }

    private String peek(int ahead) {
        int index = at + ahead;
        return index < tokens.size() ? tokens.get(index).text() : "";
    }

    private boolean part() {
        switch (peek(0)) {
            case "counter" -> {
                at += peek(1).equals("packets") ? 5 : 1;
                return true;
            }
            case "comment" -> {
                at += 2;
                return true;
            }
            case "log" -> {
                at++;
                while (Set.of("prefix", "level", "group", "flags", "snaplen", "queue-threshold")
                        .contains(peek(0))) {
                    at += 2;
                }
                return true;
            }
            case "limit" -> {
                return limit();
            }
            case "tcp" -> {
                if (peek(1).equals("flags")) {
                    at += 2;
                    return flags();
                }
            }
            case "continue" -> {
                at++;
                return true;
            }
            default -> {}
        }
        Optional<Boolean> verdict = verdict();
        return verdict.orElseGet(this::match);
    }

    private boolean limit() {
        at++;
        if (!peek(0).equals("rate")) {
            return false;
        }
        at++;
        while (at < tokens.size() && RATE.matcher(peek(0)).matches()) {
            at++;
        }
        sometimes = true;
        return true;
    }

    private Optional<Boolean> verdict() {
        List<Cube> rejected = peek(0).equals("reject") ? rejected() : cubes;
        Optional<Action> action = plainVerdict();
        if (action.isPresent()) {
            add(rejected, action.get());
            return Optional.of(true);
        }
        return switch (peek(0)) {
            case "masquerade" -> {
                at++;
                while (Set.of("random", "fully-random", "persistent", ",").contains(peek(0))) {
                    at++;
                }
                add(cubes, new Action.Masquerade());
                yield Optional.of(at == tokens.size());
            }
            case "redirect", "snat", "dnat" -> Optional.of(translation(peek(0)));
            default -> Optional.empty();
        };
    }

    /// An answer of one family or protocol is given to packets of that alone; a listing leaves the
    /// match out that says so (nft(8), REJECT STATEMENT, and its listing of dependencies).
    private List<Cube> rejected() {
        if (!peek(1).equals("with")) {
            return cubes;
        }
        return switch (peek(2)) {
            case "icmp" -> within(AddressSet.V4);
            case "icmpv6" -> within(AddressSet.V6);
            case "tcp" ->
                    and(cubes, List.of(Cube.ANY.withService(ServiceSet.protocol(Protocol.TCP))));
            default -> cubes;
        };
    }

    private Optional<Action> plainVerdict() {
        String word = peek(0);
        Optional<Action> action =
                switch (word) {
                    case "accept" -> Optional.of(Action.ACCEPT);
                    case "drop", "reject" -> Optional.of(Action.DROP);
                    case "return" -> Optional.of(Action.RETURN);
                    case "notrack" -> Optional.of(new Action.Untrack());
                    case "jump" -> Optional.of(new Action.Jump(context.chains.apply(peek(1))));
                    case "goto" -> Optional.of(new Action.Goto(context.chains.apply(peek(1))));
                    default -> Optional.empty();
                };
        if (action.isPresent()) {
            boolean named = word.equals("jump") || word.equals("goto");
            at = word.equals("reject") ? tokens.size() : at + (named ? 2 : 1);
        }
        return action;
    }

    private boolean translation(String kind) {
        at++;
        Optional<AddressSet> family = Optional.empty();
        if (peek(0).equals("ip") || peek(0).equals("ip6")) {
            family = Optional.of(peek(0).equals("ip") ? AddressSet.V4 : AddressSet.V6);
            at++;
        }
        if (!peek(0).equals("to")) {
            add(
                    cubes,
                    kind.equals("redirect")
                            ? new Action.Redirect(Optional.empty())
                            : Action.UNKNOWN);
            return kind.equals("redirect") && at == tokens.size();
        }
        String target = peek(1);
        at += 2;
        boolean plain = at == tokens.size();
        Optional<Action> action =
                kind.equals("redirect")
                        ? IptablesTargets.read(
                                "REDIRECT", List.of("--to-ports", target.replaceFirst("^:", "")))
                        : IptablesTargets.read(
                                kind.equals("snat") ? "SNAT" : "DNAT",
                                List.of(
                                        kind.equals("snat") ? "--to-source" : "--to-destination",
                                        target));
        if (!plain || action.isEmpty()) {
            at = tokens.size();
            add(cubes, Action.UNKNOWN);
            return false;
        }
        List<Cube> within = family.isPresent() ? within(family.get()) : cubes;
        if (action.get() instanceof Action.Translate(Translation t)) {
            AddressSet to = t.source().or(t::destination).orElse(AddressSet.ANY);
            within =
                    to.overlaps(AddressSet.V6) && to.overlaps(AddressSet.V4)
                            ? within
                            : and(
                                    within,
                                    List.of(
                                            Cube.ANY.withDestination(
                                                    to.overlaps(AddressSet.V4)
                                                            ? AddressSet.V4
                                                            : AddressSet.V6)));
        }
        add(within, action.get());
        return true;
    }

    private List<Cube> within(AddressSet family) {
        return and(cubes, List.of(Cube.ANY.withDestination(family)));
    }

    private static List<Cube> and(List<Cube> some, List<Cube> others) {
        List<Cube> both = new ArrayList<>();
        for (Cube a : some) {
            for (Cube b : others) {
                Cube common = a.and(b);
                if (!common.isEmpty()) {
                    both.add(common);
                }
            }
        }
        return both;
    }

    /// A field and what comes with looking at it.
    private record Key(NftField field, Cube implied) {}

    private boolean match() {
        List<Key> keys = new ArrayList<>();
        do {
            if (peek(0).equals(".")) {
                at++;
            }
            Optional<Key> key = key();
            if (key.isEmpty()) {
                return false;
            }
            keys.add(key.get());
        } while (peek(0).equals("."));
        for (Key key : keys) {
            cubes = and(cubes, List.of(key.implied));
            if (key.field == NftField.CT_STATE && !context.tracked) {
                return false;
            }
        }
        boolean negated = peek(0).equals("!=");
        if (negated || peek(0).equals("==")) {
            at++;
        }
        if (peek(0).equals("vmap")) {
            at++;
            return !negated && map(keys);
        }
        Optional<List<List<Token>>> values = values(keys);
        return values.isPresent() && apply(keys, values.get(), negated);
    }

    private Optional<Key> key() {
        String first = peek(0);
        String second = peek(1);
        if (first.equals("meta")) {
            at++;
            first = second;
            second = "";
        }
        Optional<Key> single =
                switch (first) {
                    case "iifname", "iif" -> Optional.of(new Key(NftField.IN, Cube.ANY));
                    case "oifname", "oif" -> Optional.of(new Key(NftField.OUT, Cube.ANY));
                    case "l4proto" -> Optional.of(new Key(NftField.PROTOCOL, Cube.ANY));
                    case "nfproto", "protocol" -> Optional.of(new Key(NftField.NFPROTO, Cube.ANY));
                    default -> Optional.empty();
                };
        if (single.isPresent()) {
            at++;
            return single;
        }
        Optional<Key> pair =
                switch (first + " " + second) {
                    case "ip saddr" -> key(NftField.IP_SADDR, AddressSet.V4);
                    case "ip daddr" -> key(NftField.IP_DADDR, AddressSet.V4);
                    case "ip protocol" -> key(NftField.PROTOCOL, AddressSet.V4);
                    case "ip6 saddr" -> key(NftField.IP6_SADDR, AddressSet.V6);
                    case "ip6 daddr" -> key(NftField.IP6_DADDR, AddressSet.V6);
                    case "ip6 nexthdr" -> key(NftField.PROTOCOL, AddressSet.V6);
                    case "tcp sport" -> key(NftField.SPORT, Protocol.TCP);
                    case "tcp dport" -> key(NftField.DPORT, Protocol.TCP);
                    case "udp sport" -> key(NftField.SPORT, Protocol.UDP);
                    case "udp dport" -> key(NftField.DPORT, Protocol.UDP);
                    case "sctp sport" -> key(NftField.SPORT, Protocol.SCTP);
                    case "sctp dport" -> key(NftField.DPORT, Protocol.SCTP);
                    case "th sport" -> Optional.of(new Key(NftField.SPORT, Cube.ANY));
                    case "th dport" -> Optional.of(new Key(NftField.DPORT, Cube.ANY));
                    case "icmp type" -> key(NftField.ICMP_TYPE, Protocol.ICMP);
                    case "icmp code" -> key(NftField.ICMP_CODE, Protocol.ICMP);
                    case "icmpv6 type" -> key(NftField.ICMP6_TYPE, Protocol.ICMP6);
                    case "icmpv6 code" -> key(NftField.ICMP6_CODE, Protocol.ICMP6);
                    case "ct state" -> Optional.of(new Key(NftField.CT_STATE, Cube.ANY));
                    default -> Optional.empty();
                };
        if (pair.isPresent()) {
            at += 2;
        }
        return pair;
    }

    private static Optional<Key> key(NftField field, AddressSet family) {
        return Optional.of(new Key(field, Cube.ANY.withDestination(family)));
    }

    private static Optional<Key> key(NftField field, int protocol) {
        return Optional.of(new Key(field, Cube.ANY.withService(ServiceSet.protocol(protocol))));
    }

    /// The values that follow: one, a list with commas, a set in braces, or a named set.
    private Optional<List<List<Token>>> values(List<Key> keys) {
        if (peek(0).startsWith("@")) {
            return Optional.ofNullable(context.sets.get(tokens.get(at++).text().substring(1)));
        }
        if (peek(0).equals("{")) {
            return braces();
        }
        List<List<Token>> values = new ArrayList<>();
        do {
            if (peek(0).equals(",")) {
                at++;
            }
            List<Token> value = new ArrayList<>();
            for (int i = 0; i < keys.size() && at < tokens.size(); i++) {
                if (peek(0).equals(".")) {
                    at++;
                }
                value.add(tokens.get(at++));
            }
            values.add(value);
        } while (peek(0).equals(","));
        return Optional.of(values);
    }

    private Optional<List<List<Token>>> braces() {
        int close = at;
        while (close < tokens.size() && !tokens.get(close).is("}")) {
            close++;
        }
        if (close == tokens.size()) {
            return Optional.empty();
        }
        List<Token> inside = tokens.subList(at + 1, close);
        at = close + 1;
        return Optional.of(elements(inside));
    }

    /// Splits the inside of a set's braces into elements; `timeout`, `expires`, `counter` and
    /// `comment` of an element go.
    static List<List<Token>> elements(List<Token> inside) {
        List<List<Token>> elements = new ArrayList<>();
        List<Token> element = new ArrayList<>();
        boolean tail = false;
        for (Token token : inside) {
            if (token.is(",")) {
                elements.add(element);
                element = new ArrayList<>();
                tail = false;
            } else if (token.is("timeout")
                    || token.is("expires")
                    || token.is("counter")
                    || token.is("comment")) {
                tail = true;
            } else if (!tail && !token.is(";")) {
                element.add(token);
            }
        }
        if (!element.isEmpty()) {
            elements.add(element);
        }
        return elements;
    }

    private boolean apply(List<Key> keys, List<List<Token>> values, boolean negated) {
        if (keys.size() == 1 && keys.getFirst().field.isInterface()) {
            return interfaces(keys.getFirst().field, values, negated);
        }
        List<Cube> matching = new ArrayList<>();
        for (List<Token> value : values) {
            Optional<List<Cube>> element = element(keys, value);
            if (element.isEmpty()) {
                return false;
            }
            matching.addAll(element.get());
        }
        if (negated) {
            List<Cube> left = new ArrayList<>(cubes);
            for (Cube cube : matching) {
                left = Cube.minus(left, cube);
                if (left.size() > NEGATED_LIMIT) {
                    return false;
                }
            }
            cubes = left;
        } else {
            cubes = and(cubes, united(keys, matching));
        }
        return true;
    }

    /// Puts cubes that differ in addresses only together.
    private static List<Cube> united(List<Key> keys, List<Cube> matching) {
        if (keys.size() != 1 || matching.size() < 2) {
            return matching;
        }
        NftField field = keys.getFirst().field;
        boolean source = field == NftField.IP_SADDR || field == NftField.IP6_SADDR;
        boolean destination = field == NftField.IP_DADDR || field == NftField.IP6_DADDR;
        if (!source && !destination) {
            return matching;
        }
        AddressSet all = AddressSet.NONE;
        for (Cube cube : matching) {
            all = all.or(source ? cube.source() : cube.destination());
        }
        return List.of(source ? Cube.ANY.withSource(all) : Cube.ANY.withDestination(all));
    }

    private static Optional<List<Cube>> element(List<Key> keys, List<Token> value) {
        List<Token> words = value.stream().filter(t -> !t.is(".")).toList();
        if (words.size() != keys.size()) {
            return Optional.empty();
        }
        Cube cube = Cube.ANY;
        for (int i = 0; i < keys.size(); i++) {
            Optional<Cube> part = keys.get(i).field.cube(words.get(i).text());
            if (part.isEmpty()) {
                return Optional.empty();
            }
            cube = cube.and(part.get());
        }
        return Optional.of(cube.isEmpty() ? List.of() : List.of(cube));
    }

    private boolean interfaces(NftField field, List<List<Token>> values, boolean negated) {
        Set<String> names = new LinkedHashSet<>();
        for (List<Token> value : values) {
            if (value.size() != 1) {
                return false;
            }
            names.add(value.getFirst().text());
        }
        InterfaceMatch now = field == NftField.IN ? in : out;
        if (!now.equals(InterfaceMatch.ANY)) {
            return false;
        }
        InterfaceMatch match = new InterfaceMatch(names, negated);
        if (field == NftField.IN) {
            in = match;
        } else {
            out = match;
        }
        return true;
    }

    private boolean map(List<Key> keys) {
        Optional<List<List<Token>>> elements =
                peek(0).startsWith("@")
                        ? Optional.ofNullable(
                                context.sets.get(tokens.get(at++).text().substring(1)))
                        : braces();
        if (elements.isEmpty()) {
            return false;
        }
        for (List<Token> element : elements.get()) {
            int colon = 0;
            while (colon < element.size() && !element.get(colon).is(":")) {
                colon++;
            }
            NftRule verdict =
                    new NftRule(
                            element.subList(Math.min(colon + 1, element.size()), element.size()),
                            context,
                            line);
            List<Token> value = element.subList(0, colon);
            boolean byName = keys.size() == 1 && keys.getFirst().field.isInterface();
            Optional<List<Cube>> packets = byName ? Optional.of(cubes) : element(keys, value);
            if (packets.isEmpty()
                    || verdict.rules.size() != 1
                    || !verdict.understood
                    || (byName && value.size() != 1)) {
                return false;
            }
            InterfaceMatch only =
                    byName ? InterfaceMatch.of(value.getFirst().text()) : InterfaceMatch.ANY;
            rules.add(
                    new Rule(
                            new Match(
                                    and(cubes, packets.get()),
                                    byName && keys.getFirst().field == NftField.IN ? only : in,
                                    byName && keys.getFirst().field == NftField.OUT ? only : out,
                                    sometimes ? Match.Fit.SOMETIMES : Match.Fit.EXACT),
                            verdict.rules.getFirst().action(),
                            line));
        }
        return true;
    }

    /// `tcp flags syn` (any of), `tcp flags == syn`, `tcp flags & (fin|syn) == syn`, `tcp flags syn
    /// / fin,syn`, each also with `!=`.
    private boolean flags() {
        cubes = and(cubes, List.of(Cube.ANY.withService(ServiceSet.protocol(Protocol.TCP))));
        int mask = -1;
        if (peek(0).equals("&")) {
            at++;
            mask = flagBits();
        }
        String operator =
                peek(0).equals("==") || peek(0).equals("!=") ? tokens.get(at++).text() : "";
        int wanted = flagBits();
        if (mask < 0 && peek(0).equals("/")) {
            at++;
            mask = flagBits();
            operator = operator.isEmpty() ? "==" : operator;
        }
        if (wanted < 0) {
            return false;
        }
        long set =
                operator.isEmpty() && mask < 0
                        ? TcpFlags.anyOf(wanted)
                        : TcpFlags.where(mask < 0 ? 63 : mask, wanted);
        long result = operator.equals("!=") ? ~set : set;
        cubes = and(cubes, List.of(Cube.ANY.withService(ServiceSet.tcp(result))));
        return true;
    }

    private int flagBits() {
        int bits = 0;
        boolean open = peek(0).equals("(");
        if (open) {
            at++;
        }
        while (at < tokens.size()) {
            String word = peek(0);
            int bit = word.equals("0x0") ? 0 : TcpFlags.bit(word);
            if (bit < 0) {
                return -1;
            }
            bits |= bit;
            at++;
            if (!peek(0).equals("|") && !peek(0).equals(",")) {
                break;
            }
            at++;
        }
        if (open && peek(0).equals(")")) {
            at++;
        }
        return bits;
    }
}
