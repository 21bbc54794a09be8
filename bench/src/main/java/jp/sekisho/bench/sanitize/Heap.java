// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.formats.Formats;

/// A ZIP file of more than 100 MB whose members are two texts of 70 MB that hardly compress and two
/// Japanese tables of a million lines, in a process of its own with a heap of 256 MB.
final class Heap {

    private Heap() {}

    static void read() throws IOException, InterruptedException {
        Path zip = Files.createTempFile("sekisho-", ".zip");
        try {
            make(zip);
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx256m",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Inside.class.getName(),
                                    zip.toString())
                            .inheritIO()
                            .start();
            System.out.println("exit status " + process.waitFor());
        } finally {
            Files.delete(zip);
        }
    }

    private static void make(Path zip) throws IOException {
        Random random = new Random(1);
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String name : List.of("名簿.txt", "名簿.csv")) {
                out.putNextEntry(new ZipEntry(name));
                Charset charset =
                        name.endsWith(".csv")
                                ? Charset.forName("windows-31j")
                                : StandardCharsets.UTF_8;
                for (int i = 0; i < 1_000_000; i++) {
                    String line = i + ",関所 " + random.nextInt() + ",富士見町大字北,住民,=1+" + i + "\r\n";
                    out.write(line.getBytes(charset));
                }
                out.closeEntry();
            }
            for (String name : List.of("a.txt", "b.txt")) {
                out.putNextEntry(new ZipEntry(name));
                byte[] line = new byte[1 << 16];
                for (int i = 0; i < 1070; i++) {
                    for (int k = 0; k < line.length; k++) {
                        line[k] = (byte) (k % 100 == 99 ? '\n' : 33 + random.nextInt(90));
                    }
                    out.write(line);
                }
                out.closeEntry();
            }
        }
        System.out.printf(Locale.ROOT, "a ZIP of %.1f MB%n", Files.size(zip) / 1e6);
    }

    /// The process with the small heap.
    static final class Inside {
        private Inside() {}

        public static void main(String[] args) throws IOException {
            long start = System.nanoTime();
            Result result =
                    Formats.engine(Policy.of(Level.STANDARD))
                            .sanitize(
                                    new Submission(
                                            "a.zip",
                                            Content.map(Path.of(args[0])),
                                            Optional.empty(),
                                            List.of()));
            System.out.printf(
                    Locale.ROOT,
                    "%s in %.1f s, heap at most %d MB%n",
                    result.report().verdict(),
                    (System.nanoTime() - start) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
            if (!(result instanceof Result.Delivered)) {
                System.exit(1);
            }
        }
    }
}
