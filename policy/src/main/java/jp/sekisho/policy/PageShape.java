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
        int[] widths = lines.stream().mapToInt(Line::width).sorted().toArray();
        if (widths.length < 6) {
            return new PageShape(0);
        }
        // One or two stray lines (a long heading, an address) do not make the page wider.
        int widest = widths[widths.length - 1];
        if (widest < NARROWEST_PAGE || widest > WIDEST_PAGE) {
            return new PageShape(0);
        }
        int full = 0;
        int unfinished = 0;
        for (Line line : lines) {
            if (line.width() >= widest - SLACK) {
                full++;
                if (!Sentences.isFinished(line.plain())) {
                    unfinished++;
                }
            }
        }
        boolean wrapped = unfinished >= 3 && unfinished * 2 >= full && full * 12 >= widths.length;
        return new PageShape(wrapped ? widest : 0);
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
