// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import jp.sekisho.policy.comparison.ComparisonTable;
import jp.sekisho.policy.comparison.WordDiff.Segment;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.UnderlinePatterns;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/// The table of the new and the old text (新旧対照表) as a Word file: A4 across, 改正後 at the left, 改正前
/// beside it, 備考 at the right, what changed underlined, the head repeated on every page.
public final class ComparisonWord {
    private static final int MARGIN = 1_134;
    private static final int REMARKS = 1_570;
    private static final int TEXT = (Word.A4_LONG - 2 * MARGIN - REMARKS) / 2;
    private static final int[] WIDTHS = {TEXT, TEXT, REMARKS};
    private static final double BODY = 10;
    private static final int STEP = 210;

    private ComparisonWord() {}

    /// Renders a table.
    ///
    /// @return the bytes of the .docx file
    public static byte[] render(ComparisonTable table) {
        String title = table.newTitle() + "　新旧対照表";
        try (XWPFDocument document = Word.document(title, true, MARGIN);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XWPFParagraph heading = document.createParagraph();
            heading.setAlignment(ParagraphAlignment.CENTER);
            Word.run(heading, title, 13).setBold(true);
            XWPFParagraph note = document.createParagraph();
            note.setAlignment(ParagraphAlignment.RIGHT);
            Word.run(note, "（下線の部分は改正部分）", 9);
            write(document.createTable(1, WIDTHS.length), table);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(XWPFTable grid, ComparisonTable table) {
        CTTblLayoutType layout = grid.getCTTbl().getTblPr().addNewTblLayout();
        layout.setType(STTblLayoutType.FIXED);
        CTTblGrid columns = grid.getCTTbl().getTblGrid();
        if (columns == null) {
            columns = grid.getCTTbl().addNewTblGrid();
        }
        while (columns.sizeOfGridColArray() > 0) {
            columns.removeGridCol(0);
        }
        for (int width : WIDTHS) {
            columns.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        grid.setWidth(TEXT * 2 + REMARKS);
        XWPFTableRow head = grid.getRow(0);
        head.setRepeatHeader(true);
        String[] captions = {"改正後", "改正前", "備考"};
        for (int i = 0; i < captions.length; i++) {
            XWPFTableCell cell = cell(head, i);
            cell.setColor("EDEDED");
            XWPFParagraph paragraph = cell.getParagraphs().getFirst();
            paragraph.setAlignment(ParagraphAlignment.CENTER);
            Word.run(paragraph, captions[i], BODY);
        }
        if (!table.newTitle().equals(table.oldTitle())) {
            XWPFTableRow row = grid.createRow();
            Word.run(cell(row, 0).getParagraphs().getFirst(), table.newTitle(), BODY)
                    .setUnderline(UnderlinePatterns.SINGLE);
            Word.run(cell(row, 1).getParagraphs().getFirst(), table.oldTitle(), BODY)
                    .setUnderline(UnderlinePatterns.SINGLE);
            Word.run(cell(row, 2).getParagraphs().getFirst(), "題名の変更", 9);
        }
        for (ComparisonTable.Row each : table.rows()) {
            XWPFTableRow row = grid.createRow();
            fill(cell(row, 0), each.newer());
            fill(cell(row, 1), each.older());
            Word.run(cell(row, 2).getParagraphs().getFirst(), each.remark(), 9);
        }
    }

    private static XWPFTableCell cell(XWPFTableRow row, int column) {
        XWPFTableCell cell = row.getCell(column);
        cell.setWidth(Integer.toString(WIDTHS[column]));
        return cell;
    }

    private static void fill(XWPFTableCell cell, List<ComparisonTable.Paragraph> paragraphs) {
        boolean first = true;
        for (ComparisonTable.Paragraph each : paragraphs) {
            XWPFParagraph paragraph = first ? cell.getParagraphs().getFirst() : cell.addParagraph();
            first = false;
            paragraph.setIndentationLeft(each.depth() * STEP + STEP);
            paragraph.setIndentationHanging(STEP);
            for (Segment segment : each.segments()) {
                var run = Word.run(paragraph, segment.text(), BODY);
                if (segment.changed()) {
                    run.setUnderline(UnderlinePatterns.SINGLE);
                }
            }
        }
    }
}
