// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells heading and text of every piece apart and finds clauses whose heading is missing.
final class Headings {

    private static final int LONGEST = 60;
    private static final Pattern INLINE_CAPTION = Pattern.compile("\\(([^()。]{1,40})\\)\\s{0,3}");
    private static final Pattern DEPENDENT = Pattern.compile("(?:なお|また|ただし|おって|ちなみに|この場合|その際|同様に)");
    private static final Pattern LEAD_IN = Pattern.compile("次の|以下|下記|次に掲げる|各号|とおり|\\(以下|次のように");

    private Headings() {}

    static void decide(Node root, Problems problems) {
        for (Node node : root.children) {
            decide(node);
        }
        findLost(root, problems);
        root.below().forEach(Headings::giveKind);
    }

    private static void decide(Node node) {
        if (node.unmarkedHeading) {
            if (node.heading.isEmpty()) {
                node.heading = node.words;
            }
        } else if (node.mark == null) {
            node.text = node.words;
        } else {
            decideMarked(node, node.mark);
        }
        for (Node child : node.children) {
            decide(child);
        }
    }

    private static void decideMarked(Node node, Mark mark) {
        Passage words = node.words;
        String plain = Glyphs.plain(words.text());
        if (!node.heading.isEmpty()) {
            node.text = words;
            return;
        }
        Matcher caption = INLINE_CAPTION.matcher(plain);
        if (mark.style().rank() <= 7 && caption.lookingAt()) {
            node.heading = words.slice(1, caption.end(1));
            node.text = words.slice(caption.end(), plain.length());
            return;
        }
        int space =
                mark.style() == Mark.Style.BULLET || isNumberedParagraph(node, mark)
                        ? -1
                        : SpaceSplit.of(plain);
        if (space > 0) {
            node.heading = words.slice(0, space);
            node.text = words.slice(space, plain.length());
        } else if (isHeading(node, mark, plain)) {
            node.heading = words;
        } else {
            node.text = words;
        }
    }

    private static boolean isNumberedParagraph(Node node, Mark mark) {
        return mark.style() == Mark.Style.NUMBER
                && node.parent != null
                && (node.parent.hasStyle(Mark.Style.ARTICLE)
                        || node.parent.hasStyle(Mark.Style.DAI)
                        || node.parent.hasStyle(Mark.Style.SUPPLEMENT));
    }

    private static boolean isHeading(Node node, Mark mark, String plain) {
        String bare = Sentences.withoutBrackets(plain).replace("\u0000", "");
        if (!Sentences.isHeadingLike(bare, LONGEST)) {
            return mark.style().groups();
        }
        if (mark.style() == Mark.Style.BULLET) {
            return node.children.stream().anyMatch(Node::isPlainParagraph);
        }
        return (mark.style().rank() <= 7 && !isNumberedParagraph(node, mark))
                || !node.children.isEmpty();
    }

    // --- clauses whose number and caption are missing

