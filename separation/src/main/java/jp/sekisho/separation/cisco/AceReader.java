// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.packet.TcpFlags;

/// Reads one entry of an access list behind `permit` or `deny` (Cisco IOS Security Command
/// Reference, `permit (IP)`; Cisco ASA command reference, `access-list extended`; AlliedWare Plus
/// command reference, "IPv4 Hardware ACL commands").
final class AceReader {

    /// The packets of an entry.
    ///
    /// @param cube the packets at most
    /// @param fit how they stand to what the entry matches
    /// @param asleep whether the entry matches no packet that opens anything (`inactive`,
    ///   `fragments`)
    record Packets(Cube cube, Match.Fit fit, boolean asleep) {}

    /// How a dialect writes addresses.
    ///
    /// @param wildcards whether a mask names the bits that do not count
    /// @param any what `any` stands for
    record Style(boolean wildcards, AddressSet any) {}

    private final Objects objects;
    private final Style style;
    private final List<String> words;
    private int at;

    private AceReader(Objects objects, Style style, List<String> words) {
        this.objects = objects;
        this.style = style;
        this.words = words;
    }

    /// Reads an extended entry.
    ///
    /// @param words protocol, source, destination and what follows
    /// @return the packets, or nothing where the addresses or protocol are not understood
    static Optional<Packets> extended(Objects objects, Style style, List<String> words) {
        return new AceReader(objects, style, words).extended();
    }

    /// Reads a standard entry, which looks at sources (IOS) or at one network (ASA) only.
    static Optional<Packets> standard(Objects objects, Style style, List<String> words) {
        AceReader reader = new AceReader(objects, style, words);
        boolean bare =
                !words.isEmpty()
                        && Address.tryParse(words.getFirst()).isPresent()
                        && (words.size() < 2 || Address.tryParse(words.get(1)).isEmpty());
        Optional<AddressSet> source =
                bare ? AddressSet.tryParse(words.getFirst()) : reader.addresses();
        if (bare) {
            reader.at = 1;
        }
        boolean plain = reader.peek(0).isEmpty() || reader.peek(0).equals("log");
        Match.Fit fit = plain ? Match.Fit.EXACT : Match.Fit.AT_MOST;
        return source.map(s ->
                new Packets(
                        Cube.ANY.withSource(s.and(style.any)).withDestination(style.any),
                        fit,
                        false));
    }

    private String peek(int ahead) {
        return at + ahead < words.size() ? words.get(at + ahead) : "";
    }

    private Optional<Packets> extended() {
        Optional<ServiceSet> protocol = protocol();
        Optional<AddressSet> source = protocol.isPresent() ? addresses() : Optional.empty();
        Optional<ServiceSet> from = source.isPresent() ? portsHere(true) : Optional.empty();
        Optional<AddressSet> destination = from.isPresent() ? addresses() : Optional.empty();
        Optional<ServiceSet> to = destination.isPresent() ? portsHere(false) : Optional.empty();
        if (to.isEmpty()) {
            return Optional.empty();
        }
        ServiceSet services = protocol.orElseThrow().and(from.orElseThrow()).and(to.get());
        Cube cube = new Cube(source.orElseThrow(), destination.orElseThrow(), services, State.ANY);
        return Optional.of(options(cube));
    }

    private Optional<ServiceSet> protocol() {
        String word = next();
        if (word.equals("object") || word.equals("object-group")) {
            return objects.service(next());
        }
        boolean six = !style.any.overlaps(AddressSet.V4);
        return CiscoNames.protocol(six && word.equals("icmp") ? "icmp6" : word);
    }

    private Optional<AddressSet> addresses() {
        String word = next();
        return switch (word) {
            case "any" -> Optional.of(style.any);
            case "any4" -> Optional.of(AddressSet.V4);
            case "any6" -> Optional.of(AddressSet.V6);
            case "host" -> AddressSet.tryParse(next());
            case "object", "object-group", "addrgroup" -> objects.network(next());
            case "interface" -> objects.network("interface " + next());
            default -> {
                if (word.contains("/")) {
                    yield AddressSet.tryParse(word);
                }
                String mask = next();
                yield style.wildcards
                        ? wildcard(word, mask)
                        : AddressSet.tryParse(word + "/" + mask);
            }
        };
    }

    private String next() {
        String word = peek(0);
        at++;
        return word;
    }

    /// An address with a mask whose set bits do not count.
    static Optional<AddressSet> wildcard(String address, String mask) {
        Optional<Address> base = Address.tryParse(address);
        Optional<Address> free = Address.tryParse(mask);
        if (base.isEmpty() || free.isEmpty() || !base.get().isV4() || !free.get().isV4()) {
            return Optional.empty();
        }
        return AddressSet.masked(base.get(), Address.v4(~free.get().low() & 0xffff_ffffL));
    }

    private Optional<ServiceSet> portsHere(boolean source) {
        String word = peek(0);
        if (word.equals("object-group") && objects.isPorts(peek(1))) {
            Optional<ServiceSet> set = objects.ports(peek(1));
            at += 2;
            return source ? set.map(AceReader::turned) : set;
        }
        if (!isOperator(word)) {
            return Optional.of(ServiceSet.ANY);
        }
        Optional<ServiceSet> set = ports(words, at, source);
        at += word.equals("range") ? 3 : 2;
        while (set.isPresent() && word.equals("eq") && more()) {
            OptionalInt next = CiscoNames.port(peek(0));
            ServiceSet one = sided(next.orElseThrow(), next.orElseThrow(), source);
            set = set.map(s -> s.or(one));
            at++;
        }
        return set;
    }

