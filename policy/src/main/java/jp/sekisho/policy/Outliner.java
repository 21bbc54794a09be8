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

    private static final int LONGEST_CAPTION = 42;

    private static final Pattern CAPTION =
            Pattern.compile("\\([^()。]{1,40}(?:\\([^()。]{1,20}\\))?[^()。]{0,20}\\)");
    private static final Pattern ARTICLE_HEAD_WORDS =
            Pattern.compile(
                    ".{0,30}(?:序文|前文|はじめに|おわりに|まえがき|総則|雑則|補則|宣言|宣言書\\)|基本方針|対策基準|ポリシー|ポリシーについて|方針について)");

    private final OpenPieces open;
    private final Continuation continuation;
    private final Problems problems;
    private final boolean numbersAloneAreLabels;
    private final boolean hasArticles;

    /// The piece to which the last line went, and that line.
    private @Nullable Node current;

    private @Nullable Line last;
    private @Nullable Line caption;

    private Outliner(List<Line> lines, PageShape shape, Problems problems) {
        this.open = new OpenPieces(problems);
        this.continuation = new Continuation(shape, problems);
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
        return outliner.open.root();
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
                        .map(open::kanaOrder)
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
        open.place(node, mark);
        current = node;
        last = line;
    }

    private boolean accepts(Mark mark, Line line, @Nullable Line next) {
        String rest = Glyphs.strip(line.plain().substring(mark.rest()));
        boolean unfinished =
                current != null && last != null && continuation.isUnfinished(current, last, line);
        if (unfinished && Sentences.continues(rest)) {
            return false;
        }
        Node before = open.before(mark);
        int expected = before == null ? open.firstOrdinal(mark) : before.ordinal() + 1;
        return switch (mark.style()) {
            case NUMBER -> acceptsNumber(mark, line, next, rest, expected, unfinished);
            case KANA, IROHA, KANJI, LATIN, ROMAN, HALF_PAREN ->
                    mark.ordinal() == expected || (mark.ordinal() == 1 && !unfinished);
            case DECIMAL ->
                    (!unfinished || followsFullLine(mark, before))
                            && Sentences.isHeadingLike(rest, 60);
            case DAI -> hasArticleSpace(mark, line, expected) && !unfinished;
            case ARTICLE -> !unfinished || mark.ordinal() == expected;
            case PAREN, PAREN_KANJI, CIRCLED ->
                    !unfinished || mark.ordinal() == expected || mark.ordinal() == 1;
            default -> true;
        };
    }

    /// The next heading of a list that is under way, below words which could end where their line
    /// does: on a page, an item without a full stop may happen to fill its last line.
    private boolean followsFullLine(Mark mark, @Nullable Node before) {
        if (before == null || current == null || mark.ordinal() != before.ordinal() + 1) {
            return false;
        }
        String said = Glyphs.plain(current.words.text());
        return !Sentences.breaksOff(said) && !Sentences.hasOpenBracket(said);
    }

    private static boolean hasArticleSpace(Mark mark, Line line, int expected) {
        return mark.ordinal() == expected
                || mark.rest() >= line.plain().length()
                || line.plain().charAt(mark.rest()) == ' ';
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
            return mark.ordinal() == expected
                    && headingLike
                    && rest.length() <= 30
                    && (!unfinished || followsFullLine(mark, open.before(mark)));
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
                || !continuation.isUnfinished(current, last, line);
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
        open.placeCaption(node);
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
                && continuation.goesOn(current, last, line)) {
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
                && open.isInDefinitions()
                && !Sentences.isHeadingLike(next.plain(), 12)) {
            return true;
        }
        if (ARTICLE_HEAD_WORDS.matcher(plain).matches()) {
            return true;
        }
        return !open.hasNumberedTop() && Roles.ofHeading(plain) != Role.OTHER && next != null;
    }

    private void heading(Line line, @Nullable Line next) {
        boolean entry =
                line.headingLevel() == 0
                        && open.isInDefinitions()
                        && Roles.ofHeading(line.plain()) != Role.THREATS;
        Node node = new Node(null, Passage.of(line.text(), line.number()), line.number());
        node.unmarkedHeading = true;
        boolean groups =
                next != null
                        && MarkScanner.scan(next.text(), next.plain())
                                .filter(m -> m.style().rank() <= 7)
                                .isPresent();
        node.kind = entry ? Clause.Kind.ITEM : groups ? Clause.Kind.CHAPTER : Clause.Kind.ARTICLE;
        open.placeHeading(node);
        current = node;
        last = line;
    }

    private void paragraph(Line line) {
        Node node = new Node(null, Passage.of(line.text(), line.number()), line.number());
        open.placeParagraph(node);
        current = node;
        last = line;
    }
}
