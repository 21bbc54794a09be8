// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;

/// Tells whether a line goes on with the words of the line before, as print breaks them, or begins
/// something new.
final class Continuation {

    /// Longer words are no paragraph that a page change broke.
    private static final int LONGEST_JOINED = 4_000;

    private final PageShape shape;
    private final Problems problems;

    Continuation(PageShape shape, Problems problems) {
        this.shape = shape;
        this.problems = problems;
    }

    /// Whether a line goes on with the words of the open piece, which ended with the line before. A
    /// sentence that breaks off short of the page's edge is reported.
    boolean goesOn(Node open, Line before, Line line) {
        if (open.words.length() > LONGEST_JOINED) {
            return false;
        }
        String said = Glyphs.plain(open.words.text());
        if (said.isEmpty()) {
            return open.mark != null && !open.mark.style().isEndMatter() && open.heading.isEmpty();
        }
        if (before.tableRow() || before.headingLevel() > 0 || open.unmarkedHeading) {
            return false;
        }
        if (line.plain().startsWith("を") && !line.gap()) {
            // No sentence begins with this particle, also not after a full stop inside brackets.
            return true;
        }
        boolean full = shape.isFull(before, line);
        if (Sentences.isFinished(said)) {
            return full
                    && !line.gap()
                    && line.indent() <= before.indent()
                    && !startsParagraph(line);
        }
        if (full && !line.gap()) {
            return true;
        }
        if (!isUnfinished(open, before, line)) {
            return false;
        }
        if (shape.isNearlyFull(before) && !line.gap()) {
            return true;
        }
        problems.add(
                before.number(),
                Problem.Kind.BROKEN_LINE,
                "「…"
                        + tail(said)
                        + "」と"
                        + line.number()
                        + "行の「"
                        + Problems.quote(line.text())
                        + "」は一つの文ですが、途中で行が切れています。");
        return true;
    }

    private static String tail(String said) {
        return said.substring(Math.max(0, said.length() - 12));
    }

    private static boolean startsParagraph(Line line) {
        return line.plain().startsWith("なお、") || line.plain().startsWith("ただし、");
    }

    /// Whether what was said so far wants to be gone on with by this line.
    boolean isUnfinished(Node open, Line before, Line line) {
        String said = Glyphs.plain(open.words.text());
        if (said.isEmpty()
                || Sentences.isFinished(said)
                || open.unmarkedHeading
                || before.tableRow()) {
            return false;
        }
        if (shape.isFull(before, line) && !line.gap()) {
            return true;
        }
        boolean heading = isItemHeading(said);
        if (open.mark == null) {
            return !isFrontLike(said);
        }
        if (isMereWords(open)
                && !line.gap()
                && MarkScanner.scan(line.text(), line.plain()).isEmpty()) {
            return true;
        }
        if (open.mark.style().groups()) {
            return false;
        }
        return Sentences.breaksOff(said)
                || Sentences.hasOpenBracket(said)
                || SpaceSplit.of(said) > 0
                || Sentences.continues(line.plain())
                || (!heading && MarkScanner.scan(line.text(), line.plain()).isEmpty());
    }

    private static boolean isFrontLike(String said) {
        return said.length() <= 30 && (EraDate.find(said).isPresent() || said.startsWith("※"));
    }

    /// Whether what was said so far can be an item's heading; lists of things (A、B及びC) are shorter
    /// there than in sentences.
    static boolean isItemHeading(String said) {
        String bare = Sentences.withoutBrackets(said).replace("\u0000", "");
        return Sentences.isHeadingLike(bare, bare.indexOf('、') < 0 ? 45 : 26);
    }

    /// In a list whose earlier entries are mere words, this entry is mere words too.
    static boolean isMereWords(Node node) {
        List<Node> siblings = node.parent().children;
        Node earlier = siblings.size() > 1 ? siblings.get(siblings.size() - 2) : null;
        return node.mark != null
                && node.mark.style().rank() == 8
                && earlier != null
                && earlier.mark != null
                && earlier.mark.style() == node.mark.style()
                && earlier.children.isEmpty()
                && SpaceSplit.of(Glyphs.plain(earlier.words.text())) < 0;
    }
}
