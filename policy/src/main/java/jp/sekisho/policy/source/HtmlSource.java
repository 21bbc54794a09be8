// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/// The lines of a web page: one for each block, one for each row of a table. Scripts run nowhere,
/// nothing is fetched.
final class HtmlSource {

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s{0,3}=\\s{0,3}[\"']?([A-Za-z0-9_-]{3,20})");
    private static final Set<String> SKIPPED =
            Set.of(
                    "script",
                    "style",
                    "nav",
                    "footer",
                    "noscript",
                    "form",
                    "button",
                    "select",
                    "template",
                    "iframe",
                    "svg",
                    "object",
                    "head",
                    "rt",
                    "rp");
    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "li",
                    "ul",
                    "ol",
                    "dl",
                    "dt",
                    "dd",
                    "section",
                    "article",
                    "main",
                    "header",
                    "table",
                    "tr",
                    "td",
                    "th",
                    "caption",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "pre",
                    "center",
                    "figure",
                    "address",
                    "body",
                    "fieldset");
    private static final int LONGEST_CELL = 3_000;
    private static final int SHORTEST_MAIN = 200;

    private HtmlSource() {}

    static SourceReading read(byte[] bytes) {
        Optional<String> text = decode(bytes);
        if (text.isEmpty()) {
            return SourceReader.refused("文字コードが分からないHTMLです。UTF-8で保存し直してください。");
        }
        Document page =
                Jsoup.parse(text.get(), "", Parser.htmlParser().setMaxDepth(Limits.HTML_DEPTH));
        Collector collector = new Collector();
        content(page).traverse(collector);
        collector.endLine();
        return SourceReader.checked(SourceReading.Format.HTML, collector.lines);
    }

    private static Optional<String> decode(byte[] bytes) {
        String head =
                new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher named = CHARSET.matcher(head);
        if (named.find()) {
            String name = named.group(1).toLowerCase(Locale.ROOT);
            try {
                Charset charset =
                        Charset.forName(
                                name.contains("shift") || name.equals("sjis")
                                        ? "windows-31j"
                                        : name);
                String text = new String(bytes, charset);
                if (text.chars().filter(c -> c == '\ufffd').count() * 200 <= text.length()) {
                    return Optional.of(text);
                }
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // The page names no charset that exists: its bytes tell.
                return PlainText.decode(bytes);
            }
        }
        return PlainText.decode(bytes);
    }

    private static Element content(Document page) {
        for (String candidate :
                List.of("main", "article", "[role=main]", "#main", "#contents", "#content")) {
            Element found = page.selectFirst(candidate);
            if (found != null && found.wholeText().strip().length() >= SHORTEST_MAIN) {
                return found;
            }
        }
        return page.body();
    }

    private static final class Collector implements NodeVisitor {
        final List<SourceLine> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int heading;
        private int skipping;
        private int row;

        @Override
        public void head(Node node, int depth) {
            if (skipping > 0 || (node instanceof Element element && isSkipped(element))) {
                skipping++;
                return;
            }
            if (row > 0) {
                row++;
                return;
            }
            if (node instanceof TextNode text) {
                append(text.getWholeText());
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (skipping > 0) {
                skipping--;
                return;
            }
            if (row > 0) {
                row--;
                return;
            }
            if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                endLine();
                if (element.normalName().matches("h[1-6]")) {
                    heading = 0;
                }
            }
        }

        private static boolean isSkipped(Element element) {
            return SKIPPED.contains(element.normalName()) || element.hasAttr("hidden");
        }

        private void open(Element element) {
            String name = element.normalName();
            if (name.equals("br")) {
                endLine();
                return;
            }
            if (!BLOCKS.contains(name)) {
                return;
            }
            endLine();
            if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
                heading = name.charAt(1) - '0';
            } else if (name.equals("li")) {
                line.append(marker(element));
            } else if (name.equals("tr") && isDataRow(element)) {
                List<String> cells = element.children().stream().map(Element::text).toList();
                lines.add(
                        new SourceLine(
                                lines.size() + 1,
                                "| "
                                        + String.join(
                                                " | ",
                                                cells.stream()
                                                        .map(c -> c.replace('|', '｜'))
                                                        .toList())
                                        + " |",
                                0,
                                true));
                row = 1;
            }
        }

        /// What a browser shows before a list's entry, unless the entry brings its own number.
        private static String marker(Element item) {
            Element list = item.parent();
            String text = item.text();
            boolean numbered =
                    !text.isEmpty() && "((⑴①1234567890123456789第ア・".indexOf(text.charAt(0)) >= 0;
            if (list == null || numbered) {
                return "";
            }
            return list.normalName().equals("ol") ? (item.elementSiblingIndex() + 1) + ") " : "・";
        }

        private static boolean isDataRow(Element row) {
            return row.children().size() > 1
                    && row.children().stream()
                            .allMatch(cell ->
                                    cell.selectFirst("table") == null
                                            && cell.text().length() <= LONGEST_CELL);
        }

        private void append(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
                if (!space) {
                    line.append(c);
                } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
        }

        void endLine() {
            String text = line.toString().stripTrailing();
            if (!text.isBlank()) {
                lines.add(new SourceLine(lines.size() + 1, text, heading, false));
            }
            line.setLength(0);
        }
    }
}
