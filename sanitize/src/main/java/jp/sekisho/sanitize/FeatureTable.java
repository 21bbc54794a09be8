// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `features.yaml`: what happens to each feature. The file keeps to one line a feature, so that it
/// is read without the YAML library, which would cost every small run its start.
final class FeatureTable {

    /// One line.
    ///
    /// @param label in Japanese
    /// @param standard what happens at the standard level
    /// @param strict what happens at the strict level
    /// @param may what a policy may choose
    record Line(String label, Handling standard, Handling strict, List<Handling> may) {
        Line {
            may = List.copyOf(may);
            if (!may.contains(standard) || !may.contains(strict)) {
                throw new IllegalArgumentException(label + ": a level chooses what may be chosen");
            }
        }
    }

    private static final Pattern LINE =
            Pattern.compile(
                    "([a-z0-9.-]+): \\{label: \"([^\"]+)\", standard: ([a-z]+), strict: ([a-z]+),"
                            + " may: \\[([a-z, ]+)]}");
    private static final Map<Feature, Line> LINES = read();

    private FeatureTable() {}

    static Line of(Feature feature) {
        Line line = LINES.get(feature);
        if (line == null) {
            throw new IllegalStateException("features.yaml lacks " + feature.id());
        }
        return line;
    }

    private static Map<Feature, Line> read() {
        try (InputStream in = FeatureTable.class.getResourceAsStream("features.yaml")) {
            if (in == null) {
                throw new IllegalStateException("features.yaml is missing");
            }
            Map<Feature, Line> lines = new EnumMap<>(Feature.class);
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .forEach(l -> put(l, lines));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(String text, Map<Feature, Line> into) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IllegalStateException("features.yaml: " + text);
        }
        Feature feature =
                Feature.tryParse(line.group(1))
                        .orElseThrow(() -> new IllegalStateException("features.yaml: " + text));
        List<Handling> may = Stream.of(line.group(5).split(", ")).map(FeatureTable::word).toList();
        into.put(feature, new Line(line.group(2), word(line.group(3)), word(line.group(4)), may));
    }

    private static Handling word(String word) {
        return Handling.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
