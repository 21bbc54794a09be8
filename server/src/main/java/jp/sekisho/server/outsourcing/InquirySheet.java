// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.register.excel.SheetWriter;
import jp.sekisho.server.register.excel.SheetWriter.Value;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;

/// A questionnaire as a workbook: out to the contractor and back.
final class InquirySheet {

    private static final List<String> HEADINGS = List.of("質問", "答え(はい・いいえ・該当しない)", "補足");

    private InquirySheet() {}

    static byte[] write(String title, Inquiry inquiry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = new SheetWriter(title)) {
            sheet.headings(HEADINGS, 0);
            for (String question : inquiry.questions()) {
                sheet.row(
                        List.of(new Value.Text(question), new Value.Text(""), new Value.Text("")));
            }
            sheet.writeTo(out);
        }
        return out.toByteArray();
    }

    /// What became of a workbook that came back.
    sealed interface Back {

        /// What its rows say, by the question's number from 0.
        record Given(Map<Integer, Inquiry.Given> given) implements Back {
            public Given {
                given = Map.copyOf(given);
            }
        }

        /// It cannot be read.
        record Refused(String sentence) implements Back {}
    }

    /// Finds the answers beside the questions, wherever the contractor moved them.
    static Back read(byte[] file, Inquiry inquiry) {
        return switch (WorkbookReader.read(file)) {
            case WorkbookReading.Refused(WorkbookReading.Reason reason) ->
                    new Back.Refused(reason.sentence());
            case WorkbookReading.Read(List<Sheet> sheets) -> {
                Map<Integer, Inquiry.Given> given = new HashMap<>();
                sheets.forEach(sheet -> take(sheet, inquiry, given));
                yield given.isEmpty()
                        ? new Back.Refused("この点検表の質問が見つかりません。送った表に答えを入れたものを選んでください。")
                        : new Back.Given(given);
            }
        };
    }

    private static void take(Sheet sheet, Inquiry inquiry, Map<Integer, Inquiry.Given> given) {
        List<String> questions = inquiry.questions().stream().map(InquirySheet::plain).toList();
        for (SortedMap<Integer, Cell> row : sheet.rows().values()) {
            for (Cell cell : row.values()) {
                int at = questions.indexOf(plain(cell.text()));
                if (at >= 0) {
                    given.putIfAbsent(
                            at,
                            new Inquiry.Given(
                                    text(row, cell.column() + 1), text(row, cell.column() + 2)));
                }
            }
        }
    }

    private static String text(SortedMap<Integer, Cell> row, int column) {
        Cell cell = row.get(column);
        return cell == null ? "" : cell.text();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }
}
