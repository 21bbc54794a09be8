// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Separation;
import jp.sekisho.separation.SeparationAnswer;
import jp.sekisho.separation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The matches of iptables-extensions(8): what the model holds is exact, what holds only sometimes
/// crosses, the rest counts against the proof with its line.
final class LinuxSemanticsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final String PLAN =
            """
            zones:
              - {id: a, networks: [10.1.0.0/16]}
              - {id: b, networks: [10.2.0.0/16]}
            devices:
              - {id: gate, dialect: %s, config: gate, interfaces: [{name: eth0, zone: a}, {name: eth1, zone: b}]}
            flows: [{id: F, from: a, to: b, %s}]
            """;

    private static final String SETS =
            """
            create servers hash:ip family inet hashsize 1024 maxelem 65536
            add servers 10.2.0.8
            create web hash:ip,port family inet hashsize 1024 maxelem 65536
            add web 10.2.0.8,tcp:443
            """;

    @TempDir Path folder;

    private Proof proof(String dialect, String config, String flow) throws IOException {
        Files.writeString(folder.resolve("gate"), config);
        Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(dialect, flow));
        return switch (Separation.verify(plan, DAY)) {
            case SeparationAnswer.Answered(Proof proof, _) -> proof;
            case SeparationAnswer.Unusable unusable -> throw new AssertionError(unusable);
        };
    }

    private Proof iptables(String rule, String flow) throws IOException {
        return proof(
                "iptables-save",
                SETS + "*filter\n:FORWARD DROP [0:0]\n-A FORWARD " + rule + "\nCOMMIT\n",
                flow);
    }

    private static Proof.Pair pair(Proof proof) {
        return Passing.pair(proof, "a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-i eth0 -p tcp -m tcp --dport 443 -j ACCEPT | proto: tcp, ports: [443]",
                "-i eth0 -p tcp -m multiport --dports 80,443 -j ACCEPT | proto: tcp, ports: [80, 443]",
                "-i eth0 -p tcp -m tcp --dport 443 -m comment --comment \"-j DROP\" -j ACCEPT"
                        + " | proto: tcp, ports: [443]",
                "-i eth0 -p tcp -m iprange --dst-range 10.2.0.8-10.2.0.8 -m tcp --dport 25 -j ACCEPT"
                        + " | dst: 10.2.0.8, proto: tcp, ports: [25]",
                "-i eth0 -p tcp -m set --match-set servers dst -m tcp --dport 25 -j ACCEPT"
                        + " | dst: 10.2.0.8, proto: tcp, ports: [25]",
                "-i eth0 -m set --match-set web dst,dst -j ACCEPT"
                        + " | dst: 10.2.0.8, proto: tcp, ports: [443]",
                "-i eth0 -p tcp -m tcp --dport 25 --tcp-flags SYN,RST,ACK,FIN SYN -j ACCEPT"
                        + " | proto: tcp, ports: [25]",
                "-i eth0 -p udp -m conntrack --ctstate NEW,ESTABLISHED -m udp --dport 53 -j ACCEPT"
                        + " | proto: udp, ports: [53]",
                "-i eth0 -p udp -m mark --mark 0x0 -m udp --dport 53 -j ACCEPT"
                        + " | proto: udp, ports: [53]",
                "-i eth0 -p udp -m pkttype --pkt-type unicast -m udp --dport 53 -j ACCEPT"
                        + " | proto: udp, ports: [53]"
            })
    void aMatchThatTheModelHoldsIsExact(String rule, String flow) throws IOException {
        Proof proof = iptables(rule, flow);
        assertThat(pair(proof).verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(proof.flows().getFirst().problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-i eth0 -p tcp -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT",
                "-i eth0 -p tcp -m mark --mark 0x1 -j ACCEPT",
                "-i eth0 -p tcp -m pkttype --pkt-type multicast -j ACCEPT",
                "-i eth0 -m set ! --match-set servers dst -d 10.2.0.8/32 -j ACCEPT"
            })
    void aMatchThatNoNewPacketFitsOpensNothing(String rule) throws IOException {
        assertThat(pair(iptables(rule, "proto: tcp, ports: [9]")).verdict())
                .isEqualTo(Verdict.SEPARATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-i eth0 -p tcp -m limit --limit 5/min -j ACCEPT",
                "-i eth0 -p tcp -m mac --mac-source 00:00:5e:00:53:01 -j ACCEPT"
            })
    void aMatchThatHoldsSometimesCrosses(String rule) throws IOException {
        assertThat(pair(iptables(rule, "proto: tcp, ports: [9]")).verdict())
                .isEqualTo(Verdict.CROSSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-i eth0 -p tcp -m u32 --u32 \"0=1\" -j ACCEPT",
                "-i eth0 -p tcp -m string --string x --algo bm -j ACCEPT",
                "-i eth0 -m geoip --source-country JP -j ACCEPT",
                "-i eth0 -m bpf --bytecode \"1,6 0 0 1\" -j ACCEPT",
                "-i eth0 -m set --match-set elsewhere dst -j ACCEPT",
                "-i eth0 -p tcp -m tcp --dport ssh -j ACCEPT"
            })
    void aMatchThatIsNotUnderstoodIsUndeterminedWithItsLine(String rule) throws IOException {
        Proof.Pair pair = pair(iptables(rule, "proto: tcp, ports: [9]"));
        assertThat(pair.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(pair.unknownLines())
                .anySatisfy(l -> {
                    assertThat(l.text()).isEqualTo("-A FORWARD " + rule);
                    assertThat(l.number()).isEqualTo(7);
                });
    }

    /// nft(8), "Bridge and netdev tables": they see packets before the ip ones do.
    @Test
    void aTableBelowIpCountsAgainstTheProof() throws IOException {
        String config =
                """
                table inet f {
                	chain forward {
                		type filter hook forward priority filter; policy drop;
                	}
                }
                table bridge g {
                	chain forward {
                		type filter hook forward priority 0; policy accept;
                	}
                }
                """;
        Proof.Pair pair = pair(proof("nftables", config, "proto: tcp, ports: [9]"));
        assertThat(pair.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(pair.unknownLines()).isNotEmpty();
    }
}
