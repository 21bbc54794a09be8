// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Links;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Writes the allowed part of an HTML document.
final class HtmlWriter {

    private static final Pattern HIDDEN =
            Pattern.compile(
                    "(?is).*(display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0(?![.0-9]*[1-9])"
                            + "|opacity\\s*:\\s*0(?![.0-9]*[1-9])).*");

    static final String BEFORE_TITLE =
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>";
    static final String BEFORE_BODY = "</title></head><body>";
    static final String AFTER_BODY = "</body></html>\n";

    private final Work work;
    private final StringBuilder out = new StringBuilder();

    HtmlWriter(Work work) {
        this.work = work;
    }

    String write(Document document) throws Refused {
        out.append(BEFORE_TITLE);
        text(document.title());
        out.append(BEFORE_BODY);
        head(document);
        children(document.body(), 0);
        return HtmlSettling.settled(out.append(AFTER_BODY).toString());
    }

    private void head(Document document) throws Refused {
        for (Element element : document.head().children()) {
            String name = element.normalName();
            boolean refresh =
                    name.equals("meta")
                            && element.hasAttr("http-equiv")
                            && !element.attr("http-equiv")
                                    .toLowerCase(Locale.ROOT)
                                    .startsWith("content-");
            if (name.equals("link") || name.equals("base")) {
                work.remove(Feature.HTML_EXTERNAL, "<" + name + ">");
            } else if (refresh
                    || (HtmlVocabulary.ACTIVE.contains(name)
                            && !name.equals("meta")
                            && !name.equals("title"))) {
                work.remove(Feature.HTML_ACTIVE, "<" + name + ">");
            }
        }
    }

    private void children(Element parent, int depth) throws Refused {
        if (depth > Limits.HTML_DEPTH) {
            throw new Refused(Reason.TOO_COMPLEX, "HTML");
        }
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode textNode) {
                text(textNode.getWholeText());
            } else if (node instanceof Element element) {
                element(element, depth);
            } else if (node instanceof Comment) {
                work.remove(Feature.HTML_HIDDEN, "<!-- -->");
            }
        }
    }

    private void element(Element element, int depth) throws Refused {
        String name = element.normalName();
        if (isHidden(element)) {
            work.remove(Feature.HTML_HIDDEN, "<" + name + ">");
            return;
        }
        if (HtmlVocabulary.ACTIVE.contains(name)) {
            work.remove(Feature.HTML_ACTIVE, "<" + name + ">");
            return;
        }
        if (!HtmlVocabulary.ELEMENTS.contains(name)) {
            // Unknown to us: its words stay, its meaning goes.
            if (name.equals("form")) {
                work.remove(Feature.HTML_ACTIVE, "<form>");
            }
            children(element, depth + 1);
            return;
        }
        out.append('<').append(name);
        for (Attribute attribute : element.attributes()) {
            attribute(name, attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue());
        }
        out.append('>');
        if (!HtmlVocabulary.VOID.contains(name)) {
            int inside = out.length();
            children(element, depth + 1);
            keepFirstLineEnd(name, inside, out);
            out.append("</").append(name).append('>');
        }
    }

    /// A reader takes away a line end that follows `<pre>`, so one that counts is written twice.
    static void keepFirstLineEnd(String element, int inside, StringBuilder out) {
        if (element.equals("pre") && inside < out.length() && out.charAt(inside) == '\n') {
            out.insert(inside, '\n');
        }
    }

    static boolean isHidden(Element element) {
        return element.hasAttr("hidden") || HIDDEN.matcher(element.attr("style")).matches();
    }

    private void attribute(String element, String name, String value) throws Refused {
        if (name.equals("href") && element.equals("a")) {
            link(value.strip());
        } else if (name.equals("src") && element.equals("img")) {
            picture(value);
        } else if (name.equals("style")) {
            style(element, value);
        } else if (HtmlVocabulary.COMMON.contains(name)) {
            if (HtmlVocabulary.mayStand(element, name, value)) {
                append(name, value);
            }
        } else if (name.startsWith("on") || name.equals("formaction") || name.equals("action")) {
            work.remove(Feature.HTML_ACTIVE, "<" + element + " " + name + ">");
        } else if (name.equals("background")
                || name.equals("srcset")
                || name.equals("ping")
                || name.equals("src")
                || name.equals("href")) {
            work.remove(Feature.HTML_EXTERNAL, "<" + element + " " + name + ">");
        }
    }

    private void link(String target) throws Refused {
        if (target.startsWith("#")) {
            append("href", target);
        } else if (!Links.mayStay(target)) {
            work.remove(Feature.HTML_LINK_SCHEME, target.isEmpty() ? "<a href>" : target);
        } else if (work.allows(Feature.HTML_LINK)) {
            work.keepLink(target);
            append("href", target);
        } else {
            work.remove(Feature.HTML_LINK, target);
        }
    }

    private void picture(String source) throws Refused {
        var data = HtmlVocabulary.DATA_PICTURE.matcher(source);
        if (!data.matches()) {
            work.remove(Feature.HTML_EXTERNAL, source);
            return;
        }
        byte[] bytes = Base64.getMimeDecoder().decode(data.group(1));
        Optional<Format.Rebuilt> rebuilt = work.part("img", Content.of(bytes));
        if (rebuilt.isPresent() && isPicture(rebuilt.get().type())) {
            String type = rebuilt.get().type().code();
            String base64 =
                    Base64.getEncoder().encodeToString(rebuilt.get().content().toByteArray());
            append("src", "data:image/" + type + ";base64," + base64);
        } else {
            work.remove(Feature.HTML_EXTERNAL, "data:");
        }
    }

    static boolean isPicture(FileType type) {
        return type == FileType.PNG
                || type == FileType.JPEG
                || type == FileType.GIF
                || type == FileType.BMP;
    }

    private void style(String element, String value) throws Refused {
        StringBuilder kept = new StringBuilder();
        int at = 0;
        boolean external = false;
        while (at < value.length()) {
            int end = value.indexOf(';', at);
            end = end < 0 ? value.length() : end;
            String rule = value.substring(at, end);
            int colon = rule.indexOf(':');
            if (colon > 0
                    && HtmlVocabulary.isPlainRule(
                            rule.substring(0, colon), rule.substring(colon + 1))) {
                kept.append(rule.strip()).append(';');
            } else if (rule.toLowerCase(Locale.ROOT).contains("url")) {
                external = true;
            }
            at = end + 1;
        }
        if (external) {
            work.remove(Feature.HTML_EXTERNAL, "<" + element + " style>");
        }
        if (!kept.isEmpty()) {
            append("style", kept.toString());
        }
    }

    private void append(String name, String value) throws Refused {
        out.append(' ').append(name).append("=\"");
        text(value);
        out.append('"');
    }

    private void text(String text) throws Refused {
        boolean gone = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c != '\r' && PlainText.isDeceptive(c)) {
                gone = true;
            } else if (c != '\r') {
                escape(c, out);
            }
        }
        if (gone) {
            work.remove(Feature.TEXT_CONTROL, "HTML");
        }
    }

    static void escape(int c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\u00a0' -> out.append("&nbsp;");
            default -> out.appendCodePoint(c);
        }
    }
}
