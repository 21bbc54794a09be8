// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sekisho.server.register.excel.WorkbookReading.Reason;
import org.apache.poi.ss.usermodel.DateUtil;

/// Collects the cells of one sheet within the limits.
final class SheetBuilder {

    private final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    private final List<Sheet.Merged> merged = new ArrayList<>();
    private int cells;

    void add(int row, int column, String text, Cell.Kind kind) {
        if (text.isBlank()) {
            return;
        }
        if (row >= Limits.ROWS
                || column >= Limits.COLUMNS
                || text.length() > Limits.CELL
                || ++cells > Limits.CELLS) {
            throw new WorkbookReader.TooMuch(Reason.TOO_LARGE);
        }
        rows.computeIfAbsent(row, _ -> new TreeMap<>())
                .put(column, new Cell(row, column, text, kind));
    }

    void merge(int top, int left, int bottom, int right) {
        if (merged.size() >= Limits.MERGED) {
            throw new WorkbookReader.TooMuch(Reason.TOO_LARGE);
        }
        if (bottom > top || right > left) {
            merged.add(new Sheet.Merged(top, left, bottom, right));
        }
    }

    int cells() {
        return cells;
    }

    Sheet build(String name, boolean hidden) {
        return new Sheet(name, hidden, rows, merged);
    }

    /// Writes a number as a person reads it: without exponent, without a needless fraction.
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || Math.abs(value) > 1e15) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
    }

    /// Tells whether a number is shown as a date, also in a Japanese era, which the library does
    /// not know.
    static boolean isDate(int format, String pattern) {
        if (DateUtil.isADateFormat(format, pattern)
                || (format >= 27 && format <= 36)
                || (format >= 50 && format <= 58)) {
            return true;
        }
        String bare =
                pattern.replaceAll("\"[^\"]*\"", "")
                        .replaceAll("\\[[^\\]]*\\]", "")
                        .replaceAll("\\\\.|_.|;.*", "");
        return bare.matches("[gGeEyYmMdDaA年月日/. ()-]+") && bare.matches("(?i).*[yed].*");
    }

    /// Writes a number that is shown as a date in ISO form; a time of day alone stays a number.
    static String date(double value, boolean since1904) {
        return value < 1 || value > 2_958_465
                ? number(value)
                : DateUtil.getLocalDateTime(value, since1904).toLocalDate().toString();
    }
}
