// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.List;

/// A document that takes events away from rules, so that a body tunes many rules at one place.
///
/// @param id its identity
/// @param title what it is for
/// @param source the rules must be written for a log source that this one covers
/// @param rules the ids or names of the rules; empty for every rule of the log source
/// @param suppressed an event for which this holds is no match
/// @param origin the file it came from
public record SigmaFilter(
        RuleId id,
        String title,
        LogSource source,
        List<String> rules,
        Expression suppressed,
        String origin) {

    /// Copies the list.
    public SigmaFilter {
        rules = List.copyOf(rules);
    }

    /// Adds the filter to a rule.
    ///
    /// @param rule a rule that it speaks of
    /// @return the rule, holding less often
    public SigmaRule applyTo(SigmaRule rule) {
        return rule.with(
                new Expression.All(List.of(rule.condition(), new Expression.Not(suppressed))));
    }

    boolean speaksOf(SigmaRule rule) {
        return source.covers(rule.source())
                && (rules.isEmpty()
                        || rules.contains(rule.id().value())
                        || (!rule.name().isEmpty() && rules.contains(rule.name())));
    }
}
