// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What the fuzzer found once. A file's name ends with the extension under which it is submitted.
final class RegressionTest {

    @TestFactory
    Stream<DynamicTest> whatTheFuzzerFoundIsHeldOrSanitizedToItself() throws IOException {
        Path folder =
                Path.of(System.getProperty("sekisho.root", ".."), "sanitize/src/test/regressions");
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(f -> !f.endsWith("README.md")).sorted().toList();
        }
        return files.stream()
                .map(f ->
                        DynamicTest.dynamicTest(
                                f.getFileName().toString(),
                                () -> {
                                    String name = f.getFileName().toString();
                                    ReaderFuzz.read(name, Files.readAllBytes(f));
                                    ReaderFuzz.read(ReaderFuzz.STRICT, name, Files.readAllBytes(f));
                                }));
    }
}
