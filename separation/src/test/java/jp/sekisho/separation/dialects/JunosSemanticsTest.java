// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Golden answers for an SRX, by hand from Juniper's guides.
final class JunosSemanticsTest {

    private static final String NETWORK =
            """
            set version 21.4R3
            set interfaces ge-0/0/0 unit 0 family inet address 10.1.0.1/16
            set interfaces ge-0/0/1 unit 0 family inet address 10.2.0.1/16
            set interfaces ge-0/0/2 unit 0 family inet address 192.0.2.1/24
            set routing-options static route 0.0.0.0/0 next-hop 192.0.2.254
            """;

    private static final String ZONES =
            """
            set security zones security-zone lan interfaces ge-0/0/0.0
            set security zones security-zone dmz interfaces ge-0/0/1.0
            set security zones security-zone wan interfaces ge-0/0/2.0
            """;

    @TempDir Path folder;

    private Passing srx(String... more) {
        return bare(NETWORK + ZONES + String.join("", more));
    }

    private Passing bare(String config) {
        return new Passing(folder, "junos", config, "ge-0/0/0.0", "ge-0/0/1.0", "ge-0/0/2.0");
    }

    private static String policy(String from, String to, String name, String match, String then) {
        String policy =
                "set security policies from-zone " + from + " to-zone " + to + " policy " + name;
        StringBuilder lines = new StringBuilder();
        for (String one : match.split(", ", -1)) {
            lines.append(policy).append(" match ").append(one).append('\n');
        }
        return lines + policy + " then " + then + "\n";
    }

    private static String any(String from, String to, String then) {
        return policy(
                from,
                to,
                "any-" + then.split(" ", -1)[0],
                "source-address any, destination-address any, application any",
                then);
    }

