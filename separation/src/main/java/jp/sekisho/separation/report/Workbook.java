// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.device.Line;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The report as a workbook of one sheet for each question.
final class Workbook {

    /// Excel cuts a cell at this many characters.
    private static final int CELL_LIMIT = 32_767;

    /// A sheet ends with this row; more is said in its last line.
    private static final int ROWS_LIMIT = 100_000;

    private final Proof proof;

    Workbook(Proof proof) {
        this.proof = proof;
    }

    /// How cells look: those of the first row, and all others.
    private record Styles(CellStyle head, CellStyle body) {}

    void write(OutputStream out) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            CellStyle head = book.createCellStyle();
            CellStyle body = book.createCellStyle();
            Styles styles = new Styles(head, body);
            Font bold = book.createFont();
            bold.setBold(true);
            head.setFont(bold);
            head.setVerticalAlignment(VerticalAlignment.TOP);
            body.setWrapText(true);
            body.setVerticalAlignment(VerticalAlignment.TOP);
            sheet(
                    book,
                    styles,
                    "結論",
                    List.of("項目", "内容"),
                    List.of(
                            List.of("基準日", proof.day().toString()),
                            List.of("結論", Wording.conclusion(proof)),
                            List.of("対象外", Wording.BEYOND)));
            sheet(
                    book,
                    styles,
                    "直す行",
                    List.of("機器", "ファイル", "行", "内容", "通り抜ける例", "すること"),
                    changes());
            sheet(book, styles, "組ごとの答え", List.of("どこから", "どこへ", "答え", "例"), pairs());
            sheet(book, styles, "意味を確かめる行", List.of("機器", "ファイル", "行", "内容"), unknown());
            sheet(book, styles, "許可した通信", List.of("番号", "通す行", "気になること"), flows());
            sheet(book, styles, "見直す行", List.of("種類", "機器", "ファイル", "行", "内容", "意味"), findings());
            sheet(
                    book,
                    styles,
                    "前提",
                    List.of("前提"),
                    proof.pairs().stream()
                            .flatMap(p -> p.assumptions().stream())
                            .distinct()
                            .map(List::of)
                            .toList());
            book.write(out);
        }
    }

    private static void sheet(
            XSSFWorkbook book,
            Styles styles,
            String name,
            List<String> titles,
            List<List<String>> rows) {
        XSSFSheet sheet = book.createSheet(name);
        row(sheet, 0, titles, styles.head);
        int count = Math.min(rows.size(), ROWS_LIMIT);
        for (int i = 0; i < count; i++) {
            row(sheet, i + 1, rows.get(i), styles.body);
        }
        if (count < rows.size()) {
            row(sheet, count + 1, List.of("ほか " + (rows.size() - count) + " 行"), styles.body);
        }
        for (int i = 0; i < titles.size(); i++) {
            sheet.setColumnWidth(i, width(titles.get(i)) * 256);
        }
        sheet.createFreezePane(0, 1);
        // On paper: as wide as the page, the titles on each.
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    }

    /// How wide a column is, in characters.
    private static int width(String title) {
        return switch (title) {
            case "行" -> 8;
            case "項目", "機器", "ファイル", "番号", "どこから", "どこへ", "答え", "種類" -> 18;
            case "前提" -> 96;
            default -> 34;
        };
    }

    /// Every cell is text: what a configuration says is never a formula.
    private static void row(XSSFSheet sheet, int index, List<String> cells, CellStyle style) {
        XSSFRow row = sheet.createRow(index);
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            var cell = row.createCell(i);
            cell.setCellValue(text.length() > CELL_LIMIT ? text.substring(0, CELL_LIMIT) : text);
            cell.setCellStyle(style);
        }
    }

    private List<List<String>> changes() {
        return ToChange.of(proof).stream()
                .map(c ->
                        List.of(
                                c.line().device().value(),
                                c.line().file(),
                                Integer.toString(c.line().number()),
                                c.line().text(),
                                String.join("\n", c.packets()),
                                c.advice()))
                .toList();
    }

    private List<List<String>> pairs() {
        return proof.pairs().stream()
                .map(p ->
                        List.of(
                                p.from().value(),
                                p.to().value(),
                                Wording.verdict(p.verdict()),
                                p.violations().stream()
                                        .findFirst()
                                        .map(v -> Wording.packet(v.packet()))
                                        .orElse("")))
                .toList();
    }

    private List<List<String>> unknown() {
        return proof.pairs().stream()
                .flatMap(p -> p.unknownLines().stream())
                .distinct()
                .map(Workbook::place)
                .toList();
    }

    private static List<String> place(Line line) {
        return List.of(
                line.device().value(), line.file(), Integer.toString(line.number()), line.text());
    }

    private List<List<String>> flows() {
        return proof.flows().stream()
                .map(f ->
                        List.of(
                                f.id().value(),
                                String.join(
                                        "\n",
                                        f.allowedBy().stream()
                                                .map(l -> Wording.at(l) + ": " + l.text())
                                                .toList()),
                                f.problem().orElse("")))
                .toList();
    }

    private List<List<String>> findings() {
        return proof.findings().stream()
                .map(f ->
                        List.of(
                                Wording.kind(f.kind()),
                                f.line().device().value(),
                                f.line().file(),
                                Integer.toString(f.line().number()),
                                f.line().text(),
                                f.message()))
                .toList();
    }
}
