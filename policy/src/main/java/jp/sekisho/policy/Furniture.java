// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.sekisho.policy.source.SourceLine;

/// What a page adds to a text: page numbers, running heads, buttons of a web page.
final class Furniture {

    private static final Pattern PAGE_NUMBER =
            Pattern.compile(
                    "[-~<\\[(p P.]{0,4}\\d{1,4}(?: ?(?:/|of) ?\\d{1,4})?[-~>\\]) ページ頁]{0,6}");
    private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern WEB =
            Pattern.compile(
                    "(?:このページの(?:情報|内容|先頭|トップ|見出し|URL|本文)|このページに関する|ページ番号|ページID|ページの先頭|記事ID|更新日|最終更新|公開日|印刷(?:する|用|ページ)|"
                            + "ツイート|シェアする|いいね|LINEで送る|Facebook|X\\(旧|本文へ|ここから本文|ここまで本文|メニュー|文字サイズ|サイトマップ|トップページ|現在地|ホーム ?>|"
                            + "お問い合わせ先?$|お問合せ|PDFファイルを(?:ご覧|開く)|Adobe|条文(?:目次|検索)|体系情報|沿革情報|Copyright).*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern PRINTED =
            Pattern.compile(
                    "(?:(?:https?|file):[^ ]{1,200}(?: \\d{1,4}/\\d{1,4})?|\\d{1,4}/\\d{1,2}/\\d{1,4},? \\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AP]M)?.{0,60})");
    private static final Pattern EMPTY_ROW = Pattern.compile("[| :=*_-]*");

    private Furniture() {}

    /// Returns the lines that say something.
    static List<Line> remove(List<SourceLine> source) {
        Map<String, Integer> recurring = recurring(source);
        List<Line> kept = new ArrayList<>();
        boolean gap = false;
        for (int i = 0; i < source.size(); i++) {
            Line line = Line.of(source.get(i), gap);
            if (line.text().isEmpty()
                    || isFurniture(line)
                    || isRepeated(line, recurring, kept.isEmpty())) {
                gap = true;
            } else {
                kept.add(line);
                gap = false;
            }
        }
        return kept;
    }

    private static boolean isFurniture(Line line) {
        String plain = line.plain();
        if (line.headingLevel() > 0) {
            return false;
        }
        return (plain.length() <= 24
                        && PAGE_NUMBER.matcher(plain).matches()
                        && !BARE_NUMBER.matcher(plain).matches()
                        && Mark.Style.PAREN != styleOf(line))
                || (plain.length() <= 120 && WEB.matcher(plain).matches())
                || (plain.length() <= 220 && PRINTED.matcher(plain).matches())
                || EMPTY_ROW.matcher(plain).matches();
    }

    private static Mark.Style styleOf(Line line) {
        return MarkScanner.scan(line.text(), line.plain())
                .map(Mark::style)
                .orElse(Mark.Style.BULLET);
    }

    /// A running head stands on three pages or more, and is neither marked nor a sentence.
    private static boolean isRepeated(Line line, Map<String, Integer> recurring, boolean first) {
        return !first && recurring.getOrDefault(head(line.plain()), 0) >= 3 && isRunningHead(line);
    }

    private static boolean isRunningHead(Line line) {
        return line.plain().length() >= 4
                && line.plain().length() <= 60
                && !line.tableRow()
                && (line.plain().contains("方針") || line.plain().contains("ポリシー"))
                && Sentences.isHeadingLike(line.plain(), 60)
                && MarkScanner.scan(line.text(), line.plain()).isEmpty();
    }

    private static Map<String, Integer> recurring(List<SourceLine> source) {
        Map<String, Integer> counts = new HashMap<>();
        for (SourceLine line : source) {
            if (line.text().length() <= 80) {
                counts.merge(head(Glyphs.plain(Glyphs.strip(line.text()))), 1, Integer::sum);
            }
        }
        return counts;
    }

    /// The words of a running head without the page number beside them.
    private static String head(String plain) {
        int end = plain.length();
        while (end > 0
                && (Character.isDigit(plain.charAt(end - 1)) || plain.charAt(end - 1) == ' ')) {
            end--;
        }
        return plain.substring(0, end);
    }
}
