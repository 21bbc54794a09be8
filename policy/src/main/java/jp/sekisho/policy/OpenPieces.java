// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.regex.Pattern;
import jp.sekisho.policy.Mark.Style;
import org.jspecify.annotations.Nullable;

/// The pieces that stand open while a text is read: the innermost one, and all above it up to the
/// root. Puts a new piece below the right one of them.
final class OpenPieces {

    /// Deeper nesting is no longer a policy but an accident of marks.
    private static final int DEEPEST = 12;

    private static final Pattern LEADS_IN =
            Pattern.compile(".{0,300}(?:次の|以下の|下記の|次に掲げる|次のとおり|以下のとおり|各号|:).{0,300}");

    private final Node root = Node.root();
    private final Problems problems;

    /// The innermost open piece.
    private Node top = root;

    OpenPieces(Problems problems) {
        this.problems = problems;
    }

    Node root() {
        return root;
    }

    /// Puts a marked piece where its mark belongs.
    void place(Node node, Mark mark) {
        if (mark.style().rank() < 8) {
            int key = key(mark);
            while (!top.isRoot() && key(top) >= key) {
                top = top.parent();
            }
        } else {
            Node sibling = openOfStyle(mark.style());
            if (sibling != null) {
                top = sibling.parent();
            } else if (top.isPlainParagraph() && !leadsIn(top)) {
                top = top.parent();
            }
        }
        checkOrder(mark, node.firstLine);
        attach(node);
    }

    /// Puts a heading of the kind that it was given below the open pieces of higher rank.
    void placeHeading(Node node) {
        int key = headingKey(node);
        while (!top.isRoot() && key(top) >= key) {
            top = top.parent();
        }
        attach(node);
    }

    /// Puts a caption without a number at the rank of articles.
    void placeCaption(Node node) {
        while (!top.isRoot() && key(top) >= Style.ARTICLE.rank() * 10) {
            top = top.parent();
        }
        attach(node);
    }

    /// Puts an unmarked paragraph below the innermost open piece that takes paragraphs.
    void placeParagraph(Node node) {
        while (!top.isRoot() && !takesParagraphs(top)) {
            top = top.parent();
        }
        attach(node);
    }

    private void attach(Node node) {
        int depth = 0;
        for (Node at = top; at.parent != null; at = at.parent) {
            depth++;
        }
        for (; depth >= DEEPEST; depth--) {
            top = top.parent();
        }
        top.add(node);
        top = node;
    }

    private static int key(Mark mark) {
        int depth = mark.style() == Style.DECIMAL ? mark.depth() : 1;
        return mark.style() == Style.DECIMAL
                ? Style.NUMBER.rank() * 10 + depth
                : mark.style().rank() * 10 + depth;
    }

    private static int key(Node node) {
        if (node.mark != null) {
            return key(node.mark);
        }
        return node.unmarkedHeading || node.lost || !node.heading.isEmpty() ? headingKey(node) : 99;
    }

    private static int headingKey(Node node) {
        return node.kind == Clause.Kind.CHAPTER ? 12 : node.kind == Clause.Kind.ITEM ? 81 : 71;
    }

    private @Nullable Node openOfStyle(Style style) {
        for (Node at = top; !at.isRoot(); at = at.parent()) {
            if (at.hasStyle(style)) {
                return at;
            }
            if (at.mark != null && at.mark.style().rank() < 8) {
                return null;
            }
        }
        return null;
    }

    /// イ is the second of アイウ and the first of イロハ: the open list decides.
    Mark kanaOrder(Mark mark) {
        if (mark.style() != Style.KANA) {
            return mark;
        }
        char sign = mark.label().charAt(mark.label().length() - 1);
        for (int i = mark.label().length() - 1; i >= 0; i--) {
            if (Glyphs.isKatakana(mark.label().charAt(i))) {
                sign = mark.label().charAt(i);
                break;
            }
        }
        int iroha = Numerals.iroha(sign);
        Node open = openOfStyle(Style.IROHA);
        boolean goesOn = open != null && iroha == open.ordinal() + 1;
        boolean begins = sign == 'イ' && openOfStyle(Style.KANA) == null;
        return goesOn || begins ? mark.as(Style.IROHA, iroha) : mark;
    }

