// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Golden answers for constructs of FortiGate, each with the documented meaning.
final class FortiSemanticsTest {

    private static final String PORTS =
            """
            config system interface
                edit "p1"
                    set vdom "%1$s"
                    set ip 10.1.0.1 255.255.0.0
                    set allowaccess ping https
                next
                edit "p2"
                    set vdom "%2$s"
                    set ip 10.2.0.1 255.255.0.0
                next
                edit "p3"
                    set vdom "%1$s"
                    set ip 203.0.113.1 255.255.255.0
                next
            end
            """;

    private static final String ROUTE =
            """
            config router static
                edit 1
                    set gateway 203.0.113.254
                    set device "p3"
                next
            end
            """;

    private static final String VIP =
            """
            config firewall vip
                edit "web"
                    set extip 203.0.113.7
                    set mappedip "10.1.0.7"
                    set extintf "p3"
                    set portforward enable
                    set extport 8080
                    set mappedport 80
                next
            end
            """;

    @TempDir Path folder;

    private Passing forti(String more) {
        String config = PORTS.formatted("root", "root") + ROUTE + more;
        return new Passing(folder, "fortios", config, "p1", "p2", "p3");
    }

    private static String policy(String from, String to, String destination, String more) {
        return """
        config firewall policy
            edit 1
                set srcintf "%s"
                set dstintf "%s"
                set srcaddr "all"
                set dstaddr "%s"
                set service "ALL"
                set action accept
                set schedule "always"
                %s
            next
        end
        """
                .formatted(from, to, destination, more);
    }

    /// FortiOS administration guide, "Virtual IPs"; Technical Tip "Behavior when configured
    /// local-in-policy to deny": a VIP that an enabled policy names redirects what it matches, and
    /// the policy decides.
    @Test
    void virtualIpOpensItsPortOnly() {
        Passing device = forti(VIP + policy("p3", "p1", "web", ""));
        assertThat(device.exactly("out", "a", "dst: 203.0.113.7, proto: tcp, ports: [8080]"))
                .isTrue();
        assertThat(device.pair("out", "b").verdict()).isEqualTo(Verdict.SEPARATED);
    }

