// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The Java sources of all modules, as they lie in the project.
final class Sources {

    static final Path ROOT = Path.of(System.getProperty("sekisho.root"));

    private Sources() {}

    /// Returns the sources that are shipped, of all modules.
    static List<Path> main() {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.sorted().toList()) {
                Path folder = module.resolve("src/main/java");
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.walk(folder)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .sorted()
                                .forEach(sources::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns a file as the project names it.
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }
}
