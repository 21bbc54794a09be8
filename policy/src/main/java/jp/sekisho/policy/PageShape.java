// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;

/// Whether the lines of a document end because the page is full (as in PDF and mail) or because a
/// paragraph ends.
final class PageShape {

    /// Wider lines are paragraphs, not printed lines.
    private static final int WIDEST_PAGE = 130;

    private static final int NARROWEST_PAGE = 24;

    /// How many columns a printed line may stay below the widest one: a character that may not end
    /// or begin a line moves down, and so does a Latin word.
    private static final int SLACK = 4;

    private final int columns;

    private PageShape(int columns) {
        this.columns = columns;
    }

    static PageShape of(List<Line> lines) {
        int[] unfinished = new int[WIDEST_PAGE + 1];
        int wider = 0;
        for (Line line : lines) {
            if (line.width() > WIDEST_PAGE) {
                wider++;
            } else if (!Sentences.isFinished(line.plain())) {
                unfinished[line.width()]++;
            }
        }
        // The page's width is where most sentences break off.
        int best = 0;
        int columns = 0;
        for (int width = NARROWEST_PAGE; width <= WIDEST_PAGE; width++) {
            int near = 0;
            for (int below = width - SLACK; below <= width; below++) {
                near += unfinished[below];
            }
            if (near >= best) {
                best = near;
                columns = width;
            }
        }
        int widest = columns;
        long beyond = lines.stream().filter(line -> line.width() > widest + SLACK).count() + wider;
        boolean wrapped = best >= 3 && best * 12 >= lines.size() && beyond * 10 <= lines.size();
        return new PageShape(wrapped ? columns : 0);
    }

    boolean wraps() {
        return columns > 0;
    }

    /// Whether `line` ends because the first word of `next` would not have fitted.
    boolean isFull(Line line, Line next) {
        if (columns == 0) {
            return false;
        }
        return line.width() + Math.max(firstWordWidth(next.text()), SLACK) > columns;
    }

    /// Whether a printed line may well end here: Latin letters are narrower than counted.
    boolean isNearlyFull(Line line) {
        return columns > 0 && line.width() * 8 >= columns * 7;
    }

    private static int firstWordWidth(String text) {
        int end = 0;
        while (end < text.length()
                && (Glyphs.isLatin(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        if (end == 0 && !text.isEmpty()) {
            end = 1;
        }
        while (end < text.length()
                && "、。）)」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return Glyphs.width(text.substring(0, end));
    }
}
