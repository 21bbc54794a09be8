// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `./sekisho bench sanitize …`: one command for each figure in `docs/benchmarks.md`.
public final class Figures {

    private static final String USAGE =
            """
            ./sekisho bench sanitize corpus [FOLDER] [OUT]   outcomes, text before and after, what is left, twice the same, sizes
            ./sekisho bench sanitize speed [FOLDER]          MB/s and time a file beside plain work on the same bytes (about 4 minutes)
            ./sekisho bench sanitize heap                    a ZIP of 100 MB in a heap of 256 MB
            ./sekisho bench sanitize pictures                Japanese documents drawn before and after (soffice, pdftoppm)
            """;

    private Figures() {}

    /// Reads one figure.
    ///
    /// @param args its name, then the folder of files (`../shared/corpora/documents` where none is
    ///   named)
    /// @throws Exception where a file cannot be read or written
    public static void main(String[] args) throws Exception {
        // PDFBox reports every oddity; neither side is measured by how fast that is written.
        System.setProperty(
                "org.apache.commons.logging.LogFactory",
                "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty(
                "org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        Path folder =
                Path.of(args.length > 1 ? args[1] : "../shared/corpora/documents").normalize();
        String what = args.length == 0 ? "" : args[0];
        if ((what.equals("corpus") || what.equals("speed")) && !Files.isDirectory(folder)) {
            System.err.println("no folder " + folder);
            System.exit(2);
        }
        switch (what) {
            case "corpus" -> new Fidelity(folder, out(args)).read();
            case "speed" -> new Speed(folder).read();
            case "heap" -> Heap.read();
            case "pictures" -> new Rendering(Files.createTempDirectory("sekisho-pictures-")).read();
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
        System.exit(0);
    }

    private static Path out(String[] args) throws IOException {
        if (args.length > 2) {
            return Files.createDirectories(Path.of(args[2]));
        }
        return Files.createTempDirectory("sekisho-figures-");
    }
}
