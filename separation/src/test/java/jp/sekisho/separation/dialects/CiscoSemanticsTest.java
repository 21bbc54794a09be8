// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.device.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Golden answers for constructs of IOS, ASA and AlliedWare Plus, each with the documented meaning.
final class CiscoSemanticsTest {

    private static final String IOS_PORTS =
            """
            interface Gi1
             ip address 10.1.0.1 255.255.0.0
             %s
            interface Gi2
             ip address 10.2.0.1 255.255.0.0
             %s
            interface Gi3
             ip address 203.0.113.1 255.255.255.0
             %s
            ip route 0.0.0.0 0.0.0.0 203.0.113.254
            """;

    private static final String ASA_PORTS =
            """
            ASA Version 9.16(4)
            interface GigabitEthernet0/1
             nameif p1
             security-level %d
             ip address 10.1.0.1 255.255.0.0
            interface GigabitEthernet0/2
             nameif p2
             security-level %d
             ip address 10.2.0.1 255.255.0.0
            interface GigabitEthernet0/3
             nameif p3
             security-level 0
             ip address 203.0.113.1 255.255.255.0
            route p3 0.0.0.0 0.0.0.0 203.0.113.254 1
            """;

    @TempDir Path folder;

    private Passing ios(String a, String b, String out, String more) {
        String config = IOS_PORTS.formatted(a, b, out) + more;
        return new Passing(folder, "ios", config, "Gi1", "Gi2", "Gi3");
    }

    private Passing asa(int a, int b, String more) {
        String config = ASA_PORTS.formatted(a, b) + more;
        return new Passing(folder, "asa", config, "p1", "p2", "p3");
    }

