// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
