// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.detection.event.Event;

/// Looks for the keywords of all rules in an event's bytes as they came.
///
/// A part of each keyword that JSON never escapes is looked for; where it is met, the predicate is
/// then tested against the values themselves.
final class KeywordIndex {

    /// The shortest part that is worth looking for.
    static final int SHORTEST = 4;

    private final ContainsIndex index = new ContainsIndex();
    private final List<Integer> adding = new ArrayList<>();
    private int[] all = new int[0];

    void add(Predicate.Keyword keyword, int number) {
        for (byte[] gate : gates(keyword)) {
            index.add(gate, number);
        }
        adding.add(number);
    }

    void build() {
        index.build();
        all = adding.stream().mapToInt(i -> i).toArray();
    }

    boolean isEmpty() {
        return all.length == 0;
    }

    void look(Event event, Hits hits) {
        byte[] bytes = event.bytes();
        boolean odd =
                event.hasUnusualEscapes()
                        || (index.scanAnyCase(bytes, event.start(), event.end(), hits)
                                && hasOddLetters(bytes, event.start(), event.end()));
        if (odd) {
            for (int number : all) {
                hits.hit(number);
            }
        }
    }

    /// Whether a character stands there that is not ASCII and folds to a letter that is.
    private static boolean hasOddLetters(byte[] bytes, int from, int to) {
        boolean odd = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            // U+0130, U+0131 and U+017F begin with C4 or C5; U+212A with E2 84.
            odd |= b == (byte) 0xC4 || b == (byte) 0xC5;
            odd |= b == (byte) 0x84 && i > from && bytes[i - 1] == (byte) 0xE2;
        }
        return odd;
    }

    /// For each literal by which a keyword is told, its longest part, folded, that looks the same
    /// within a JSON string.
    static byte[][] gates(Predicate.Keyword keyword) {
        byte[][] literals =
                switch (keyword.ofValue) {
                    case Predicate.Text t -> new byte[][] {Witnesses.folded(t)};
                    case Predicate.Matches m -> m.landmarks.best();
                    default -> new byte[0][];
                };
        return Arrays.stream(literals).map(KeywordIndex::gate).toArray(byte[][]::new);
    }

    private static byte[] gate(byte[] literal) {
        byte[] best = new byte[0];
        int from = 0;
        for (int i = 0; i <= literal.length; i++) {
            boolean safe =
                    i < literal.length
                            && literal[i] >= ' '
                            && literal[i] != '"'
                            && literal[i] != '\\'
                            && literal[i] != '/'
                            && literal[i] != 127;
            if (!safe) {
                if (i - from > best.length) {
                    best = Arrays.copyOfRange(literal, from, i);
                }
                from = i + 1;
            }
        }
        return best;
    }
}
