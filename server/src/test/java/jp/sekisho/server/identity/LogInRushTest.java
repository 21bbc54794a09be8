// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogInRushTest {

    @TempDir Path folder;

    /// The heap of a small body (issue 2): the server, and here the browsers too.
    @Test
    void twentyLogInsAtOnceDoNotExhaustAHeapOf256Megabytes() throws Exception {
        Process rush =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                LogInRush.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(rush.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(rush.waitFor()).as(said).isZero();
        assertThat(said).contains("all let in").doesNotContain("OutOfMemoryError");
    }
}
