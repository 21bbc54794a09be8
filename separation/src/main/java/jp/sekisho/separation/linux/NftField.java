// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;

/// A part of a packet that nft can look at, as nft(8) names it.
enum NftField {
    IP_SADDR,
    IP_DADDR,
    IP6_SADDR,
    IP6_DADDR,
    PROTOCOL,
    NFPROTO,
    SPORT,
    DPORT,
    ICMP_TYPE,
    ICMP_CODE,
    ICMP6_TYPE,
    ICMP6_CODE,
    CT_STATE,
    IN,
    OUT;

    private static final Map<String, Integer> PORTS =
            Map.ofEntries(
                    Map.entry("ftp-data", 20),
                    Map.entry("ftp", 21),
                    Map.entry("ssh", 22),
                    Map.entry("telnet", 23),
                    Map.entry("smtp", 25),
                    Map.entry("domain", 53),
                    Map.entry("bootps", 67),
                    Map.entry("bootpc", 68),
                    Map.entry("tftp", 69),
                    Map.entry("http", 80),
                    Map.entry("kerberos", 88),
                    Map.entry("pop3", 110),
                    Map.entry("ntp", 123),
                    Map.entry("imap2", 143),
                    Map.entry("snmp", 161),
                    Map.entry("snmp-trap", 162),
                    Map.entry("ldap", 389),
                    Map.entry("https", 443),
                    Map.entry("microsoft-ds", 445),
                    Map.entry("submission", 587),
                    Map.entry("ldaps", 636),
                    Map.entry("imaps", 993),
                    Map.entry("pop3s", 995));

    boolean isInterface() {
        return this == IN || this == OUT;
    }

    /// Returns the packets whose field has a value.
    ///
    /// @return the packets, or nothing where the value is not understood; never for [#IN] and
    ///   [#OUT]
    Optional<Cube> cube(String value) {
        return switch (this) {
            case IP_SADDR -> addresses(value, AddressSet.V4).map(Cube.ANY::withSource);
            case IP_DADDR -> addresses(value, AddressSet.V4).map(Cube.ANY::withDestination);
            case IP6_SADDR -> addresses(value, AddressSet.V6).map(Cube.ANY::withSource);
            case IP6_DADDR -> addresses(value, AddressSet.V6).map(Cube.ANY::withDestination);
            case PROTOCOL -> protocol(value).map(Cube.ANY::withService);
            case NFPROTO -> family(value).map(Cube.ANY::withDestination);
            case SPORT -> range(value, 65535).map(r -> service(ServiceSet.sources(r[0], r[1])));
            case DPORT ->
                    range(value, 65535).map(r -> service(ServiceSet.destinations(r[0], r[1])));
            case ICMP_TYPE -> IcmpTypes.read(Protocol.ICMP, value).map(NftField::service);
            case ICMP6_TYPE -> IcmpTypes.read(Protocol.ICMP6, value).map(NftField::service);
            case ICMP_CODE, ICMP6_CODE ->
                    range(value, 255).map(r -> service(ServiceSet.destinations(r[0], r[1])));
            case CT_STATE -> state(value).map(s -> Cube.ANY.withStates(s));
            case IN, OUT -> Optional.empty();
        };
    }

    private static Cube service(ServiceSet set) {
        return Cube.ANY.withService(set);
    }

    private static Optional<AddressSet> addresses(String value, AddressSet family) {
        return AddressSet.tryParse(value).filter(family::covers);
    }

    private static Optional<AddressSet> family(String value) {
        return switch (value) {
            case "ipv4", "ip", "2" -> Optional.of(AddressSet.V4);
            case "ipv6", "ip6", "10" -> Optional.of(AddressSet.V6);
            default -> Optional.empty();
        };
    }

    private static Optional<ServiceSet> protocol(String value) {
        OptionalInt number = Protocol.tryParse(value);
        if (number.isPresent()) {
            return Optional.of(ServiceSet.protocol(number.getAsInt()));
        }
        return range(value, 255)
                .map(r -> {
                    ServiceSet all = ServiceSet.NONE;
                    for (int p = r[0]; p <= r[1]; p++) {
                        all = all.or(ServiceSet.protocol(p));
                    }
                    return all;
                });
    }

    private static Optional<Integer> state(String value) {
        return switch (value) {
            case "new" -> Optional.of(State.NEW);
            case "established" -> Optional.of(State.ESTABLISHED);
            case "related" -> Optional.of(State.RELATED);
            case "invalid" -> Optional.of(State.INVALID);
            case "untracked" -> Optional.of(State.UNTRACKED);
            default -> Optional.empty();
        };
    }

    private static Optional<int[]> range(String value, int greatest) {
        Integer named = PORTS.get(value);
        if (named != null && greatest > 255) {
            return Optional.of(new int[] {named, named});
        }
        int dash = value.indexOf('-');
        OptionalInt from = Numbers.tryParse(dash < 0 ? value : value.substring(0, dash), greatest);
        OptionalInt to = Numbers.tryParse(value.substring(dash + 1), greatest);
        return from.isPresent() && to.isPresent() && from.getAsInt() <= to.getAsInt()
                ? Optional.of(new int[] {from.getAsInt(), to.getAsInt()})
                : Optional.empty();
    }
}
