// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The files of a folder, and which of them are broken, encrypted or hostile on purpose.
///
/// @param folder where they lie
/// @param files all of them, sorted
/// @param labels reason by path below the folder, for those that need not come out
record Corpus(Path folder, List<Path> files, Map<String, String> labels) {

    static Corpus of(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files =
                    walk.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                            .sorted()
                            .toList();
            return new Corpus(folder, files, readLabels());
        }
    }

    String name(Path file) {
        return folder.relativize(file).toString();
    }

    boolean labelled(Path file) {
        return labels.containsKey(name(file));
    }

    private static Map<String, String> readLabels() {
        try (InputStream in = Corpus.class.getResourceAsStream("labelled.tsv")) {
            if (in == null) {
                throw new IllegalStateException("labelled.tsv is missing");
            }
            Map<String, String> labels = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .forEach(l -> {
                        int tab = l.indexOf('\t');
                        labels.put(l.substring(0, tab), l.substring(tab + 1));
                    });
            return labels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
