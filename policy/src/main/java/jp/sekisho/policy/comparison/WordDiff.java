// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.ArrayList;
import java.util.List;

/// The parts of two texts that differ, word by word. A word is a run of one script, so that what is
/// underlined reads as a word and not as single characters.
public final class WordDiff {
    /// Words of a text beyond which it is shown as changed as a whole.
    public static final int MAX_WORDS = 2_000;

    private WordDiff() {}

    /// A part of a text.
    ///
    /// @param text the part as it stands
    /// @param changed whether the other text does not have it here
    public record Segment(String text, boolean changed) {}

    /// Both texts in parts.
    ///
    /// @param older the old text
    /// @param newer the new text
    public record Segments(List<Segment> older, List<Segment> newer) {
        public Segments {
            older = List.copyOf(older);
            newer = List.copyOf(newer);
        }
    }

    /// Compares two texts. The parts of each side joined are the text itself.
    public static Segments between(String older, String newer) {
        List<String> before = words(older);
        List<String> after = words(newer);
        if (before.size() > MAX_WORDS || after.size() > MAX_WORDS) {
            boolean same = older.equals(newer);
            return new Segments(
                    List.of(new Segment(older, !same)), List.of(new Segment(newer, !same)));
        }
        boolean[][] kept = kept(before, after);
        Side left = new Side();
        Side right = new Side();
        for (int i = 0, j = 0; i < before.size() || j < after.size(); ) {
            StringBuilder gone = new StringBuilder();
            StringBuilder come = new StringBuilder();
            while (i < before.size() && !kept[0][i]) {
                gone.append(before.get(i++));
            }
            while (j < after.size() && !kept[1][j]) {
                come.append(after.get(j++));
            }
            replaced(gone.toString(), come.toString(), left, right);
            if (i < before.size() && j < after.size()) {
                left.add(before.get(i++), false);
                right.add(after.get(j++), false);
            }
        }
        return new Segments(left.done(), right.done());
    }

    /// Adds what was replaced by what; a beginning or an end that both share is not changed.
    private static void replaced(String gone, String come, Side left, Side right) {
        int prefix = shared(gone, come, true);
        int suffix = shared(gone.substring(prefix), come.substring(prefix), false);
        left.add(gone.substring(0, prefix), false);
        right.add(come.substring(0, prefix), false);
        left.add(gone.substring(prefix, gone.length() - suffix), true);
        right.add(come.substring(prefix, come.length() - suffix), true);
        left.add(gone.substring(gone.length() - suffix), false);
        right.add(come.substring(come.length() - suffix), false);
    }

    /// Counts the characters that two texts share from one end; fewer than two are chance.
    private static int shared(String a, String b, boolean fromStart) {
        int limit = Math.min(a.length(), b.length());
        int count = 0;
        while (count < limit
                && a.charAt(fromStart ? count : a.length() - 1 - count)
                        == b.charAt(fromStart ? count : b.length() - 1 - count)) {
            count++;
        }
        // No character is cut in two.
        if (count > 0 && count < limit) {
            char edge = fromStart ? a.charAt(count - 1) : a.charAt(a.length() - count);
            if (fromStart ? Character.isHighSurrogate(edge) : Character.isLowSurrogate(edge)) {
                count--;
            }
        }
        return count < 2 ? 0 : count;
    }

    /// The parts of one side, neighbours of one kind joined.
    private static final class Side {
        private final List<Segment> segments = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private boolean changed;

        void add(String text, boolean isChanged) {
            if (text.isEmpty()) {
                return;
            }
            if (isChanged != changed) {
                flush();
                changed = isChanged;
            }
            run.append(text);
        }

        private void flush() {
            if (!run.isEmpty()) {
                segments.add(new Segment(run.toString(), changed));
                run.setLength(0);
            }
        }

        List<Segment> done() {
            flush();
            return segments;
        }
    }

    /// Returns which words of both sides stand in the longest common sequence.
    private static boolean[][] kept(List<String> before, List<String> after) {
        int prefix = 0;
        int limit = Math.min(before.size(), after.size());
        while (prefix < limit && before.get(prefix).equals(after.get(prefix))) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < limit - prefix
                && before.get(before.size() - 1 - suffix)
                        .equals(after.get(after.size() - 1 - suffix))) {
            suffix++;
        }
        int n = before.size() - prefix - suffix;
        int m = after.size() - prefix - suffix;
        // Rows of shorts: at most 2,000 x 2,000 x 2 bytes.
        short[][] lengths = new short[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                lengths[i][j] =
                        before.get(prefix + i).equals(after.get(prefix + j))
                                ? (short) (lengths[i + 1][j + 1] + 1)
                                : (short) Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        boolean[] keptBefore = new boolean[before.size()];
        boolean[] keptAfter = new boolean[after.size()];
        for (int i = 0; i < before.size(); i++) {
            keptBefore[i] = i < prefix || i >= before.size() - suffix;
        }
        for (int j = 0; j < after.size(); j++) {
            keptAfter[j] = j < prefix || j >= after.size() - suffix;
        }
        for (int i = 0, j = 0; i < n && j < m; ) {
            if (before.get(prefix + i).equals(after.get(prefix + j))) {
                keptBefore[prefix + i++] = true;
                keptAfter[prefix + j++] = true;
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return new boolean[][] {keptBefore, keptAfter};
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int script = script(c);
            if (i > start && (script != previous || script == 0)) {
                words.add(text.substring(start, i));
                start = i;
            }
            previous = script;
            i += Character.charCount(c);
        }
        if (start < text.length()) {
            words.add(text.substring(start));
        }
        return words;
    }

    /// Numbers scripts; 0 stands for characters that are words by themselves.
    private static int script(int c) {
        if (c == 'ー') {
            return 2;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN -> 1;
            case KATAKANA -> 2;
            case HIRAGANA -> 3;
            default -> Character.isLetterOrDigit(c) ? 4 : 0;
        };
    }
}
