// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Brings written HTML to the form in which a browser builds exactly the elements that it says: a
/// heading whose unknown parent went now stands in another heading, and a reader would close that
/// one first.
final class HtmlSettling {

    /// Each reading mends what the one before moved; more are not seen but in hostile files.
    private static final int READINGS = 8;

    private HtmlSettling() {}

    /// Reads and writes until nothing moves any more.
    ///
    /// @param written HTML of allowed elements only
    /// @throws Refused where it does not settle
    static String settled(String written) throws Refused {
        String html = written;
        for (int i = 0; i < READINGS; i++) {
            String again = copy(Jsoup.parse(html));
            if (again.equals(html)) {
                return html;
            }
            html = again;
        }
        throw new Refused(Reason.TOO_COMPLEX, "HTML");
    }

    private static String copy(Document document) {
        StringBuilder out = new StringBuilder(HtmlWriter.BEFORE_TITLE);
        text(document.title(), out);
        out.append(HtmlWriter.BEFORE_BODY);
        children(document.body(), out);
        return out.append(HtmlWriter.AFTER_BODY).toString();
    }

    /// No deeper than [HtmlWriter] has written, and a reader adds a few levels at most.
    private static void children(Element parent, StringBuilder out) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode textNode) {
                text(textNode.getWholeText(), out);
            } else if (node instanceof Element element) {
                out.append('<').append(element.normalName());
                for (Attribute attribute : element.attributes()) {
                    out.append(' ').append(attribute.getKey()).append("=\"");
                    text(attribute.getValue(), out);
                    out.append('"');
                }
                out.append('>');
                if (!HtmlVocabulary.VOID.contains(element.normalName())) {
                    int inside = out.length();
                    children(element, out);
                    HtmlWriter.keepFirstLineEnd(element.normalName(), inside, out);
                    out.append("</").append(element.normalName()).append('>');
                }
            }
        }
    }

    private static void text(String text, StringBuilder out) {
        text.codePoints().forEach(c -> HtmlWriter.escape(c, out));
    }
}
