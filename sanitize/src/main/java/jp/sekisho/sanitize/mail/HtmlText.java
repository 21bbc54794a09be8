// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Limits;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// An HTML body as a person would read it aloud: paragraphs, lists, tables by tabs, quotes with
/// `>`, links with where they really lead.
final class HtmlText {

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "table",
                    "blockquote",
                    "pre",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "address",
                    "center",
                    "dl",
                    "dt",
                    "dd",
                    "form",
                    "hr",
                    "figure",
                    "nav",
                    "main",
                    "fieldset");
    private static final Set<String> SILENT =
            Set.of(
                    "script",
                    "style",
                    "head",
                    "title",
                    "noscript",
                    "template",
                    "iframe",
                    "object",
                    "embed",
                    "svg",
                    "math",
                    "select",
                    "textarea",
                    "audio",
                    "video",
                    "canvas");
    private static final Pattern HIDDEN =
            Pattern.compile(
                    "(?is).*(display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all"
                            + "|font-size\\s*:\\s*0+(?![.0-9]*[1-9])|opacity\\s*:\\s*0+(?![.0-9]*[1-9])"
                            + "|(?<!-)\\bcolor\\s*:\\s*(#fff\\b|#ffffff\\b|white\\b)).*");

    private final StringBuilder out = new StringBuilder();

    private HtmlText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        HtmlText text = new HtmlText();
        text.children(document.body(), 0);
        return text.out
                .toString()
                .replaceAll("[ \\t\u00a0]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private void children(Element parent, int depth) {
        if (depth > Limits.HTML_DEPTH) {
            out.append("…");
            return;
        }
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                words(text, parent);
            } else if (node instanceof Element element && !isHidden(element)) {
                element(element, depth + 1);
            }
        }
    }

    private static boolean isHidden(Element element) {
        boolean dark = element.attr("style").toLowerCase(Locale.ROOT).contains("background");
        boolean styled = HIDDEN.matcher(element.attr("style")).matches();
        boolean white =
                element.normalName().equals("font")
                        && element.attr("color")
                                .toLowerCase(Locale.ROOT)
                                .matches("white|#fff|#ffffff");
        return SILENT.contains(element.normalName())
                || element.hasAttr("hidden")
                || (styled && !dark)
                || white;
    }

    private void words(TextNode node, Element parent) {
        String text = node.getWholeText();
        if (parent.normalName().equals("pre")) {
            out.append(text);
            return;
        }
        String flat = text.replaceAll("\\s+", " ");
        if (flat.equals(" ") && (out.isEmpty() || endsWith('\n') || endsWith('\t'))) {
            return;
        }
        out.append(endsWith('\n') ? flat.stripLeading() : flat);
    }

    private void element(Element element, int depth) {
        String name = element.normalName();
        switch (name) {
            case "br" -> out.append('\n');
            case "hr" -> line("--------");
            case "img" -> picture(element);
            case "a" -> link(element, depth);
            case "li" -> {
                newLine();
                out.append("・");
                children(element, depth);
                newLine();
            }
            case "tr" -> {
                newLine();
                children(element, depth);
                newLine();
            }
            case "td", "th" -> {
                if (!endsWith('\n') && !out.isEmpty()) {
                    out.append('\t');
                }
                children(element, depth);
            }
            case "blockquote" -> quote(element, depth);
            default -> {
                boolean block = BLOCKS.contains(name);
                if (block) {
                    newLine();
                }
                children(element, depth);
                if (block) {
                    newLine();
                    if (name.equals("p")) {
                        out.append('\n');
                    }
                }
            }
        }
    }

    private void picture(Element element) {
        boolean tracking = element.attr("width").equals("1") || element.attr("height").equals("1");
        if (!tracking) {
            String said = element.attr("alt").strip();
            out.append("[画像").append(said.isEmpty() ? "" : ": " + said).append(']');
        }
    }

    private void link(Element element, int depth) {
        int from = out.length();
        children(element, depth);
        String target = element.attr("href").strip();
        String shown = out.substring(from).strip();
        String plain = target.startsWith("mailto:") ? target.substring(7) : target;
        if (!target.isEmpty()
                && !target.startsWith("#")
                && !shown.equals(target)
                && !shown.equals(plain)) {
            out.append(" <").append(target).append('>');
        }
    }

    private void quote(Element element, int depth) {
        newLine();
        int from = out.length();
        children(element, depth);
        String inner = out.substring(from).strip();
        out.setLength(from);
        for (String quoted : inner.split("\n", -1)) {
            line("> " + quoted);
        }
    }

    private void line(String text) {
        newLine();
        out.append(text).append('\n');
    }

    private void newLine() {
        if (!out.isEmpty() && !endsWith('\n')) {
            out.append('\n');
        }
    }

    private boolean endsWith(char c) {
        return !out.isEmpty() && out.charAt(out.length() - 1) == c;
    }
}
