// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;

/// `ip nat inside source …` (Cisco IOS IP Addressing Services Command Reference): static pairs come
/// before lists; what `inside` interfaces send through `outside` ones is translated, and what comes
/// from outside to the global address of a static pair goes to its local one.
final class IosNat {

    private static final int PRIORITY = 10;

    private record Pool(AddressSet addresses) {}

    private record Static(
            AddressSet local,
            Optional<AddressSet> global,
            String globalInterface,
            Optional<int[]> ports,
            Line line) {}

    private record Listed(String list, String pool, String interfaceName, Line line) {}

    private final Map<String, Pool> pools = new HashMap<>();
    private final List<Static> statics = new ArrayList<>();
    private final List<Listed> listed = new ArrayList<>();
    private final List<Line> unknown = new ArrayList<>();

    /// Takes a command that begins with `ip nat`.
    ///
    /// @return whether it was understood; what was not counts between inside and outside
    boolean command(Block block, Line line) {
        boolean understood =
                switch (block.word(2)) {
                    case "pool" -> pool(block);
                    case "inside" ->
                            block.word(3).equals("source")
                                    && (block.word(4).equals("static")
                                            ? fixed(block.from(5), line)
                                            : listed(block, line));
                    case "translation", "log", "service", "settings", "stateful" -> true;
                    default -> false;
                };
        if (!understood) {
            unknown.add(line);
        }
        return understood;
    }

    private boolean pool(Block block) {
        Optional<AddressSet> set = AddressSet.tryParse(block.word(4) + "-" + block.word(5));
        set.ifPresent(s -> pools.put(block.word(3), new Pool(s)));
        return set.isPresent();
    }

    /// `static LOCAL GLOBAL`, `static tcp LOCAL PORT GLOBAL PORT`, the global side also as
    /// `interface NAME PORT`.
    private boolean fixed(List<String> words, Line line) {
        if (words.size() < 2) {
            return false;
        }
        OptionalInt protocol = Protocol.tryParse(words.getFirst());
        boolean ported = words.getFirst().equals("tcp") || words.getFirst().equals("udp");
        int at = ported ? 1 : 0;
        Optional<AddressSet> local = AddressSet.tryParse(words.get(at));
        int next = at + (ported ? 2 : 1);
        boolean byInterface = next < words.size() && words.get(next).equals("interface");
        Optional<AddressSet> global =
                byInterface || next >= words.size()
                        ? Optional.empty()
                        : AddressSet.tryParse(words.get(next));
        int after = next + (byInterface ? 2 : 1);
        OptionalInt inner = ported ? port(words, at + 1) : OptionalInt.empty();
        OptionalInt outer = ported ? port(words, after) : OptionalInt.empty();
        List<String> options =
                words.subList(Math.min(words.size(), after + (ported ? 1 : 0)), words.size());
        boolean plain =
                options.stream()
                        .allMatch(o -> Set.of("extendable", "no-alias", "add-route").contains(o));
        boolean sound =
                local.isPresent()
                        && plain
                        && (global.isPresent() || byInterface)
                        && (!ported || (inner.isPresent() && outer.isPresent()));
        if (sound) {
            statics.add(
                    new Static(
                            local.get(),
                            global,
                            byInterface ? words.get(next + 1) : "",
                            ported
                                    ? Optional.of(
                                            new int[] {
                                                protocol.orElseThrow(),
                                                inner.getAsInt(),
                                                outer.getAsInt()
                                            })
                                    : Optional.empty(),
                            line));
        }
        return sound;
    }

    private static OptionalInt port(List<String> words, int at) {
        return at < words.size() ? Numbers.tryParse(words.get(at), 65535) : OptionalInt.empty();
    }

    private boolean listed(Block block, Line line) {
        boolean sound =
                block.word(4).equals("list")
                        && (block.word(6).equals("interface") || block.word(6).equals("pool"));
        if (sound) {
            boolean pool = block.word(6).equals("pool");
            listed.add(
                    new Listed(
                            block.word(5),
                            pool ? block.word(7) : "",
                            pool ? "" : block.word(7),
                            line));
        }
        return sound;
    }

