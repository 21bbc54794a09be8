// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
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

/// One rule of nft's text, as nft(8) defines it.
final class NftRule {

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

    private final NftWords words;
    private final NftMatches matches;
    private final Context context;
    private final Line line;
    private final List<Rule> rules = new ArrayList<>();
    private boolean understood = true;
    private boolean sometimes;

    NftRule(List<Token> tokens, Context context, Line line) {
        this.words = new NftWords(tokens);
        this.matches = new NftMatches(words, context);
        this.context = context;
        this.line = line;
        while (!words.isAtEnd()) {
            if (!part()) {
                understood = false;
                skipToVerdict();
            }
        }
    }

    /// The rules that it stands for: one, or several where a verdict map decides.
    List<Rule> rules() {
        if (rules.isEmpty() && !understood) {
            add(matches.cubes(), Action.UNKNOWN);
        }
        return rules;
    }

    boolean understood() {
        return understood;
    }

    private void add(List<Cube> packets, Action action) {
        Match.Fit fit =
                !understood ? Match.Fit.AT_MOST : sometimes ? Match.Fit.SOMETIMES : Match.Fit.EXACT;
        rules.add(new Rule(new Match(packets, matches.in(), matches.out(), fit), action, line));
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
        words.skip(1);
        while (!words.isAtEnd() && !VERDICTS.contains(words.peek(0))) {
            words.skip(1);
        }
    }

    private boolean part() {
        switch (words.peek(0)) {
            case "counter" -> {
                words.skip(words.peek(1).equals("packets") ? 5 : 1);
                return true;
            }
            case "comment" -> {
                words.skip(2);
                return true;
            }
            case "log" -> {
                words.skip(1);
                while (Set.of("prefix", "level", "group", "flags", "snaplen", "queue-threshold")
                        .contains(words.peek(0))) {
                    words.skip(2);
                }
                return true;
            }
            case "limit" -> {
                return limit();
            }
            case "tcp" -> {
                if (words.peek(1).equals("flags")) {
                    words.skip(2);
                    return matches.flags();
                }
            }
            case "continue" -> {
                words.skip(1);
                return true;
            }
            default -> {}
        }
        Optional<Boolean> verdict = verdict();
        return verdict.orElseGet(() -> matches.match(this::map));
    }

    private boolean limit() {
        words.skip(1);
        if (!words.peek(0).equals("rate")) {
            return false;
        }
        words.skip(1);
        while (!words.isAtEnd() && RATE.matcher(words.peek(0)).matches()) {
            words.skip(1);
        }
        sometimes = true;
        return true;
    }

    private Optional<Boolean> verdict() {
        List<Cube> rejected = words.peek(0).equals("reject") ? rejected() : matches.cubes();
        Optional<Action> action = plainVerdict();
        if (action.isPresent()) {
            add(rejected, action.get());
            return Optional.of(true);
        }
        return switch (words.peek(0)) {
            case "masquerade" -> {
                words.skip(1);
                while (Set.of("random", "fully-random", "persistent", ",")
                        .contains(words.peek(0))) {
                    words.skip(1);
                }
                add(matches.cubes(), new Action.Masquerade());
                yield Optional.of(words.isAtEnd());
            }
            case "redirect", "snat", "dnat" -> Optional.of(translation(words.peek(0)));
            default -> Optional.empty();
        };
    }

    /// An answer of one family or protocol is given to packets of that alone; a listing leaves the
    /// match out that says so (nft(8), REJECT STATEMENT, and its listing of dependencies).
    private List<Cube> rejected() {
        if (!words.peek(1).equals("with")) {
            return matches.cubes();
        }
        return switch (words.peek(2)) {
            case "icmp" -> matches.within(AddressSet.V4);
            case "icmpv6" -> matches.within(AddressSet.V6);
            case "tcp" ->
                    NftMatches.and(
                            matches.cubes(),
                            List.of(Cube.ANY.withService(ServiceSet.protocol(Protocol.TCP))));
            default -> matches.cubes();
        };
    }

    private Optional<Action> plainVerdict() {
        String word = words.peek(0);
        Optional<Action> action =
                switch (word) {
                    case "accept" -> Optional.of(Action.ACCEPT);
                    case "drop", "reject" -> Optional.of(Action.DROP);
                    case "return" -> Optional.of(Action.RETURN);
                    case "notrack" -> Optional.of(new Action.Untrack());
                    case "jump" ->
                            Optional.of(new Action.Jump(context.chains().apply(words.peek(1))));
                    case "goto" ->
                            Optional.of(new Action.Goto(context.chains().apply(words.peek(1))));
                    default -> Optional.empty();
                };
        if (action.isPresent()) {
            boolean named = word.equals("jump") || word.equals("goto");
            if (word.equals("reject")) {
                words.skipAll();
            } else {
                words.skip(named ? 2 : 1);
            }
        }
        return action;
    }

    private boolean translation(String kind) {
        words.skip(1);
        Optional<AddressSet> family = Optional.empty();
        if (words.peek(0).equals("ip") || words.peek(0).equals("ip6")) {
            family = Optional.of(words.peek(0).equals("ip") ? AddressSet.V4 : AddressSet.V6);
            words.skip(1);
        }
        if (!words.peek(0).equals("to")) {
            add(
                    matches.cubes(),
                    kind.equals("redirect")
                            ? new Action.Redirect(Optional.empty())
                            : Action.UNKNOWN);
            return kind.equals("redirect") && words.isAtEnd();
        }
        String target = words.peek(1);
        words.skip(2);
        boolean plain = words.isAtEnd();
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
            words.skipAll();
            add(matches.cubes(), Action.UNKNOWN);
            return false;
        }
        List<Cube> within = family.isPresent() ? matches.within(family.get()) : matches.cubes();
        if (action.get() instanceof Action.Translate(Translation t)) {
            AddressSet to = t.source().or(t::destination).orElse(AddressSet.ANY);
            within =
                    to.overlaps(AddressSet.V6) && to.overlaps(AddressSet.V4)
                            ? within
                            : NftMatches.and(
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

    private boolean map(List<NftKey> keys) {
        Optional<List<List<Token>>> elements =
                words.peek(0).startsWith("@")
                        ? Optional.ofNullable(context.sets().get(words.take().text().substring(1)))
                        : words.braces();
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
            boolean byName = keys.size() == 1 && keys.getFirst().field().isInterface();
            Optional<List<Cube>> packets =
                    byName ? Optional.of(matches.cubes()) : NftMatches.element(keys, value);
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
                                    NftMatches.and(matches.cubes(), packets.get()),
                                    byName && keys.getFirst().field() == NftField.IN
                                            ? only
                                            : matches.in(),
                                    byName && keys.getFirst().field() == NftField.OUT
                                            ? only
                                            : matches.out(),
                                    sometimes ? Match.Fit.SOMETIMES : Match.Fit.EXACT),
                            verdict.rules.getFirst().action(),
                            line));
        }
        return true;
    }
}
