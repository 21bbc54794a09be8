// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import jp.sekisho.detection.event.Event;

/// All witnesses that are looked for in one field.
final class FieldIndex {

    private final EdgeTable exact = new EdgeTable(false, true);
    private final EdgeTable prefixes = new EdgeTable(false, false);
    private final EdgeTable suffixes = new EdgeTable(true, false);
    private final ContainsIndex within = new ContainsIndex();

    /// Adds a witness that [Witnesses#isIndexable] allows.
    void add(Predicate predicate, int number) {
        switch (predicate) {
            case Predicate.Text t when t.pattern.literal().length == 0 ->
                    exact.add(NOTHING, number);
            case Predicate.Text t when !t.cased -> {
                byte[] literal = t.pattern.literal();
                switch (t.pattern.shape()) {
                    case EXACT -> exact.add(literal, number);
                    case PREFIX -> prefixes.add(literal, number);
                    case SUFFIX -> suffixes.add(literal, number);
                    case CONTAINS, OTHER -> within.add(literal, number);
                }
            }
            case Predicate.Text t -> within.add(Witnesses.folded(t), number);
            case Predicate.Matches m -> {
                for (byte[] literal : m.landmarks.best()) {
                    within.add(literal, number);
                }
            }
            default -> throw new IllegalArgumentException(predicate.getClass().getName());
        }
    }

    private static final byte[] NOTHING = {};

    void build() {
        within.build();
    }

    void look(Event event, int value, Hits hits) {
        event.fold(value);
        byte[] text = event.scratch();
        int from = event.foldedFrom(value);
        int to = event.foldedTo(value);
        if (!exact.isEmpty()) {
            exact.find(text, from, to, hits);
        }
        if (!suffixes.isEmpty()) {
            suffixes.find(text, from, to, hits);
        }
        if (!prefixes.isEmpty()) {
            prefixes.find(text, from, to, hits);
        }
        if (!within.isEmpty()) {
            within.scan(text, from, to, hits);
        }
    }
}