    /// Cisco IOS Security Configuration Guide, "IP Access List Overview": an access list that is
    /// applied and not defined permits everything.
    @Test
    void iosListThatDoesNotExistPermitsAll() {
        Passing device = ios("ip access-group MISSING in", "no shutdown", "no shutdown", "");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.CROSSES);
    }

    /// The same guide: an unwritten deny ends every list.
    @Test
    void iosListEndsWithADeny() {
        Passing device =
                ios(
                        "ip access-group 101 in",
                        "no shutdown",
                        "no shutdown",
                        "access-list 101 permit tcp any any eq 25 www\n");
        assertThat(device.exactly("a", "b", "proto: tcp, ports: [25, 80]")).isTrue();
    }

    /// Cisco IOS Security Command Reference, `permit (IP)`: `established` matches TCP segments with
    /// ACK or RST; it opens nothing.
    @Test
    void iosEstablishedOpensNothingButLetsSegmentsPass() {
        Passing device =
                ios(
                        "ip access-group 101 in",
                        "ip access-group 101 in",
                        "no shutdown",
                        "access-list 101 permit tcp any any established\n");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(device.pair("a", "b").nonInitial()).isPresent();
    }

    /// Cisco IOS IP Addressing Services Command Reference, `ip nat inside source static`; document
    /// 6209 "NAT Order of Operation": from outside the inbound list sees the global address.
    @Test
    void iosStaticTranslationOpensTheWayIn() {
        Passing device =
                ios(
                        "ip nat inside",
                        "ip nat inside",
                        "ip nat outside\n ip access-group OUT in",
                        """
                        ip nat inside source static tcp 10.1.0.7 80 203.0.113.1 8080 extendable
                        ip access-list extended OUT
                         permit tcp any host 203.0.113.1 eq 8080
                        """);
        assertThat(device.exactly("out", "a", "dst: 203.0.113.1, proto: tcp, ports: [8080]"))
                .isTrue();
        assertThat(device.pair("out", "b").verdict()).isEqualTo(Verdict.SEPARATED);
    }

    /// Zone-based firewalls are not modelled: the answer is undetermined, with the lines.
    @Test
    void iosZonePairCountsAgainstTheProof() {
        Passing device =
                ios(
                        "ip access-group 101 in",
                        "no shutdown",
                        "no shutdown",
                        "access-list 101 deny ip any any\nzone-pair security Z source A destination B\n");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(device.pair("a", "b").unknownLines())
                .extracting(Line::text)
                .containsExactly("zone-pair security Z source A destination B");
    }

    /// Cisco IOS: `shutdown` disables an interface.
    @Test
    void iosInterfaceThatIsShutCarriesNothing() {
        Passing device = ios("shutdown", "no shutdown", "no shutdown", "");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(device.pair("b", "a").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(device.pair("b", "out").verdict()).isEqualTo(Verdict.CROSSES);
    }

    /// Cisco IOS IPv6 Configuration Guide: IPv6 packets are forwarded only after `ipv6
    /// unicast-routing`.
    @Test
    void iosForwardsIpv6OnlyWhenTold() {
        String four = "access-list 101 deny ip any any\n";
        String six = "ip access-group 101 in\n ipv6 address fd00:%d::1/64";
        Passing off = ios(six.formatted(1), six.formatted(2), "no shutdown", four);
        assertThat(off.pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
        Passing on =
                ios(
                        six.formatted(1),
                        six.formatted(2),
                        "no shutdown",
                        four + "ipv6 unicast-routing\n");
        assertThat(on.pair("a", "b").violations())
                .isNotEmpty()
                .allMatch(v -> v.packet().family() == 6);
    }

    /// Cisco IOS IPv6 Command Reference, `ipv6 route`: `::/0` is the default route.
    @Test
    void iosDefaultRouteOfIpv6IsUnderstood() {
        String port = "ip access-group 101 in\n ipv6 address fd00:%d::1/64";
        String more = "access-list 101 deny ip any any\nipv6 route ::/0 fd00:3::254\n";
        Passing device = ios(port.formatted(1), port.formatted(2), "no shutdown", more);
        assertThat(device.pair("a", "b").unknownLines()).isEmpty();
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
    }

    /// The same reference: where routing of IPv6 is on, the default route leads out what no other
    /// does.
    @Test
    void iosDefaultRouteOfIpv6LeadsOut() {
        String six = "ipv6 address fd00:%d::1/64";
        String on = "ipv6 unicast-routing\n";
        String route = on + "ipv6 route ::/0 Gi3 fe80::1\n";
        Passing without = ios(six.formatted(1), six.formatted(2), "no shutdown", on);
        Passing with = ios(six.formatted(1), six.formatted(2), "no shutdown", route);
        assertThat(families(without, "a", "out")).isEqualTo(Set.of(4));
        assertThat(families(with, "a", "out")).isEqualTo(Set.of(4, 6));
    }

    private static Set<Integer> families(Passing device, String from, String to) {
        return device.pair(from, to).violations().stream()
                .map(v -> v.packet().family())
                .collect(Collectors.toSet());
    }

    /// ASA Series Firewall CLI Configuration Guide, "Access Rules", implicit permits: without rules
    /// a connection passes from a higher security level to a lower one only.
    @Test
    void asaLevelsDecideWithoutRules() {
        assertThat(asa(100, 50, "").verdicts())
                .isEqualTo("a>b C a>out C b>a S b>out C out>a S out>b S");
    }

    /// The same guide, "Interfaces": interfaces of one level do not talk unless
    /// `same-security-traffic permit inter-interface` says so.
    @Test
    void asaInterfacesOfOneLevelDoNotTalk() {
        assertThat(asa(50, 50, "").pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(
                        asa(50, 50, "same-security-traffic permit inter-interface\n")
                                .pair("a", "b")
                                .verdict())
                .isEqualTo(Verdict.CROSSES);
    }

    /// The same guide: interface rules, then global rules, then an unwritten deny.
    @Test
    void asaGlobalRulesComeAfterThoseOfTheInterface() {
        Passing device =
                asa(
                        50,
                        60,
                        """
                        access-list one extended deny tcp any any eq 80
                        access-list all extended permit tcp any4 any4 range 80 81
                        access-group one in interface p1
                        access-group all global
                        """);
        assertThat(device.exactly("a", "b", "proto: tcp, ports: [81]")).isTrue();
        assertThat(device.exactly("b", "a", "proto: tcp, ports: [80, 81]")).isTrue();
    }

    /// Cisco Secure Firewall ASA Series Command Reference, `ipv6 route`: `::/0` is the default
    /// route.
    @Test
    void asaDefaultRouteOfIpv6IsUnderstood() {
        assertThat(asa(100, 50, "ipv6 route p3 ::/0 fd00:3::254\n").verdicts())
                .isEqualTo("a>b C a>out C b>a S b>out C out>a S out>b S");
    }

    /// RFC 4291 §2.5.5.2: `::/8` holds the place of IPv4 addresses, but no IPv4 packet.
    @Test
    void asaRuleOfAShortIpv6PrefixTakesNoIpv4Packet() {
        Passing device =
                asa(
                        50,
                        60,
                        """
                        access-list one extended deny ip ::/8 any
                        access-list one extended permit ip any any
                        access-group one in interface p1
                        """);
        assertThat(families(device, "a", "b")).contains(4);
    }

    /// The same guide, "NAT": rules name real addresses although the packet bears the mapped one.
    @Test
    void asaRuleNamesTheRealAddressOfAStaticTranslation() {
        String nat =
                """
                object network web
                 host 10.1.0.7
                 nat (p1,p3) static 203.0.113.7
                access-list in extended permit tcp any4 host %s eq 80
                access-group in in interface p3
                """;
        assertThat(
                        asa(50, 50, nat.formatted("10.1.0.7"))
                                .exactly("out", "a", "dst: 203.0.113.7, proto: tcp, ports: [80]"))
                .isFalse();
        assertThat(asa(50, 50, nat.formatted("10.1.0.7")).pair("out", "a").violations())
                .anyMatch(v -> v.packet().destination().toString().equals("203.0.113.7"));
        assertThat(asa(50, 50, nat.formatted("203.0.113.7")).pair("out", "a").verdict())
                .isEqualTo(Verdict.SEPARATED);
    }

    /// The same guide, "Twice NAT": the destination that a client sees becomes the real one.
    @Test
    void asaTwiceTranslationChangesBothSides() {
        Passing device =
                asa(
                        100,
                        50,
                        """
                        object network all-a
                         subnet 10.1.0.0 255.255.0.0
                        object network as
                         host 10.2.99.1
                        object network seen
                         host 192.0.2.8
                        object network real
                         host 10.2.0.8
                        nat (p1,p2) source dynamic all-a as destination static seen real
                        access-list in extended permit tcp any4 object real eq 443
                        access-group in in interface p1
                        """);
        assertThat(device.pair("a", "b").violations())
                .anyMatch(v ->
                        v.packet().destination().toString().equals("192.0.2.8")
                                && v.packet().destinationPort() == 443);
        assertThat(device.pair("a", "b").unknownLines()).isEmpty();
    }

    /// AlliedWare Plus Command Reference, "IPv4 Hardware ACL commands": what no entry matches is
    /// permitted.
    @Test
    void alliedWarePlusHardwareListsEndWithAPermit() {
        String config =
                """
                access-list 3000 deny tcp any any eq 3389
                interface port1.0.1
                 switchport access vlan 10
                 access-group 3000
                interface vlan10
                 ip address 10.1.0.1/16
                interface vlan20
                 ip address 10.2.0.1/16
                interface vlan30
                 ip address 203.0.113.1/24
                ip route 0.0.0.0/0 203.0.113.254
                """;
        Passing device =
                new Passing(folder, "alliedware-plus", config, "vlan10", "vlan20", "vlan30");
        assertThat(device.exactly("a", "b", "proto: tcp, ports: [0-3388, 3390-65535]")).isFalse();
        assertThat(device.pair("a", "b").violations())
                .noneMatch(v -> v.packet().destinationPort() == 3389);
    }

    /// A port without a list lets in what a list on another port of the same VLAN would stop.
    @Test
    void portWithoutAListOpensTheVlan() {
        String config =
                """
                access-list 3000 deny ip any any
                interface port1.0.1
                 switchport access vlan 10
                 access-group 3000
                interface port1.0.2
                 switchport access vlan 10
                interface vlan10
                 ip address 10.1.0.1/16
                interface vlan20
                 ip address 10.2.0.1/16
                interface vlan30
                 ip address 203.0.113.1/24
                ip route 0.0.0.0/0 203.0.113.254
                """;
        Passing device =
                new Passing(folder, "alliedware-plus", config, "vlan10", "vlan20", "vlan30");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.CROSSES);
        Passing closed =
                new Passing(
                        folder,
                        "alliedware-plus",
                        config.replace(
                                "port1.0.2\n switchport access vlan 10", "port1.0.2\n shutdown"),
                        "vlan10",
                        "vlan20",
                        "vlan30");
        assertThat(closed.pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
    }
}
