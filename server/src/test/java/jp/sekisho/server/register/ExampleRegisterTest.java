// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ExampleRegisterTest {

    private static final Path ROOT = Path.of(System.getProperty("sekisho.root"));

    @Test
    void theExampleOfTheDocumentIsTheOneThatCompilesAndCostsAtMostEightyLines() throws Exception {
        String source =
                Files.readString(
                        ROOT.resolve(
                                "server/src/test/java/jp/sekisho/server/register/ExampleRegister.java"));
        String example = source.substring(source.indexOf("final class"));

        assertThat(Files.readString(ROOT.resolve("docs/register.md"))).contains(example.strip());
        assertThat(source.lines().count()).isLessThanOrEqualTo(80);
    }

    @Test
    void theRegisterThatWasAddedToShowTheCostStaysWithinEightyLines() throws Exception {
        Path added = ROOT.resolve("server/src/main/java/jp/sekisho/server/law/LawRegister.java");

        assertThat(Files.readAllLines(added)).hasSizeLessThanOrEqualTo(80);
    }
}
