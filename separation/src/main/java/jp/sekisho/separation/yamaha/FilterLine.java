// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.yamaha;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.Service;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.packet.TcpFlags;

/// One static filter: `ip filter NUMBER ACTION SOURCE [DESTINATION [PROTOCOL [SOURCE_PORT
/// [DESTINATION_PORT]]]]` (YAMAHA RT series command reference, chapter on IP packet filters; the
/// same form for `ipv6 filter`). A part that is left out is `*`.
///
/// @param kind what it does
/// @param packets what it looks at
record FilterLine(Kind kind, List<Cube> packets) {

    /// What a filter does with packets.
    enum Kind {
        PASS,
        REJECT,
        /// It passes while the line is connected, and rejects otherwise.
        RESTRICT
    }

    private static final Map<String, Integer> PORTS =
            Map.ofEntries(
                    Map.entry("ftpdata", 20),
                    Map.entry("ftp", 21),
                    Map.entry("ssh", 22),
                    Map.entry("telnet", 23),
                    Map.entry("smtp", 25),
                    Map.entry("time", 37),
                    Map.entry("domain", 53),
                    Map.entry("gopher", 70),
                    Map.entry("finger", 79),
                    Map.entry("www", 80),
                    Map.entry("pop3", 110),
                    Map.entry("sunrpc", 111),
                    Map.entry("ident", 113),
                    Map.entry("nntp", 119),
                    Map.entry("ntp", 123),
                    Map.entry("netbios_ns", 137),
                    Map.entry("netbios_dgm", 138),
                    Map.entry("netbios_ssn", 139),
                    Map.entry("snmp", 161),
                    Map.entry("snmptrap", 162),
                    Map.entry("https", 443),
                    Map.entry("syslog", 514),
                    Map.entry("imap", 143),
                    Map.entry("bootps", 67),
                    Map.entry("bootpc", 68),
                    Map.entry("dhcps", 67),
                    Map.entry("dhcpc", 68),
                    Map.entry("tftp", 69));

    /// `established`: TCP packets with ACK or RST, whatever went before.
    private static final ServiceSet ESTABLISHED =
            ServiceSet.tcp(TcpFlags.anyOf(TcpFlags.ACK | TcpFlags.RST));

    private static final Set<Integer> ICMP_ERRORS = Set.of(3, 4, 5, 11, 12);
    private static final Set<Integer> ICMP_QUERIES = Set.of(0, 8, 9, 10, 13, 14, 15, 16, 17, 18);

    /// Reads the words after the number.
    ///
    /// @param family the addresses of the command's family
    /// @return the filter, or nothing where a word is not understood
    static Optional<FilterLine> read(List<String> words, AddressSet family) {
        if (words.size() < 2 || words.size() > 6) {
            return Optional.empty();
        }
        String action = words.getFirst().replaceFirst("-(no)?log$", "");
        Optional<Kind> kind =
                switch (action) {
                    case "pass" -> Optional.of(Kind.PASS);
                    case "reject" -> Optional.of(Kind.REJECT);
                    case "restrict" -> Optional.of(Kind.RESTRICT);
                    default -> Optional.empty();
                };
        Optional<AddressSet> source = addresses(words.get(1), family);
        Optional<AddressSet> destination = addresses(word(words, 2), family);
        Optional<ServiceSet> services = services(word(words, 3));
        Optional<ServiceSet> from = ports(word(words, 4), true);
        Optional<ServiceSet> to = ports(word(words, 5), false);
        if (kind.isEmpty()
                || source.isEmpty()
                || destination.isEmpty()
                || services.isEmpty()
                || from.isEmpty()
                || to.isEmpty()) {
            return Optional.empty();
        }
        ServiceSet all = services.get();
        if (words.size() > 4) {
            ServiceSet portful =
                    ServiceSet.protocol(Protocol.TCP).or(ServiceSet.protocol(Protocol.UDP));
            boolean looks = !word(words, 4).equals("*") || !word(words, 5).equals("*");
            all = looks ? all.and(portful).and(from.get()).and(to.get()) : all;
        }
        Cube cube = new Cube(source.get(), destination.get(), all, State.ANY);
        return Optional.of(new FilterLine(kind.get(), cube.isEmpty() ? List.of() : List.of(cube)));
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "*";
    }

