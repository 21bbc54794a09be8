// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.sekisho.server.register.excel.WorkbookReading.Reason;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;

/// Reads the binary workbooks of Excel 97 to 2003.
final class XlsReader {

    private XlsReader() {}

    static WorkbookReading read(POIFSFileSystem files) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook(files, false)) {
            if (workbook.getNumberOfSheets() > Limits.SHEETS) {
                return new WorkbookReading.Refused(Reason.TOO_LARGE);
            }
            List<Sheet> sheets = new ArrayList<>();
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                SheetBuilder builder = new SheetBuilder();
                var sheet = workbook.getSheetAt(i);
                for (var row : sheet) {
                    for (var cell : row) {
                        add(
                                builder,
                                cell,
                                workbook.getInternalWorkbook().isUsing1904DateWindowing());
                    }
                }
                for (CellRangeAddress range : sheet.getMergedRegions()) {
                    builder.merge(
                            range.getFirstRow(),
                            range.getFirstColumn(),
                            range.getLastRow(),
                            range.getLastColumn());
                }
                sheets.add(builder.build(workbook.getSheetName(i), workbook.isSheetHidden(i)));
            }
            return sheets.stream().allMatch(sheet -> sheet.rows().isEmpty())
                    ? new WorkbookReading.Refused(Reason.EMPTY)
                    : new WorkbookReading.Read(sheets);
        } catch (EncryptedDocumentException e) {
            return new WorkbookReading.Refused(Reason.ENCRYPTED);
        }
    }

    private static void add(
            SheetBuilder builder, org.apache.poi.ss.usermodel.Cell cell, boolean since1904) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
        int row = cell.getRowIndex();
        int column = cell.getColumnIndex();
        switch (type) {
            case STRING ->
                    builder.add(
                            row,
                            column,
                            cell.getRichStringCellValue().getString(),
                            formula ? Cell.Kind.FORMULA : Cell.Kind.TEXT);
            case NUMERIC -> {
                boolean date =
                        SheetBuilder.isDate(
                                cell.getCellStyle().getDataFormat(),
                                cell.getCellStyle().getDataFormatString());
                String text =
                        date
                                ? SheetBuilder.date(cell.getNumericCellValue(), since1904)
                                : SheetBuilder.number(cell.getNumericCellValue());
                builder.add(
                        row,
                        column,
                        text,
                        formula ? Cell.Kind.FORMULA : date ? Cell.Kind.DATE : Cell.Kind.NUMBER);
            }
            case BOOLEAN ->
                    builder.add(
                            row,
                            column,
                            Boolean.toString(cell.getBooleanCellValue()).toUpperCase(Locale.ROOT),
                            formula ? Cell.Kind.FORMULA : Cell.Kind.YES_NO);
            case ERROR ->
                    builder.add(
                            row,
                            column,
                            FormulaError.forInt(cell.getErrorCellValue()).getString(),
                            Cell.Kind.ERROR);
            case BLANK, FORMULA, _NONE -> {}
        }
    }
}
