// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Sample towns are proved; each leak planted in one is shown with its packet and line, and taking
/// it out again proves the town.
///
/// `whole`: α model with YAMAHA RTX, FortiGate, an IOS switch, a Linux gate and an opaque LGWAN
/// router; `breakout`: α′ model with a local breakout through an ASA and an AlliedWare Plus switch;
/// `union`: a small union behind its member city's router.
final class PlantedLeaksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    /// A change of one file that opens something.
    ///
    /// @param pairs the ordered pairs that then cross, `from>to`
    /// @param packet a part of the packet's text that is shown
    /// @param line a line that is shown
    record Leak(
            String town,
            String file,
            String from,
            String to,
            List<String> pairs,
            String packet,
            String line) {}

    @TempDir Path folder;

    @SuppressWarnings("unchecked") // lists and maps of text, as the file below is written
    static List<Leak> leaks() throws IOException {
        try (var in =
                Objects.requireNonNull(
                        PlantedLeaksTest.class.getResourceAsStream("towns/leaks.yaml"))) {
            List<Map<String, Object>> written =
                    new Yaml(new SafeConstructor(new LoaderOptions()))
                            .load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return written.stream()
                    .map(leak ->
                            new Leak(
                                    String.valueOf(leak.get("town")),
                                    String.valueOf(leak.get("file")),
                                    String.valueOf(leak.get("from")),
                                    String.valueOf(leak.get("to")),
                                    (List<String>) Objects.requireNonNull(leak.get("pairs")),
                                    String.valueOf(leak.get("packet")),
                                    String.valueOf(leak.get("line"))))
                    .toList();
        }
    }

    private void build(String town) throws IOException {
        Path from;
        try {
            from = Path.of(Objects.requireNonNull(getClass().getResource("towns/" + town)).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private Proof verify() throws IOException {
        return switch (Separation.verify(folder.resolve("plan.yaml"), DAY)) {
            case SeparationAnswer.Answered(Proof proof, _) -> proof;
            case SeparationAnswer.Unusable unusable -> throw new AssertionError(unusable);
        };
    }

    private static List<String> crossings(Proof proof) {
        return proof.pairs().stream()
                .filter(p -> p.verdict() == Verdict.CROSSES)
                .map(p -> p.from() + ">" + p.to())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "breakout", "union"})
    void soundTownIsProvedAndServesItsFlows(String town) throws IOException {
        build(town);
        Proof proof = verify();
        assertThat(proof.pairs())
                .allSatisfy(p -> assertThat(p.verdict()).isEqualTo(Verdict.SEPARATED));
        assertThat(proof.verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(proof.flows()).allSatisfy(f -> assertThat(f.problem()).isEmpty());
        assertThat(proof.devices()).allSatisfy(d -> assertThat(d.unknown()).isEmpty());
        assertThat(proof.pairs()).anySatisfy(p -> assertThat(p.assumptions()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void plantedLeakIsShownAndTakingItOutProvesTheTown(Leak leak) throws IOException {
        build(leak.town);
        Path file = folder.resolve(leak.file);
        String sound = Files.readString(file);
        assertThat(sound).contains(leak.from);
        Files.writeString(file, sound.replace(leak.from, leak.to));
        Proof leaking = verify();
        assertThat(crossings(leaking)).containsExactlyInAnyOrderElementsOf(leak.pairs);
        for (Proof.Pair pair : leaking.pairs()) {
            if (pair.verdict() == Verdict.CROSSES) {
                assertThat(pair.violations())
                        .extracting(Violation::packet)
                        .extracting(Packet::toString)
                        .anyMatch(p -> p.contains(leak.packet));
                assertThat(pair.violations())
                        .anySatisfy(v ->
                                assertThat(v.path()).extracting(Line::text).contains(leak.line));
            }
        }
        Files.writeString(file, sound);
        assertThat(verify().verdict()).isEqualTo(Verdict.SEPARATED);
    }

    @Test
    void oneVlanInTwoZonesIsACrossing() throws IOException {
        build("whole");
        Path file = folder.resolve("core-switch.conf");
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "interface range GigabitEthernet1/0/3 - 24",
                                "interface GigabitEthernet1/0/48\n switchport access vlan 20\n"
                                        + "interface range GigabitEthernet1/0/3 - 24"));
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace(
                                "      - {name: Vlan99, link: core}",
                                "      - {name: Vlan99, link: core}\n"
                                        + "      - {name: GigabitEthernet1/0/48, zone: office}"));
        Proof proof = verify();
        assertThat(crossings(proof)).contains("office>lgwan", "lgwan>office");
        assertThat(proof.findings())
                .anySatisfy(f -> assertThat(f.kind()).isEqualTo(Finding.Kind.SHARED_VLAN));
    }

    @Test
    void trunkThatCarriesTwoZonesAndItsNativeVlanAreFound() throws IOException {
        build("union");
        Path file = folder.resolve("union-router.conf");
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                                .replace("interface GigabitEthernet0/0\n", "interface Vlan61\n")
                                .replace("interface GigabitEthernet0/1\n", "interface Vlan62\n")
                        + "interface GigabitEthernet0/9\n switchport mode trunk\n"
                        + " switchport trunk native vlan 61\n switchport trunk allowed vlan 61,62\n");
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace("GigabitEthernet0/0", "Vlan61")
                        .replace("GigabitEthernet0/1", "Vlan62"));
        assertThat(verify().findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.SHARED_TRUNK, Finding.Kind.NATIVE_VLAN);
    }

    @Test
    void rulesThatNeverMatchAndThatContradictAreFound() throws IOException {
        build("union");
        Path file = folder.resolve("union-router.conf");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                " permit tcp host 192.168.200.5 host 10.62.0.9 eq 22\n",
                                " permit tcp host 192.168.200.5 host 10.62.0.9 eq 22\n"
                                        + " permit tcp host 192.168.200.5 host 10.62.0.9 eq 22 log\n"
                                        + " deny tcp host 192.168.200.5 host 10.62.0.9 eq 22\n"));
        assertThat(verify().findings())
                .extracting(f -> f.kind() + " " + f.line().text())
                .containsExactly(
                        "NEVER_MATCHES permit tcp host 192.168.200.5 host 10.62.0.9 eq 22 log",
                        "CONTRADICTS deny tcp host 192.168.200.5 host 10.62.0.9 eq 22");
    }

    @Test
    void lineOfAPermittedFlowThatIsWiderIsNamed() throws IOException {
        build("union");
        Path file = folder.resolve("union-router.conf");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("host 10.62.0.9 eq 22", "host 10.62.0.9 range 22 23"));
        assertThat(verify().findings())
                .anySatisfy(f -> {
                    assertThat(f.kind()).isEqualTo(Finding.Kind.TOO_WIDE);
                    assertThat(f.line().text()).contains("range 22 23");
                });
    }
}
