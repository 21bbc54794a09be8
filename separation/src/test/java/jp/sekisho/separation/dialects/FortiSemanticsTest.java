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
}
