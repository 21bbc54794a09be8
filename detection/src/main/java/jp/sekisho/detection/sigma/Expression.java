// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.List;
import java.util.function.Function;

/// A condition over one event.
public sealed interface Expression {

    /// Holds where every part holds.
    ///
    /// @param parts at least one
    record All(List<Expression> parts) implements Expression {
        /// Copies the parts.
        public All {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts is empty");
            }
        }
    }

    /// Holds where at least one part holds.
    ///
    /// @param parts at least one
    record Any(List<Expression> parts) implements Expression {
        /// Copies the parts.
        public Any {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts is empty");
            }
        }
    }

    /// Holds where its part does not.
    ///
    /// @param part what must not hold
    record Not(Expression part) implements Expression {}

    /// Holds where the test does.
    ///
    /// @param test one question to one event
    record Holds(Test test) implements Expression {}

    /// Holds always or never.
    ///
    /// @param value whether it holds
    record Fixed(boolean value) implements Expression {}

    /// Joins with `and`; a single part stays as it is.
    ///
    /// @param parts at least one
    /// @return the conjunction
    static Expression all(List<Expression> parts) {
        return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    /// Joins with `or`; a single part stays as it is.
    ///
    /// @param parts at least one
    /// @return the disjunction
    static Expression any(List<Expression> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    /// Replaces every test.
    ///
    /// @param change gives what stands in the test's place
    /// @return the changed condition
    default Expression rewrite(Function<Test, Expression> change) {
        return switch (this) {
            case All(List<Expression> parts) ->
                    new All(parts.stream().map(p -> p.rewrite(change)).toList());
            case Any(List<Expression> parts) ->
                    new Any(parts.stream().map(p -> p.rewrite(change)).toList());
            case Not(Expression part) -> new Not(part.rewrite(change));
            case Holds(Test test) -> change.apply(test);
            case Fixed fixed -> fixed;
        };
    }
}
