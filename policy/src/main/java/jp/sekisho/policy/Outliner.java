// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.policy.Mark.Style;
import org.jspecify.annotations.Nullable;

/// Builds the tree of pieces from the lines: which line begins a piece, which goes on with one, and
/// what stands below what.
final class Outliner {

    /// Deeper nesting is no longer a policy but an accident of marks.
    private static final int DEEPEST = 12;

    private static final int LONGEST_CAPTION = 42;

    /// Longer words are no paragraph that a page change broke.
    private static final int LONGEST_JOINED = 4_000;

    private static final Pattern CAPTION =
            Pattern.compile("\\([^()。]{1,40}(?:\\([^()。]{1,20}\\))?[^()。]{0,20}\\)");
    private static final Pattern LEADS_IN =
            Pattern.compile(".{0,300}(?:次の|以下の|下記の|次に掲げる|次のとおり|以下のとおり|各号|:).{0,300}");
    private static final Pattern ARTICLE_HEAD_WORDS =
            Pattern.compile(
                    ".{0,30}(?:序文|前文|はじめに|おわりに|まえがき|総則|雑則|補則|宣言|宣言書\\)|基本方針|対策基準|ポリシー|ポリシーについて|方針について)");

    private final Node root = Node.root();
    private final PageShape shape;
    private final Problems problems;
    private final boolean numbersAloneAreLabels;
    private final boolean hasArticles;

    /// The innermost open piece.
    private Node top = root;

    /// The piece to which the last line went, and that line.
    private @Nullable Node current;

    private @Nullable Line last;
    private @Nullable Line caption;

    private Outliner(List<Line> lines, PageShape shape, Problems problems) {
        this.shape = shape;
        this.problems = problems;
        this.numbersAloneAreLabels = numbersAloneAreLabels(lines);
        this.hasArticles =
                lines.stream()
                        .flatMap(line -> MarkScanner.scan(line.text(), line.plain()).stream())
                        .anyMatch(m -> m.style() == Style.ARTICLE || m.style() == Style.DAI);
    }

    /// Returns the root of the tree; its children are the top-level pieces.
    static Node build(List<Line> lines, PageShape shape, Problems problems) {
        Outliner outliner = new Outliner(lines, shape, problems);
        for (int i = 0; i < lines.size(); i++) {
            outliner.take(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : null);
        }
        outliner.closeCaption();
        return outliner.root;
    }

    private void take(Line line, @Nullable Line next) {
        if (line.tableRow()) {
            closeCaption();
            paragraph(line);
            return;
        }
        if (isCaption(line, next)) {
            closeCaption();
            caption = line;
            current = null;
            last = line;
            return;
        }
        Optional<Mark> mark =
                MarkScanner.scan(line.text(), line.plain())
                        .map(this::kanaOrder)
                        .filter(m -> accepts(m, line, next));
        if (mark.isPresent()) {
            marked(mark.get(), line);
        } else if (isPageNumber(line)) {
            last = last == null ? line : last;
        } else {
            unmarked(line, next);
        }
    }

