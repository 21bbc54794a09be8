// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.detection.format.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectCommandTest {

    @TempDir private Path folder;

    private int detect(String rules, String log) throws IOException {
        Path file = Files.writeString(folder.resolve("log"), log);
        return Sekisho.run("detect", "--rules", rules, "--events", file.toString(), "--json");
    }

    @Test
    void endsWithOneWhereARuleMatchesAndWithZeroWhereNoneDoes() throws IOException {
        assertThat(detect("starter", "{\"Channel\":\"Security\",\"EventID\":1102}\n")).isEqualTo(1);
        assertThat(detect("starter", "{\"Channel\":\"Security\",\"EventID\":1}\n")).isZero();
    }

    @Test
    void saysHowFarItIsWhereThatTakesLong() {
        long[] now = {0};
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        DetectProgress progress =
                new DetectProgress(new PrintStream(said, true, UTF_8), () -> now[0]);
        Tally tally = new Tally();
        tally.event(12_000_000);
        for (int second = 1; second <= 11; second++) {
            now[0] = second * 1_000_000_000L;
            progress.at(tally, 3, 2, 7);
        }
        assertThat(said.toString(UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.contains("12 MB") && line.contains("7"));
    }

    @Test
    void endsWithTwoWhereNothingCanBeUsed() throws IOException {
        assertThat(detect("starter", "\u0000\u0001")).isEqualTo(2);
        assertThat(detect(folder.toString(), "{\"a\":1}\n")).isEqualTo(2);
        assertThat(detect(folder.resolve("absent").toString(), "{\"a\":1}\n")).isEqualTo(2);
    }

    @Test
    void endsWithTwoWhereThePlanCannotBeRead() throws IOException {
        Path plan =
                Files.writeString(folder.resolve("plan.yaml"), "zones: [{id: a, networks: [x]}]");
        Path log = Files.writeString(folder.resolve("log"), "{\"a\":1}\n");
        assertThat(
                        Sekisho.run(
                                "detect",
                                "--rules",
                                "starter",
                                "--events",
                                log.toString(),
                                "--plan",
                                plan.toString()))
                .isEqualTo(2);
    }

    private int detectWith(String... more) throws IOException {
        Path log =
                Files.writeString(
                        folder.resolve("log"), "{\"Channel\":\"Security\",\"EventID\":1102}\n");
        List<String> args =
                new ArrayList<>(
                        List.of("detect", "--rules", "starter", "--events", log.toString()));
        args.addAll(List.of(more));
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, UTF_8));
        try {
            return Sekisho.run(args.toArray(new String[0]));
        } finally {
            System.setErr(before);
            message = said.toString(UTF_8);
        }
    }

    private String message = "";

    @Test
    void saysInOneSentenceWhatOfItsArgumentsCannotBeUsed() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "a: [");
        Path missing = folder.resolve("missing.yaml");
        for (String[] wrong :
                new String[][] {
                    {"--placeholders", bad.toString()},
                    {"--placeholders", missing.toString()},
                    {"--csv-profiles", bad.toString()},
                    {"--csv-profiles", missing.toString()},
                    {"--plan", missing.toString()},
                    {"--threads", "0"},
                    {"--threads", "1000"},
                    {"--threads", "two"},
                    {"--what"},
                }) {
            assertThat(detectWith(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(message.strip().lines()).as(String.join(" ", wrong)).hasSizeBetween(1, 2);
            assertThat(message).contains("。").doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    @Test
    void findsTheSameWithAnyNumberOfThreadsAndWithoutACache() throws IOException {
        assertThat(detectWith("--threads", "1", "--no-cache")).isEqualTo(1);
        assertThat(detectWith("--threads", "3")).isEqualTo(1);
        assertThat(message).contains("該当 1 件");
    }

    @Test
    void helpHasAnExample() {
        assertThat(Sekisho.run("detect", "--help")).isZero();
    }
}