    private static void undetermined(Passing device, String from, String to, String line) {
        Proof.Pair pair = device.pair(from, to);
        assertThat(pair.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(pair.unknownLines()).anyMatch(each -> each.text().contains(line));
    }

    /// Security Policies User Guide, "Security Policies Overview": without a policy everything is
    /// denied; a permit opens one direction, and answers come back by the session.
    @Test
    void nothingPassesWithoutAPolicyAndAPermitOpensOneDirection() {
        assertThat(srx().verdicts()).isEqualTo("a>b S a>out S b>a S b>out S out>a S out>b S");
        assertThat(srx(any("lan", "wan", "permit")).verdicts())
                .isEqualTo("a>b S a>out C b>a S b>out S out>a S out>b S");
    }

    @Test
    void theFirstPolicyOfTheZonesThatMatchesDecides() {
        String books =
                """
                set security address-book global address server 10.2.0.8/32
                set security address-book global address h9 10.1.0.9/32
                set security address-book global address-set servers address server
                """;
        String deny =
                policy(
                        "lan",
                        "dmz",
                        "not-h9",
                        "source-address h9, destination-address any, application any",
                        "deny");
        String permit =
                policy(
                        "lan",
                        "dmz",
                        "web",
                        "source-address any, destination-address servers, application junos-https",
                        "permit");
        assertThat(srx(books, permit).exactly("a", "b", "dst: 10.2.0.8, proto: tcp, ports: [443]"))
                .isTrue();
        Passing denied = srx(books, deny, permit);
        assertThat(
                        denied.exactly(
                                "a", "b", "src: 10.1.0.9, dst: 10.2.0.8, proto: tcp, ports: [443]"))
                .isFalse();
        assertThat(denied.pair("a", "b").verdict()).isEqualTo(Verdict.CROSSES);
        assertThat(
                        srx(books, permit, deny)
                                .exactly("a", "b", "dst: 10.2.0.8, proto: tcp, ports: [443]"))
                .isTrue();
    }

    @Test
    void bracesAndListsSayTheSame() {
        String braces =
                """
                version 21.4R3;
                interfaces {
                    ge-0/0/0 { }
                    ge-0/0/0 {
                        unit 0 {
                            family inet {
                                address 10.1.0.1/16;
                            }
                        }
                    }
                    ge-0/0/1 {
                        unit 0 {
                            family inet {
                                address 10.2.0.1/16;
                            }
                        }
                    }
                    inactive: ge-0/0/9 {
                        unit 0 {
                            family inet {
                                filter {
                                    input away;
                                }
                            }
                        }
                    }
                }
                security {
                    /* 公開する
                       サーバ */
                    address-book {
                        global {
                            address "web server" 10.2.0.8/32;
                            address second 10.2.0.9/32;
                        }
                    }
                    zones {
                        security-zone lan {
                            interfaces {
                                ge-0/0/0.0;
                            }
                        }
                        security-zone dmz {
                            interfaces {
                                ge-0/0/1.0;
                            }
                        }
                    }
                    policies {
                        from-zone lan to-zone dmz {
                            policy web {
                                match {
                                    source-address any;
                                    destination-address [ "web server" second ];
                                    application [ junos-http junos-https ];
                                }
                                then {
                                    permit;
                                    log {
                                        session-init;
                                    }
                                }
                            }
                            inactive: policy all {
                                match {
                                    source-address any;
                                    destination-address any;
                                    application any;
                                }
                                then {
                                    permit;
                                }
                            }
                        }
                    }
                }
                """
                        .replace("    ge-0/0/0 { }\n", "");
        Passing device = new Passing(folder, "junos", braces, "ge-0/0/0.0", "ge-0/0/1.0");
        assertThat(
                        device.exactly(
                                "a",
                                "b",
                                "dst: [10.2.0.8, 10.2.0.9], proto: tcp, ports: [80, 443]"))
                .isTrue();
    }

    @Test
    void aFileThatIsCutOffProvesNothing() {
        String cut =
                """
                security {
                    zones {
                        security-zone lan {
                            interfaces {
                                ge-0/0/0.0;
                            }
                        }
                    }
                    policies {
                """;
        undetermined(
                new Passing(folder, "junos", cut, "ge-0/0/0.0", "ge-0/0/1.0"),
                "a",
                "b",
                "policies {");
    }

    @Test
    void whatIsDeactivatedDoesNotCount() {
        String policy = any("lan", "dmz", "permit");
        assertThat(
                        srx(
                                        policy,
                                        "deactivate security policies from-zone lan to-zone dmz"
                                                + " policy any-permit\n")
                                .pair("a", "b")
                                .verdict())
                .isEqualTo(Verdict.SEPARATED);
    }

    /// "Security Zones": traffic within one zone needs a policy, too.
    @Test
    void withinOneZoneAPolicyIsNeededToo() {
        String zones =
                """
                set security zones security-zone lan interfaces ge-0/0/0.0
                set security zones security-zone lan interfaces ge-0/0/1.0
                """;
        assertThat(bare(NETWORK + zones).pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(bare(NETWORK + zones + any("lan", "lan", "permit")).pair("a", "b").verdict())
                .isEqualTo(Verdict.CROSSES);
    }

    /// "Global Security Policies": they are asked behind those of the zones; an interface in no
    /// zone takes part in nothing, also where the default is to permit.
    @Test
    void globalPoliciesAndTheDefaultComeLast() {
        String global =
                """
                set security policies global policy g match source-address any
                set security policies global policy g match destination-address any
                set security policies global policy g match application junos-ssh
                set security policies global policy g match to-zone dmz
                set security policies global policy g then permit
                """;
        assertThat(srx(global).exactly("a", "b", "proto: tcp, ports: [22]")).isTrue();
        assertThat(srx(global).pair("a", "out").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(srx(any("lan", "dmz", "deny"), global).pair("a", "b").verdict())
                .isEqualTo(Verdict.SEPARATED);
        String permitAll = "set security policies default-policy permit-all\n";
        assertThat(srx(permitAll).verdicts())
                .isEqualTo("a>b C a>out C b>a C b>out C out>a C out>b C");
        String two = ZONES.lines().limit(2).reduce("", (all, line) -> all + line + "\n");
        assertThat(bare(NETWORK + two + permitAll).verdicts())
                .isEqualTo("a>b C a>out S b>a C b>out S out>a S out>b S");
    }

    /// "Security Policy Applications": terms are alternatives, sets may hold sets.
    @Test
    void applicationsOfTheirOwnAreReadWithTermsAndSets() {
        String applications =
                """
                set applications application rdp protocol tcp
                set applications application rdp destination-port 3389
                set applications application odd term t1 protocol udp destination-port 5000-5001
                set applications application odd term t2 protocol tcp source-port 7 destination-port 9
                set applications application-set inner application rdp
                set applications application-set outer application-set inner
                """;
        String match = "source-address any, destination-address any, application ";
        assertThat(
                        srx(applications, policy("lan", "dmz", "p", match + "outer", "permit"))
                                .exactly("a", "b", "proto: tcp, ports: [3389]"))
                .isTrue();
        Passing odd = srx(applications, policy("lan", "dmz", "p", match + "odd", "permit"));
        assertThat(legalising(odd.proof("{id: F, from: a, to: b, proto: tcp, ports: [9]}")))
                .containsExactly("udp [5000-5001]");
        assertThat(legalising(odd.proof("{id: F, from: a, to: b, proto: udp, ports: [5000-5001]}")))
                .containsExactly("tcp [9]");
        undetermined(
                srx(policy("lan", "dmz", "p", match + "junos-unheard-of", "permit")),
                "a",
                "b",
                "junos-unheard-of");
    }

    private static List<String> legalising(Proof proof) {
        return Passing.pair(proof, "a", "b").violations().stream()
                .map(v -> v.legalising().protocol() + " " + v.legalising().ports())
                .toList();
    }

    /// Application Layer Gateways User Guide: FTP's gateway opens sessions in both directions.
    @Test
    void whatAGatewayOpensIsNotProved() {
        Passing device =
                srx(
                        policy(
                                "lan",
                                "dmz",
                                "ftp",
                                "source-address any, destination-address any,"
                                        + " application junos-ftp",
                                "permit"));
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.CROSSES);
        undetermined(device, "b", "a", "ALG");
        assertThat(device.pair("a", "out").verdict()).isEqualTo(Verdict.SEPARATED);
    }

    @Test
    void excludedAddressesAreAllOthers() {
        String book = "set security address-book global address net 10.2.0.0/17\n";
        assertThat(
                        srx(
                                        book,
                                        policy(
                                                "lan",
                                                "dmz",
                                                "p",
                                                "source-address any, destination-address net,"
                                                        + " destination-address-excluded,"
                                                        + " application any",
                                                "permit"))
                                .exactly("a", "b", "dst: 10.2.128.0/17"))
                .isTrue();
    }

    /// "Address Books": a zone's own book comes before the global one.
    @Test
    void theBookOfTheZoneComesBeforeTheGlobalOne() {
        String books =
                """
                set security address-book global address server 10.2.0.1/32
                set security address-book inside address server 10.2.0.8/32
                set security address-book inside attach zone dmz
                """;
        String policy =
                policy(
                        "lan",
                        "dmz",
                        "p",
                        "source-address any, destination-address server, application any",
                        "permit");
        assertThat(srx(books, policy).exactly("a", "b", "dst: 10.2.0.8")).isTrue();
    }

    @Test
    void whatIsNotUnderstoodIsNamedWhereItMatters() {
        String match = "source-address any, destination-address ";
        undetermined(
                srx(
                        "set security address-book global address cloud dns-name a.example\n",
                        policy("lan", "dmz", "p", match + "cloud, application any", "permit")),
                "a",
                "b",
                "cloud");
        Passing tunnel =
                srx(
                        policy(
                                "lan",
                                "dmz",
                                "p",
                                match + "any, application any",
                                "permit tunnel ipsec-vpn far"));
        undetermined(tunnel, "a", "b", "permit");
        assertThat(tunnel.pair("b", "a").verdict()).isEqualTo(Verdict.SEPARATED);
        for (String line :
                List.of(
                        "set interfaces ge-0/0/0 unit 0 family inet filter input edge\n",
                        "set security nat destination rule-set d from zone wan\n",
                        "set security nat static rule-set s from zone wan\n",
                        "set security flow tcp-session no-syn-check\n",
                        "set security forwarding-options family inet6 mode packet-based\n",
                        "set apply-groups common\n",
                        "set protocols ospf area 0 interface all\n",
                        "set routing-instances v instance-type virtual-router\n",
                        "set security zones security-zone lan interfaces all\n",
                        "replace security policies\n",
                        "set security policies default-policy perhaps\n")) {
            undetermined(srx(line), "a", "b", line.strip());
        }
    }

    @Test
    void aFilterOnTheLoopbackGuardsOnlyTheDevice() {
        assertThat(
                        srx("set interfaces lo0 unit 0 family inet filter input guard\n")
                                .pair("a", "b")
                                .verdict())
                .isEqualTo(Verdict.SEPARATED);
    }

    /// NAT User Guide, "Source NAT": the policies see the address before it is translated.
    @Test
    void sourceNatComesBehindThePolicies() {
        String nat =
                """
                set security nat source pool few address 192.0.2.10/32 to 192.0.2.20/32
                set security nat source rule-set out from zone lan
                set security nat source rule-set out to zone wan
                set security nat source rule-set out rule r match source-address 10.1.0.0/16
                set security nat source rule-set out rule r then source-nat %s
                """;
        for (String then : List.of("interface", "pool few", "off")) {
            Passing device = srx(nat.formatted(then), any("lan", "wan", "permit"));
            assertThat(device.verdicts())
                    .as(then)
                    .isEqualTo("a>b S a>out C b>a S b>out S out>a S out>b S");
            assertThat(device.pair("a", "out").unknownLines()).as(then).isEmpty();
        }
        undetermined(
                srx(
                        nat.formatted("pool unheard-of"),
                        policy(
                                "lan",
                                "wan",
                                "p",
                                "source-address any, destination-address any, application any",
                                "permit tunnel ipsec-vpn far")),
                "a",
                "out",
                "unheard-of");
    }

    /// Flow-Based and Packet-Based Processing User Guide: IPv6 takes part where its mode is
    /// flow-based; what happens without that line depends on model and release.
    @Test
    void ipv6PassesForSureOnlyWhereItsModeIsSaid() {
        String six =
                "set interfaces ge-0/0/0 unit 0 family inet6 address fd00:1::1/64\n"
                        + "set interfaces ge-0/0/1 unit 0 family inet6 address fd00:2::1/64\n"
                        + policy(
                                "lan",
                                "dmz",
                                "six",
                                "source-address any-ipv6, destination-address any-ipv6,"
                                        + " application any",
                                "permit");
        undetermined(srx(six), "a", "b", "inet6");
        assertThat(
                        srx(
                                        "set security forwarding-options family inet6 mode"
                                                + " flow-based\n",
                                        six)
                                .pair("a", "b")
                                .verdict())
                .isEqualTo(Verdict.CROSSES);
    }

    /// "Host Inbound Traffic": an interface's own words stand before its zone's.
    @Test
    void hostInboundTrafficReachesTheDevice() {
        Proof proof =
                srx("""
                set security zones security-zone lan host-inbound-traffic system-services ssh
                set security zones security-zone dmz host-inbound-traffic system-services all
                set security zones security-zone wan host-inbound-traffic system-services ssh
                set security zones security-zone wan interfaces ge-0/0/2.0 host-inbound-traffic system-services ping
                """)
                        .proof("");
        assertThat(toDevice(proof, "a")).containsExactly(22);
        assertThat(toDevice(proof, "b")).as("all: which services listen is not known").isEmpty();
        assertThat(toDevice(proof, "out")).as("only ping, which has no port").containsExactly(0);
    }

    /// The ports at which the device surely answers a zone.
    private static List<Integer> toDevice(Proof proof, String zone) {
        return proof.toDevices().stream()
                .filter(pair -> pair.from().value().equals(zone))
                .flatMap(pair -> pair.violations().stream())
                .map(violation -> violation.packet().destinationPort())
                .distinct()
                .toList();
    }
}
