// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.sekisho.separation.device.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small town of the α model: YAMAHA RTX to the internet, a Linux gate before the My Number zone.
final class TownTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir Path town;

    private Proof verify() throws IOException {
        return verify(DAY);
    }

    private Proof verify(LocalDate day) throws IOException {
        return switch (Separation.verify(town.resolve("plan.yaml"), day)) {
            case SeparationAnswer.Answered(Proof proof, _) -> proof;
            case SeparationAnswer.Unusable unusable -> throw new AssertionError(unusable);
        };
    }

    private void build() throws IOException {
        Path alpha;
        try {
            alpha = Path.of(Objects.requireNonNull(getClass().getResource("towns/alpha")).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
        try (Stream<Path> files = Files.list(alpha)) {
            for (Path file : files.toList()) {
                Files.copy(file, town.resolve(file.getFileName().toString()));
            }
        }
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(town.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(town.resolve(file), text.replace(from, to));
    }

    private static Proof.Pair pair(Proof proof, String from, String to) {
        return proof.pairs().stream()
                .filter(p -> p.from().value().equals(from) && p.to().value().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> crossings(Proof proof) {
        return proof.pairs().stream()
                .filter(p -> p.verdict() != Verdict.SEPARATED)
                .map(p -> p.from() + ">" + p.to() + " " + p.verdict())
                .toList();
    }

    @Test
    void soundTownIsSeparatedAndItsFlowsPass() throws IOException {
        build();
        Proof proof = verify();
        assertThat(crossings(proof)).isEmpty();
        assertThat(proof.verdict()).isEqualTo(Verdict.SEPARATED);
        assertThat(proof.flows()).allSatisfy(f -> assertThat(f.problem()).isEmpty());
        assertThat(proof.flows().getFirst().allowedBy())
                .extracting(Line::text)
                .contains(
                        "ip saddr 10.10.1.5 ip daddr 10.20.3.8 tcp dport 443 accept",
                        "ip filter 110 pass 10.10.1.5 10.20.3.8 tcp * 443");
        assertThat(pair(proof, "my-number", "lgwan").assumptions())
                .anySatisfy(a -> assertThat(a).contains("mfp1").contains("二つの口を持つ複合機"));
    }

    @Test
    void staticMasqueradeOpensTheWayInAndIsShownWithItsPacket() throws IOException {
        build();
        change(
                "rtx1.conf",
                "nat descriptor address inner 1 auto",
                "nat descriptor address inner 1 auto\nnat descriptor masquerade static 1 1 10.20.3.9 tcp 3389");
        change("rtx1.conf", "10.20.0.0/16 established", "10.20.0.0/16 tcp * 3389");
        Proof proof = verify();
        assertThat(crossings(proof)).containsExactly("internet>lgwan CROSSES");
        assertThat(pair(proof, "internet", "lgwan").violations())
                .anySatisfy(v -> {
                    assertThat(v.packet().destinationPort()).isEqualTo(3389);
                    assertThat(v.path())
                            .extracting(Line::text)
                            .contains(
                                    "nat descriptor masquerade static 1 1 10.20.3.9 tcp 3389",
                                    "ip filter 1030 pass * 10.20.0.0/16 tcp * 3389");
                });
    }

    @Test
    void wideGateRuleIsShownOnceAndProvedAwayByOneLine() throws IOException {
        build();
        change(
                "gate.nft",
                "ip saddr 10.10.1.5 ip daddr 10.20.3.8 tcp dport 443 accept",
                "tcp dport 443 accept");
        change(
                "rtx1.conf",
                "ip filter 110 pass 10.10.1.5 10.20.3.8",
                "ip filter 110 pass * 10.20.3.8");
        Proof.Pair leak = pair(verify(), "my-number", "lgwan");
        assertThat(leak.verdict()).isEqualTo(Verdict.CROSSES);
        assertThat(leak.violations().getFirst().packet().source()).hasToString("10.10.0.1");
        change(
                "rtx1.conf",
                "ip filter 110 pass * 10.20.3.8",
                "ip filter 110 pass 10.10.1.5 10.20.3.8");
        assertThat(pair(verify(), "my-number", "lgwan").verdict()).isEqualTo(Verdict.SEPARATED);
    }

    @Test
    void lineThatNobodyUnderstandsCountsAgainstTheProof() throws IOException {
        build();
        change(
                "rtx1.conf",
                "ip filter 110 pass 10.10.1.5 10.20.3.8 tcp * 443",
                "ip filter 110 pass 10.10.1.5 mail.example.jp tcp * 443");
        change("gate.nft", "ip saddr 10.10.1.5 ip daddr 10.20.3.8 tcp dport 443 accept", "accept");
        Proof.Pair pair = pair(verify(), "my-number", "lgwan");
        assertThat(pair.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(pair.unknownLines())
                .extracting(Line::text)
                .anyMatch(t -> t.contains("mail.example.jp"));
    }

    @Test
    void unknownLineBeforeADeviceThatSurelyBlocksDoesNotMatter() throws IOException {
        build();
        change(
                "rtx1.conf",
                "ip filter 110 pass 10.10.1.5 10.20.3.8 tcp * 443",
                "ip filter 110 pass 10.10.1.5 mail.example.jp tcp * 443");
        assertThat(pair(verify(), "my-number", "internet").verdict()).isEqualTo(Verdict.SEPARATED);
    }

    @Test
    void expiredFlowIsACrossing() throws IOException {
        build();
        Proof proof = verify(LocalDate.of(2027, 2, 1));
        assertThat(crossings(proof)).containsExactly("my-number>lgwan CROSSES");
        assertThat(proof.flows().getFirst().problem()).get().asString().contains("2027-01-31");
    }

    @Test
    void secretsAreMaskedWhereLinesAreShown() throws IOException {
        build();
        change("rtx1.conf", "login password secret123", "loginx password secret123");
        Proof proof = verify();
        assertThat(proof.devices().getFirst().unknown())
                .extracting(Line::text)
                .anyMatch(t -> t.contains("loginx password ****"))
                .noneMatch(t -> t.contains("secret123"));
    }

    @Test
    void planThatNamesAMissingZoneIsRefusedWithItsLine() throws IOException {
        build();
        change("plan.yaml", "{name: lan1, zone: lgwan}", "{name: lan1, zone: lgwam}");
        assertThat(Separation.verify(town.resolve("plan.yaml"), DAY))
                .isInstanceOfSatisfying(
                        SeparationAnswer.Unusable.class,
                        u -> {
                            assertThat(u.line()).isEqualTo(10);
                            assertThat(u.message()).contains("lgwam");
                        });
    }

    @Test
    void otherWayOutBreaksTheSingleExit() throws IOException {
        build();
        change(
                "plan.yaml",
                "exits: [{zone: internet, via: rtx1}]",
                "exits: [{zone: internet, via: gate}]");
        Proof proof = verify();
        assertThat(proof.exits().getFirst().verdict()).isEqualTo(Verdict.CROSSES);
        assertThat(proof.verdict()).isEqualTo(Verdict.CROSSES);
    }
}
