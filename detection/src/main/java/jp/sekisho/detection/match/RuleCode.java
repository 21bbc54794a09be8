// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.sekisho.detection.sigma.Expression;

/// Conditions as numbers: a predicate is its number; a junction is its kind, where it ends, and its
/// parts.
final class RuleCode {

    static final int ALL = -1;
    static final int ANY = -2;
    static final int NOT = -3;
    static final int TRUE = -4;
    static final int FALSE = -5;

    private final Predicates predicates;

    RuleCode(Predicates predicates) {
        this.predicates = predicates;
    }

    int[] of(Expression condition) {
        List<Integer> code = new ArrayList<>();
        write(condition, code);
        return code.stream().mapToInt(i -> i).toArray();
    }

    private void write(Expression condition, List<Integer> code) {
        switch (condition) {
            case Expression.Holds(var test) -> code.add(predicates.number(test));
            case Expression.Fixed(boolean value) -> code.add(value ? TRUE : FALSE);
            case Expression.Not(Expression part) -> junction(NOT, List.of(part), code);
            case Expression.All(List<Expression> parts) -> junction(ALL, parts, code);
            case Expression.Any(List<Expression> parts) -> junction(ANY, parts, code);
        }
    }

    private void junction(int kind, List<Expression> parts, List<Integer> code) {
        code.add(kind);
        int end = code.size();
        code.add(0);
        parts.stream()
                .sorted(Comparator.comparingInt(this::price))
                .forEachOrdered(part -> write(part, code));
        code.set(end, code.size());
    }

    /// Cheap parts first; what is dear is often not reached.
    private int price(Expression part) {
        return switch (part) {
            case Expression.Fixed _ -> 0;
            case Expression.Holds(var test) -> predicates.get(predicates.number(test)).price;
            case Expression.Not(Expression inner) -> price(inner);
            case Expression.All(List<Expression> parts) -> price(parts);
            case Expression.Any(List<Expression> parts) -> price(parts);
        };
    }

    private int price(List<Expression> parts) {
        int sum = 0;
        for (Expression part : parts) {
            sum += price(part);
        }
        return sum;
    }
}
