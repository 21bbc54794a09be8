// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import jp.sekisho.detection.event.Folding;
import jp.sekisho.detection.sigma.Expression;
import org.jspecify.annotations.Nullable;

/// Chooses the witnesses of a rule: predicates of which one must hold where the rule does, such
/// that they are met as seldom as possible.
final class Witnesses {

    /// How often a predicate of unknown frequency is thought to hold, by its shape.
    private static final double EXACT = 0.02;

    private static final double SUFFIX = 0.01;
    private static final double PREFIX = 0.03;

    /// How often a text is met that is a part of one of those that stand in nearly every event.
    private static final double EVERYDAY = 0.5;

    /// What nearly every Windows event holds somewhere: call traces, paths and keys.
    private static final List<String> EVERYDAY_TEXTS =
            List.of(
                    "|c:\\windows\\system32\\ntdll.dll+",
                    "|c:\\windows\\system32\\kernel32.dll+",
                    "|c:\\windows\\system32\\kernelbase.dll+",
                    "\\registry\\machine\\system\\currentcontrolset\\control\\",
                    "\\software\\microsoft\\windows\\currentversion\\");

    /// Some predicates, and how often one of them is expected to hold in an event.
    ///
    /// @param predicates numbers
    /// @param cost expected hits per event
    record Cover(List<Integer> predicates, double cost) {}

    private final Predicates predicates;
    private final IntToDoubleFunction measured;

    /// @param measured the measured frequency of a predicate, or a negative number
    Witnesses(Predicates predicates, IntToDoubleFunction measured) {
        this.predicates = predicates;
        this.measured = measured;
    }

    /// Returns the cheapest witnesses, or null where the condition may hold without any.
    @Nullable Cover of(Expression condition) {
        return switch (condition) {
            case Expression.Holds(var test) -> {
                int number = predicates.number(test);
                Predicate predicate = predicates.get(number);
                yield isIndexable(predicate)
                        ? new Cover(List.of(number), frequency(number, predicate))
                        : null;
            }
            case Expression.Any(List<Expression> parts) -> union(parts);
            case Expression.All(List<Expression> parts) -> {
                Cover best = null;
                for (Expression part : parts) {
                    Cover cover = of(part);
                    if (cover != null && (best == null || cover.cost() < best.cost())) {
                        best = cover;
                    }
                }
                yield best;
            }
            case Expression.Not _, Expression.Fixed _ -> null;
        };
    }

    private @Nullable Cover union(List<Expression> parts) {
        List<Integer> all = new ArrayList<>();
        double cost = 0;
        for (Expression part : parts) {
            Cover cover = of(part);
            if (cover == null) {
                return null;
            }
            all.addAll(cover.predicates());
            cost += cover.cost();
        }
        return new Cover(all, cost);
    }

    private double frequency(int number, Predicate predicate) {
        double known = measured.applyAsDouble(number);
        if (known >= 0) {
            return known;
        }
        return switch (predicate) {
            case Predicate.Text t ->
                    switch (t.pattern.shape()) {
                        case EXACT -> EXACT;
                        case PREFIX -> orEveryday(PREFIX, t.pattern.literal());
                        case SUFFIX -> orEveryday(SUFFIX, t.pattern.literal());
                        case CONTAINS, OTHER -> within(t.pattern.literal());
                    };
            case Predicate.Matches m -> within(m.landmarks.best());
            case Predicate.Keyword k -> 2 * frequency(Integer.MAX_VALUE, k.ofValue);
            default -> 1;
        };
    }

    private static double within(byte[][] literals) {
        double sum = 0;
        for (byte[] literal : literals) {
            sum += within(literal);
        }
        return sum;
    }

    private static double orEveryday(double frequency, byte[] literal) {
        String text = new String(literal, UTF_8);
        return EVERYDAY_TEXTS.stream().anyMatch(everyday -> everyday.contains(text))
                ? Math.max(EVERYDAY, frequency)
                : frequency;
    }

    private static double within(byte[] literal) {
        int length = literal.length;
        double byLength =
                switch (length) {
                    case 0, 1 -> 1.0;
                    case 2 -> 0.6;
                    case 3 -> 0.3;
                    case 4 -> 0.1;
                    case 5, 6 -> 0.03;
                    default -> 0.2 / (length * length);
                };
        return orEveryday(byLength, literal);
    }

    /// Whether meeting the predicate's literal can be noticed without testing it.
    static boolean isIndexable(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Text t when t.pattern.shape() == BytePattern.Shape.EXACT ->
                    !t.cased || folded(t).length >= 2;
            case Predicate.Text t ->
                    isEdge(t) ? t.pattern.literal().length >= 1 : folded(t).length >= 2;
            case Predicate.Matches m -> areAtLeast(2, m.landmarks.best());
            case Predicate.Keyword k -> areAtLeast(KeywordIndex.SHORTEST, KeywordIndex.gates(k));
            default -> false;
        };
    }

    private static boolean areAtLeast(int length, byte[][] literals) {
        for (byte[] literal : literals) {
            if (literal.length < length) {
                return false;
            }
        }
        return literals.length > 0;
    }

    private static boolean isEdge(Predicate.Text t) {
        return !t.cased
                && (t.pattern.shape() == BytePattern.Shape.PREFIX
                        || t.pattern.shape() == BytePattern.Shape.SUFFIX);
    }

    /// Whether a meeting of the literal proves the predicate.
    static boolean isProof(Predicate predicate) {
        return predicate instanceof Predicate.Text t
                && !t.cased
                && t.pattern.shape() != BytePattern.Shape.OTHER;
    }

    static byte[] folded(Predicate.Text t) {
        byte[] literal = t.pattern.literal();
        return t.cased ? Folding.foldToBytes(new String(literal, UTF_8)) : literal;
    }
}