    /// Further ports behind `eq`, as IOS allows them; an address never looks like one.
    private boolean more() {
        return style.wildcards
                && !peek(0).equals("echo")
                && !peek(0).equals("time")
                && CiscoNames.port(peek(0)).isPresent();
    }

    private static boolean isOperator(String word) {
        return word.equals("eq")
                || word.equals("neq")
                || word.equals("gt")
                || word.equals("lt")
                || word.equals("range");
    }

    private static ServiceSet turned(ServiceSet destinations) {
        ServiceSet turned = ServiceSet.NONE;
        for (var block : destinations.blocks()) {
            turned = turned.or(ServiceSet.sources(block.destinationFrom(), block.destinationTo()));
        }
        return turned;
    }

    private static ServiceSet sided(int from, int to, boolean source) {
        return source ? ServiceSet.sources(from, to) : ServiceSet.destinations(from, to);
    }

    /// Reads `eq P`, `neq P`, `gt P`, `lt P` or `range P Q` at a place.
    static Optional<ServiceSet> ports(List<String> words, int at, boolean source) {
        String operator = at < words.size() ? words.get(at) : "";
        OptionalInt first =
                at + 1 < words.size() ? CiscoNames.port(words.get(at + 1)) : OptionalInt.empty();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int port = first.getAsInt();
        return switch (operator) {
            case "eq" -> Optional.of(sided(port, port, source));
            case "neq" -> Optional.of(ServiceSet.ANY.minus(sided(port, port, source)));
            case "gt" ->
                    Optional.of(port == 65535 ? ServiceSet.NONE : sided(port + 1, 65535, source));
            case "lt" -> Optional.of(port == 0 ? ServiceSet.NONE : sided(0, port - 1, source));
            case "range" -> {
                OptionalInt last =
                        at + 2 < words.size()
                                ? CiscoNames.port(words.get(at + 2))
                                : OptionalInt.empty();
                yield last.isPresent()
                        ? Optional.of(
                                sided(
                                        Math.min(port, last.getAsInt()),
                                        Math.max(port, last.getAsInt()),
                                        source))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Packets options(Cube cube) {
        Cube now = cube;
        Match.Fit fit = Match.Fit.EXACT;
        boolean asleep = false;
        int any = 0;
        while (at < words.size()) {
            String word = words.get(at++);
            switch (word) {
                case "established" -> now = tcp(now, TcpFlags.anyOf(TcpFlags.ACK | TcpFlags.RST));
                case "ack", "rst", "syn", "fin", "psh", "urg" -> any |= TcpFlags.bit(word);
                case "log", "log-input" -> log();
                case "inactive", "fragments" -> asleep = true;
                case "time-range", "dscp", "precedence", "tos", "option", "vlan" -> {
                    at++;
                    fit = worse(fit, Match.Fit.SOMETIMES);
                }
                case "ttl" -> {
                    at += isOperator(peek(0)) ? peek(0).equals("range") ? 3 : 2 : 1;
                    fit = worse(fit, Match.Fit.SOMETIMES);
                }
                case "reflect" -> at++;
                case "timeout" -> at++;
                case "icmp-type" -> {
                    Optional<Cube> with = icmp(now, words.size() > at ? words.get(at++) : "");
                    fit = with.isPresent() ? fit : Match.Fit.AT_MOST;
                    now = with.orElse(now);
                }
                case "object-group" -> {
                    Optional<ServiceSet> set = objects.ports(peek(0));
                    at++;
                    fit = set.isPresent() ? fit : Match.Fit.AT_MOST;
                    now = set.isPresent() ? now.withService(now.service().and(set.get())) : now;
                }
                default -> {
                    Optional<Cube> with = icmp(now, word);
                    fit = with.isPresent() ? fit : Match.Fit.AT_MOST;
                    now = with.orElse(now);
                }
            }
        }
        return new Packets(any == 0 ? now : tcp(now, TcpFlags.anyOf(any)), fit, asleep);
    }

    private static Match.Fit worse(Match.Fit now, Match.Fit next) {
        return now == Match.Fit.AT_MOST ? now : next;
    }

    private static Cube tcp(Cube cube, long flags) {
        return cube.withService(cube.service().and(ServiceSet.tcp(flags)));
    }

    /// `log [LEVEL] [interval SECONDS]`, `log disable`, `log default`.
    private void log() {
        while (peek(0).matches(
                        "\\d+|interval|disable|default|[a-z]+ings?|errors|critical|alerts|"
                                + "emergencies|debugging|informational|notifications")) {
            at++;
        }
    }

    private Optional<Cube> icmp(Cube cube, String word) {
        boolean four = cube.service().overlaps(ServiceSet.protocol(Protocol.ICMP));
        boolean six = cube.service().overlaps(ServiceSet.protocol(Protocol.ICMP6));
        if (four == six) {
            return Optional.empty();
        }
        // IOS writes `icmp` for ICMPv6 in IPv6 lists; the list's own family says which.
        Optional<int[]> type = CiscoNames.icmp(word, six);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        int code = type.get()[1];
        if (code < 0 && !peek(0).isEmpty() && peek(0).chars().allMatch(Character::isDigit)) {
            code = CiscoNames.port(peek(0)).orElse(-1);
            at++;
        }
        return Optional.of(
                cube.withService(cube.service().and(CiscoNames.icmp(six, type.get()[0], code))));
    }
}
