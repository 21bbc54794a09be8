// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.HistoryEvent;
import jp.sekisho.policy.Role;

/// A policy as one self-contained, accessible page for the body's web site: no script, nothing
/// loaded from elsewhere, a heading for each clause, an anchor that stays when clauses are
/// renumbered.
public final class PolicyHtml {
    private static final String SCREEN =
            """
            :root { color-scheme: light; }
            body { font-family: "BIZ UDPGothic", "BIZ UDPゴシック", "Hiragino Sans", "Yu Gothic", sans-serif;
              font-size: 1rem; line-height: 1.7; color: #1a1a1c; background: #fff;
              max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.6rem; line-height: 1.4; }
            h2 { font-size: 1.25rem; border-bottom: 2px solid #0017c1; padding-bottom: .2rem; margin: 2.2rem 0 .8rem; }
            h3, h4, h5, h6 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
            p { margin: .4rem 0; }
            .history { color: #4d4d4d; text-align: right; }
            .skip { position: absolute; left: -999px; }
            .skip:focus { left: .5rem; top: .5rem; padding: .5rem 1rem; background: #ffd43d; color: #000; outline: 3px solid #000; }
            header { color: #4d4d4d; }
            footer { border-top: 1px solid #767676; margin-top: 3rem; padding-top: .8rem; color: #4d4d4d; }
            footer a { color: #0017c1; }
            .below { margin-left: 1.2rem; }
            .item { padding-left: 2.2rem; text-indent: -2.2rem; }
            .label { margin-right: .5em; }
            nav ul { padding-left: 0; list-style: none; }
            nav a { color: #0017c1; display: inline-block; padding: .25rem 0; }
            nav a:focus-visible { outline: 3px solid #000; outline-offset: 2px; background: #ffd43d; }
            dt { font-weight: bold; margin-top: .9rem; }
            dd { margin: .2rem 0 0 2.2rem; }
            @media print { nav { display: none; } body { max-width: none; padding: 0; font-size: 10.5pt; } }
            """;

    private static final String PRINT =
            """
            @page { size: A4; margin: 25mm 22mm;
              @bottom-center { content: counter(page) " / " counter(pages); font-family: "BIZ UDPGothic"; font-size: 9pt; } }
            body { font-family: "BIZ UDPGothic"; font-size: 10.5pt; line-height: 1.7; color: #000; margin: 0; padding: 0; }
            h1 { font-size: 16pt; text-align: center; margin: 0 0 6mm; }
            h2 { font-size: 12pt; margin: 7mm 0 0; page-break-after: avoid; }
            h3, h4, h5, h6 { font-size: 10.5pt; margin: 3mm 0 0; page-break-after: avoid; }
            p { margin: 1mm 0 0; orphans: 2; widows: 2; }
            nav { display: none; }
            .history { text-align: right; }
            .below { margin-left: 5mm; }
            .item { padding-left: 6mm; text-indent: -6mm; }
            .label { margin-right: 2mm; }
            dl { margin: 0; }
            dt { font-weight: bold; margin-top: 2mm; page-break-after: avoid; }
            dd { margin: .5mm 0 0 9mm; }
            """;

    private final StringBuilder out = new StringBuilder();

    private PolicyHtml() {}

    /// Renders a page for browsers.
    public static String render(BasicPolicy policy) {
        return new PolicyHtml().page(policy, SCREEN, true, Optional.empty());
    }

    /// Renders a page for the body's web site.
    ///
    /// @param imprint what stands below the text
    public static String render(BasicPolicy policy, Imprint imprint) {
        return new PolicyHtml().page(policy, SCREEN, true, Optional.of(imprint));
    }

    /// Renders the page from which the PDF is made.
    static String forPrint(BasicPolicy policy) {
        return new PolicyHtml().page(policy, PRINT, false, Optional.empty());
    }

