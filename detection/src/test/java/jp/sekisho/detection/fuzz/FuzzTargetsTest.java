// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every fuzz target on chance inputs and on what fuzzing found once, without the fuzzer's agent,
/// which takes ten seconds to start.
final class FuzzTargetsTest {

    private static final Path FINDINGS =
            Path.of("src/test/resources/jp/sekisho/detection/fuzz/InputFuzzInputs");

    private static final List<String> WORDS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ":",
                    ",",
                    "=",
                    "|",
                    "\\",
                    "\n",
                    "%",
                    "*",
                    "?",
                    "'",
                    "-",
                    "<13>",
                    "CEF:0|",
                    "SRC=",
                    "logid=",
                    "type=",
                    "#fields\t",
                    "令和元年",
                    "\u3000",
                    "(",
                    ")",
                    "not ",
                    "1 of ",
                    "and ",
                    "all",
                    "&a ",
                    "*a",
                    "0x",
                    "1e999",
                    "\uD83D\uDE80",
                    "\0",
                    "zones:",
                    "10.0.0.0/8",
                    "::1/129",
                    "\r\n",
                    "\t",
                    "123456789018");

    private interface Target {
        void run(byte[] bytes) throws IOException;
    }

    private static List<Target> targets(InputFuzz fuzz) {
        return List.of(
                fuzz::anyFile,
                fuzz::eventLogs,
                fuzz::jsonLines,
                fuzz::jsonDocuments,
                fuzz::syslogLines,
                fuzz::commonEventLines,
                fuzz::firewallLines,
                fuzz::tables,
                fuzz::rules,
                fuzz::plansAndSettings,
                fuzz::myNumbers);
    }

    @Test
    void noneFailsOnChanceInputs() throws IOException {
        Random random = new Random(17);
        for (Target target : targets(new InputFuzz())) {
            for (int i = 0; i < 60; i++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(12); n >= 0; n--) {
                    text.append(WORDS.get(random.nextInt(WORDS.size())));
                    text.append((char) (' ' + random.nextInt(95)));
                }
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                for (int n = random.nextInt(3); n > 0; n--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                target.run(bytes);
            }
        }
    }

    @Test
    void noneFailsOnWhatWasFoundOnce() throws IOException {
        if (!Files.isDirectory(FINDINGS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(FINDINGS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (Target target : targets(new InputFuzz())) {
                    target.run(bytes);
                }
            }
        }
    }
}
