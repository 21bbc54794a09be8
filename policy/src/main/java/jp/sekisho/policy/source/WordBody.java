// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Collects the paragraphs and table rows of a Word file's body.
final class WordBody implements WordXml.Handler {

    private final WordStyles styles;
    private final WordNumbering numbering;
    private final List<SourceLine> lines = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private String style = "";
    private int list = -1;
    private int level = -1;
    private int outline;
    private int table;
    private int skipped;
    private boolean inText;
    private boolean inProperties;

    WordBody(WordStyles styles, WordNumbering numbering) {
        this.styles = styles;
        this.numbering = numbering;
    }

    List<SourceLine> read(byte[] document) throws IOException {
        WordXml.walk(document, this);
        return lines;
    }

    @Override
    public void open(String name, WordXml xml) {
        if (skipped > 0 || isSkipped(name)) {
            skipped++;
            return;
        }
        switch (name) {
            case "p" -> {
                words.setLength(0);
                style = "";
                list = -1;
                level = -1;
                outline = 0;
            }
            case "pPr" -> inProperties = true;
            case "pStyle" -> {
                String value = xml.attribute("val");
                style = value == null ? "" : value;
            }
            case "numId" -> list = inProperties ? xml.number("val", -1) : list;
            case "ilvl" -> level = inProperties ? xml.number("val", -1) : level;
            case "outlineLvl" -> outline = inProperties ? xml.number("val", 9) + 1 : outline;
            case "t" -> inText = true;
            case "tab" -> {
                if (!inProperties) {
                    words.append(' ');
                }
            }
            case "br", "cr" -> endLine();
            case "tbl" -> table++;
            case "tr" -> cells.clear();
            case "tc" -> cell.setLength(0);
            default -> {}
        }
    }

    /// Deleted words, the older copy of a drawing, and codes of fields are no part of the text.
    private static boolean isSkipped(String name) {
        return name.equals("del")
                || name.equals("Fallback")
                || name.equals("instrText")
                || name.equals("moveFrom")
                || name.equals("rt")
                || name.equals("delText");
    }

    @Override
    public void close(String name) {
        if (skipped > 0) {
            skipped--;
            return;
        }
        switch (name) {
            case "t" -> inText = false;
            case "pPr" -> inProperties = false;
            case "p" -> paragraph();
            case "tc" -> cells.add(cell.toString().strip());
            case "tr" -> row();
            case "tbl" -> table--;
            default -> {}
        }
    }

    @Override
    public void text(String text) {
        if (inText && skipped == 0) {
            words.append(text);
        }
    }

    private void endLine() {
        if (table == 0) {
            paragraph();
            words.setLength(0);
        }
    }

    private void paragraph() {
        if (table > 0) {
            cell.append(words);
            words.setLength(0);
            return;
        }
        WordStyles.Style named = styles.style(style);
        int own = list >= 0 ? list : named.list();
        int depth = Math.max(level >= 0 ? level : named.level(), 0);
        boolean blank = words.toString().isBlank();
        String label = own > 0 && !blank ? numbering.next(own, depth) : "";
        int heading = outline > 0 && outline <= 6 ? outline : named.outline();
        if (!named.contents()) {
            lines.add(new SourceLine(lines.size() + 1, label + words, blank ? 0 : heading, false));
        }
        list = -1;
        words.setLength(0);
    }

    private void row() {
        if (cells.size() > 1) {
            lines.add(
                    new SourceLine(
                            lines.size() + 1, "| " + String.join(" | ", cells) + " |", 0, true));
        } else if (cells.size() == 1) {
            lines.add(SourceLine.plain(lines.size() + 1, cells.getFirst()));
        }
        cells.clear();
    }
}
