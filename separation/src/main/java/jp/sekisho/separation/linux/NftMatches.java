// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.linux.NftRule.Context;
import jp.sekisho.separation.linux.NftTokens.Token;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.TcpFlags;

/// The packets and interfaces that the matches of one rule leave.
final class NftMatches {

    /// A negated set may come apart into at most this many cubes.
    private static final int NEGATED_LIMIT = 5_000;

    private final NftWords words;
    private final Context context;
    private List<Cube> cubes = List.of(Cube.ANY);
    private InterfaceMatch in = InterfaceMatch.ANY;
    private InterfaceMatch out = InterfaceMatch.ANY;

    NftMatches(NftWords words, Context context) {
        this.words = words;
        this.context = context;
    }

    List<Cube> cubes() {
        return cubes;
    }

    InterfaceMatch in() {
        return in;
    }

    InterfaceMatch out() {
        return out;
    }

    /// The packets of one family among those that are left.
    List<Cube> within(AddressSet family) {
        return and(cubes, List.of(Cube.ANY.withDestination(family)));
    }

    static List<Cube> and(List<Cube> some, List<Cube> others) {
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

    /// Reads one match.
    ///
    /// @param map reads the verdict map that follows the fields, where one does
    boolean match(Predicate<List<NftKey>> map) {
        List<NftKey> keys = new ArrayList<>();
        do {
            if (words.peek(0).equals(".")) {
                words.skip(1);
            }
            Optional<NftKey> key = NftKey.read(words);
            if (key.isEmpty()) {
                return false;
            }
            keys.add(key.get());
        } while (words.peek(0).equals("."));
        for (NftKey key : keys) {
            cubes = and(cubes, List.of(key.implied()));
            if (key.field() == NftField.CT_STATE && !context.tracked()) {
                return false;
            }
        }
        boolean negated = words.peek(0).equals("!=");
        if (negated || words.peek(0).equals("==")) {
            words.skip(1);
        }
        if (words.peek(0).equals("vmap")) {
            words.skip(1);
            return !negated && map.test(keys);
        }
        Optional<List<List<Token>>> values = values(keys);
        return values.isPresent() && apply(keys, values.get(), negated);
    }

    /// The values that follow: one, a list with commas, a set in braces, or a named set.
    private Optional<List<List<Token>>> values(List<NftKey> keys) {
        if (words.peek(0).startsWith("@")) {
            return Optional.ofNullable(context.sets().get(words.take().text().substring(1)));
        }
        if (words.peek(0).equals("{")) {
            return words.braces();
        }
        List<List<Token>> values = new ArrayList<>();
        do {
            if (words.peek(0).equals(",")) {
                words.skip(1);
            }
            List<Token> value = new ArrayList<>();
            for (int i = 0; i < keys.size() && !words.isAtEnd(); i++) {
                if (words.peek(0).equals(".")) {
                    words.skip(1);
                }
                value.add(words.take());
            }
            values.add(value);
        } while (words.peek(0).equals(","));
        return Optional.of(values);
    }

    private boolean apply(List<NftKey> keys, List<List<Token>> values, boolean negated) {
        if (keys.size() == 1 && keys.getFirst().field().isInterface()) {
            return interfaces(keys.getFirst().field(), values, negated);
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
    private static List<Cube> united(List<NftKey> keys, List<Cube> matching) {
        if (keys.size() != 1 || matching.size() < 2) {
            return matching;
        }
        NftField field = keys.getFirst().field();
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

    static Optional<List<Cube>> element(List<NftKey> keys, List<Token> value) {
        List<Token> parts = value.stream().filter(t -> !t.is(".")).toList();
        if (parts.size() != keys.size()) {
            return Optional.empty();
        }
        Cube cube = Cube.ANY;
        for (int i = 0; i < keys.size(); i++) {
            Optional<Cube> part = keys.get(i).field().cube(parts.get(i).text());
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

    /// `tcp flags syn` (any of), `tcp flags == syn`, `tcp flags & (fin|syn) == syn`, `tcp flags syn
    /// / fin,syn`, each also with `!=`.
    boolean flags() {
        cubes = and(cubes, List.of(Cube.ANY.withService(ServiceSet.protocol(Protocol.TCP))));
        int mask = -1;
        if (words.peek(0).equals("&")) {
            words.skip(1);
            mask = flagBits();
        }
        String operator =
                words.peek(0).equals("==") || words.peek(0).equals("!=") ? words.take().text() : "";
        int wanted = flagBits();
        if (mask < 0 && words.peek(0).equals("/")) {
            words.skip(1);
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
        boolean open = words.peek(0).equals("(");
        if (open) {
            words.skip(1);
        }
        while (!words.isAtEnd()) {
            String word = words.peek(0);
            int bit = word.equals("0x0") ? 0 : TcpFlags.bit(word);
            if (bit < 0) {
                return -1;
            }
            bits |= bit;
            words.skip(1);
            if (!words.peek(0).equals("|") && !words.peek(0).equals(",")) {
                break;
            }
            words.skip(1);
        }
        if (open && words.peek(0).equals(")")) {
            words.skip(1);
        }
        return bits;
    }
}
