// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.sigma.RegularExpression;
import jp.sekisho.detection.sigma.Test;

/// The different tests of a plan's rules, each with its number.
final class Predicates {

    private final FieldTable table;
    private final Map<Test, Integer> numbers = new HashMap<>();
    private final List<Predicate> predicates = new ArrayList<>();

    Predicates(FieldTable table) {
        this.table = table;
    }

    int number(Test test) {
        Integer known = numbers.get(test);
        if (known != null) {
            return known;
        }
        predicates.add(make(test));
        numbers.put(test, predicates.size() - 1);
        return predicates.size() - 1;
    }

    Predicate get(int number) {
        return predicates.get(number);
    }

    Predicate[] toArray() {
        return predicates.toArray(new Predicate[0]);
    }

    private Predicate make(Test test) {
        return switch (test) {
            case Test.Text t ->
                    new Predicate.Text(
                            slot(t.field()), new BytePattern(t.pattern(), t.cased()), t.cased());
            case Test.Matches t -> matches(slot(t.field()), t.expression());
            case Test.InNetwork t -> new Predicate.InNetwork(slot(t.field()), t.network());
            case Test.Compares t ->
                    new Predicate.Compares(slot(t.field()), t.comparison(), t.number());
            case Test.AtTime t ->
                    new Predicate.AtTime(slot(t.field()), t.part(), t.comparison(), t.number());
            case Test.SameAs t ->
                    new Predicate.SameAs(slot(t.field()), slot(t.other()), t.relation(), t.cased());
            case Test.IsNull t -> new Predicate.IsNull(slot(t.field()));
            case Test.Exists t -> new Predicate.Exists(slot(t.field()));
            case Test.Keyword t ->
                    new Predicate.Keyword(
                            new Predicate.Text(
                                    -1, new BytePattern(t.pattern(), t.cased()), t.cased()));
            case Test.KeywordMatches t -> new Predicate.Keyword(matches(-1, t.expression()));
        };
    }

    private static Predicate.Matches matches(int slot, RegularExpression expression) {
        return new Predicate.Matches(
                slot, expression.compile(), LandmarkReader.of(expression.text()));
    }

    private int slot(String field) {
        return table.slot(field);
    }
}
