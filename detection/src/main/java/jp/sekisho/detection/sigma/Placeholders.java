// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// The values of `%placeholders%`, by name without the percent signs.
///
/// @param values each name with at least one value
public record Placeholders(Map<String, List<String>> values) {

    /// No placeholder has a value.
    public static final Placeholders NONE = new Placeholders(Map.of());

    /// Copies the values.
    public Placeholders {
        values = Map.copyOf(values);
    }

    /// Reads `name: [values]` pairs. What is no such pair gives no placeholder.
    ///
    /// @param yaml the text of a file
    /// @return the values
    public static Placeholders read(String yaml) {
        Map<String, List<String>> values = new HashMap<>();
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (root instanceof Map<?, ?> map) {
                map.forEach((name, value) ->
                        values.put(
                                String.valueOf(name),
                                value instanceof Collection<?> many
                                        ? many.stream().map(String::valueOf).toList()
                                        : List.of(String.valueOf(value))));
            }
        } catch (YAMLException e) {
            return NONE;
        }
        return new Placeholders(values);
    }
}
