// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.Service;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.TcpFlags;

/// Service objects and their groups (FortiOS CLI reference: `firewall service custom`, `service
/// group`), and the address objects of both families. An object that is not understood is absent.
final class FortiObjects {

    /// Groups may stand this deep in one another.
    private static final int DEPTH_LIMIT = 16;

    private final FortiAddresses four = new FortiAddresses(AddressSet.V4);
    private final FortiAddresses six = new FortiAddresses(AddressSet.V6);
    private final Map<String, ServiceSet> services = new HashMap<>();
    private final Map<String, List<String>> serviceGroups = new HashMap<>();

    FortiObjects() {
        services.put("ALL", ServiceSet.ANY);
        services.put("ALL_TCP", ServiceSet.protocol(Protocol.TCP));
        services.put("ALL_UDP", ServiceSet.protocol(Protocol.UDP));
        services.put("ALL_ICMP", ServiceSet.protocol(Protocol.ICMP));
        services.put("ALL_ICMP6", ServiceSet.protocol(Protocol.ICMP6));
        services.put("PING", icmp(Protocol.ICMP, 8));
        services.put("PING6", icmp(Protocol.ICMP6, 128));
        predefined("HTTP", Protocol.TCP, 80);
        predefined("HTTPS", Protocol.TCP, 443);
        predefined("SSH", Protocol.TCP, 22);
        predefined("TELNET", Protocol.TCP, 23);
        predefined("SMTP", Protocol.TCP, 25);
        predefined("POP3", Protocol.TCP, 110);
        predefined("IMAP", Protocol.TCP, 143);
        predefined("RDP", Protocol.TCP, 3389);
        services.put("DNS", both(53));
        services.put("NTP", both(123));
    }

    private void predefined(String name, int protocol, int port) {
        services.put(name, ServiceSet.ports(protocol, port, port));
    }

    private static ServiceSet both(int port) {
        return ServiceSet.ports(Protocol.TCP, port, port)
                .or(ServiceSet.ports(Protocol.UDP, port, port));
    }

    private static ServiceSet icmp(int protocol, int type) {
        return ServiceSet.of(new Service(protocol, protocol, type, type, 0, 65535, TcpFlags.ANY));
    }

    /// IPv4 address objects.
    FortiAddresses four() {
        return four;
    }

    /// IPv6 address objects.
    FortiAddresses six() {
        return six;
    }

    /// What a word of `allowaccess` lets reach the device (FortiOS CLI reference, `system
    /// interface`).
    Optional<ServiceSet> management(String word) {
        return switch (word) {
            case "ping" -> Optional.of(icmp(Protocol.ICMP, 8).or(icmp(Protocol.ICMP6, 128)));
            case "https" -> Optional.of(ServiceSet.ports(Protocol.TCP, 443, 443));
            case "http" -> Optional.of(ServiceSet.ports(Protocol.TCP, 80, 80));
            case "ssh" -> Optional.of(ServiceSet.ports(Protocol.TCP, 22, 22));
            case "telnet" -> Optional.of(ServiceSet.ports(Protocol.TCP, 23, 23));
            case "snmp" -> Optional.of(ServiceSet.ports(Protocol.UDP, 161, 161));
            case "fgfm" -> Optional.of(ServiceSet.ports(Protocol.TCP, 541, 541));
            default -> Optional.empty();
        };
    }

    boolean serviceGroup(Entry entry) {
        serviceGroups.put(entry.name, entry.list("member"));
        return true;
    }

    boolean service(Entry entry) {
        Optional<ServiceSet> set =
                switch (entry.one("protocol", "TCP/UDP/SCTP")) {
                    case "TCP/UDP/SCTP", "TCP/UDP/UDP-Lite/SCTP" -> ports(entry);
                    case "IP" ->
                            number(entry.one("protocol-number", "0"))
                                    .map(n -> n == 0 ? ServiceSet.ANY : ServiceSet.protocol(n));
                    case "ICMP" -> icmp(Protocol.ICMP, entry);
                    case "ICMP6" -> icmp(Protocol.ICMP6, entry);
                    default -> Optional.empty();
                };
        services.remove(entry.name);
        boolean more =
                entry.values.containsKey("iprange")
                        || entry.values.containsKey("fqdn")
                        || entry.values.containsKey("icmpcode");
        if (set.isEmpty() || more) {
            return false;
        }
        services.put(entry.name, set.get());
        return true;
    }

    private static Optional<ServiceSet> icmp(int protocol, Entry entry) {
        return entry.list("icmptype").isEmpty()
                ? Optional.of(ServiceSet.protocol(protocol))
                : number(entry.one("icmptype", "")).map(type -> icmp(protocol, type));
    }

    private static Optional<Integer> number(String text) {
        OptionalInt number = Numbers.tryParse(text, 255);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Optional<ServiceSet> ports(Entry entry) {
        ServiceSet all = ServiceSet.NONE;
        Map<String, Integer> kinds =
                Map.of(
                        "tcp-portrange",
                        Protocol.TCP,
                        "udp-portrange",
                        Protocol.UDP,
                        "sctp-portrange",
                        Protocol.SCTP);
        for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
            for (String word : entry.list(kind.getKey())) {
                String[] sides = word.split(":", -1);
                Optional<int[]> to = range(sides[0]);
                Optional<int[]> from =
                        sides.length == 2 ? range(sides[1]) : Optional.of(new int[] {0, 65535});
                if (to.isEmpty() || from.isEmpty()) {
                    return Optional.empty();
                }
                all =
                        all.or(
                                ServiceSet.ports(kind.getValue(), to.get()[0], to.get()[1])
                                        .and(ServiceSet.sources(from.get()[0], from.get()[1])));
            }
        }
        return Optional.of(all);
    }

    private static Optional<int[]> range(String text) {
        String[] ends = text.split("-", -1);
        OptionalInt from = Numbers.tryParse(ends[0], 65535);
        OptionalInt to = Numbers.tryParse(ends[ends.length - 1], 65535);
        return from.isPresent() && to.isPresent() && from.getAsInt() <= to.getAsInt()
                ? Optional.of(new int[] {from.getAsInt(), to.getAsInt()})
                : Optional.empty();
    }

    Optional<ServiceSet> services(List<String> names) {
        return services(names, 0);
    }

    private Optional<ServiceSet> services(List<String> names, int depth) {
        ServiceSet all = ServiceSet.NONE;
        for (String name : names) {
            List<String> members = serviceGroups.get(name);
            Optional<ServiceSet> set =
                    members == null
                            ? Optional.ofNullable(services.get(name))
                            : depth < DEPTH_LIMIT ? services(members, depth + 1) : Optional.empty();
            if (set.isEmpty()) {
                return Optional.empty();
            }
            all = all.or(set.get());
        }
        return Optional.of(all);
    }
}
