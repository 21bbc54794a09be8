// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Slips of writing that show in the words themselves: doubled characters, spaces inside words,
/// brackets without partner.
final class WordProblems {

    private static final Pattern DOUBLE =
            Pattern.compile("([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}、。])\\1");

    /// Doubled, these are never a word's end and the next one's beginning.
    private static final String NEVER_DOUBLE = "的をがへ、。";

    /// Ends of place and post names that are followed by the same sign rightly (山鳥町町長, 会会長).
    private static final String RIGHTLY_DOUBLE = "市町村区県都府道部課局係会長員ーっッん々";

    private static final Pattern LATIN_SPACE =
            Pattern.compile("(?<![A-Za-z])([A-Z]) ([A-Z]{2,12})(?![a-z])");
    private static final Pattern JAPANESE_SPACE =
            Pattern.compile(
                    "([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{1,12}) ([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{1,12})");
    private static final int MOST_TEXT = 400_000;

    private final String whole;
    private final Problems problems;

    private WordProblems(String whole, Problems problems) {
        this.whole = whole;
        this.problems = problems;
    }

    static void find(Node root, String whole, Problems problems) {
        WordProblems finder = new WordProblems(whole.length() > MOST_TEXT ? "" : whole, problems);
        root.below()
                .forEach(node -> {
                    finder.in(node.heading, false);
                    finder.in(node.text, node.words.text().startsWith("|"));
                });
    }

    private void in(Passage passage, boolean table) {
        String plain = Glyphs.plain(passage.text());
        if (plain.isEmpty()) {
            return;
        }
        doubled(passage, plain);
        latinSpaces(passage, plain);
        if (!table && Sentences.isFinished(plain)) {
            japaneseSpaces(passage, plain);
        }
        brackets(passage, plain);
        int unreadable = plain.indexOf('\ufffd');
        if (unreadable >= 0) {
            problems.add(
                    passage.lineAt(unreadable),
                    Problem.Kind.UNREADABLE_CHARACTER,
                    "「" + around(passage, unreadable, unreadable + 1) + "」に読めない文字があります。");
        }
    }

    private void doubled(Passage passage, String plain) {
        Matcher matcher = DOUBLE.matcher(plain);
        while (matcher.find()) {
            if (isSlip(plain, matcher.start())) {
                problems.add(
                        passage.lineAt(matcher.start()),
                        Problem.Kind.DOUBLED_CHARACTER,
                        "「"
                                + around(passage, matcher.start(), matcher.end())
                                + "」の「"
                                + matcher.group(1)
                                + "」が重なっています。");
            }
        }
    }

    private boolean isSlip(String plain, int at) {
        char c = plain.charAt(at);
        if (NEVER_DOUBLE.indexOf(c) >= 0) {
            return true;
        }
        if (RIGHTLY_DOUBLE.indexOf(c) >= 0 || at == 0 || at + 2 >= plain.length()) {
            return false;
        }
        // 情報報告 is right although 報 stands twice: 情報告 is found nowhere. ネットトワーク is not.
        String before = plain.substring(Math.max(0, at - 2), at);
        String after = plain.substring(at + 2, Math.min(plain.length(), at + 4));
        boolean word = !Glyphs.isHiragana(c) && before.length() == 2 && after.length() == 2;
        return word && isWord(before + c + after) && whole.contains(before + c + after);
    }

    private static boolean isWord(String five) {
        Predicate<Character> notHiragana = c -> !Glyphs.isHiragana(c) && Glyphs.isJapanese(c);
        return five.chars().mapToObj(c -> (char) c).filter(notHiragana).count() >= 4;
    }

    private void latinSpaces(Passage passage, String plain) {
        Matcher matcher = LATIN_SPACE.matcher(plain);
        while (matcher.find()) {
            problems.add(
                    passage.lineAt(matcher.start()),
                    Problem.Kind.SPACE_IN_WORD,
                    "「"
                            + around(passage, matcher.start(), matcher.end())
                            + "」の「"
                            + matcher.group()
                            + "」は一語の中に空白があります。");
        }
    }

    private void japaneseSpaces(Passage passage, String plain) {
        Matcher matcher = JAPANESE_SPACE.matcher(plain);
        while (matcher.find()) {
            if (matcher.group(1).equals("附") || Sentences.continues(matcher.group(1))) {
                continue;
            }
            problems.add(
                    passage.lineAt(matcher.start()),
                    Problem.Kind.SPACE_IN_WORD,
                    "「"
                            + passage.text().substring(matcher.start(), matcher.end())
                            + "」の途中に空白があります。");
        }
    }

    private void brackets(Passage passage, String plain) {
        int depth = 0;
        int opened = -1;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '(') {
                opened = depth == 0 ? i : opened;
                depth++;
            } else if (c == ')' && depth-- == 0) {
                report(passage, i, "開いていない括弧が閉じています。");
                return;
            }
        }
        if (depth > 0) {
            report(passage, opened, "括弧が閉じていません。");
        }
    }

    private void report(Passage passage, int at, String what) {
        problems.add(
                passage.lineAt(at),
                Problem.Kind.UNPAIRED_BRACKET,
                "「" + around(passage, at, at + 1) + "」で" + what);
    }

    private static String around(Passage passage, int from, int to) {
        String text = passage.text();
        return text.substring(Math.max(0, from - 6), Math.min(text.length(), to + 6));
    }
}
