// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.List;

/// A rule over single events.
///
/// @param id its identity
/// @param name the short name by which correlations may refer to it; empty where it has none
/// @param title what it detects
/// @param author who wrote it, as the document says; shown with every match
/// @param level how grave
/// @param source for which logs
/// @param condition when it holds
/// @param fields further fields that the author wants to see with a match
/// @param tags such as `attack.t1059`
/// @param origin the file it came from
public record SigmaRule(
        RuleId id,
        String name,
        String title,
        String author,
        Level level,
        LogSource source,
        Expression condition,
        List<String> fields,
        List<String> tags,
        String origin) {

    /// Copies the lists.
    public SigmaRule {
        fields = List.copyOf(fields);
        tags = List.copyOf(tags);
    }

    /// The same rule with another condition.
    ///
    /// @param changed the condition
    /// @return the changed rule
    public SigmaRule with(Expression changed) {
        return new SigmaRule(id, name, title, author, level, source, changed, fields, tags, origin);
    }
}
