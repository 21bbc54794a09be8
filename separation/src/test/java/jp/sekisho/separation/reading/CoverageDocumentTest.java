// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.sekisho.separation.device.Coverage;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Dialect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What becomes of every line of the shared configurations of the first tier stands in
/// `docs/separation-coverage.md`; `-Dgolden=renew` writes it anew.
final class CoverageDocumentTest {

    private static final Path ROOT = Path.of(System.getProperty("sekisho.root"));
    private static final Path SHARED = ROOT.resolve("../shared/configs").normalize();
    private static final Path DOCUMENT = ROOT.resolve("docs/separation-coverage.md");

    /// The sum over a folder.
    private static final class Sum {
        private int files;
        private int refused;
        private int lines;
        private int modelled;
        private int named;
        private final Map<String, Integer> irrelevant = new TreeMap<>();

        void add(Coverage coverage, int count) {
            assertThat(coverage.lines()).isEqualTo(count);
            lines += count;
            modelled += coverage.modelled();
            named += coverage.unknown().size();
            coverage.irrelevant().forEach((k, n) -> irrelevant.merge(k, n, Integer::sum));
        }
    }

    private static Sum sum(Dialect dialect, List<Path> files) throws IOException {
        Sum sum = new Sum();
        for (Path file : files) {
            sum.files++;
            Optional<ConfigText> text =
                    ConfigText.of(
                            new DeviceId("d"),
                            String.valueOf(file.getFileName()),
                            Files.readAllBytes(file));
            if (text.isEmpty()) {
                sum.refused++;
                continue;
            }
            switch (Readers.read(dialect, text.get(), Optional.empty())) {
                case DeviceReading.Read(var device) ->
                        sum.add(device.coverage(), text.get().lines().size());
                case DeviceReading.Unusable unusable -> {
                    assertThat(unusable.message()).endsWith("。");
                    sum.refused++;
                }
            }
        }
        return sum;
    }

    private static List<Path> files(String folder, Predicate<String> name) throws IOException {
        try (Stream<Path> files = Files.walk(SHARED.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> name.test(String.valueOf(f.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private static void row(StringBuilder page, String folder, Dialect dialect, List<Path> files)
            throws IOException {
        Sum sum = sum(dialect, files);
        int irrelevant = sum.irrelevant.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sum.modelled + irrelevant + sum.named).isEqualTo(sum.lines);
        StringBuilder kinds = new StringBuilder();
        sum.irrelevant.forEach((kind, count) ->
                kinds.append(kinds.isEmpty() ? "" : ", ").append(kind).append(' ').append(count));
        page.append(
                "| %s | `%s` | %d | %d | %d | %d | %d | %d | %s |%n"
                        .formatted(
                                folder,
                                dialect.label(),
                                sum.files,
                                sum.refused,
                                sum.lines,
                                sum.modelled,
                                irrelevant,
                                sum.named,
                                kinds));
    }

    @Test
    void everyLineOfTheSharedConfigurationsIsAccountedFor() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), () -> "../shared/configs is absent");
        StringBuilder page =
                new StringBuilder(
                        """
                        # What becomes of every line

                        Written by `CoverageDocumentTest` (`-Dgolden=renew`) from `../shared/configs`. *Refused* files get a sentence and no model:
                        fragments without a command that the reader knows. Every other line is modelled, irrelevant for the kind named, or *named* as not
                        understood, and then counts against a proof. Most of these files test routing protocols and other vendors' syntax, hence the named lines.

                        | folder | read as | files | refused | lines | modelled | irrelevant | named | kinds of irrelevant lines |
                        |---|---|---|---|---|---|---|---|---|
                        """);
        Predicate<String> any = name -> !name.startsWith("BUILD");
        row(page, "dialects/fortios", Dialect.FORTIOS, files("dialects/fortios", any));
        row(page, "dialects/cisco_asa", Dialect.ASA, files("dialects/cisco_asa", any));
        row(page, "dialects/cisco", Dialect.IOS, files("dialects/cisco", any));
        row(page, "networks", Dialect.IOS, files("networks", n -> n.endsWith(".cfg")));
        row(
                page,
                "networks",
                Dialect.IPTABLES_SAVE,
                files("networks", n -> n.endsWith(".v4") || n.endsWith(".iptables")));
        row(
                page,
                "tests/parsing-tests",
                Dialect.IOS,
                files("tests", n -> n.startsWith("cisco_") || n.startsWith("ios_i")));
        row(page, "tests/parsing-tests", Dialect.ASA, files("tests", n -> n.startsWith("asa_")));
        row(page, "dialects/juniper", Dialect.JUNOS, files("dialects/juniper", any));
        if ("renew".equals(System.getProperty("golden"))) {
            Files.writeString(DOCUMENT, page);
        }
        assertThat(DOCUMENT).content().isEqualTo(page.toString());
    }
}
