// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Links;

/// The elements, attributes and style rules of HTML that may come out.
final class HtmlVocabulary {

    static final Set<String> FRAME = Set.of("html", "head", "meta", "title", "body");
    static final Set<String> ELEMENTS =
            Set.of(
                    "a",
                    "abbr",
                    "address",
                    "article",
                    "aside",
                    "b",
                    "bdo",
                    "big",
                    "blockquote",
                    "br",
                    "caption",
                    "center",
                    "cite",
                    "code",
                    "col",
                    "colgroup",
                    "dd",
                    "del",
                    "dfn",
                    "dir",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "figcaption",
                    "figure",
                    "font",
                    "footer",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "i",
                    "img",
                    "ins",
                    "kbd",
                    "li",
                    "main",
                    "mark",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "q",
                    "rb",
                    "rp",
                    "rt",
                    "rtc",
                    "ruby",
                    "s",
                    "samp",
                    "section",
                    "small",
                    "span",
                    "strike",
                    "strong",
                    "sub",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "time",
                    "tr",
                    "tt",
                    "u",
                    "ul",
                    "var",
                    "wbr");
    static final Set<String> VOID = Set.of("br", "hr", "img", "col", "wbr", "meta");

    /// Gone with everything inside.
    static final Set<String> ACTIVE =
            Set.of(
                    "script",
                    "noscript",
                    "style",
                    "iframe",
                    "frame",
                    "frameset",
                    "object",
                    "embed",
                    "applet",
                    "template",
                    "svg",
                    "math",
                    "video",
                    "audio",
                    "canvas",
                    "link",
                    "base",
                    "portal",
                    "marquee",
                    "select",
                    "textarea",
                    "input",
                    "button",
                    "head",
                    "meta",
                    "title",
                    "xml",
                    "noframes");

    static final Set<String> COMMON =
            Set.of(
                    "title",
                    "lang",
                    "dir",
                    "align",
                    "valign",
                    "width",
                    "height",
                    "colspan",
                    "rowspan",
                    "border",
                    "cellpadding",
                    "cellspacing",
                    "bgcolor",
                    "color",
                    "face",
                    "size",
                    "start",
                    "type",
                    "value",
                    "alt",
                    "summary",
                    "nowrap",
                    "scope",
                    "span",
                    "id",
                    "name",
                    "datetime",
                    "style",
                    "noshade",
                    "clear",
                    "abbr",
                    "headers",
                    "reversed");
    private static final Set<String> STYLES =
            Set.of(
                    "color",
                    "background-color",
                    "font-family",
                    "font-size",
                    "font-style",
                    "font-weight",
                    "text-align",
                    "text-decoration",
                    "text-indent",
                    "line-height",
                    "letter-spacing",
                    "margin",
                    "margin-left",
                    "margin-right",
                    "margin-top",
                    "margin-bottom",
                    "padding",
                    "padding-left",
                    "padding-right",
                    "padding-top",
                    "padding-bottom",
                    "border",
                    "border-collapse",
                    "border-color",
                    "border-style",
                    "border-width",
                    "width",
                    "height",
                    "vertical-align",
                    "white-space",
                    "list-style-type",
                    "writing-mode",
                    "ruby-align",
                    "float",
                    "clear");
    private static final Pattern STYLE_VALUE =
            Pattern.compile("[\\w\\s#%.,'\u3000-\u9fff()-]{0,120}");
    private static final Pattern PLAIN = Pattern.compile("[^\u0000-\u001f]{0,2000}");
    static final Pattern DATA_PICTURE =
            Pattern.compile("(?is)data:image/[a-z+.-]+;base64,([A-Za-z0-9+/=\\s]+)");

    private HtmlVocabulary() {}

    static boolean isPlainRule(String name, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return STYLES.contains(name.strip().toLowerCase(Locale.ROOT))
                && STYLE_VALUE.matcher(value).matches()
                && !lower.contains("url")
                && !lower.contains("expression");
    }

    /// Whether an attribute may stand in the output; the second reader asks the same.
    static boolean mayStand(String element, String name, String value) {
        if (element.equals("meta")) {
            return name.equals("charset") && value.equals("utf-8");
        }
        if (name.equals("href")) {
            return element.equals("a") && (value.startsWith("#") || Links.mayStay(value));
        }
        if (name.equals("src")) {
            return element.equals("img") && DATA_PICTURE.matcher(value).matches();
        }
        String lower = value.toLowerCase(Locale.ROOT);
        return COMMON.contains(name)
                && PLAIN.matcher(value).matches()
                && !lower.contains("javascript:")
                && !lower.contains("url(");
    }
}
