// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.sekisho.detection.sigma.Expression;
import jp.sekisho.detection.sigma.Test;
import jp.sekisho.detection.sigma.TextPattern;

/// How the names and values that rules use are called in one log.
///
/// @param category for rules of this category; empty for all
/// @param fields name in the rule → name in the log
/// @param values name in the rule → folded value in the rule → value in the log
/// @param lacks names that the log cannot tell
public record FieldMapping(
        String category,
        Map<String, String> fields,
        Map<String, Map<String, String>> values,
        Set<String> lacks) {

    /// Every name is the same.
    public static final FieldMapping NONE = new FieldMapping("", Map.of(), Map.of(), Set.of());

    /// Copies the collections.
    public FieldMapping {
        fields = Map.copyOf(fields);
        values = Map.copyOf(values);
        lacks = Set.copyOf(lacks);
    }

    /// Returns the name that a field has in the log.
    ///
    /// @param field as rules call it
    /// @return as the log calls it
    public String nameOf(String field) {
        return fields.getOrDefault(field, field);
    }

    /// Says a condition in the words of the log. A test of what the log cannot tell becomes false
    /// where it would have to hold, and true where it would have to fail: the condition then holds
    /// only where it holds whatever the unknown value may be.
    ///
    /// @param condition in the words of the rule
    /// @return simplified; [Expression.Fixed] only as a whole
    public Expression apply(Expression condition) {
        return simplify(translate(condition, false));
    }

    private Expression translate(Expression condition, boolean negated) {
        return switch (condition) {
            case Expression.All(List<Expression> parts) ->
                    new Expression.All(parts.stream().map(p -> translate(p, negated)).toList());
            case Expression.Any(List<Expression> parts) ->
                    new Expression.Any(parts.stream().map(p -> translate(p, negated)).toList());
            case Expression.Not(Expression part) -> new Expression.Not(translate(part, !negated));
            case Expression.Fixed fixed -> fixed;
            case Expression.Holds(Test test) ->
                    test.fields().stream().anyMatch(lacks::contains)
                            ? new Expression.Fixed(negated)
                            : new Expression.Holds(rename(test));
        };
    }

    private Test rename(Test test) {
        return switch (test) {
            case Test.Text t -> new Test.Text(nameOf(t.field()), value(t), t.cased());
            case Test.Matches t -> new Test.Matches(nameOf(t.field()), t.expression());
            case Test.InNetwork t -> new Test.InNetwork(nameOf(t.field()), t.network());
            case Test.Compares t ->
                    new Test.Compares(nameOf(t.field()), t.comparison(), t.number());
            case Test.AtTime t ->
                    new Test.AtTime(nameOf(t.field()), t.part(), t.comparison(), t.number());
            case Test.SameAs t ->
                    new Test.SameAs(nameOf(t.field()), nameOf(t.other()), t.relation(), t.cased());
            case Test.IsNull t -> new Test.IsNull(nameOf(t.field()));
            case Test.Exists t -> new Test.Exists(nameOf(t.field()));
            case Test.Keyword t -> t;
            case Test.KeywordMatches t -> t;
        };
    }

    private TextPattern value(Test.Text test) {
        Map<String, String> known = values.get(test.field());
        if (known != null
                && test.pattern().tokens().size() == 1
                && test.pattern().tokens().getFirst() instanceof TextPattern.Literal(String text)) {
            String mapped = known.get(text.toLowerCase(Locale.ROOT));
            return mapped == null ? test.pattern() : TextPattern.literal(mapped);
        }
        return test.pattern();
    }

    /// Takes what is fixed out of a condition.
    static Expression simplify(Expression condition) {
        return switch (condition) {
            case Expression.All(List<Expression> parts) -> join(parts, false);
            case Expression.Any(List<Expression> parts) -> join(parts, true);
            case Expression.Not(Expression part) ->
                    switch (simplify(part)) {
                        case Expression.Fixed(boolean value) -> new Expression.Fixed(!value);
                        case Expression inner -> new Expression.Not(inner);
                    };
            case Expression.Holds holds -> holds;
            case Expression.Fixed fixed -> fixed;
        };
    }

    private static Expression join(List<Expression> parts, boolean any) {
        List<Expression> open = new java.util.ArrayList<>();
        for (Expression part : parts) {
            switch (simplify(part)) {
                case Expression.Fixed(boolean value) when value == any -> {
                    return new Expression.Fixed(any);
                }
                case Expression.Fixed _ -> {}
                case Expression other -> open.add(other);
            }
        }
        if (open.isEmpty()) {
            return new Expression.Fixed(!any);
        }
        return any ? Expression.any(open) : Expression.all(open);
    }
}
