// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.DocumentReader;
import jp.sekisho.detection.sigma.Placeholders;
import org.junit.jupiter.api.Test;

/// Broken and hostile input is counted and never ends a run.
final class HostileInputTest {

    private static final Detection DETECTION =
            Detection.of(Judged.book(Judged.rule("{'f|contains': abc}")));

    private static Tally read(byte[] bytes) {
        Tally tally = new Tally();
        try (Session session = DETECTION.session(_ -> {})) {
            new EventFiles(DETECTION.table(), tally, Judged.CLOCK)
                    .read(new ByteArrayInputStream(bytes), "x", session);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return tally;
    }

    @Test
    void anEventLogWithAnyBytesChangedIsReadAsFarAsItGoes() throws IOException {
        assumeTrue(Shared.has("events/sigmahq-regression_data"));
        Path sample;
        try (Stream<Path> files = Files.walk(Shared.at("events/sigmahq-regression_data"))) {
            sample =
                    files.filter(f -> f.toString().endsWith(".evtx"))
                            .sorted()
                            .findFirst()
                            .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(sample);
        Random random = new Random(7);
        long problems = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] broken = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                broken[4096 + random.nextInt(6_000)] = (byte) random.nextInt();
            }
            problems += read(broken).unusable();
        }
        assertThat(problems).isPositive();
    }

    @Test
    void aTruncatedEventLogIsReadAsFarAsItGoes() throws IOException {
        assumeTrue(Shared.has("events/sigmahq-regression_data"));
        Path sample;
        try (Stream<Path> files = Files.walk(Shared.at("events/sigmahq-regression_data"))) {
            sample =
                    files.filter(f -> f.toString().endsWith(".evtx"))
                            .sorted()
                            .findFirst()
                            .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(sample);
        for (int size = 0; size < 9_000; size += 97) {
            Tally tally = read(java.util.Arrays.copyOf(whole, size));
            assertThat(tally.events()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void jsonWithAnyBytesChangedNeverEndsTheRun() {
        byte[] line =
                "{\"Channel\":\"Security\",\"EventID\":4688,\"a\":{\"b\":[1,2.5e3,null,true,{\"c\":\"\\u3042\\n\"}]},\"f\":\"abc\"}\n"
                        .getBytes(UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] broken = line.clone();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                broken[random.nextInt(broken.length - 1)] = (byte) random.nextInt();
            }
            read(broken);
        }
    }

    @Test
    void nestingBeyondTheLimitIsRefusedNotFollowed() {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "\n";
        Tally tally = read((deep + "{\"a\":1}\n").getBytes(UTF_8));
        assertThat(tally.events()).isEqualTo(1);
        assertThat(tally.unusable()).isEqualTo(1);
    }

    @Test
    void aRegularExpressionThatExplodesElsewhereTakesLinearTime() {
        String event =
                "{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"f\":\""
                        + "a".repeat(50_000)
                        + "!\"}\n";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        assertThat(
                                        Judged.alerts(
                                                Judged.book(Judged.rule("{'f|re': '^(a+)+$'}")),
                                                event))
                                .isEmpty());
    }

    @Test
    void rulesWithAnyCharactersChangedAreLoadedOrRefused() {
        String rule = Judged.rule("{'f|contains|all': ['a*', b], g: 1}");
        Random random = new Random(7);
        DocumentReader reader = new DocumentReader(Placeholders.NONE);
        String letters = "{}[]|:'\"*?\\\n -&!%@`\t0a\u0000";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder broken = new StringBuilder(rule);
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                broken.setCharAt(
                        random.nextInt(broken.length()),
                        letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(reader.read("x", broken.toString())).isNotEmpty();
        }
    }

    @Test
    void linesOfTextWithAnyBytesNeverEndTheRun() {
        List<String> lines =
                List.of(
                        "<34>1 2026-11-22T12:00:00Z h a 1 - [x a=\"b\"] CEF:0|a|b|c|d|e|5|src=1 msg=a\\=b\n",
                        "LEEF:2.0|M|P|1|E1|x5E|src=10.0.0.1^dst=10.0.0.2\n",
                        "type=EXECVE msg=audit(1.2:3): a0=\"x\" a1=2F65\n",
                        "<1>Nov 22 08:00:00 h date=2026-01-01 time=1 logid=1 type=a srcip=1\n",
                        "日時,端末名,操作\nR8.4.1 1:1,a,b\n",
                        "#separator \\x09\n#path\tdns\n#fields\tts\tquery\n1\tb\n");
        Random random = new Random(7);
        for (int round = 0; round < 6_000; round++) {
            byte[] broken = lines.get(round % lines.size()).getBytes(UTF_8);
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            read(broken);
        }
    }
}