    private boolean isPageNumber(Line line) {
        return line.plain().length() <= 3
                && line.plain().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    // --- marked lines

    private void marked(Mark mark, Line line) {
        Passage words = Passage.of(Glyphs.strip(line.text().substring(mark.rest())), line.number());
        Node node = new Node(mark, words, caption == null ? line.number() : caption.number());
        if (caption != null) {
            if (mark.style().rank() < 8 && !mark.style().groups()) {
                node.heading = captionWords(caption);
                caption = null;
            } else {
                closeCaption();
            }
        }
        place(node, mark);
        current = node;
        last = line;
    }

    private void place(Node node, Mark mark) {
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
    private Mark kanaOrder(Mark mark) {
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
    private @Nullable Node before(Mark mark) {
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

    private boolean accepts(Mark mark, Line line, @Nullable Line next) {
        String rest = Glyphs.strip(line.plain().substring(mark.rest()));
        boolean unfinished = current != null && last != null && isUnfinished(current, last, line);
        if (unfinished && Sentences.continues(rest)) {
            return false;
        }
        Node before = before(mark);
        int expected = before == null ? firstOrdinal(mark) : before.ordinal() + 1;
        return switch (mark.style()) {
            case NUMBER -> acceptsNumber(mark, line, next, rest, expected, unfinished);
            case KANA, IROHA, KANJI, LATIN, ROMAN, HALF_PAREN ->
                    mark.ordinal() == expected || (mark.ordinal() == 1 && !unfinished);
            case DECIMAL -> !unfinished && Sentences.isHeadingLike(rest, 60);
            case DAI -> hasArticleSpace(mark, line, expected) && !unfinished;
            case ARTICLE -> !unfinished || mark.ordinal() == expected;
            case PAREN, PAREN_KANJI, CIRCLED ->
                    !unfinished || mark.ordinal() == expected || mark.ordinal() == 1;
            default -> true;
        };
    }

    private static boolean hasArticleSpace(Mark mark, Line line, int expected) {
        return mark.ordinal() == expected
                || mark.rest() >= line.plain().length()
                || line.plain().charAt(mark.rest()) == ' ';
    }

    private int firstOrdinal(Mark mark) {
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

    private boolean acceptsNumber(
            Mark mark,
            Line line,
            @Nullable Line next,
            String rest,
            int expected,
            boolean unfinished) {
        if (rest.isEmpty()) {
            return mark.label().endsWith(".")
                    || (numbersAloneAreLabels && next != null && isTitleOfNumber(next));
        }
        boolean tight =
                mark.rest() < line.plain().length()
                        && Character.isDigit(line.plain().charAt(mark.rest() - 1))
                        && line.plain().charAt(mark.rest()) != ' ';
        boolean headingLike = Sentences.isHeadingLike(rest, 60);
        if (tight) {
            return mark.ordinal() == expected && headingLike && rest.length() <= 30 && !unfinished;
        }
        if (mark.ordinal() == expected) {
            return !unfinished || (headingLike && !Sentences.continues(rest));
        }
        if (unfinished) {
            return false;
        }
        // A second list, the first heading lost, or a number left out.
        return mark.ordinal() == 1
                || (mark.ordinal() == 2 && expected == 1)
                || (mark.ordinal() > expected && mark.ordinal() <= expected + 3 && headingLike)
                || (mark.ordinal() == expected - 1 && headingLike);
    }

    private static boolean isTitleOfNumber(Line next) {
        return Sentences.isHeadingLike(next.plain(), 40)
                && MarkScanner.scan(next.text(), next.plain()).isEmpty();
    }

    /// Numbers on lines of their own are page numbers, unless they stand above headings and no
    /// other numbers do.
    private static boolean numbersAloneAreLabels(List<Line> lines) {
        int alone = 0;
        int expected = 1;
        for (int i = 0; i + 1 < lines.size(); i++) {
            Line line = lines.get(i);
            Optional<Mark> mark = MarkScanner.scan(line.text(), line.plain());
            if (mark.isEmpty() || mark.get().style() != Style.NUMBER) {
                continue;
            }
            if (mark.get().rest() < line.text().length()) {
                if (Sentences.isHeadingLike(line.plain().substring(mark.get().rest()).strip(), 40)
                        && mark.get().ordinal() == expected) {
                    return false;
                }
            } else if (mark.get().ordinal() == expected && isTitleOfNumber(lines.get(i + 1))) {
                alone++;
                expected++;
            }
        }
        return alone >= 2;
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

    // --- captions

    private boolean isCaption(Line line, @Nullable Line next) {
        String plain = line.plain();
        if (plain.length() > LONGEST_CAPTION
                || !CAPTION.matcher(plain).matches()
                || !hasArticles
                || MarkScanner.scan(line.text(), plain).isPresent()) {
            return false;
        }
        if (!Sentences.isHeadingLike(plain.substring(1, plain.length() - 1), LONGEST_CAPTION)) {
            return false;
        }
        if (next == null) {
            return true;
        }
        Style style =
                MarkScanner.scan(next.text(), next.plain()).map(Mark::style).orElse(Style.BULLET);
        return style == Style.ARTICLE
                || style == Style.DAI
                || current == null
                || last == null
                || !isUnfinished(current, last, line);
    }

    private static Passage captionWords(Line caption) {
        String text = caption.text();
        return Passage.of(Glyphs.strip(text.substring(1, text.length() - 1)), caption.number());
    }

    /// A caption with no numbered clause below it becomes a clause without number.
    private void closeCaption() {
        if (caption == null) {
            return;
        }
        Line line = caption;
        caption = null;
        Node node = new Node(null, new Passage(), line.number());
        node.heading = captionWords(line);
        node.unmarkedHeading = true;
        node.kind = Clause.Kind.ARTICLE;
        while (!top.isRoot() && key(top) >= Style.ARTICLE.rank() * 10) {
            top = top.parent();
        }
        attach(node);
        current = null;
        problems.add(
                line.number(), Problem.Kind.HEADING_LOST, "見出し「" + line.text() + "」の下に条の番号がありません。");
    }

    // --- unmarked lines

    private void unmarked(Line line, @Nullable Line next) {
        if (caption != null) {
            closeCaption();
        }
        if (current != null
                && last != null
                && line.headingLevel() == 0
                && goesOn(current, last, line)) {
            current.words.append(line.text(), line.number());
            last = line;
            return;
        }
        if (isHeading(line, next)) {
            heading(line, next);
        } else {
            paragraph(line);
        }
    }

    private boolean goesOn(Node open, Line before, Line line) {
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
    private boolean isUnfinished(Node open, Line before, Line line) {
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

    private boolean isHeading(Line line, @Nullable Line next) {
        String plain = line.plain();
        if (line.headingLevel() > 0) {
            return plain.length() <= 60;
        }
        if (Sentences.isFinished(plain)
                || !Sentences.isHeadingLike(plain, 30)
                || (plain.indexOf('、') >= 0 && plain.length() > 20)
                || EraDate.find(plain).isPresent()) {
            return false;
        }
        boolean sentenceFollows =
                next != null
                        && !next.tableRow()
                        && MarkScanner.scan(next.text(), next.plain()).isEmpty()
                        && !Sentences.continues(next.plain());
        if (next != null
                && sentenceFollows
                && isInDefinitions()
                && !Sentences.isHeadingLike(next.plain(), 12)) {
            return true;
        }
        if (ARTICLE_HEAD_WORDS.matcher(plain).matches()) {
            return true;
        }
        return !hasNumberedTop() && Roles.ofHeading(plain) != Role.OTHER && next != null;
    }

    private boolean hasNumberedTop() {
        return root.children.stream()
                .anyMatch(child -> child.mark != null && child.mark.style().rank() <= 7);
    }

    private boolean isInDefinitions() {
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

    private void heading(Line line, @Nullable Line next) {
        boolean entry =
                line.headingLevel() == 0
                        && isInDefinitions()
                        && Roles.ofHeading(line.plain()) != Role.THREATS;
        Node node = new Node(null, Passage.of(line.text(), line.number()), line.number());
        node.unmarkedHeading = true;
        boolean groups =
                next != null
                        && MarkScanner.scan(next.text(), next.plain())
                                .filter(m -> m.style().rank() <= 7)
                                .isPresent();
        node.kind = entry ? Clause.Kind.ITEM : groups ? Clause.Kind.CHAPTER : Clause.Kind.ARTICLE;
        int key = headingKey(node);
        while (!top.isRoot() && key(top) >= key) {
            top = top.parent();
        }
        attach(node);
        current = node;
        last = line;
    }

    private void paragraph(Line line) {
        while (!top.isRoot() && !takesParagraphs(top)) {
            top = top.parent();
        }
        Node node = new Node(null, Passage.of(line.text(), line.number()), line.number());
        attach(node);
        current = node;
        last = line;
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
        boolean headed = isItemHeading(said) || said.isEmpty();
        if (!headed) {
            return SpaceSplit.of(said) > 0;
        }
        return !isMereWords(node);
    }

    /// Whether what was said so far can be an item's heading; lists of things (A、B及びC) are shorter
    /// there than in sentences.
    private static boolean isItemHeading(String said) {
        String bare = Sentences.withoutBrackets(said).replace("\u0000", "");
        return Sentences.isHeadingLike(bare, bare.indexOf('、') < 0 ? 45 : 30);
    }

    /// In a list whose earlier entries are mere words, this entry is mere words too.
    private static boolean isMereWords(Node node) {
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

    private static boolean leadsIn(Node paragraph) {
        String said = Glyphs.plain(paragraph.words.text());
        String tail = said.length() > 600 ? said.substring(said.length() - 600) : said;
        return LEADS_IN.matcher(tail).matches();
    }
}
