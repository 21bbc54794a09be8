// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Which columns of Japanese CSV exports mean which fields.
final class CsvProfiles {

    /// One kind of export.
    ///
    /// @param name what it is called in counts
    /// @param format becomes `log.format`
    /// @param needs fields that must have a column
    /// @param headings field → headings that mean it
    record Profile(
            String name, String format, List<String> needs, Map<String, List<String>> headings) {

        /// The field of each column; empty for a column that means nothing known.
        Optional<List<String>> columns(List<String> header) {
            List<String> fields = new ArrayList<>();
            for (String heading : header) {
                String plain = plain(heading);
                String field = "";
                for (Map.Entry<String, List<String>> entry : headings.entrySet()) {
                    if (entry.getValue().contains(plain) && !fields.contains(entry.getKey())) {
                        field = entry.getKey();
                        break;
                    }
                }
                fields.add(field);
            }
            return fields.containsAll(needs) ? Optional.of(fields) : Optional.empty();
        }
    }

    private CsvProfiles() {}

    static List<Profile> shipped() {
        try (InputStream in = CsvProfiles.class.getResourceAsStream("csv-profiles.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            List<Profile> profiles = new ArrayList<>();
            Collection<?> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            for (Object one : all) {
                Map<?, ?> profile = (Map<?, ?>) one;
                Map<String, List<String>> headings = new LinkedHashMap<>();
                ((Map<?, ?>) Objects.requireNonNull(profile.get("fields")))
                        .forEach((field, names) -> headings.put(field.toString(), strings(names)));
                profiles.add(
                        new Profile(
                                String.valueOf(profile.get("name")),
                                String.valueOf(profile.get("format")),
                                strings(profile.get("needs")),
                                headings));
            }
            return profiles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strings(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of();
    }

    static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
