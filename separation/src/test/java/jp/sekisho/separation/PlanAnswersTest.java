// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plan says beside its devices' rules: hosts in two zones, flows, what is assumed; and what
/// becomes of files that are none.
final class PlanAnswersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final String CLOSED =
            """
            *filter
            :FORWARD DROP [0:0]
            COMMIT
            """;

    private static final String PLAN =
            """
            zones:
              - {id: a, networks: [10.1.0.0/16]}
              - {id: b, networks: [10.2.0.0/16]}
            devices:
              - {id: gate, dialect: iptables-save, config: gate, interfaces: [{name: eth0, zone: a}, {name: eth1, zone: b}]}
            """;

    @TempDir Path folder;

    @BeforeEach
    void closed() throws IOException {
        Files.writeString(folder.resolve("gate"), CLOSED);
    }

    private SeparationAnswer answer(String more) throws IOException {
        return Separation.verify(Files.writeString(folder.resolve("plan.yaml"), PLAN + more), DAY);
    }

    private Proof proof(String more) throws IOException {
        return switch (answer(more)) {
            case SeparationAnswer.Answered(Proof proof, _) -> proof;
            case SeparationAnswer.Unusable unusable -> throw new AssertionError(unusable);
        };
    }

    private SeparationAnswer.Unusable refused() throws IOException {
        return switch (answer("")) {
            case SeparationAnswer.Answered answered -> throw new AssertionError(answered);
            case SeparationAnswer.Unusable unusable -> unusable;
        };
    }

    @Test
    void aHostInTwoZonesThatDoesNotForwardIsAnAssumption() throws IOException {
        Proof proof = proof("hosts: [{id: mfp, zones: [a, b], forwards: false, ground: 複合機}]\n");
        assertThat(proof.pairs()).allMatch(p -> p.verdict() == Verdict.SEPARATED);
        assertThat(proof.pairs())
                .allSatisfy(p -> assertThat(p.assumptions()).anyMatch(a -> a.contains("mfp")));
    }

    @Test
    void aHostInTwoZonesThatForwardsIsACrossingBothWays() throws IOException {
        Proof proof = proof("hosts: [{id: mfp, zones: [a, b], forwards: true, ground: 複合機}]\n");
        assertThat(proof.pairs()).hasSize(2).allMatch(p -> p.verdict() == Verdict.CROSSES);
        assertThat(proof.pairs().getFirst().violations().getFirst().devices())
                .anyMatch(d -> d.value().equals("mfp"));
    }

    @Test
    void aFlowThatNoDeviceAllowsIsSaid() throws IOException {
        Proof proof = proof("flows: [{id: F, from: a, to: b, proto: tcp, ports: [443]}]\n");
        assertThat(proof.flows().getFirst().problem()).get().asString().contains("通す機器の設定がありません");
        assertThat(proof.flows().getFirst().allowedBy()).isEmpty();
    }

    @Test
    void aDeviceWithoutAConfigurationIsAnAssumptionOfEveryPairThatItJoins() throws IOException {
        String plan =
                """
                zones:
                  - {id: a, networks: [10.1.0.0/16]}
                  - {id: b, networks: [10.2.0.0/16]}
                devices:
                  - {id: box, opaque: {assume: %s, ground: 県が管理}, interfaces: [{name: x, zone: a}, {name: y, zone: b}]}
                """;
        for (String assume : new String[] {"blocks", "passes", "unknown"}) {
            Path file = Files.writeString(folder.resolve("plan.yaml"), plan.formatted(assume));
            if (!(Separation.verify(file, DAY)
                    instanceof SeparationAnswer.Answered(var proof, _))) {
                throw new AssertionError(assume);
            }
            Verdict wanted =
                    switch (assume) {
                        case "blocks" -> Verdict.SEPARATED;
                        case "passes" -> Verdict.CROSSES;
                        default -> Verdict.UNDETERMINED;
                    };
            assertThat(proof.pairs())
                    .allMatch(p -> p.verdict() == wanted)
                    .allSatisfy(p -> assertThat(p.assumptions()).anyMatch(a -> a.contains("box")));
        }
    }

    @Test
    void aSpoofedSenderIsShownApart() throws IOException {
        Files.writeString(
                folder.resolve("gate"),
                CLOSED.replace("COMMIT", "-A FORWARD -s 192.0.2.1/32 -o eth1 -j ACCEPT\nCOMMIT"));
        Violation shown = proof("").pairs().getFirst().violations().getFirst();
        assertThat(shown.spoofed()).isTrue();
        assertThat(shown.packet().source()).hasToString("192.0.2.1");
        assertThat(shown.legalising().toString()).contains("192.0.2.1");
    }

    @Test
    void aFileOfMoreThan50MegabytesIsRefusedWithASentence() throws IOException {
        byte[] large = new byte[50_000_001];
        Arrays.fill(large, (byte) '#');
        Files.write(folder.resolve("gate"), large);
        assertThat(refused().message()).contains("50MB").endsWith("。");
    }

    @Test
    void aFileOf50MegabytesIsReadOrRefusedWithASentence() throws IOException {
        StringBuilder text = new StringBuilder(50_000_000);
        String rule = "-A FORWARD -s 10.1.0.1/32 -d 10.2.0.1/32 -p tcp -m tcp --dport 80 -j DROP\n";
        text.append("*filter\n:FORWARD DROP [0:0]\n");
        String remark = "# " + "-".repeat(4 * rule.length()) + "\n";
        while (text.length() + rule.length() + remark.length() + 10 < 50_000_000) {
            text.append(rule).append(remark);
        }
        Files.writeString(folder.resolve("gate"), text.append("COMMIT\n"));
        assertThat(proof("").pairs()).allMatch(p -> p.verdict() == Verdict.SEPARATED);
    }

    @Test
    void aFileOfAnotherDialectIsRefusedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("gate"), "config firewall policy\n edit 1\n next\nend\n");
        assertThat(refused().message()).endsWith("。");
        assertThat(refused().line()).isPositive();
    }

    @Test
    void aFileThatBreaksOffIsNeverProved() throws IOException {
        String whole =
                "*filter\n:FORWARD DROP [0:0]\n-A FORWARD -s 10.1.0.0/16 -p tcp -m tcp --dport 443 -j ACCEPT\n";
        for (int end = 1; end < whole.length(); end++) {
            Files.writeString(folder.resolve("gate"), whole.substring(0, end));
            switch (answer("")) {
                case SeparationAnswer.Answered(Proof proof, _) ->
                        assertThat(proof.verdict())
                                .as(whole.substring(0, end))
                                .isNotEqualTo(Verdict.SEPARATED);
                case SeparationAnswer.Unusable(_, _, var message) ->
                        assertThat(message).endsWith("。");
            }
        }
    }

    @Test
    void commentsInShiftJisDoNotDisturb() throws IOException {
        Files.write(
                folder.resolve("gate"),
                ("# 庁内の表 ソ能\n" + CLOSED).getBytes(Charset.forName("windows-31j")));
        assertThat(proof("").verdict()).isEqualTo(Verdict.SEPARATED);
    }

    @Test
    void aSecretInAFileThatIsRefusedIsNotShown() throws IOException {
        Files.writeString(
                folder.resolve("gate"),
                "snmp-server community hush123\nset psksecret hush123\n",
                StandardCharsets.UTF_8);
        assertThat(answer("").toString()).doesNotContain("hush123");
    }
}
