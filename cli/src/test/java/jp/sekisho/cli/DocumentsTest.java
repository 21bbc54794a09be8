// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DocumentsTest {

    private static final Path ROOT = Path.of(System.getProperty("sekisho.root"));

    @Test
    void mapListsExactlyTheModulesOfTheParentPom() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String map = Files.readString(ROOT.resolve("docs/map.md"));

        assertThat(matches("(?m)^\\| `([a-z-]+)` \\|", map))
                .containsExactlyInAnyOrderElementsOf(matches("<module>([^<]+)</module>", pom));
    }

    @Test
    void everyLinkInTheDocumentsResolves() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files =
                Stream.concat(Files.list(ROOT), Files.walk(ROOT.resolve("docs")))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                for (String link : matches("\\]\\(([^)#]+)[^)]*\\)", Files.readString(file))) {
                    Path folder = file.getParent();
                    if (!link.startsWith("http") && !Files.exists(folder.resolve(link))) {
                        broken.add(ROOT.relativize(file) + " -> " + link);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
    }
}
