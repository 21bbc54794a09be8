// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.policy.Mark.Style;

/// Finds the mark at the beginning of a line. All patterns are anchored and bounded.
final class MarkScanner {

    private static final String N = "(\\d{1,3}|[一二三四五六七八九十百〇]{1,5})";
    private static final String BRANCH =
            "(?:の(\\d{1,2}|[一二三四五六七八九十]{1,3})(?![\\p{IsHan}\\p{IsHiragana}]))?";

    private static final Pattern BULLET =
            Pattern.compile(
                    "(?:[-*•●◦■□▪‣◆◇▶►\\uf0b7]\\s{1,4}|[・•●◆◇■□]\\s{0,4}|[-*](?=[(\\u2460-\\u2473]))");
    private static final Pattern GROUP =
            Pattern.compile("第\\s?" + N + "\\s?([編章節款目])(?![のにをはが及又第])");
    private static final Pattern ARTICLE =
            Pattern.compile("第\\s?" + N + "\\s?条" + BRANCH + "(?![第のにをはがかまでと及又、,])");
    private static final Pattern DAI = Pattern.compile("第\\s?" + N + "(?=[ (]|$)");
    private static final Pattern SUPPLEMENT = Pattern.compile("附\\s{0,3}則(?=$|[ (])");
    private static final Pattern APPENDIX =
            Pattern.compile("(?:別表|別紙|別記)(?:第?\\s?" + N + ")?(?=$|[ (])");
    private static final Pattern FORM =
            Pattern.compile("(?:別記)?様式(?:第?\\s?" + N + "号?)?" + BRANCH + "(?=$|[ (])");
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "(\\d{1,2}(?:[-.]\\d{1,2}){1,3})[.]?(?=[ \\p{IsHan}\\p{IsKatakana}]|$)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})(?:[.、](?!\\d)|(?= )|$)");
    private static final Pattern TIGHT_NUMBER =
            Pattern.compile(
                    "(\\d{1,2})(?=[\\p{IsHan}\\p{IsKatakana}])(?![年月日条項号回人件個か名段時分秒点台部章節割])");
    private static final Pattern PAREN = Pattern.compile("\\(\\s?(\\d{1,2})\\s?\\)");
    private static final Pattern HALF_PAREN = Pattern.compile("(\\d{1,2})\\)");
    private static final Pattern PAREN_KANJI = Pattern.compile("\\(([一二三四五六七八九十]{1,3})\\)");
    private static final Pattern PAREN_KANA = Pattern.compile("\\(([ア-ン])\\)");
    private static final Pattern PAREN_LATIN = Pattern.compile("\\(([a-z])\\)");
    private static final Pattern KANA = Pattern.compile("([ア-ン])(?:[.、)](?= |[^ア-ン])|(?= )|$)");
    private static final Pattern KANJI = Pattern.compile("([一二三四五六七八九十]{1,3})(?:[.、]|(?= )|$)");
    private static final Pattern LATIN = Pattern.compile("([A-Za-z])[.)](?![A-Za-z])");

    private MarkScanner() {}

    /// Returns the mark with which the line begins.
    ///
    /// @param text the line without white space at its ends
    /// @param plain the same line made plain
    static Optional<Mark> scan(String text, String plain) {
        Matcher bullet = BULLET.matcher(plain);
        int start = bullet.lookingAt() ? bullet.end() : 0;
        Optional<Mark> mark = scanAt(text, plain, start);
        if (mark.isEmpty() && start > 0 && start < plain.length()) {
            return Optional.of(
                    new Mark(Style.BULLET, 0, 0, text.substring(0, start).strip(), "", start));
        }
        return mark;
    }

    private static Optional<Mark> scanAt(String text, String plain, int start) {
        if (start >= plain.length()) {
            return Optional.empty();
        }
        char first = plain.charAt(start);
        Optional<Mark> sign = sign(text, first, start);
        if (sign.isPresent()) {
            return sign;
        }
        return switch (first) {
            case '第' -> ordinal(text, plain, start);
            case '(' ->
                    one(PAREN, Style.PAREN, text, plain, start)
                            .or(() -> one(PAREN_KANJI, Style.PAREN_KANJI, text, plain, start))
                            .or(() -> one(PAREN_KANA, Style.PAREN_KANA, text, plain, start))
                            .or(() -> one(PAREN_LATIN, Style.PAREN_LATIN, text, plain, start));
            case '附' -> one(SUPPLEMENT, Style.SUPPLEMENT, text, plain, start);
            case '別', '様' ->
                    one(FORM, Style.FORM, text, plain, start)
                            .or(() -> one(APPENDIX, Style.APPENDIX, text, plain, start));
            default -> plainNumber(text, plain, start);
        };
    }

    private static Optional<Mark> sign(String text, char first, int start) {
        int circled = Numerals.circled(first);
        int bracketed = Numerals.bracketed(first);
        int roman = Numerals.roman(first);
        Style style =
                circled > 0
                        ? Style.CIRCLED
                        : bracketed > 0 ? Style.PAREN : roman > 0 ? Style.ROMAN : Style.BULLET;
        int value = circled + bracketed + roman;
        if (value == Numerals.NONE) {
            return Optional.empty();
        }
        int end = start + 1;
        if (end < text.length() && style == Style.ROMAN && ".．、".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return Optional.of(new Mark(style, value, 0, text.substring(start, end), "", end));
    }

    private static Optional<Mark> ordinal(String text, String plain, int start) {
        Matcher group = at(GROUP, plain, start);
        if (group.lookingAt()) {
            Style style =
                    switch (group.group(2)) {
                        case "編" -> Style.PART;
                        case "章" -> Style.CHAPTER;
                        case "節" -> Style.SECTION;
                        case "款" -> Style.SUBSECTION;
                        default -> Style.DIVISION;
                    };
            return Optional.of(mark(style, text, start, group));
        }
        return one(ARTICLE, Style.ARTICLE, text, plain, start)
                .or(() -> one(DAI, Style.DAI, text, plain, start));
    }

    private static Optional<Mark> plainNumber(String text, String plain, int start) {
        Matcher decimal = at(DECIMAL, plain, start);
        if (decimal.lookingAt()) {
            String parts = decimal.group(1).replace('-', '.');
            int last = Integer.parseInt(parts.substring(parts.lastIndexOf('.') + 1));
            String label = text.substring(start, decimal.end());
            return Optional.of(new Mark(Style.DECIMAL, last, 0, label, parts, decimal.end()));
        }
        return one(HALF_PAREN, Style.HALF_PAREN, text, plain, start)
                .or(() -> one(NUMBER, Style.NUMBER, text, plain, start))
                .or(() -> one(TIGHT_NUMBER, Style.NUMBER, text, plain, start))
                .or(() -> one(KANA, Style.KANA, text, plain, start))
                .or(() -> one(KANJI, Style.KANJI, text, plain, start))
                .or(() -> one(LATIN, Style.LATIN, text, plain, start));
    }

    private static Optional<Mark> one(
            Pattern pattern, Style style, String text, String plain, int start) {
        Matcher matcher = at(pattern, plain, start);
        return matcher.lookingAt()
                ? Optional.of(mark(style, text, start, matcher))
                : Optional.empty();
    }

    private static Matcher at(Pattern pattern, String plain, int start) {
        Matcher matcher = pattern.matcher(plain);
        matcher.region(start, plain.length());
        matcher.useTransparentBounds(true);
        return matcher;
    }

    private static Mark mark(Style style, String text, int start, Matcher matcher) {
        String number = matcher.groupCount() > 0 ? matcher.group(1) : null;
        String branch = style == Style.ARTICLE || style == Style.FORM ? matcher.group(2) : null;
        return new Mark(
                style,
                number == null ? 0 : value(style, number),
                branch == null ? 0 : Numerals.value(branch),
                text.substring(start, matcher.end()),
                "",
                matcher.end());
    }

    private static int value(Style style, String number) {
        return switch (style) {
            case KANA, PAREN_KANA -> Numerals.kana(number.charAt(0));
            case LATIN, PAREN_LATIN -> (number.charAt(0) | 0x20) - 'a' + 1;
            default -> Numerals.value(number);
        };
    }
}
