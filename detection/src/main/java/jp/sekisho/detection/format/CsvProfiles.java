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
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Which columns of Japanese CSV exports mean which fields.
public final class CsvProfiles {

    /// What became of a file of profiles.
    public sealed interface Reading {

        /// They can be used.
        ///
        /// @param profiles those of the file before those that ship
        record Read(CsvProfiles profiles) implements Reading {}

        /// They cannot be used.
        ///
        /// @param message one Japanese sentence: what, where, what to do
        record Unusable(String message) implements Reading {}
    }

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

    private final List<Profile> profiles;

    private CsvProfiles(List<Profile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    /// Returns the profiles that ship with the product.
    ///
    /// @return asset management and business systems
    public static CsvProfiles shipped() {
        return Shipped.PROFILES;
    }

    /// Reads profiles of one's own, in the form of those that ship.
    ///
    /// @param origin for messages
    /// @param yaml the text
    /// @return the profiles before those that ship, or why they cannot be used
    public static Reading read(String origin, String yaml) {
        try {
            List<Profile> profiles = new ArrayList<>(parse(yaml));
            profiles.addAll(shipped().profiles);
            return new Reading.Read(new CsvProfiles(profiles));
        } catch (YAMLException e) {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new Reading.Unusable(origin + ": CSVの対応表をYAMLとして読めません(" + said + ")。");
        } catch (IllegalArgumentException e) {
            return new Reading.Unusable(origin + ": " + e.getMessage());
        }
    }

    List<Profile> all() {
        return profiles;
    }

    /// Read once, when first asked for.
    private static final class Shipped {
        static final CsvProfiles PROFILES = load();
    }

    private static CsvProfiles load() {
        try (InputStream in = CsvProfiles.class.getResourceAsStream("csv-profiles.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return new CsvProfiles(parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Profile> parse(String yaml) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        if (!(root instanceof Collection<?> all) || all.isEmpty()) {
            throw new IllegalArgumentException("CSVの対応表は「- name: …」の並びで書いてください。");
        }
        List<Profile> profiles = new ArrayList<>();
        for (Object one : all) {
            if (!(one instanceof Map<?, ?> profile)) {
                throw new IllegalArgumentException("CSVの対応表は「- name: …」の並びで書いてください。");
            }
            profiles.add(profile(profile));
        }
        return profiles;
    }

    private static Profile profile(Map<?, ?> profile) {
        String name = text(profile, "name");
        String format = text(profile, "format");
        Map<String, List<String>> headings = new LinkedHashMap<>();
        if (profile.get("fields") instanceof Map<?, ?> fields) {
            fields.forEach((field, names) ->
                    headings.put(
                            String.valueOf(field),
                            strings(names).stream().map(CsvProfiles::plain).toList()));
        }
        List<String> needs = strings(profile.get("needs"));
        if (needs.isEmpty() || !headings.keySet().containsAll(needs)) {
            throw new IllegalArgumentException(
                    "対応表「" + name + "」の needs には、fields にある項目を一つ以上書いてください。");
        }
        return new Profile(name, format, needs, headings);
    }

    private static String text(Map<?, ?> profile, String key) {
        Object value = profile.get(key);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("対応表に「" + key + "」がありません。");
        }
        return value.toString();
    }

    private static List<String> strings(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