    private String page(
            BasicPolicy policy, String css, boolean contents, Optional<Imprint> imprint) {
        String title = escape(policy.title().isEmpty() ? "情報セキュリティ基本方針" : policy.title());
        out.append("<!DOCTYPE html>\n<html lang=\"ja\" xml:lang=\"ja\"")
                .append(contents ? "" : " xmlns=\"http://www.w3.org/1999/xhtml\"")
                .append(">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<meta name=\"description\" content=\"")
                .append(title)
                .append("\"/>\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(css)
                .append("</style>\n</head>\n<body>\n");
        imprint.ifPresent(below ->
                out.append("<a class=\"skip\" href=\"#main\">本文へ</a>\n<header><p>")
                        .append(escape(below.body()))
                        .append("</p></header>\n"));
        out.append("<main id=\"main\">\n<h1>").append(title).append("</h1>\n");
        for (HistoryEvent event : policy.history()) {
            out.append("<p class=\"history\">")
                    .append(escape(Histories.words(event)))
                    .append("</p>\n");
        }
        if (contents) {
            contents(policy.clauses());
        }
        policy.clauses().forEach(clause -> clause(clause, 2));
        out.append("</main>\n");
        imprint.ifPresent(this::imprint);
        return out.append("</body>\n</html>\n").toString();
    }

    private void imprint(Imprint imprint) {
        out.append("<footer>\n");
        for (String line : imprint.lines()) {
            out.append("<p>").append(escape(line)).append("</p>\n");
        }
        if (!imprint.pdf().isEmpty()) {
            out.append("<p><a href=\"")
                    .append(escape(imprint.pdf()))
                    .append("\">同じ本文のPDF(印刷用)</a></p>\n");
        }
        out.append("</footer>\n");
    }

    private void contents(List<Clause> clauses) {
        out.append("<nav aria-label=\"目次\">\n<ul>\n");
        for (Clause clause : clauses) {
            if (!clause.label().isEmpty() || !clause.heading().isEmpty()) {
                out.append("<li><a href=\"#")
                        .append(escape(clause.id().value()))
                        .append("\">")
                        .append(head(clause))
                        .append("</a></li>\n");
            }
        }
        out.append("</ul>\n</nav>\n");
    }

    private void clause(Clause clause, int level) {
        boolean titled = (level == 2 && !clause.label().isEmpty()) || !clause.heading().isEmpty();
        if (titled) {
            int rank = Math.min(level, 6);
            out.append("<section id=\"").append(escape(clause.id().value())).append("\">\n<h");
            out.append(rank)
                    .append('>')
                    .append(head(clause))
                    .append("</h")
                    .append(rank)
                    .append(">\n");
            paragraphs(clause.text());
            children(clause, level);
            out.append("</section>\n");
            return;
        }
        out.append("<div id=\"").append(escape(clause.id().value())).append("\">\n");
        if (clause.label().isEmpty()) {
            paragraphs(clause.text());
        } else {
            out.append("<p class=\"item\">").append(head(clause)).append(escape(clause.text()));
            out.append("</p>\n");
        }
        children(clause, level);
        out.append("</div>\n");
    }

    private void children(Clause clause, int level) {
        if (clause.children().isEmpty()) {
            return;
        }
        boolean list =
                clause.role() == Role.DEFINITIONS
                        && clause.children().stream().allMatch(PolicyHtml::isEntry);
        out.append(list ? "<dl>\n" : "<div class=\"below\">\n");
        for (Clause child : clause.children()) {
            if (list) {
                out.append("<dt id=\"").append(escape(child.id().value())).append("\">");
                out.append(head(child)).append("</dt>\n<dd>").append(escape(child.text()));
                out.append("</dd>\n");
            } else {
                clause(child, level + 1);
            }
        }
        out.append(list ? "</dl>\n" : "</div>\n");
    }

    private static boolean isEntry(Clause clause) {
        return !clause.heading().isEmpty()
                && !clause.text().isEmpty()
                && clause.children().isEmpty();
    }

    private void paragraphs(String text) {
        if (!text.isEmpty()) {
            text.lines().forEach(line -> out.append("<p>").append(escape(line)).append("</p>\n"));
        }
    }

    private static String head(Clause clause) {
        StringBuilder head = new StringBuilder();
        if (!clause.label().isEmpty()) {
            head.append("<span class=\"label\">").append(escape(clause.label())).append("</span>");
        }
        return head.append(escape(clause.heading())).toString();
    }

    /// Escapes text for element content and attributes; characters that XML cannot hold become
    /// U+FFFD.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '&' -> escaped.append("&amp;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        default -> escaped.appendCodePoint(Characters.inXml(c));
                    }
                });
        return escaped.toString();
    }
}
