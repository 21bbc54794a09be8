// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.math.BigDecimal;
import java.util.Arrays;
import jp.sekisho.detection.event.Bytes;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.sigma.Addresses;
import jp.sekisho.detection.sigma.Network;
import jp.sekisho.detection.sigma.Test;

/// One test against an event's bytes. The same test of many rules is one predicate.
abstract sealed class Predicate {

    /// The longest text that is read as a number.
    static final int MAX_NUMBER_LENGTH = 64;

    /// The field that is tested, or -1 for all values.
    final int slot;

    /// How dear a test is, for the order in which conditions are evaluated.
    final int price;

    private Predicate(int slot, int price) {
        this.slot = slot;
        this.price = price;
    }

    boolean test(Event event) {
        for (int v = event.first(slot); v != Event.NONE; v = event.next(v)) {
            if (event.hasText(v) && testValue(event, v)) {
                return true;
            }
        }
        return false;
    }

    abstract boolean testValue(Event event, int value);

    static final class Text extends Predicate {
        final BytePattern pattern;
        final boolean cased;

        Text(int slot, BytePattern pattern, boolean cased) {
            super(slot, pattern.shape() == BytePattern.Shape.OTHER ? 9 : 2);
            this.pattern = pattern;
            this.cased = cased;
        }

        @Override
        boolean testValue(Event event, int v) {
            if (cased) {
                event.decode(v);
                return pattern.matches(event.scratch(), event.plainFrom(v), event.plainTo(v));
            }
            event.fold(v);
            return pattern.matches(event.scratch(), event.foldedFrom(v), event.foldedTo(v));
        }
    }

    static final class Matches extends Predicate {
        final com.google.re2j.Pattern expression;
        final Landmarks landmarks;

        Matches(int slot, com.google.re2j.Pattern expression, Landmarks landmarks) {
            super(slot, 100);
            this.expression = expression;
            this.landmarks = landmarks;
        }

        @Override
        boolean testValue(Event event, int v) {
            if (landmarks.best().length > 0) {
                event.fold(v);
                if (!landmarks.mayBeIn(event.scratch(), event.foldedFrom(v), event.foldedTo(v))) {
                    return false;
                }
            }
            event.decode(v);
            byte[] text = Arrays.copyOfRange(event.scratch(), event.plainFrom(v), event.plainTo(v));
            return expression.matcher(text).find();
        }
    }

    static final class InNetwork extends Predicate {
        private final Network network;

        InNetwork(int slot, Network network) {
            super(slot, 20);
            this.network = network;
        }

        @Override
        boolean testValue(Event event, int v) {
            if (event.rawTo(v) - event.rawFrom(v) > 60) {
                return false;
            }
            byte[] address = Addresses.parse(event.text(v));
            return address != null && network.contains(address);
        }
    }

    static final class Compares extends Predicate {
        private final Test.Comparison comparison;
        private final BigDecimal number;

        Compares(int slot, Test.Comparison comparison, BigDecimal number) {
            super(slot, 20);
            this.comparison = comparison;
            this.number = number;
        }

        @Override
        boolean testValue(Event event, int v) {
            BigDecimal value = Numbers.parse(event.text(v));
            return value != null && comparison.holds(value.compareTo(number));
        }
    }

    static final class AtTime extends Predicate {
        private final Test.TimePart part;
        private final Test.Comparison comparison;
        private final int number;

        AtTime(int slot, Test.TimePart part, Test.Comparison comparison, int number) {
            super(slot, 30);
            this.part = part;
            this.comparison = comparison;
            this.number = number;
        }

        @Override
        boolean testValue(Event event, int v) {
            int value = WrittenTime.part(event.text(v), part);
            return value >= 0 && comparison.holds(Integer.compare(value, number));
        }
    }

    static final class SameAs extends Predicate {
        private final int other;
        private final Test.Relation relation;
        private final boolean cased;

        SameAs(int slot, int other, Test.Relation relation, boolean cased) {
            super(slot, 10);
            this.other = other;
            this.relation = relation;
            this.cased = cased;
        }

        @Override
        boolean testValue(Event event, int v) {
            for (int w = event.first(other); w != Event.NONE; w = event.next(w)) {
                if (event.hasText(w) && compare(event, v, w)) {
                    return true;
                }
            }
            return false;
        }

        private boolean compare(Event event, int v, int w) {
            byte[] a;
            byte[] b;
            if (cased) {
                event.decode(v);
                event.decode(w);
                a = Arrays.copyOfRange(event.scratch(), event.plainFrom(v), event.plainTo(v));
                b = Arrays.copyOfRange(event.scratch(), event.plainFrom(w), event.plainTo(w));
            } else {
                event.fold(v);
                event.fold(w);
                a = Arrays.copyOfRange(event.scratch(), event.foldedFrom(v), event.foldedTo(v));
                b = Arrays.copyOfRange(event.scratch(), event.foldedFrom(w), event.foldedTo(w));
            }
            int rest = a.length - b.length;
            return switch (relation) {
                case EQUALS -> Arrays.equals(a, b);
                case STARTS_WITH -> rest >= 0 && Arrays.equals(a, 0, b.length, b, 0, b.length);
                case ENDS_WITH -> rest >= 0 && Arrays.equals(a, rest, a.length, b, 0, b.length);
                case CONTAINS -> Bytes.find(a, 0, a.length, b) >= 0;
            };
        }
    }

    static final class IsNull extends Predicate {
        IsNull(int slot) {
            super(slot, 0);
        }

        @Override
        boolean test(Event event) {
            for (int v = event.first(slot); v != Event.NONE; v = event.next(v)) {
                if (event.kind(v) != Event.Kind.NULL) {
                    return false;
                }
            }
            return true;
        }

        @Override
        boolean testValue(Event event, int v) {
            return event.kind(v) == Event.Kind.NULL;
        }
    }

    static final class Exists extends Predicate {
        Exists(int slot) {
            super(slot, 0);
        }

        @Override
        boolean test(Event event) {
            return event.first(slot) != Event.NONE;
        }

        @Override
        boolean testValue(Event event, int v) {
            return true;
        }
    }

    /// A test of every value of the event.
    static final class Keyword extends Predicate {
        final Predicate ofValue;

        Keyword(Predicate ofValue) {
            super(-1, 200);
            this.ofValue = ofValue;
        }

        @Override
        boolean test(Event event) {
            for (int v = 0; v < event.count(); v++) {
                if (event.hasText(v) && ofValue.testValue(event, v)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        boolean testValue(Event event, int v) {
            return ofValue.testValue(event, v);
        }
    }
}
