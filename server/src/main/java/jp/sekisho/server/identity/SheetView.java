// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;

/// What the page shows on which a sheet of codes is printed.
///
/// @param action where the form goes
/// @param bodyName of which body
/// @param account whose
/// @param issuedOn when
/// @param rows the codes with their numbers, as they stand on paper
/// @param field the field of the first code
record SheetView(
        String action,
        String bodyName,
        String account,
        String issuedOn,
        List<List<Cell>> rows,
        FormField field) {

    private static final int COLUMNS = 5;

    /// One code.
    ///
    /// @param number from 1
    /// @param code in two groups of four digits
    record Cell(int number, String code) {}

    static SheetView of(
            String action,
            String bodyName,
            String account,
            LocalDate today,
            CodeSheet sheet,
            String wrong) {
        int height = CodeSheet.SIZE / COLUMNS;
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < COLUMNS; column++) {
                int number = column * height + row + 1;
                String code = sheet.codes().get(number - 1);
                cells.add(new Cell(number, code.substring(0, 4) + " " + code.substring(4)));
            }
            rows.add(cells);
        }
        return new SheetView(
                action,
                bodyName,
                account,
                new JapaneseDate(today).text(),
                rows,
                FormField.of("code", "印刷した表の1番のコード(8桁)", Kind.NUMBER).mandatory().wrong(wrong));
    }
}
