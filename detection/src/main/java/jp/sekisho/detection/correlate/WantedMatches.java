// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.detection.sigma.Correlation;

/// Which matches correlations wait for, and what they want to know of each.
public final class WantedMatches {

    private final Map<String, Set<String>> fields = new HashMap<>();

    /// Looks through the correlations.
    ///
    /// @param correlations any
    public WantedMatches(List<Correlation> correlations) {
        for (Correlation correlation : correlations) {
            for (String rule : correlation.rules()) {
                Set<String> wanted = fields.computeIfAbsent(rule, _ -> new TreeSet<>());
                correlation.groupBy().forEach(n -> wanted.add(field(correlation, n, rule)));
                correlation.field().forEach(n -> wanted.add(field(correlation, n, rule)));
            }
        }
    }

    /// Says whether any correlation refers to a rule.
    ///
    /// @param rule id or name
    /// @return whether its matches are wanted
    public boolean wants(String rule) {
        return fields.containsKey(rule);
    }

    /// Returns the fields that correlations ask matches of a rule for.
    ///
    /// @param rule id or name
    /// @return field names
    public Set<String> fieldsOf(String rule) {
        return Set.copyOf(fields.getOrDefault(rule, Set.of()));
    }

    /// The field that a name of `group-by` or `field` means in matches of a rule.
    static String field(Correlation correlation, String name, String rule) {
        return correlation.aliases().getOrDefault(name, Map.of()).getOrDefault(rule, name);
    }
}