    private static InterfaceMatch names(
            Map<String, CiscoInterface> interfaces, Predicate<CiscoInterface> which) {
        Set<String> names = new LinkedHashSet<>();
        interfaces.values().stream().filter(which).forEach(i -> names.add(i.name));
        return new InterfaceMatch(names, false);
    }

    List<Stage> stages(Map<String, CiscoInterface> interfaces, AccessLists lists) {
        if (statics.isEmpty() && listed.isEmpty() && unknown.isEmpty()) {
            return List.of();
        }
        InterfaceMatch inside = names(interfaces, i -> i.inside);
        InterfaceMatch outside = names(interfaces, i -> i.outside);
        Chain in = new Chain("nat from outside");
        Chain out = new Chain("nat from inside");
        for (Line line : unknown) {
            in.add(new Rule(all(outside, InterfaceMatch.ANY), Action.UNKNOWN, line));
            out.add(new Rule(all(inside, outside), Action.UNKNOWN, line));
        }
        for (Static pair : statics) {
            fixed(pair, interfaces, in, out, inside, outside);
        }
        for (Listed by : listed) {
            out.add(
                    new Rule(
                            all(inside, outside),
                            new Action.Jump(listed(by, interfaces, lists)),
                            by.line));
        }
        return List.of(
                new Stage(Hook.BEFORE_ROUTING, PRIORITY, true, AddressSet.V4, in),
                new Stage(Hook.AFTER_ROUTING, PRIORITY, true, AddressSet.V4, out));
    }

    private static Match all(InterfaceMatch in, InterfaceMatch out) {
        return new Match(List.of(Cube.ANY), in, out, Match.Fit.EXACT);
    }

    private static void fixed(
            Static pair,
            Map<String, CiscoInterface> interfaces,
            Chain in,
            Chain out,
            InterfaceMatch inside,
            InterfaceMatch outside) {
        AddressSet global = pair.global.orElseGet(() -> own(interfaces, pair.globalInterface));
        Match.Fit fit = global.isEmpty() ? Match.Fit.SOMETIMES : Match.Fit.EXACT;
        AddressSet to = global.isEmpty() ? AddressSet.V4 : global;
        ServiceSet services =
                pair.ports.map(p -> ServiceSet.ports(p[0], p[2], p[2])).orElse(ServiceSet.ANY);
        Optional<Translation.Ports> inner = pair.ports.map(p -> new Translation.Ports(p[1], p[1]));
        in.add(
                new Rule(
                        new Match(
                                List.of(Cube.ANY.withDestination(to).withService(services)),
                                outside,
                                InterfaceMatch.ANY,
                                fit),
                        new Action.Translate(
                                Translation.ofDestination(Optional.of(pair.local), inner)),
                        pair.line));
        if (pair.ports.isEmpty() && !global.isEmpty()) {
            out.add(
                    new Rule(
                            new Match(
                                    List.of(Cube.ANY.withSource(pair.local)),
                                    inside,
                                    outside,
                                    Match.Fit.EXACT),
                            new Action.Translate(Translation.ofSource(global, Optional.empty())),
                            pair.line));
        }
    }

    private static AddressSet own(Map<String, CiscoInterface> interfaces, String name) {
        AddressSet all = AddressSet.NONE;
        CiscoInterface known = interfaces.get(name);
        if (known != null) {
            for (var address : known.addresses) {
                all = all.or(address.isV4() ? AddressSet.of(address) : AddressSet.NONE);
            }
        }
        return all;
    }

    private Chain listed(Listed by, Map<String, CiscoInterface> interfaces, AccessLists lists) {
        Chain chain = new Chain("nat list " + by.list);
        Pool pool = pools.get(by.pool);
        AddressSet own = by.pool.isEmpty() ? own(interfaces, by.interfaceName) : AddressSet.NONE;
        Action then =
                pool != null
                        ? new Action.Translate(
                                Translation.ofSource(pool.addresses, Optional.empty()))
                        : !by.pool.isEmpty()
                                ? Action.UNKNOWN
                                : own.isEmpty()
                                        ? new Action.Masquerade()
                                        : new Action.Translate(
                                                Translation.ofSource(own, Optional.empty()));
        for (Rule rule : lists.rules(by.list)) {
            Action action = rule.action() instanceof Action.Accept ? then : Action.RETURN;
            chain.add(new Rule(rule.match(), action, by.line));
        }
        return chain;
    }
}
