// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds terms introduced in passing: 以下「…」という and …をいう。以下同じ.
final class AbbreviationFinder {

    private static final Pattern SHORT_NAME =
            Pattern.compile("以下、?(?:単に)?「([^「」]{1,40})」(?:という|と言う|と略す|と総称する|とする)");
    private static final Pattern EXPLAINED =
            Pattern.compile("(?:を|の全部を)(?:いう|言う)。?以下、?(?:この[^()。]{1,12}において)?(?:同じ|同様)");
    private static final Pattern CLAUSE_END =
            Pattern.compile("(?:は|には|では|において|により|ため|[りしてでえけせめれきぎち])、$");

    private AbbreviationFinder() {}

    static List<Abbreviation> find(Node root) {
        List<Abbreviation> found = new ArrayList<>();
        root.below()
                .forEach(node -> {
                    find(node, node.heading, found);
                    find(node, node.text, found);
                });
        return found;
    }

    private static void find(Node node, Passage passage, List<Abbreviation> found) {
        String plain = Glyphs.plain(passage.text());
        if (!plain.contains("以下")) {
            return;
        }
        Matcher matcher = SHORT_NAME.matcher(plain);
        while (matcher.find()) {
            int bracket = enclosing(plain, matcher.start());
            String meaning =
                    antecedent(
                            passage.text(),
                            plain,
                            bracket < 0 ? matcher.start() : bracket,
                            matcher.group(1));
            add(
                    node,
                    passage,
                    matcher,
                    passage.text().substring(matcher.start(1), matcher.end(1)),
                    meaning,
                    Abbreviation.Form.SHORT_NAME,
                    found);
        }
        Matcher explained = EXPLAINED.matcher(plain);
        while (explained.find()) {
            int bracket = enclosing(plain, explained.start());
            if (bracket > 0) {
                String term = lastWord(passage.text(), plain, bracket);
                add(
                        node,
                        passage,
                        explained,
                        term,
                        passage.text().substring(bracket + 1, explained.start()),
                        Abbreviation.Form.EXPLAINED,
                        found);
            }
        }
    }

    private static void add(
            Node node,
            Passage passage,
            Matcher at,
            String term,
            String meaning,
            Abbreviation.Form form,
            List<Abbreviation> found) {
        if (!term.isBlank() && !meaning.isBlank()) {
            LineRange lines =
                    new LineRange(passage.lineAt(at.start()), passage.lineAt(at.end() - 1));
            found.add(new Abbreviation(term, Glyphs.strip(meaning), form, node.id(), lines));
        }
    }

    /// Returns where the bracket opens in which this offset stands, or -1.
    private static int enclosing(String plain, int offset) {
        int depth = 0;
        for (int i = offset - 1; i >= 0 && offset - i < 400; i--) {
            char c = plain.charAt(i);
            if (c == ')') {
                depth++;
            } else if (c == '(' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /// The words before the bracket for which the short name stands: back to the last point at
    /// which a new part of the sentence begins. A list belongs to it as a whole.
    private static String antecedent(String text, String plain, int end, String term) {
        int from = Math.max(0, end - 400);
        int start = from;
        for (int i = end - 1; i > from; i--) {
            char c = plain.charAt(i);
            if (c == '。' || c == '「') {
                start = i + 1;
                break;
            }
            if (c == '、' && CLAUSE_END.matcher(plain.substring(Math.max(0, i - 5), i + 1)).find()) {
                start = i + 1;
                break;
            }
        }
        String words = Glyphs.strip(text.substring(start, end));
        int topic = Glyphs.plain(words).lastIndexOf("は、");
        String meant = topic >= 0 ? words.substring(topic + 2) : words;
        return meant.isEmpty() ? term : meant;
    }

    private static String lastWord(String text, String plain, int end) {
        int start = end;
        while (start > 0 && !isBoundary(plain, start - 1)) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean isBoundary(String plain, int at) {
        char c = plain.charAt(at);
        if ("、。「」()・ ".indexOf(c) >= 0) {
            return true;
        }
        return Glyphs.isHiragana(c);
    }
}