    /// The piece of the same list that comes before this mark, if one is open.
    @Nullable Node before(Mark mark) {
        Node at = top;
        while (!at.isRoot()) {
            Node candidate = at;
            if (candidate.mark != null
                    && candidate.mark.style() == mark.style()
                    && candidate.mark.depth() == mark.depth()) {
                return candidate;
            }
            if (mark.style().rank() == 8
                    ? candidate.mark != null && candidate.mark.style().rank() < 8
                    : key(candidate) < key(mark)) {
                return null;
            }
            at = at.parent();
        }
        return null;
    }

    /// The number with which a list that begins here is expected to begin.
    int firstOrdinal(Mark mark) {
        if (mark.style() != Style.NUMBER) {
            return 1;
        }
        for (Node at = top; !at.isRoot(); at = at.parent()) {
            if (at.hasStyle(Style.ARTICLE) || at.hasStyle(Style.DAI)) {
                return at.hasStyle(Style.ARTICLE) ? 2 : 1;
            }
        }
        return 1;
    }

    private void checkOrder(Mark mark, int line) {
        if (mark.ordinal() == 0 || mark.style().isEndMatter()) {
            return;
        }
        Node before = null;
        for (int i = top.children.size() - 1; i >= 0 && before == null; i--) {
            before = top.children.get(i).hasStyle(mark.style()) ? top.children.get(i) : null;
        }
        if (before == null || before.mark == null) {
            return;
        }
        if (mark.ordinal() == before.ordinal() && mark.branch() == before.mark.branch()) {
            problems.add(
                    line,
                    Problem.Kind.NUMBER_REPEATED,
                    "「" + mark.label() + "」が" + before.firstLine + "行と重なっています。");
        } else if (mark.ordinal() > before.ordinal() + 1
                && mark.style() != Style.ARTICLE
                && mark.style() != Style.DAI) {
            problems.add(
                    line,
                    Problem.Kind.NUMBER_SKIPPED,
                    "「" + before.label() + "」の次が「" + mark.label() + "」で、間の番号がありません。");
        }
    }

    boolean hasNumberedTop() {
        return root.children.stream()
                .anyMatch(child -> child.mark != null && child.mark.style().rank() <= 7);
    }

    boolean isInDefinitions() {
        for (Node at = top; !at.isRoot(); at = at.parent()) {
            String heading = at.heading.isEmpty() ? at.words.text() : at.heading.text();
            if (at.mark != null && at.mark.style().rank() == 8) {
                return false;
            }
            if (Sentences.isHeadingLike(heading, 30)
                    && Roles.ofHeading(heading) == Role.DEFINITIONS) {
                return true;
            }
        }
        return false;
    }

    /// Whether an unmarked paragraph that follows belongs to this piece.
    private static boolean takesParagraphs(Node node) {
        if (node.mark == null) {
            return node.unmarkedHeading || !node.heading.isEmpty();
        }
        if (node.mark.style().rank() < 8) {
            return true;
        }
        String said = Glyphs.plain(node.words.text());
        if (!node.children.isEmpty() && node.children.stream().anyMatch(Node::isPlainParagraph)) {
            return true;
        }
        boolean headed = Continuation.isItemHeading(said) || said.isEmpty();
        if (!headed) {
            return SpaceSplit.of(said) > 0;
        }
        return !Continuation.isMereWords(node);
    }

    private static boolean leadsIn(Node paragraph) {
        String said = Glyphs.plain(paragraph.words.text());
        String tail = said.length() > 600 ? said.substring(said.length() - 600) : said;
        return LEADS_IN.matcher(tail).matches();
    }
}
