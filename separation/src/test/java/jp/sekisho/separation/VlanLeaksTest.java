// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// VLANs join zones below every filter: on one switch surely, on two only if a cable joins their
/// trunks, of which the plan says nothing.
final class VlanLeaksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final String SWITCH =
            """
            hostname %s
            vlan 20,30
            interface GigabitEthernet1/0/1
             switchport mode access
             switchport access vlan %d
            interface GigabitEthernet1/0/48
             switchport mode trunk
             switchport trunk allowed vlan %s
            """;

    @TempDir Path folder;

    private Proof proof(String plan) throws IOException {
        return switch (Separation.verify(
                Files.writeString(folder.resolve("plan.yaml"), plan), DAY)) {
            case SeparationAnswer.Answered(Proof proof, _) -> proof;
            case SeparationAnswer.Unusable unusable -> throw new AssertionError(unusable);
        };
    }

    private Proof twoSwitches(int first, int second, String carried) throws IOException {
        Files.writeString(folder.resolve("s1"), SWITCH.formatted("s1", first, "20,30"));
        Files.writeString(folder.resolve("s2"), SWITCH.formatted("s2", second, carried));
        return proof(
                """
                zones:
                  - {id: a, networks: [10.1.0.0/16]}
                  - {id: b, networks: [10.2.0.0/16]}
                devices:
                  - {id: s1, dialect: ios, config: s1, interfaces: [{name: GigabitEthernet1/0/1, zone: a}]}
                  - {id: s2, dialect: ios, config: s2, interfaces: [{name: GigabitEthernet1/0/1, zone: b}]}
                """);
    }

    @Test
    void oneVlanOnTwoSwitchesWhoseTrunksCarryItIsUndeterminedWithItsLines() throws IOException {
        Proof proof = twoSwitches(20, 20, "20");
        assertThat(proof.pairs()).allMatch(p -> p.verdict() == Verdict.UNDETERMINED);
        assertThat(proof.pairs().getFirst().unknownLines())
                .extracting(l -> l.device().value())
                .contains("s1", "s2");
        assertThat(proof.findings()).anyMatch(f -> f.kind() == Finding.Kind.SHARED_VLAN);
    }

    @Test
    void otherVlansOrTrunksThatDoNotCarryItAreSeparate() throws IOException {
        assertThat(twoSwitches(20, 30, "20,30").pairs())
                .allMatch(p -> p.verdict() == Verdict.SEPARATED);
        assertThat(twoSwitches(20, 20, "30").pairs())
                .allMatch(p -> p.verdict() == Verdict.SEPARATED);
    }

    @Test
    void oneVlanInTwoZonesThatHaveIpv6OnlyIsACrossing() throws IOException {
        Files.writeString(
                folder.resolve("s1"),
                SWITCH.formatted("s1", 20, "20")
                        + "interface GigabitEthernet1/0/2\n switchport mode access\n"
                        + " switchport access vlan 20\n");
        String plan =
                """
                zones:
                  - {id: a, networks: ["%s"]}
                  - {id: b, networks: ["%s"]}
                devices:
                  - {id: s1, dialect: ios, config: s1, interfaces: [
                      {name: GigabitEthernet1/0/1, zone: a}, {name: GigabitEthernet1/0/2, zone: b}]}
                """;
        Proof six = proof(plan.formatted("fd00:1::/64", "fd00:2::/64"));
        assertThat(six.pairs()).allMatch(p -> p.verdict() == Verdict.CROSSES);
        assertThat(six.pairs().getFirst().violations().getFirst().packet().destination())
                .hasToString("fd00:2::1");
        Proof mixed = proof(plan.formatted("fd00:1::/64", "10.2.0.0/16"));
        assertThat(mixed.pairs())
                .noneMatch(p -> p.verdict() == Verdict.SEPARATED)
                .noneMatch(p -> p.unknownLines().isEmpty());
    }
}
