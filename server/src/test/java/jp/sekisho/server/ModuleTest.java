// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

final class ModuleTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(SekishoServer.class);

    @Test
    void featuresUseOnlyTheDoorsOfOtherFeatures() {
        MODULES.verify();
    }

    /// Renewed with `-Dgolden=renew`.
    @Test
    void thePictureInTheDocumentsShowsTheFeaturesAsTheyAre() throws IOException {
        Path picture = Path.of(System.getProperty("sekisho.root")).resolve("docs/modules.md");
        String drawn = draw();
        if ("renew".equals(System.getProperty("golden"))) {
            Files.writeString(picture, drawn);
        }
        assertThat(Files.readString(picture)).isEqualTo(drawn);
    }

    private static String draw() {
        List<String> names = MODULES.stream().map(ModuleTest::name).sorted().toList();
        StringBuilder text =
                new StringBuilder(
                        """
                        # The features of the server

                        Drawn by `ModuleTest` from the classes (`-Dgolden=renew`). An arrow points at what a feature uses; each feature
                        opens only its door (the public types of its package), and no arrow leads back.

                        ```mermaid
                        flowchart LR
                        """);
        names.forEach(name -> text.append("  ").append(name).append('\n'));
        for (String line : MODULES.stream().flatMap(ModuleTest::arrows).sorted().toList()) {
            text.append("  ").append(line).append('\n');
        }
        return text.append("```\n").toString();
    }

    private static Stream<String> arrows(ApplicationModule module) {
        return module.getDirectDependencies(MODULES)
                .uniqueModules()
                .map(used -> name(module) + " --> " + name(used));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
