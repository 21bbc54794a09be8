// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A proof that takes over what did not change says the same as one from the beginning.
final class RunningProofTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final String HEAD =
            """
            ASA Version 9.16(4)
            same-security-traffic permit inter-interface
            interface GigabitEthernet0/0
             nameif a
             security-level 50
             ip address 10.0.0.1 255.255.0.0
            interface GigabitEthernet0/1
             nameif b
             security-level 50
             ip address 10.1.0.1 255.255.0.0
            interface GigabitEthernet0/2
             nameif c
             security-level 50
             ip address 10.2.0.1 255.255.0.0
            route c 0.0.0.0 0.0.0.0 10.2.0.254 1
            """;

    private static final String TAIL =
            """
            access-group from-a in interface a
            access-group from-b in interface b
            access-group from-c in interface c
            """;

    private static final String PLAN =
            """
            zones:
              - {id: a, networks: [10.0.0.0/16]}
              - {id: b, networks: [10.1.0.0/16]}
              - {id: out, external: true}
            devices:
              - {id: fw, dialect: asa, config: fw.cfg, interfaces: [
                  {name: a, zone: a}, {name: b, zone: b}, {name: c, zone: out}]}
            flows:
              - {id: F-1, from: a, to: b, dst: 10.1.0.8, proto: tcp, ports: [443], ground: x}
              - {id: F-2, from: b, to: out, proto: udp, ports: [53], ground: x}
            exits: [{zone: out, via: fw}]
            """;

    @TempDir Path folder;

    private Path plan(List<String> rules, String more) throws IOException {
        Files.writeString(
                folder.resolve("fw.cfg"), HEAD + String.join("\n", rules) + "\n" + TAIL + more);
        return Files.writeString(folder.resolve("plan.yaml"), PLAN);
    }

    private static String rule(Random random) {
        String[] zones = {"a", "b", "c"};
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(2)) % 3;
        String action = random.nextInt(3) == 0 ? "deny" : "permit";
        String protocol = random.nextInt(4) == 0 ? "udp" : "tcp";
        String source =
                switch (random.nextInt(4)) {
                    case 0 -> "any4";
                    case 1 -> "host 10." + from + ".0." + (1 + random.nextInt(8));
                    // A host of another zone: what only a forged sender can use.
                    case 2 -> "host 10." + to + ".0." + (1 + random.nextInt(4));
                    default -> "10." + from + ".0.0 255.255.255.0";
                };
        String destination =
                random.nextInt(3) == 0
                        ? "10." + to + ".0.0 255.255.0.0"
                        : "host 10." + to + ".0." + (1 + random.nextInt(8));
        int port = new int[] {53, 80, 443, 3389}[random.nextInt(4)];
        String ports =
                random.nextInt(3) == 0 ? " range " + port + " " + (port + 400) : " eq " + port;
        return "access-list from-"
                + zones[from]
                + " extended "
                + action
                + " "
                + protocol
                + " "
                + source
                + " "
                + destination
                + ports;
    }

    private static Proof proof(SeparationAnswer answer) {
        if (answer instanceof SeparationAnswer.Answered(Proof proof, _)) {
            return proof;
        }
        throw new AssertionError(answer);
    }

    private static Set<String> ways(List<Violation> violations) {
        return violations.stream()
                .map(v -> v.path() + " " + v.spoofed())
                .collect(Collectors.toSet());
    }

    /// Everything that an answer says, but for the order and for which packet is shown.
    private static List<Object> said(Proof proof) {
        List<Object> all = new ArrayList<>();
        proof.pairs()
                .forEach(p -> {
                    all.add(
                            p.from()
                                    + ">"
                                    + p.to()
                                    + p.verdict()
                                    + p.assumptions()
                                    + p.unknownLines());
                    all.add(ways(p.violations()));
                    all.add(p.nonInitial().isPresent());
                });
        proof.toDevices().forEach(p -> all.add(p.verdict() + ways(p.violations()).toString()));
        proof.exits()
                .forEach(e -> {
                    all.add(e.verdict());
                    all.add(ways(e.violations()));
                });
        proof.flows().forEach(f -> all.add(f.id() + "" + Set.copyOf(f.allowedBy()) + f.problem()));
        all.add(
                proof.findings().stream()
                        .map(f -> f.kind() + " " + f.line())
                        .collect(Collectors.toSet()));
        all.add(proof.devices());
        return all;
    }

    /// No way is said twice.
    private static void saidOnce(Proof running) {
        running.pairs()
                .forEach(p ->
                        assertThat(p.violations().stream().map(Violation::path))
                                .doesNotHaveDuplicates());
    }

    @Test
    void oneChangedRuleAfterTheOtherGivesTheSameAnswerAsFromTheBeginning() throws IOException {
        Random random = new Random(20261122);
        int carried = 0;
        int ways = 0;
        for (int town = 0; town < 12; town++) {
            List<String> rules = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                rules.add(rule(random));
            }
            // Translation on the way leaves open what a packet was sent as.
            String more =
                    town % 3 == 0
                            ? "object network n\n host 10.1.0.3\n nat (b,c) static 10.2.0.77\n"
                            : "";
            RunningProof running = new RunningProof(plan(rules, more));
            proof(running.verify(DAY));
            for (int step = 0; step < 25; step++) {
                int at = random.nextInt(rules.size());
                switch (random.nextInt(3)) {
                    case 0 -> rules.set(at, rule(random));
                    case 1 -> rules.add(at, rule(random));
                    default -> rules.remove(at);
                }
                Path plan = plan(rules, more);
                Proof again = proof(running.verify(DAY));
                carried += running.isCarriedOver() ? 1 : 0;
                Proof whole = proof(Separation.verify(plan, DAY));
                assertThat(said(again)).as("town %d step %d", town, step).isEqualTo(said(whole));
                if (running.isCarriedOver()) {
                    saidOnce(again);
                }
                ways += whole.pairs().stream().mapToInt(p -> p.violations().size()).sum();
            }
        }
        assertThat(carried).isEqualTo(12 * 25);
        assertThat(ways).as("ways that crossed in all").isGreaterThan(12 * 25 * 10);
    }

    @Test
    void anythingElseThatChangesIsJudgedFromTheBeginning() throws IOException {
        List<String> rules =
                List.of("access-list from-a extended permit tcp any4 host 10.1.0.8 eq 443");
        RunningProof running = new RunningProof(plan(rules, ""));
        assertThat(proof(running.verify(DAY)).flows().getFirst().problem()).isEmpty();
        Path plan = plan(rules, "");
        Files.writeString(plan, PLAN.replace("10.1.0.8", "10.1.0.9"));
        assertThat(proof(running.verify(DAY)).flows().getFirst().problem()).isPresent();
        assertThat(running.isCarriedOver()).isFalse();
        plan(rules, "route b 10.9.0.0 255.255.0.0 10.1.0.254\n");
        assertThat(said(proof(running.verify(DAY))))
                .isEqualTo(said(proof(Separation.verify(plan, DAY))));
        assertThat(running.isCarriedOver()).isFalse();
    }

    @Test
    void aFileThatCannotBeUsedIsSaidAndForgotten() throws IOException {
        List<String> rules =
                List.of("access-list from-a extended permit tcp any4 host 10.1.0.8 eq 443");
        RunningProof running = new RunningProof(plan(rules, ""));
        proof(running.verify(DAY));
        Files.writeString(folder.resolve("fw.cfg"), "\u0000");
        assertThat(running.verify(DAY)).isInstanceOf(SeparationAnswer.Unusable.class);
        plan(rules, "");
        assertThat(proof(running.verify(DAY)).pairs()).hasSize(6);
    }

    /// Prefixes that cover one another, objects that change, comments, banners and commands that
    /// stand below an entry.
    private static String anyLine(Random random) {
        String[] zones = {"a", "b", "c"};
        String list = "access-list from-" + zones[random.nextInt(3)];
        return switch (random.nextInt(14)) {
            case 0 -> list + " remark " + random.nextInt(9);
            case 1 -> list + " extended permit tcp object-group some any4 eq 80";
            case 2 -> "! " + random.nextInt(9);
            case 3 -> random.nextInt(3) > 0 ? "!" : "banner motd #";
            case 4 -> random.nextInt(3) > 0 ? "!" : list + " remark #";
            case 5 -> random.nextInt(3) > 0 ? "!" : " " + list + " extended permit tcp any4 any4";
            case 6 ->
                    random.nextInt(6) > 0
                            ? "!"
                            : "object-group network some\n network-object 10.0."
                                    + random.nextInt(9)
                                    + ".0 255.255.255.0";
            case 7 -> rule(random);
            default ->
                    list
                            + " extended "
                            + (random.nextBoolean() ? "permit" : "deny")
                            + " tcp "
                            + prefix(random)
                            + " "
                            + prefix(random)
                            + " range "
                            + random.nextInt(500)
                            + " "
                            + (500 + random.nextInt(500));
        };
    }

    private static String prefix(Random random) {
        int length = 8 + random.nextInt(17);
        int mask = -1 << (32 - length);
        int at = (10 << 24 | random.nextInt(3) << 16 | random.nextInt(1 << 16)) & mask;
        return dotted(at) + " " + dotted(mask);
    }

    private static String dotted(int bits) {
        return (bits >>> 24)
                + "."
                + (bits >> 16 & 255)
                + "."
                + (bits >> 8 & 255)
                + "."
                + (bits & 255);
    }

    @Test
    void anyEditGivesTheSameAnswerAsFromTheBeginning() throws IOException {
        Random random = new Random(20261123);
        int carried = 0;
        for (int town = 0; town < 12; town++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                lines.add(anyLine(random));
            }
            RunningProof running = new RunningProof(plan(lines, ""));
            proof(running.verify(DAY));
            for (int step = 0; step < 25; step++) {
                for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                    int at = random.nextInt(lines.size());
                    switch (random.nextInt(4)) {
                        case 0 -> lines.set(at, anyLine(random));
                        case 1 -> lines.add(at, anyLine(random));
                        case 2 -> lines.remove(at);
                        default -> lines.add(random.nextInt(lines.size()), lines.remove(at));
                    }
                }
                Path plan = plan(lines, "");
                Proof again = proof(running.verify(DAY));
                carried += running.isCarriedOver() ? 1 : 0;
                assertThat(said(again))
                        .as("town %d step %d%n%s", town, step, String.join("\n", lines))
                        .isEqualTo(said(proof(Separation.verify(plan, DAY))));
            }
        }
        assertThat(carried).isGreaterThan(100);
    }

    /// What an entry means hangs on the object that it names.
    @Test
    void anObjectThatChangesChangesTheEntriesThatNameIt() throws IOException {
        String some = "object-group network some\n network-object host 10.0.0.%d";
        String entry = "access-list from-a extended permit tcp object-group some any4 eq 80";
        RunningProof running = new RunningProof(plan(List.of(some.formatted(5), entry), ""));
        proof(running.verify(DAY));
        plan(List.of(some.formatted(6), entry), "");
        assertThat(proof(running.verify(DAY)).pairs())
                .flatExtracting(Proof.Pair::violations)
                .extracting(v -> v.packet().source().toString())
                .isNotEmpty()
                .allMatch(s -> s.equals("10.0.0.6"));
    }

    /// A command that stands indented below an entry is not lost with it.
    @Test
    void aCommandBelowAnEntryCountsAgainstTheProof() throws IOException {
        String entry = "access-list from-a extended deny ip any4 any4";
        String below = " access-list from-a extended permit ip any4 any4";
        RunningProof running = new RunningProof(plan(List.of(entry), ""));
        assertThat(proof(running.verify(DAY)).pairs().getFirst().verdict())
                .isEqualTo(Verdict.SEPARATED);
        plan(List.of(entry, below), "");
        Proof.Pair pair = proof(running.verify(DAY)).pairs().getFirst();
        assertThat(pair.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(pair.unknownLines())
                .anySatisfy(l -> assertThat(l.text()).isEqualTo(below.strip()));
    }
}
