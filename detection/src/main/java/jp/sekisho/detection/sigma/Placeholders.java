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

    /// What became of a file of placeholders.
    public sealed interface Reading {

        /// They can be used.
        ///
        /// @param placeholders the values
        record Read(Placeholders placeholders) implements Reading {}

        /// They cannot be used.
        ///
        /// @param message one Japanese sentence: what, where, what to do
        record Unusable(String message) implements Reading {}
    }

    /// Reads `name: [values]` pairs.
    ///
    /// @param origin for messages
    /// @param yaml the text of a file
    /// @return the values, or why there are none
    public static Reading read(String origin, String yaml) {
        Object root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException | IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new Reading.Unusable(origin + ": プレースホルダーの値をYAMLとして読めません(" + said + ")。");
        }
        if (!(root instanceof Map<?, ?> map)) {
            return new Reading.Unusable(origin + ": プレースホルダーの値は「名前: [値, …]」の形で書いてください。");
        }
        Map<String, List<String>> values = new HashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            List<String> given =
                    switch (entry.getValue()) {
                        case null -> List.of();
                        case Map<?, ?> _ -> List.of();
                        case Collection<?> many -> many.stream().map(String::valueOf).toList();
                        case Object one -> List.of(one.toString());
                    };
            if (given.isEmpty()) {
                return new Reading.Unusable(
                        origin
                                + ": プレースホルダー「"
                                + name
                                + "」に値がありません。「"
                                + name
                                + ": [値, …]」と書いてください。");
            }
            values.put(name, given);
        }
        return new Reading.Read(new Placeholders(values));
    }
}
