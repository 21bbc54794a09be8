// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.List;
import java.util.Map;

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
}
