// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/// Writes one sheet as a stream: a row is on its way to the file as soon as it is written.
///
/// Whatever looks like a formula is written as text and marked as such, so that no program takes it
/// for one; its characters stay as they are, so that it comes back unchanged.
public final class SheetWriter implements AutoCloseable {

    private static final int IN_MEMORY = 100;
    private static final int WIDTH = 256;
    private static final String STARTS_FORMULA = "=+-@\t\r|%";

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(IN_MEMORY);
    private final SXSSFSheet sheet;
    private final CellStyle text;
    private final CellStyle quoted;
    private final CellStyle date;
    private final CellStyle heading;
    private int next;

    /// One value to be written.
    public sealed interface Value {

        /// Text; also what looks like a number or a formula stays text.
        ///
        /// @param text the text
        record Text(String text) implements Value {}

        /// A day, shown in its era.
        ///
        /// @param day the day
        record Day(LocalDate day) implements Value {}

        /// A number.
        ///
        /// @param number the number
        record Amount(double number) implements Value {}

        /// Nothing.
        record Nothing() implements Value {}
    }

    /// Begins a workbook with one sheet.
    ///
    /// @param name the sheet's name; characters that a name must not hold are replaced
    public SheetWriter(String name) {
        // Some readers of workbooks do not know the large form.
        workbook.setZip64Mode(Zip64Mode.AsNeeded);
        sheet = workbook.createSheet(org.apache.poi.ss.util.WorkbookUtil.createSafeSheetName(name));
        text = style();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        quoted = style();
        quoted.setDataFormat(workbook.createDataFormat().getFormat("@"));
        quoted.setQuotePrefixed(true);
        date = style();
        date.setDataFormat(
                workbook.createDataFormat().getFormat("[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\""));
        heading = style();
        Font bold = workbook.createFont();
        bold.setBold(true);
        heading.setFont(bold);
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private CellStyle style() {
        CellStyle style = workbook.createCellStyle();
        style.setBorderBottom(BorderStyle.HAIR);
        style.setBorderRight(BorderStyle.HAIR);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        return style;
    }

    /// Writes the headings, and sets the sheet up for A4 in landscape.
    ///
    /// @param headings what stands in the first row
    /// @param hidden how many of the first columns people do not see
    public void headings(List<String> headings, int hidden) {
        SXSSFRow row = sheet.createRow(next++);
        for (int i = 0; i < headings.size(); i++) {
            SXSSFCell cell = row.createCell(i);
            cell.setCellValue(headings.get(i));
            cell.setCellStyle(heading);
            sheet.setColumnWidth(i, (i == hidden ? 36 : 18) * WIDTH);
            sheet.setColumnHidden(i, i < hidden);
        }
        sheet.createFreezePane(hidden + 1, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, 0, 0, Math.max(0, headings.size() - 1)));
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        sheet.setFitToPage(true);
        print.setFitHeight((short) 0);
    }

    /// Writes a row.
    ///
    /// @param values its values
    public void row(List<Value> values) {
        Row row = sheet.createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case Value.Text(String value) -> {
                    var cell = row.createCell(i);
                    cell.setCellValue(
                            value.length() > Limits.CELL ? value.substring(0, Limits.CELL) : value);
                    cell.setCellStyle(looksLikeFormula(value) ? quoted : text);
                }
                case Value.Day(LocalDate day) -> {
                    var cell = row.createCell(i);
                    cell.setCellValue(day);
                    cell.setCellStyle(date);
                }
                case Value.Amount(double number) -> {
                    var cell = row.createCell(i);
                    cell.setCellValue(number);
                }
                case Value.Nothing _ -> {}
            }
        }
    }

    private static boolean looksLikeFormula(String value) {
        return !value.isEmpty() && STARTS_FORMULA.indexOf(value.charAt(0)) >= 0;
    }

    /// Writes the workbook.
    ///
    /// @param out where to; stays open
    public void writeTo(OutputStream out) throws IOException {
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
