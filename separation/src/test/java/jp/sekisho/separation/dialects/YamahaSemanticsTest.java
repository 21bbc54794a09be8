// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.device.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Golden answers for constructs of YAMAHA's routers, each with the documented meaning. What
/// nothing citable explains is undetermined.
final class YamahaSemanticsTest {

    private static final String PORTS =
            """
            ip lan1 address 10.1.0.1/16
            ip lan2 address 10.2.0.1/16
            ip lan3 address 203.0.113.1/24
            ip route default gateway 203.0.113.254
            """;

    @TempDir Path folder;

    private Passing rtx(String more) {
        return new Passing(folder, "yamaha-rtx", PORTS + more, "lan1", "lan2", "lan3");
    }

    /// YAMAHA RT series command reference, "IP packet filters": an interface without filters passes
    /// everything.
    @Test
    void interfaceWithoutFiltersPassesEverything() {
        assertThat(rtx("").verdicts()).isEqualTo("a>b C a>out C b>a C b>out C out>a C out>b C");
    }

    /// The same chapter: filters are tried in the order of the list on the interface; what none
    /// matches is discarded.
    @Test
    void orderOfTheListDecidesAndTheRestIsDiscarded() {
        String filters =
                """
                ip filter 1 pass * * tcp * 22
                ip filter 2 reject * * tcp * 22
                """;
        assertThat(
                        rtx("ip lan1 secure filter in 1 2\n" + filters)
                                .exactly("a", "b", "proto: tcp, ports: [22]"))
                .isTrue();
        assertThat(rtx("ip lan1 secure filter in 2 1\n" + filters).pair("a", "b").verdict())
                .isEqualTo(Verdict.SEPARATED);
    }

    /// The same chapter, protocol `established`: TCP segments with ACK or RST.
    @Test
    void establishedOpensNothing() {
        Passing device = rtx("ip lan1 secure filter in 1\nip filter 1 pass * * established\n");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(device.pair("a", "b").nonInitial()).isPresent();
    }

    /// Command reference 9.1.8: `tcpflag=VALUE/MASK` matches where flags AND mask equal the value,
    /// so 0x0002/0x0017 is the segment that opens a connection.
    @Test
    void tcpflagLooksAtTheFlagsUnderItsMask() {
        Passing device =
                rtx(
                        "ip lan1 secure filter in 1\nip filter 1 pass * * tcpflag=0x0002/0x0017 * 80\n");
        assertThat(device.exactly("a", "b", "proto: tcp, ports: [80]")).isTrue();
        assertThat(device.pair("a", "b").nonInitial()).isEmpty();
    }

    /// YAMAHA NetVolante Online Help, static filters: `restrict` passes while the line is connected
    /// and discards while it is not, so that it may pass.
    @Test
    void restrictPassesWhileTheLineIsConnected() {
        Passing device = rtx("ip lan1 secure filter in 1\nip filter 1 restrict * * tcp * 25\n");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.CROSSES);
        assertThat(device.pair("a", "b").violations())
                .allMatch(v -> v.packet().destinationPort() == 25);
    }

    /// Command reference, `ip filter dynamic`: it lets the answers pass of what a static filter let
    /// pass; it opens nothing by itself.
    @Test
    void dynamicFilterOpensNothingByItself() {
        Passing device =
                rtx(
                        """
                        ip lan1 secure filter in 1 dynamic 100
                        ip lan2 secure filter in 1 dynamic 100
                        ip filter 1 reject * *
                        ip filter dynamic 100 * * tcp
                        """);
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.SEPARATED);
    }

    /// YAMAHA, "NAT descriptor": what comes in is translated before the filters look at it, what
    /// goes out after.
    @Test
    void filtersSeeInnerAddressesInBothDirections() {
        String nat =
                """
                ip lan3 nat descriptor 1
                ip lan3 secure filter in 1
                ip lan3 secure filter out 2
                nat descriptor type 1 masquerade
                nat descriptor address outer 1 203.0.113.1
                nat descriptor address inner 1 10.1.0.0-10.1.255.255
                nat descriptor masquerade static 1 1 10.1.0.7 tcp 8080=80
                ip filter 2 pass 10.1.0.5 * tcp * 443
                ip filter 1 pass * %s
                """;
        Passing inner = rtx(nat.formatted("10.1.0.7 tcp * 80"));
        assertThat(inner.pair("out", "a").violations())
                .anyMatch(v ->
                        v.packet().destination().toString().equals("203.0.113.1")
                                && v.packet().destinationPort() == 8080);
        assertThat(rtx(nat.formatted("203.0.113.1 tcp * 8080")).pair("out", "a").verdict())
                .isEqualTo(Verdict.SEPARATED);
        assertThat(inner.pair("a", "out").violations())
                .isNotEmpty()
                .allMatch(v -> v.packet().source().toString().equals("10.1.0.5"));
    }

    /// FQDN filters, policy filters and Lua scripts that may rewrite filters: undetermined, with
    /// the line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip filter 1 pass * mail.example.jp tcp * 25",
                "ip policy filter 1 pass lan1 lan2 * * http",
                "schedule at 1 startup * lua /filters.lua"
            })
    void whatIsNotUnderstoodIsUndeterminedWithItsLine(String strange) {
        boolean listed = strange.startsWith("ip filter 1 ");
        Passing device =
                rtx(
                        "ip lan1 secure filter in "
                                + (listed ? "1 9" : "9")
                                + "\nip filter 9 reject * *\n"
                                + strange
                                + "\n");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(device.pair("a", "b").unknownLines()).extracting(Line::text).contains(strange);
    }

    /// IPoE beside PPPoE: the filters of one family say nothing of the other. Command reference,
    /// `ipv6 INTERFACE secure filter`.
    @Test
    void ipv6BesideIpv4HasFiltersOfItsOwn() {
        String closed = "ip lan1 secure filter in 9\nip filter 9 reject * *\n";
        String six =
                """
                ipv6 lan1 address fd00:1::1/64
                ipv6 lan2 address fd00:2::1/64
                """;
        Passing beside = rtx(closed + six);
        assertThat(beside.pair("a", "b").verdict()).isEqualTo(Verdict.CROSSES);
        assertThat(beside.pair("a", "b").violations()).allMatch(v -> v.packet().family() == 6);
        assertThat(
                        rtx(closed
                                        + six
                                        + "ipv6 lan1 secure filter in 9\nipv6 filter 9 reject * *\n")
                                .pair("a", "b")
                                .verdict())
                .isEqualTo(Verdict.SEPARATED);
    }

    /// A maintenance company's VPN is a zone like any other: what its tunnel lets in crosses.
    @Test
    void aTunnelIsAnInterfaceWithFiltersOfItsOwn() {
        String tunnel =
                """
                ip lan1 address 10.1.0.1/16
                ip lan2 address 10.2.0.1/16
                ip route 192.168.200.0/24 gateway tunnel 1
                ip filter 7 pass * 10.2.0.8 tcp * 22
                ip filter 8 pass * * established
                tunnel select 1
                 ip tunnel secure filter in %s
                 tunnel enable 1
                """;
        Passing open = tunnel(tunnel.formatted("7 8"));
        assertThat(open.exactly("out", "b", "dst: 10.2.0.8, proto: tcp, ports: [22]")).isTrue();
        assertThat(open.pair("out", "a").verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(tunnel(tunnel.formatted("8")).pair("out", "b").verdict())
                .isEqualTo(Verdict.SEPARATED);
    }

    private Passing tunnel(String config) {
        return new Passing(folder, "yamaha-rtx", config, "lan1", "lan2", "tunnel1");
    }
}
