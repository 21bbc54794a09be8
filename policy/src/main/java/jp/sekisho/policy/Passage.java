// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;

/// Words that stand on one or more lines of the source, joined, with the line of each character.
final class Passage {

    private record Part(int offset, int line) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    static Passage of(String words, int line) {
        Passage passage = new Passage();
        passage.append(words, line);
        return passage;
    }

    /// Adds the words of a further line. Latin words keep a space between them, Japanese needs
    /// none.
    void append(String words, int line) {
        if (!text.isEmpty()
                && !words.isEmpty()
                && Glyphs.isLatin(text.charAt(text.length() - 1))
                && Glyphs.isLatin(words.charAt(0))) {
            text.append(' ');
        }
        parts.add(new Part(text.length(), line));
        text.append(words);
    }

    /// Adds a further passage as it is.
    void append(Passage other) {
        for (Part part : other.parts) {
            parts.add(new Part(text.length() + part.offset, part.line));
        }
        text.append(other.text);
    }

    /// Returns the words from one offset to another with their lines.
    Passage slice(int from, int to) {
        Passage slice = new Passage();
        String words = text.substring(from, to);
        int skipped = words.length() - words.stripLeading().length();
        slice.parts.add(new Part(0, lineAt(Math.min(from + skipped, Math.max(to - 1, 0)))));
        for (Part part : parts) {
            if (part.offset > from + skipped && part.offset < to) {
                slice.parts.add(new Part(part.offset - from - skipped, part.line));
            }
        }
        slice.text.append(Glyphs.strip(words));
        return slice;
    }

    /// Returns the line on which the character at this offset stands.
    int lineAt(int offset) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts.get(middle).offset > offset) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return parts.isEmpty() ? 1 : parts.get(low).line;
    }

    int firstLine() {
        return parts.isEmpty() ? 1 : parts.getFirst().line;
    }

    int lastLine() {
        return parts.isEmpty() ? 1 : parts.getLast().line;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String text() {
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
