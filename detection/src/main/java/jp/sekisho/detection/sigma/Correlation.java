// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A rule over the matches of other rules within a span of time.
///
/// @param id its identity
/// @param name the short name by which others may refer to it; empty where it has none
/// @param title what it detects
/// @param author who wrote it
/// @param level how grave
/// @param type what is looked at
/// @param rules ids or names of rules and correlations, in the document's order
/// @param groupBy field names or aliases whose values must be the same; empty for one group
/// @param aliases alias → (rule as named in `rules` → field)
/// @param span how long, more than nothing
/// @param bounds each must hold; empty only for the temporal types
/// @param field whose values are counted, summed …; empty where the type needs none
/// @param percentile 0 to 100, for the percentile type
/// @param generate whether the rules referred to also report on their own
/// @param origin the file it came from
public record Correlation(
        RuleId id,
        String name,
        String title,
        String author,
        Level level,
        Type type,
        List<String> rules,
        List<String> groupBy,
        Map<String, Map<String, String>> aliases,
        Duration span,
        List<Bound> bounds,
        List<String> field,
        int percentile,
        boolean generate,
        String origin) {

    /// Copies the collections.
    public Correlation {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        aliases = Map.copyOf(aliases);
        bounds = List.copyOf(bounds);
        field = List.copyOf(field);
        if (rules.isEmpty() || !span.isPositive()) {
            throw new IllegalArgumentException("rules " + rules + ", span " + span);
        }
    }

    /// What a correlation looks at.
    public enum Type {
        /// How many events.
        EVENT_COUNT,
        /// How many different values of the field.
        VALUE_COUNT,
        /// Every rule matched, in any order.
        TEMPORAL,
        /// Every rule matched, in the order of `rules`.
        TEMPORAL_ORDERED,
        /// The sum of the field's values.
        VALUE_SUM,
        /// The mean of the field's values.
        VALUE_AVG,
        /// A percentile of the field's values (nearest rank).
        VALUE_PERCENTILE;

        /// Says whether the order or presence of rules is what counts.
        ///
        /// @return whether the type is one of the temporal ones
        public boolean isTemporal() {
            return this == TEMPORAL || this == TEMPORAL_ORDERED;
        }
    }

    /// One bound of a condition.
    ///
    /// @param comparison how
    /// @param number with what
    /// @param negated whether it must not hold (`neq`)
    public record Bound(Test.Comparison comparison, BigDecimal number, boolean negated) {

        /// Says whether a figure is within the bound.
        ///
        /// @param figure what was counted or computed
        /// @return whether it is
        public boolean holds(BigDecimal figure) {
            return comparison.holds(figure.compareTo(number)) != negated;
        }
    }
}