    /// The same: a VIP that no enabled policy names does nothing.
    @Test
    void virtualIpThatNoPolicyNamesDoesNothing() {
        Passing device = forti(VIP + policy("p1", "p3", "all", ""));
        assertThat(device.pair("out", "a").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(device.pair("out", "a").unknownLines()).isEmpty();
    }

    /// What an accept without the VIP does with redirected packets is not documented: undetermined.
    @Test
    void acceptBesideAVirtualIpIsUndetermined() {
        String both =
                VIP
                        + policy("p3", "p1", "web", "set status disable")
                                .replace("edit 1", "edit 7")
                        + policy("p3", "p2", "web", "")
                                .replace(
                                        "next\nend",
                                        "next\n    edit 2\n        set srcintf \"p3\"\n        set dstintf \"p1\"\n        set srcaddr \"all\"\n        set dstaddr \"all\"\n        set service \"HTTP\"\n        set action accept\n        set schedule \"always\"\n    next\nend");
        Proof.Pair pair = forti(both).pair("out", "a");
        assertThat(pair.unknownLines()).isNotEmpty();
    }

    /// FortiOS administration guide, "Central SNAT": the map decides about source translation.
    @Test
    void centralTranslationUsesItsPool() {
        String central =
                """
                config system settings
                    set central-nat enable
                end
                config firewall ippool
                    edit "pool"
                        set startip 203.0.113.20
                        set endip 203.0.113.29
                    next
                end
                config firewall central-snat-map
                    edit 1
                        set srcintf "p1"
                        set dstintf "p3"
                        set orig-addr "all"
                        set dst-addr "all"
                        set nat-ippool "pool"
                    next
                end
                """;
        Passing device = forti(central + policy("p1", "p3", "all", ""));
        assertThat(device.pair("a", "out").verdict()).isEqualTo(Verdict.CROSSES);
        assertThat(device.pair("a", "out").unknownLines()).isEmpty();
    }

    /// FortiOS CLI reference, `system interface`, `allowaccess`; `firewall local-in-policy`
    /// (Chapter 7, "Local-In Policies"): what reaches the device itself.
    @Test
    void allowaccessMinusLocalInReachesTheDevice() {
        Proof open = forti("").proof("");
        assertThat(open.toDevices())
                .filteredOn(p -> p.from().value().equals("a"))
                .singleElement()
                .satisfies(p ->
                        assertThat(p.violations())
                                .anyMatch(v -> v.packet().destinationPort() == 443));
        Proof closed =
                forti(
                                """
                                config firewall local-in-policy
                                    edit 1
                                        set intf "any"
                                        set srcaddr "all"
                                        set dstaddr "all"
                                        set service "ALL"
                                        set action deny
                                        set schedule "always"
                                    next
                                end
                                """)
                        .proof("");
        assertThat(closed.toDevices()).allSatisfy(p -> assertThat(p.violations()).isEmpty());
    }

    /// FortiOS administration guide, "Virtual Domains": each VDOM is a firewall of its own.
    @Test
    void nothingPassesBetweenVirtualDomains() {
        String one = policy("any", "any", "all", "");
        String config =
                "config global\n"
                        + PORTS.formatted("root", "other")
                        + "end\nconfig vdom\nedit root\n"
                        + ROUTE
                        + one
                        + "next\nedit other\n"
                        + one
                        + "next\nend\n";
        Passing device = new Passing(folder, "fortios", config, "p1", "p2", "p3");
        assertThat(device.verdicts()).isEqualTo("a>b S a>out C b>a S b>out S out>a C out>b S");
    }

    private static final String PORTS6 =
            """
            config system interface
                edit "p1"
                    set vdom "root"
                    set ip 10.1.0.1 255.255.0.0
                    config ipv6
                        set ip6-address fd00:1::1/64
                        set ip6-allowaccess ssh
                    end
                next
                edit "p2"
                    set vdom "root"
                    set ip 10.2.0.1 255.255.0.0
                    config ipv6
                        set ip6-address fd00:2::1/64
                    end
                next
                edit "p3"
                    set vdom "root"
                    set ip 203.0.113.1 255.255.255.0
                next
            end
            config firewall address6
                edit "server6"
                    set ip6 fd00:2::80/128
                next
            end
            """;

    private Passing six(String more) {
        return new Passing(folder, "fortios", PORTS6 + more, "p1", "p2", "p3");
    }

    /// Fortinet, "Technical Tip: Consolidated IPv4 and IPv6 policies": a policy holds for the
    /// family whose addresses it names.
    @Test
    void aPolicyOfIpv6AddressesOpensIpv6Only() {
        String policy =
                policy("p1", "p2", "all", "")
                        .replace("set srcaddr \"all\"", "set srcaddr6 \"all\"")
                        .replace("set dstaddr \"all\"", "set dstaddr6 \"server6\"")
                        .replace("\"ALL\"", "\"HTTPS\"");
        Passing device = six(policy);
        assertThat(device.exactly("a", "b", "dst: \"fd00:2::80\", proto: tcp, ports: [443]"))
                .isTrue();
        assertThat(device.verdicts()).isEqualTo("a>b C a>out S b>a S b>out S out>a S out>b S");
    }

    /// The same: both families in one policy are two rules.
    @Test
    void aPolicyOfBothFamiliesOpensBoth() {
        String policy = policy("p1", "p2", "all", "set srcaddr6 \"all\"\nset dstaddr6 \"server6\"");
        Proof.Pair pair = six(policy).pair("a", "b");
        assertThat(pair.violations().stream().map(v -> v.packet().destination().isV4()))
                .contains(true);
        assertThat(six(policy).exactly("a", "b", "dst: 10.2.0.0/16")).isFalse();
    }

    /// FortiOS 6.0 CLI reference, `firewall policy6`: its addresses are IPv6 objects.
    @Test
    void theTableOfIpv6PoliciesOpensIpv6() {
        String policy =
                policy("p1", "p2", "server6", "").replace("firewall policy", "firewall policy6");
        Passing device = six(policy);
        assertThat(device.exactly("a", "b", "dst: \"fd00:2::80\"")).isTrue();
    }

    /// FortiOS CLI reference, `system interface`, `ip6-allowaccess`; `local-in-policy6`.
    @Test
    void ipv6AccessMinusLocalInReachesTheDevice() {
        assertThat(six("").proof("").toDevices())
                .anyMatch(p ->
                        p.violations().stream()
                                .anyMatch(v ->
                                        !v.packet().destination().isV4()
                                                && v.packet().destinationPort() == 22));
        String closed =
                """
                config firewall local-in-policy6
                    edit 1
                        set intf "any"
                        set srcaddr "all"
                        set dstaddr "all"
                        set service "ALL"
                        set schedule "always"
                    next
                end
                """;
        assertThat(six(closed).proof("").toDevices())
                .allSatisfy(p -> assertThat(p.violations()).isEmpty());
    }

    /// FortiOS administration guide, "Internet Services": the database is not in the configuration.
    @Test
    void internetServicesAreUndeterminedWithTheirLine() {
        String policy =
                policy("p1", "p3", "all", "")
                        .replace(
                                "set dstaddr \"all\"",
                                "set internet-service enable\nset internet-service-name \"Microsoft-Office365\"")
                        .replace("set service \"ALL\"\n", "");
        Proof.Pair pair = forti(policy).pair("a", "out");
        assertThat(pair.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(pair.unknownLines()).anyMatch(l -> l.text().startsWith("edit 1"));
    }

    /// The same for sources: nobody knows which they are.
    @Test
    void internetServicesAsSourcesAreUndetermined() {
        String policy =
                policy("p3", "p1", "all", "")
                        .replace("set srcaddr \"all\"", "set internet-service-src enable");
        assertThat(forti(policy).pair("out", "a").verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    /// FortiOS administration guide, "Address group exclusions".
    @Test
    void whatAGroupExcludesIsNotInIt() {
        String group =
                """
                config firewall address
                    edit "server"
                        set subnet 10.2.0.80 255.255.255.255
                    next
                    edit "servers"
                        set subnet 10.2.0.80 255.255.255.254
                    next
                end
                config firewall addrgrp
                    edit "others"
                        set member "servers"
                        set exclude enable
                        set exclude-member "server"
                    next
                end
                """;
        Passing device = forti(group + policy("p1", "p2", "others", ""));
        assertThat(device.exactly("a", "b", "dst: 10.2.0.81")).isTrue();
    }

    /// FortiOS administration guide, "Transparent mode": addresses and routes say nothing there.
    @Test
    void aTransparentFirewallIsUndetermined() {
        Passing device = forti("config system settings\n    set opmode transparent\nend\n");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    private static String linked(String inPolicy, String outPolicy) {
        return """
        config global
        config system vdom-link
            edit "vl"
            next
        end
        %send
        config vdom
        edit root
        %s
        config router static
            edit 1
                set device "vl0"
            next
        end
        next
        edit other
        %s
        config router static
            edit 1
                set dst 10.1.0.0 255.255.0.0
                set device "vl1"
            next
        end
        next
        end
        """
                .formatted(
                        PORTS.formatted("root", "other")
                                .replaceFirst(
                                        "end\n$",
                                        """
                                            edit "vl0"
                                                set vdom "root"
                                                set type vdom-link
                                            next
                                            edit "vl1"
                                                set vdom "other"
                                                set type vdom-link
                                            next
                                        end
                                        """),
                        inPolicy,
                        outPolicy);
    }

    /// FortiOS administration guide, "Inter-VDOM routing": a link joins two VDOMs, and the policies
    /// of both decide.
    @Test
    void aLinkBetweenVirtualDomainsPassesWhatBothAllow() {
        String web = policy("vl1", "p2", "all", "").replace("\"ALL\"", "\"HTTPS\"");
        String config = linked(policy("p1", "vl0", "all", ""), web);
        Passing device = new Passing(folder, "fortios", config, "p1", "p2", "p3");
        assertThat(device.exactly("a", "b", "dst: 10.2.0.0/16, proto: tcp, ports: [443]")).isTrue();
        assertThat(device.pair("a", "b").violations())
                .first()
                .satisfies(v -> {
                    assertThat(v.path()).hasSize(2);
                    assertThat(v.devices().toString()).isEqualTo("[fw/root, fw/other]");
                });
    }

    /// The same: where one of them allows nothing, nothing passes.
    @Test
    void aLinkBetweenVirtualDomainsAloneOpensNothing() {
        String config = linked(policy("p1", "vl0", "all", ""), "");
        Passing device = new Passing(folder, "fortios", config, "p1", "p2", "p3");
        assertThat(device.verdicts()).isEqualTo("a>b S a>out S b>a S b>out S out>a S out>b S");
    }

    /// FortiOS CLI reference, `system interface`, `mode` and `defaultgw`: PPPoE brings the default
    /// route.
    @Test
    void theDefaultRouteOfPppoeIsKnown() {
        String config =
                PORTS.formatted("root", "root")
                                .replace("set ip 203.0.113.1 255.255.255.0", "set mode pppoe")
                        + """
                        config router static
                            edit 1
                                set dst 10.9.0.0 255.255.0.0
                                set gateway 10.2.0.254
                                set device "p2"
                            next
                        end
                        """
                        + policy("p1", "p3", "all", "");
        Passing device = new Passing(folder, "fortios", config, "p1", "p2", "p3");
        assertThat(device.pair("a", "out").verdict()).isEqualTo(Verdict.CROSSES);
    }
}
