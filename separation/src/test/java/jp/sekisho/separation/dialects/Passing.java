// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.dialects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Separation;
import jp.sekisho.separation.SeparationAnswer;
import jp.sekisho.separation.Verdict;

/// Asks one device between the zones `a` (10.1.0.0/16), `b` (10.2.0.0/16) and `out` (external)
/// which packets pass.
final class Passing {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Path folder;
    private final String dialect;
    private final String config;
    private final List<String> interfaces;

    /// @param interfaces the names of the interfaces towards `a`, `b` and `out`
    Passing(Path folder, String dialect, String config, String... interfaces) {
        this.folder = folder;
        this.dialect = dialect;
        this.config = config;
        this.interfaces = List.of(interfaces);
    }

    /// Returns the proof without any permitted flow but one.
    ///
    /// @param flow as a plan writes it, or nothing
    Proof proof(String flow) {
        List<String> zones = List.of("a", "b", "out");
        StringBuilder ports = new StringBuilder();
        for (int i = 0; i < interfaces.size(); i++) {
            ports.append(i == 0 ? "" : ", ")
                    .append("{name: \"" + interfaces.get(i) + "\", zone: " + zones.get(i) + "}");
        }
        String plan =
                """
                zones:
                  - {id: a, networks: [10.1.0.0/16, "fd00:1::/64"]}
                  - {id: b, networks: [10.2.0.0/16, "fd00:2::/64"]}
                  - {id: out, external: true}
                devices:
                  - {id: fw, dialect: %s, config: fw.conf, interfaces: [%s]}
                %s
                """
                        .formatted(dialect, ports, flow.isEmpty() ? "" : "flows: [" + flow + "]");
        try {
            Files.writeString(folder.resolve("fw.conf"), config);
            Files.writeString(folder.resolve("plan.yaml"), plan);
            return switch (Separation.verify(folder.resolve("plan.yaml"), DAY)) {
                case SeparationAnswer.Answered(Proof proof, _) -> proof;
                case SeparationAnswer.Unusable unusable -> throw new AssertionError(unusable);
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Proof.Pair pair(String from, String to) {
        return pair(proof(""), from, to);
    }

    static Proof.Pair pair(Proof proof, String from, String to) {
        return proof.pairs().stream()
                .filter(p -> p.from().value().equals(from) && p.to().value().equals(to))
                .findFirst()
                .orElseThrow();
    }

    /// Says of each ordered pair of zones, `a>b S a>out C …`, what the verdict is.
    String verdicts() {
        List<String> all = new ArrayList<>();
        for (Proof.Pair pair : proof("").pairs()) {
            all.add(pair.from() + ">" + pair.to() + " " + pair.verdict().name().charAt(0));
        }
        return String.join(" ", all);
    }

    /// Says whether exactly the packets of a flow pass from one zone to another: all of them, and
    /// nothing else.
    boolean exactly(String from, String to, String flow) {
        Proof with = proof("{id: F, from: " + from + ", to: " + to + ", " + flow + "}");
        boolean nothingElse = pair(with, from, to).verdict() == Verdict.SEPARATED;
        boolean passes = with.flows().getFirst().problem().isEmpty();
        return nothingElse && passes;
    }
}
