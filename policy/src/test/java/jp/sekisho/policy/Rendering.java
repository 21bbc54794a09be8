// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes one and the same policy in the ways in which bodies write theirs.
///
/// @param top how top-level clauses are counted
/// @param item how items below them are counted
/// @param sub how the items' own items are counted
/// @param sameLine whether an item's heading and text share a line
/// @param gaps whether blank lines stand between paragraphs
/// @param columns the width of the printed page in Japanese characters; 0 for no page
/// @param furniture whether pages carry numbers and running heads
/// @param squares whether the printer gives each Latin letter a whole square, or half of one
/// @param random decides what is left to chance
record Rendering(
        Top top,
        Item item,
        Sub sub,
        boolean sameLine,
        boolean gaps,
        int columns,
        boolean furniture,
        boolean squares,
        Random random) {

    enum Top {
        SPACED,
        DOTTED,
        DOTTED_TIGHT,
        TIGHT,
        FULL_WIDTH,
        OWN_LINE,
        ARTICLE,
        ARTICLE_KANJI,
        ARTICLE_INLINE,
        DAI,
        DECIMAL,
        KANJI
    }

    enum Item {
        PAREN,
        FULL_PAREN,
        GLYPH,
        BULLETED_PAREN,
        CIRCLED
    }

    enum Sub {
        KANA,
        IROHA,
        CIRCLED,
        BULLETED_CIRCLED,
        PAREN_KANA,
        BULLET
    }

    /// A piece of the policy: heading or text may be empty.
    record Piece(String heading, String text, List<Piece> below) {
        Piece(String heading, String text, Piece... below) {
            this(heading, text, List.of(below));
        }
    }

    static Rendering random(long seed) {
        Random random = new Random(seed);
        Top top = Top.values()[random.nextInt(Top.values().length)];
        Item item = Item.values()[random.nextInt(Item.values().length)];
        Sub sub = Sub.values()[random.nextInt(Sub.values().length)];
        if (item == Item.CIRCLED && (sub == Sub.CIRCLED || sub == Sub.BULLETED_CIRCLED)) {
            sub = Sub.KANA;
        }
        boolean printed = random.nextBoolean();
        return new Rendering(
                top,
                item,
                sub,
                random.nextBoolean(),
                random.nextBoolean(),
                printed ? 26 + random.nextInt(20) : 0,
                random.nextInt(3) == 0,
                random.nextBoolean(),
                random);
    }

    String render(String title, List<Piece> pieces) {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        gap(lines);
        lines.add("令和7年3月28日制定");
        gap(lines);
        for (int i = 0; i < pieces.size(); i++) {
            top(pieces.get(i), i + 1, lines);
        }
        return String.join("\n", furniture ? furnished(lines, title) : lines) + "\n";
    }

    private void top(Piece piece, int number, List<String> lines) {
        String heading = piece.heading();
        String first = piece.text();
        switch (top) {
            case SPACED -> lines.add(number + " " + heading);
            case DOTTED -> lines.add(number + ". " + heading);
            case DOTTED_TIGHT -> lines.add(number + "." + heading);
            case TIGHT -> lines.add(number + heading);
            case FULL_WIDTH -> lines.add(full(Integer.toString(number)) + "　" + heading);
            case OWN_LINE -> {
                lines.add(Integer.toString(number));
                lines.add(heading);
            }
            case KANJI -> lines.add(kanji(number) + "　" + heading);
            case DECIMAL -> lines.add("1―" + number + " " + heading);
            case ARTICLE, ARTICLE_KANJI, DAI -> {
                lines.add("(" + heading + ")");
                String label =
                        top == Top.ARTICLE
                                ? "第" + number + "条"
                                : top == Top.DAI ? "第" + number : "第" + kanji(number) + "条";
                wrap(label + (first.isEmpty() ? "" : " " + first), lines);
                first = "";
            }
            case ARTICLE_INLINE -> lines.add("第" + number + "条 " + heading);
        }
        gap(lines);
        if (!first.isEmpty()) {
            wrap(first, lines);
            gap(lines);
        }
        for (int i = 0; i < piece.below().size(); i++) {
            item(piece.below().get(i), i + 1, lines);
        }
    }

    private void item(Piece piece, int number, List<String> lines) {
        String label =
                switch (item) {
                    case PAREN -> "(" + number + ") ";
                    case FULL_PAREN -> "（" + full(Integer.toString(number)) + "）　";
                    case GLYPH -> (char) ('⑴' + number - 1) + " ";
                    case BULLETED_PAREN -> "- (" + number + ") ";
                    case CIRCLED -> Character.toString((char) ('①' + number - 1));
                };
        if (piece.heading().isEmpty() || piece.text().isEmpty()) {
            wrap(label + piece.heading() + piece.text(), lines);
        } else if (sameLine) {
            wrap(label + piece.heading() + " " + piece.text(), lines);
        } else {
            lines.add(label + piece.heading());
            gap(lines);
            wrap(piece.text(), lines);
        }
        gap(lines);
        for (int i = 0; i < piece.below().size(); i++) {
            wrap(sub(i + 1) + piece.below().get(i).text(), lines);
            gap(lines);
        }
    }

    private String sub(int number) {
        return switch (sub) {
            case KANA -> "アイウエオ".charAt(number - 1) + " ";
            case IROHA -> "イロハニホ".charAt(number - 1) + " ";
            case CIRCLED -> Character.toString((char) ('①' + number - 1));
            case BULLETED_CIRCLED -> "- " + (char) ('①' + number - 1);
            case PAREN_KANA -> "(" + "アイウエオ".charAt(number - 1) + ") ";
            case BULLET -> "・";
        };
    }

    /// Breaks a paragraph at the page's width, as printing does.
    private void wrap(String paragraph, List<String> lines) {
        if (columns == 0) {
            lines.add(paragraph);
            return;
        }
        String rest = paragraph;
        while (fitting(rest) < rest.length()) {
            int end = fitting(rest);
            while (end < rest.length() && "、。）)」".indexOf(rest.charAt(end)) >= 0) {
                end--;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        lines.add(rest);
    }

    /// How many characters of the text fit into a line.
    private int fitting(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += squares ? 2 : Glyphs.width(text.charAt(i));
            if (width > 2 * columns) {
                return i;
            }
        }
        return text.length();
    }

    private void gap(List<String> lines) {
        if (gaps) {
            lines.add("");
        }
    }

    private List<String> furnished(List<String> lines, String title) {
        List<String> all = new ArrayList<>();
        int page = 1;
        for (int i = 0; i < lines.size(); i++) {
            boolean betweenSentences = i > 3 && lines.get(i - 1).endsWith("。");
            if (betweenSentences && random.nextInt(12) == 0) {
                all.add("");
                all.add("- " + page++ + " -");
                all.add("");
                all.add(title);
                all.add("");
            }
            all.add(lines.get(i));
        }
        return all;
    }

    private static String full(String digits) {
        StringBuilder out = new StringBuilder();
        digits.chars().forEach(c -> out.append((char) (c - '0' + '０')));
        return out.toString();
    }

    private static String kanji(int number) {
        String digits = "一二三四五六七八九";
        return number < 10
                ? Character.toString(digits.charAt(number - 1))
                : "十" + (number > 10 ? digits.charAt(number - 11) : "");
    }
}
