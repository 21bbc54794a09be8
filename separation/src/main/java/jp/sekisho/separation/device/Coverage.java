// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of the lines of a configuration: every line is modelled, known to be irrelevant (by
/// kind), or named as not understood.
///
/// @param modelled lines that the model holds
/// @param irrelevant lines that cannot matter, counted by kind
/// @param unknown lines not understood
public record Coverage(int modelled, Map<String, Integer> irrelevant, List<Line> unknown) {

    public Coverage {
        unknown = List.copyOf(unknown);
        irrelevant = java.util.Collections.unmodifiableMap(new TreeMap<>(irrelevant));
    }

    /// Returns the number of all lines.
    public int lines() {
        return modelled
                + unknown.size()
                + irrelevant.values().stream().mapToInt(Integer::intValue).sum();
    }
}
