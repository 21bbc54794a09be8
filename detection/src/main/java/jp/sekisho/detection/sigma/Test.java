// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.math.BigDecimal;
import java.util.List;

/// One question to one event. Field names are compared as they are written; a field may have many
/// values, and a test holds where it holds for one of them.
public sealed interface Test {

    /// Returns the fields that the test asks for; none for a keyword.
    ///
    /// @return field names
    default List<String> fields() {
        return switch (this) {
            case Text t -> List.of(t.field());
            case Matches t -> List.of(t.field());
            case InNetwork t -> List.of(t.field());
            case Compares t -> List.of(t.field());
            case AtTime t -> List.of(t.field());
            case SameAs t -> List.of(t.field(), t.other());
            case IsNull t -> List.of(t.field());
            case Exists t -> List.of(t.field());
            case Keyword _, KeywordMatches _ -> List.of();
        };
    }

    /// The value fits the pattern.
    ///
    /// @param field field name
    /// @param pattern what fits
    /// @param cased whether upper and lower case differ
    record Text(String field, TextPattern pattern, boolean cased) implements Test {}

    /// The regular expression is found in the value.
    ///
    /// @param field field name
    /// @param expression the expression
    record Matches(String field, RegularExpression expression) implements Test {}

    /// The value is an address of the network.
    ///
    /// @param field field name
    /// @param network IPv4 or IPv6
    record InNetwork(String field, Network network) implements Test {}

    /// The value is a number that compares so.
    ///
    /// @param field field name
    /// @param comparison how
    /// @param number with what
    record Compares(String field, Comparison comparison, BigDecimal number) implements Test {}

    /// A part of the date in the value, as it is written there, compares so.
    ///
    /// @param field field name
    /// @param part which part of the date
    /// @param comparison how
    /// @param number with what
    record AtTime(String field, TimePart part, Comparison comparison, int number) implements Test {}

    /// A value of the field stands so to a value of the other field.
    ///
    /// @param field field name
    /// @param other the field referred to
    /// @param relation how
    /// @param cased whether upper and lower case differ
    record SameAs(String field, String other, Relation relation, boolean cased) implements Test {}

    /// The field is absent, or has no value.
    ///
    /// @param field field name
    record IsNull(String field) implements Test {}

    /// The field is there, whatever its value.
    ///
    /// @param field field name
    record Exists(String field) implements Test {}

    /// Any value of the event fits the pattern.
    ///
    /// @param pattern what fits
    /// @param cased whether upper and lower case differ
    record Keyword(TextPattern pattern, boolean cased) implements Test {}

    /// The regular expression is found in any value of the event.
    ///
    /// @param expression the expression
    record KeywordMatches(RegularExpression expression) implements Test {}

    /// How numbers compare.
    enum Comparison {
        /// Equal.
        EQUAL,
        /// Less.
        LESS,
        /// Less or equal.
        AT_MOST,
        /// Greater.
        GREATER,
        /// Greater or equal.
        AT_LEAST;

        /// Applies the comparison.
        ///
        /// @param sign what `value.compareTo(number)` gives
        /// @return whether it holds
        public boolean holds(int sign) {
            return switch (this) {
                case EQUAL -> sign == 0;
                case LESS -> sign < 0;
                case AT_MOST -> sign <= 0;
                case GREATER -> sign > 0;
                case AT_LEAST -> sign >= 0;
            };
        }
    }

    /// How a value stands to that of another field.
    enum Relation {
        /// They are the same.
        EQUALS,
        /// It begins with the other.
        STARTS_WITH,
        /// It ends with the other.
        ENDS_WITH,
        /// It contains the other.
        CONTAINS
    }

    /// A part of a date.
    enum TimePart {
        /// 0 to 59.
        MINUTE,
        /// 0 to 23.
        HOUR,
        /// Day of the month, 1 to 31.
        DAY,
        /// ISO week of the year, 1 to 53.
        WEEK,
        /// 1 to 12.
        MONTH,
        /// The year.
        YEAR
    }
}
