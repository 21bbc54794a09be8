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
        return new Segments(segments(before, kept[0]), segments(after, kept[1]));
    }

    private static List<Segment> segments(List<String> words, boolean[] kept) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean runKept = true;
        for (int i = 0; i < words.size(); i++) {
            if (kept[i] != runKept && !run.isEmpty()) {
                segments.add(new Segment(run.toString(), !runKept));
                run.setLength(0);
            }
            runKept = kept[i];
            run.append(words.get(i));
        }
        if (!run.isEmpty()) {
            segments.add(new Segment(run.toString(), !runKept));
        }
        return segments;
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
