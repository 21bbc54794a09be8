// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.Arrays;
import jp.sekisho.detection.event.Bytes;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.Folding;

/// Looks for the keywords of all rules in an event's bytes as they came.
///
/// A part of each keyword that JSON never escapes is looked for; where it is met, the predicate is
/// then tested against the values themselves.
final class KeywordIndex {

    /// The shortest part that is worth looking for.
    static final int SHORTEST = 4;

    private final ContainsIndex index = new ContainsIndex();
    private int[] all = new int[0];
    private byte[] folded = new byte[0];

    void add(Predicate.Keyword keyword, int number) {
        index.add(gate(keyword), number);
        all = Arrays.copyOf(all, all.length + 1);
        all[all.length - 1] = number;
    }

    void build() {
        index.build();
    }

    boolean isEmpty() {
        return all.length == 0;
    }

    /// A copy for another thread.
    KeywordIndex forThread() {
        KeywordIndex copy = new KeywordIndex(this);
        return copy;
    }

    private KeywordIndex(KeywordIndex other) {
        shared = other.shared;
        all = other.all;
    }

    private final ContainsIndex shared;

    KeywordIndex() {
        shared = index;
    }

    void look(Event event, Hits hits) {
        int length = event.end() - event.start();
        if (folded.length < length + 8) {
            folded = new byte[length + length / 4 + 64];
        }
        boolean plain = !event.hasUnusualEscapes() && lower(event, length);
        if (plain) {
            shared.scan(folded, 0, length, hits);
        } else {
            for (int number : all) {
                hits.hit(number);
            }
        }
    }

    /// Lowers the letters of ASCII; false where a character stands there that folds to one.
    private boolean lower(Event event, int length) {
        byte[] source = event.bytes();
        int start = event.start();
        boolean odd = false;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            long word = Bytes.longAt(source, start + i);
            if ((word & 0x8080808080808080L) == 0) {
                Bytes.putLong(folded, i, Folding.lower(word));
            } else {
                odd |= lowerSlowly(source, start, i, i + 8);
            }
        }
        odd |= lowerSlowly(source, start, i, length);
        return !odd;
    }

    private boolean lowerSlowly(byte[] source, int start, int from, int to) {
        boolean odd = false;
        for (int i = from; i < to; i++) {
            byte b = source[start + i];
            // U+0130, U+0131 and U+017F begin with C4 or C5; U+212A with E2 84.
            odd |= b == (byte) 0xC4 || b == (byte) 0xC5;
            odd |= b == (byte) 0x84 && i > 0 && source[start + i - 1] == (byte) 0xE2;
            folded[i] = (byte) (b >= 'A' && b <= 'Z' ? b + 32 : b);
        }
        return odd;
    }

    /// The longest part of a keyword, folded, that looks the same within a JSON string.
    static byte[] gate(Predicate.Keyword keyword) {
        byte[] literal =
                switch (keyword.ofValue) {
                    case Predicate.Text t -> Witnesses.folded(t);
                    case Predicate.Matches m -> m.required;
                    default -> new byte[0];
                };
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