    /// Items that follow a complete sentence at once, where the next number is one too far: the
    /// heading between them was lost.
    private static void findLost(Node root, Problems problems) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < root.children.size(); i++) {
            Node node = root.children.get(i);
            all.add(node);
            if (node.mark != null
                    && node.mark.style().groups()
                    && !node.mark.style().isEndMatter()) {
                findLost(node, problems);
            }
            Node next = nextOfStyle(root, i);
            int first =
                    next != null && next.ordinal() == node.ordinal() + 2 ? firstOrphan(node) : -1;
            if (next == null || first < 0) {
                reportGap(node, next, problems);
                continue;
            }
            Node lost = lift(node, first);
            lost.parent = root;
            all.add(lost);
            problems.add(
                    lost.firstLine,
                    Problem.Kind.HEADING_LOST,
                    "「"
                            + node.label()
                            + "」の次が「"
                            + next.label()
                            + "」で、「"
                            + Problems.quote(lost.children.getFirst().name())
                            + "」から始まる部分の番号と見出しがありません。");
        }
        root.children.clear();
        root.children.addAll(all);
    }

    private static void reportGap(Node node, @Nullable Node next, Problems problems) {
        if (next != null
                && node.mark != null
                && (node.hasStyle(Mark.Style.ARTICLE) || node.hasStyle(Mark.Style.DAI))
                && next.ordinal() > node.ordinal() + 1) {
            problems.add(
                    next.firstLine,
                    Problem.Kind.NUMBER_SKIPPED,
                    "「" + node.label() + "」の次が「" + next.label() + "」で、間の番号がありません。");
        }
    }

    private static @Nullable Node nextOfStyle(Node root, int at) {
        Node node = root.children.get(at);
        if (node.mark == null || node.mark.style().rank() > 7 || at + 1 >= root.children.size()) {
            return null;
        }
        Node next = root.children.get(at + 1);
        return next.hasStyle(node.mark.style()) ? next : null;
    }

    private static int firstOrphan(Node node) {
        String said =
                node.text.isEmpty() && !node.children.isEmpty()
                        ? node.children.getFirst().words.text()
                        : node.text.text();
        String plain = Glyphs.plain(said);
        if (plain.isEmpty()
                || !Sentences.isFinished(plain)
                || LEAD_IN.matcher(tail(plain)).find()) {
            return -1;
        }
        for (int i = 0; i < node.children.size(); i++) {
            Node child = node.children.get(i);
            if (child.mark != null
                    && child.mark.style().rank() == 8
                    && child.mark.style() != Mark.Style.BULLET) {
                return i;
            }
        }
        return -1;
    }

    private static String tail(String plain) {
        return plain.substring(Math.max(0, plain.length() - 40));
    }

    private static Node lift(Node node, int first) {
        List<Node> orphans = new ArrayList<>(node.children.subList(first, node.children.size()));
        node.children.subList(first, node.children.size()).clear();
        Node lost = new Node(null, new Passage(), orphans.getFirst().firstLine);
        lost.lost = true;
        lost.kind = Clause.Kind.ARTICLE;
        orphans.forEach(lost::add);
        return lost;
    }

    // --- kinds

    private static void giveKind(Node node) {
        if (node.preamble) {
            node.kind = Clause.Kind.PREAMBLE;
        } else if (node.mark != null) {
            node.kind = kindOf(node, node.mark);
        } else if (!node.unmarkedHeading && !node.lost) {
            node.kind = Clause.Kind.PARAGRAPH;
        }
    }

    private static Clause.Kind kindOf(Node node, Mark mark) {
        boolean top = node.parent().isRoot() || node.parent().kind == Clause.Kind.CHAPTER;
        return switch (mark.style()) {
            case SUPPLEMENT -> Clause.Kind.SUPPLEMENT;
            case APPENDIX -> Clause.Kind.APPENDIX;
            case FORM -> Clause.Kind.FORM;
            case PART, CHAPTER, SECTION, SUBSECTION, DIVISION -> Clause.Kind.CHAPTER;
            case ARTICLE, DAI, DECIMAL, ROMAN -> Clause.Kind.ARTICLE;
            case NUMBER ->
                    isNumberedParagraph(node, mark)
                            ? Clause.Kind.PARAGRAPH
                            : top ? Clause.Kind.ARTICLE : Clause.Kind.ITEM;
            default ->
                    top && mark.style() != Mark.Style.BULLET
                            ? Clause.Kind.ARTICLE
                            : Clause.Kind.ITEM;
        };
    }

    // --- paragraphs

    /// The first paragraph below a heading is the clause's own text, unless others of equal rank
    /// follow it: then each is a piece of its own.
    static void foldParagraphs(Node node) {
        if (node.text.isEmpty() && !node.children.isEmpty() && foldsFirst(node)) {
            Node first = node.children.removeFirst();
            node.text = first.text;
            for (int i = first.children.size() - 1; i >= 0; i--) {
                Node child = first.children.get(i);
                child.parent = node;
                node.children.addFirst(child);
            }
        }
        node.children.forEach(Headings::foldParagraphs);
    }

    private static boolean foldsFirst(Node node) {
        Node first = node.children.getFirst();
        if (!first.isPlainParagraph()
                || node.isRoot()
                || isTableRow(first)
                || DefinitionFinder.definesQuoted(first)) {
            return false;
        }
        boolean leads =
                !first.children.isEmpty()
                        || (node.children.size() > 1 && node.children.get(1).mark != null);
        return leads
                || node.role == Role.DEFINITIONS
                || node.children.stream()
                        .skip(1)
                        .filter(Node::isPlainParagraph)
                        .allMatch(each -> DEPENDENT.matcher(each.words.text()).lookingAt());
    }

    private static boolean isTableRow(Node node) {
        return node.words.text().startsWith("|");
    }
}
