// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What is known of logs: `log-sources.yaml`, read.
///
/// @param channels folded channel → services
/// @param categories service → event number → categories
/// @param registry folded EventType of Sysmon 12 → categories
/// @param mappings service → mappings
/// @param shapes in the order in which they are tried
public record LogSources(
        Map<String, Set<String>> channels,
        Map<String, Map<Integer, Set<String>>> categories,
        Map<String, Set<String>> registry,
        Map<String, List<FieldMapping>> mappings,
        List<Shape> shapes) {

    /// How an event that names no Windows channel is recognised.
    ///
    /// @param has fields that must all be there
    /// @param is fields that must have one of the values, folded
    /// @param products what the log then is
    /// @param categories what the event then tells
    /// @param services of which service
    /// @param mapping the names of its fields
    public record Shape(
            List<String> has,
            Map<String, Set<String>> is,
            Set<String> products,
            Set<String> categories,
            Set<String> services,
            FieldMapping mapping) {}

    /// Reads what ships with the product.
    ///
    /// @return always the same
    public static LogSources shipped() {
        try (InputStream in = LogSources.class.getResourceAsStream("log-sources.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return read(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LogSources read(Map<?, ?> root) {
        Map<String, Set<String>> channels = new HashMap<>();
        map(root.get("channels"))
                .forEach((service, names) ->
                        words(names)
                                .forEach(name ->
                                        channels.computeIfAbsent(fold(name), _ -> new HashSet<>())
                                                .add(service)));
        Map<String, Map<Integer, Set<String>>> categories = new HashMap<>();
        map(root.get("categories"))
                .forEach((service, ids) -> {
                    Map<Integer, Set<String>> byId = new HashMap<>();
                    map(ids).forEach((id, names) -> byId.put(Integer.valueOf(id), words(names)));
                    categories.put(service, byId);
                });
        Map<String, Set<String>> registry = new HashMap<>();
        map(root.get("registry-12"))
                .forEach((type, names) -> registry.put(fold(type), words(names)));
        Map<String, List<FieldMapping>> mappings = new HashMap<>();
        for (Object one : list(root.get("mappings"))) {
            Map<String, Object> mapping = map(one);
            mappings.computeIfAbsent(String.valueOf(mapping.get("service")), _ -> new ArrayList<>())
                    .add(mapping(mapping, String.valueOf(mapping.get("category"))));
        }
        List<Shape> shapes = new ArrayList<>();
        for (Object one : list(root.get("shapes"))) {
            shapes.add(shape(map(one)));
        }
        return new LogSources(channels, categories, registry, mappings, List.copyOf(shapes));
    }

    private static Shape shape(Map<String, Object> shape) {
        Map<String, Set<String>> is = new LinkedHashMap<>();
        map(shape.get("is"))
                .forEach((field, values) -> {
                    Set<String> folded = new HashSet<>();
                    words(values).forEach(v -> folded.add(fold(v)));
                    is.put(field, folded);
                });
        return new Shape(
                List.copyOf(words(shape.get("has"))),
                is,
                words(shape.get("product")),
                words(shape.get("category")),
                words(shape.get("service")),
                mapping(shape, ""));
    }

    private static FieldMapping mapping(Map<String, Object> mapping, String category) {
        Map<String, String> fields = new HashMap<>();
        map(mapping.get("fields")).forEach((rule, log) -> fields.put(rule, String.valueOf(log)));
        Map<String, Map<String, String>> values = new HashMap<>();
        map(mapping.get("values"))
                .forEach((field, pairs) -> {
                    Map<String, String> known = new HashMap<>();
                    map(pairs).forEach((rule, log) -> known.put(rule, String.valueOf(log)));
                    values.put(field, Map.copyOf(known));
                });
        return new FieldMapping(category, fields, values, words(mapping.get("lacks")));
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((k, v) -> map.put(String.valueOf(k), v));
        }
        return map;
    }

    private static Collection<?> list(@Nullable Object value) {
        return value instanceof Collection<?> given ? given : List.of();
    }

    private static Set<String> words(@Nullable Object value) {
        Set<String> words = new LinkedHashSet<>();
        list(value).forEach(word -> words.add(String.valueOf(word)));
        return words;
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