    static Optional<AddressSet> addresses(String text, AddressSet family) {
        if (text.equals("*")) {
            return Optional.of(family);
        }
        AddressSet all = AddressSet.NONE;
        for (String part : text.split(",", -1)) {
            Optional<AddressSet> set = part.endsWith(".*") ? wild(part) : AddressSet.tryParse(part);
            if (set.isEmpty() || !family.covers(set.get())) {
                return Optional.empty();
            }
            all = all.or(set.get());
        }
        return Optional.of(all);
    }

    /// `192.168.0.*` and `10.*.*.*`.
    private static Optional<AddressSet> wild(String text) {
        int stars = (int) text.chars().filter(c -> c == '*').count();
        String base = text.replace("*", "0");
        return text.replace(".*", "").indexOf('*') < 0
                ? AddressSet.tryParse(base + "/" + (32 - 8 * stars))
                : Optional.empty();
    }

    private static Optional<ServiceSet> services(String text) {
        if (text.equals("*")) {
            return Optional.of(ServiceSet.ANY);
        }
        ServiceSet all = ServiceSet.NONE;
        for (String part : text.split(",", -1)) {
            Optional<ServiceSet> set = service(part);
            if (set.isEmpty()) {
                return Optional.empty();
            }
            all = all.or(set.get());
        }
        return Optional.of(all);
    }

    private static Optional<ServiceSet> service(String text) {
        return switch (text) {
            case "established" -> Optional.of(ESTABLISHED);
            case "tcpfin" -> Optional.of(ServiceSet.tcp(TcpFlags.anyOf(TcpFlags.FIN)));
            case "tcprst" -> Optional.of(ServiceSet.tcp(TcpFlags.anyOf(TcpFlags.RST)));
            case "icmp-error" -> Optional.of(icmp(ICMP_ERRORS));
            case "icmp-info" -> Optional.of(icmp(ICMP_QUERIES));
            case "icmp4" -> Optional.of(ServiceSet.protocol(Protocol.ICMP));
            default -> {
                if (text.startsWith("tcpflag")) {
                    yield flags(text);
                }
                OptionalInt number = Protocol.tryParse(text);
                yield number.isPresent()
                        ? Optional.of(ServiceSet.protocol(number.getAsInt()))
                        : Optional.empty();
            }
        };
    }

    private static ServiceSet icmp(Set<Integer> types) {
        ServiceSet all = ServiceSet.NONE;
        for (int type : types) {
            all =
                    all.or(
                            ServiceSet.of(
                                    new Service(
                                            Protocol.ICMP,
                                            Protocol.ICMP,
                                            type,
                                            type,
                                            0,
                                            65535,
                                            TcpFlags.ANY)));
        }
        return all;
    }

    /// `tcpflag=VALUE/MASK` and `tcpflag!=VALUE/MASK`, both in hexadecimal.
    private static Optional<ServiceSet> flags(String text) {
        boolean not = text.startsWith("tcpflag!=");
        String[] parts = text.substring(text.indexOf('=') + 1).split("/", -1);
        try {
            int value = Integer.decode(parts[0]);
            int mask = parts.length > 1 ? Integer.decode(parts[1]) : 0x3f;
            if ((mask & ~0x3f) != 0) {
                return Optional.empty();
            }
            long set = TcpFlags.where(mask, value & mask);
            return Optional.of(ServiceSet.tcp(not ? ~set : set));
        } catch (NumberFormatException bad) {
            return Optional.empty();
        }
    }

    private static Optional<ServiceSet> ports(String text, boolean source) {
        if (text.equals("*")) {
            return Optional.of(ServiceSet.ANY);
        }
        ServiceSet all = ServiceSet.NONE;
        for (String part : text.split(",", -1)) {
            Optional<int[]> range = range(part);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            int[] ends = range.get();
            all =
                    all.or(
                            source
                                    ? ServiceSet.sources(ends[0], ends[1])
                                    : ServiceSet.destinations(ends[0], ends[1]));
        }
        return Optional.of(all);
    }

    static Optional<int[]> range(String text) {
        int dash = text.indexOf('-');
        OptionalInt from =
                dash == 0 ? OptionalInt.of(0) : port(dash < 0 ? text : text.substring(0, dash));
        OptionalInt to =
                dash >= 0 && dash == text.length() - 1
                        ? OptionalInt.of(65535)
                        : port(text.substring(dash + 1));
        return from.isPresent() && to.isPresent() && from.getAsInt() <= to.getAsInt()
                ? Optional.of(new int[] {from.getAsInt(), to.getAsInt()})
                : Optional.empty();
    }

    private static OptionalInt port(String text) {
        Integer known = PORTS.get(text);
        return known != null ? OptionalInt.of(known) : Numbers.tryParse(text, 65535);
    }
}
