// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.sanitize.kit.Kit;
import jp.sekisho.sanitize.kit.Sample;

/// Writes the kit of harmless marked files with which a body tests a product that it already owns.
final class SanitizeKit {

    private static final String LIST = "kit.csv";

    private SanitizeKit() {}

    /// Writes every sample and the list of them.
    ///
    /// @param out a folder that is made where it is missing
    /// @param json one line of JSON for each sample
    /// @return the exit status
    static int write(Path out, boolean json) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            System.err.println(Messages.say("sanitizeNoFolder", out));
            return 2;
        }
        Files.createDirectories(out);
        List<Sample> samples = Kit.samples();
        // Without the marks: a folder that is sent whole through a product must not be reported for
        // its list.
        StringBuilder list = new StringBuilder("\ufeff番号,ファイル,内容\r\n");
        for (Sample sample : samples) {
            Path file = out.resolve(sample.fileName());
            Files.write(file, sample.content().toByteArray());
            list.append(sample.id())
                    .append(',')
                    .append(sample.fileName())
                    .append(",\"")
                    .append(sample.title().replace("\"", "\"\""))
                    .append("\"\r\n");
            if (json) {
                print(sample, file);
            }
        }
        Files.write(out.resolve(LIST), list.toString().getBytes(StandardCharsets.UTF_8));
        System.err.println(Messages.say("sanitizeKitDone", samples.size(), out, LIST));
        return 0;
    }

    private static void print(Sample sample, Path file) {
        Json.print(g -> {
            g.writeStartObject();
            g.writeStringProperty("id", sample.id());
            g.writeStringProperty("file", file.toString());
            g.writeStringProperty("title", sample.title());
            g.writeStringProperty("mark", sample.mark());
            g.writeEndObject();
        });
    }
}
