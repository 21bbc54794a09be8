// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.register.excel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.UpdatableRecord;

/// A register as an office may have kept it in Excel before: what rows of the register say, under
/// new names, in a sheet with one vice. It knows what each line must become.
///
/// @param book the workbook
/// @param lines the lines that are rows, in the order of the sheets
record InheritedSheet<R extends UpdatableRecord<R>>(byte[] book, List<Line<R>> lines) {

    private static final int ROWS = 9;
    private static final int LEAST = 3;
    private static final String OLD_KANJI = "髙﨑𠮷";
    private static final Map<String, String> HALF_WIDTH = halfWidth();

    /// What is bad about a sheet.
    enum Vice {
        MERGED_UNITS,
        TWO_HEADER_ROWS,
        DITTO_MARKS,
        CIRCLES_AND_ERA_DATES,
        SHEET_PER_UNIT,
        HALF_AND_FULL_WIDTH,
        SEPARATORS_AND_TOTALS,
        MERGED_FOOTER,
        FORMULAS_AND_ERRORS,
        FOREIGN_HEADINGS,
        MISSPELT
    }

    /// A line of a sheet that is a row.
    ///
    /// @param sheet the sheet's name
    /// @param number row from 0
    /// @param expected what the row must show in each field, by name
    /// @param remarks what must stand in the row's notes
    /// @param planted the address of the cell that must be refused, where there is one
    record Line<R>(
            String sheet,
            int number,
            Map<String, String> expected,
            List<String> remarks,
            Optional<String> planted) {}

    Line<R> line(String sheet, int number) {
        return lines.stream()
                .filter(line -> line.sheet().equals(sheet) && line.number() == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row stands at " + sheet + "!" + number));
    }

    static <R extends UpdatableRecord<R>> InheritedSheet<R> of(
            Register<R> register,
            List<RegisterRow<R>> rows,
            Map<String, Options> options,
            Vice vice) {
        return new Maker<>(register, options, vice).make(rows);
    }

    /// Writes one workbook.
    private static final class Maker<R extends UpdatableRecord<R>> {

        private final Register<R> register;
        private final Map<String, Options> options;
        private final Vice vice;
        private final List<RegisterField<R, ?>> columns = new ArrayList<>();
        private final List<Line<R>> lines = new ArrayList<>();
        private final Optional<RegisterField<R, ?>> unit;

        Maker(Register<R> register, Map<String, Options> options, Vice vice) {
            this.register = register;
            this.options = options;
            this.vice = vice;
            columns.addAll(register.fields());
            String unitColumn = register.access().unit().getName();
            unit =
                    columns.stream()
                            .filter(field -> field.name().equals(unitColumn))
                            .filter(field -> columns.indexOf(field) > 0)
                            .findFirst();
            if (vice == Vice.MERGED_UNITS || vice == Vice.SHEET_PER_UNIT) {
                unit.ifPresent(columns::remove);
            }
            if (vice == Vice.MERGED_UNITS) {
                unit.ifPresent(field -> columns.addFirst(field));
            }
        }

        InheritedSheet<R> make(List<RegisterRow<R>> rows) {
            List<Map<String, String>> said = said(rows);
            try (XSSFWorkbook book = new XSSFWorkbook();
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                if (vice == Vice.SHEET_PER_UNIT && unit.isPresent()) {
                    String name = unit.get().name();
                    Map<String, List<Map<String, String>>> byUnit = new LinkedHashMap<>();
                    said.stream()
                            .filter(row -> !value(row, name).isEmpty())
                            .forEach(row ->
                                    byUnit.computeIfAbsent(value(row, name), _ -> new ArrayList<>())
                                            .add(row));
                    byUnit.forEach((label, some) -> sheet(book.createSheet(label), some));
                } else {
                    sheet(book.createSheet("台帳"), said);
                }
                book.write(out);
                return new InheritedSheet<>(out.toByteArray(), List.copyOf(lines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// What the lines say: rows whose references can still be chosen, each under a new name.
        private List<Map<String, String>> said(List<RegisterRow<R>> rows) {
            List<RegisterRow<R>> usable =
                    rows.stream()
                            .filter(row ->
                                    columnsOf(row).stream().allMatch(field -> offered(row, field)))
                            .limit(ROWS)
                            .toList();
            if (usable.isEmpty()) {
                throw new AssertionError(
                        register.name().slug() + " has no sample row that could be typed today");
            }
            List<Map<String, String>> said = new ArrayList<>();
            for (int i = 0; i < Math.max(LEAST, usable.size()); i++) {
                RegisterRow<R> row = usable.get(i % usable.size());
                Map<String, String> values = new LinkedHashMap<>();
                for (RegisterField<R, ?> field : register.fields()) {
                    boolean named =
                            register.sameBy().contains(field.column())
                                    && field.kind() instanceof FieldKind.Text;
                    values.put(field.name(), named ? renamed(row, field, i) : row.show(field));
                }
                said.add(values);
            }
            if (vice == Vice.MERGED_UNITS && unit.isPresent()) {
                String name = unit.get().name();
                said.sort(Comparator.comparing(row -> value(row, name)));
            }
            return said;
        }

        private List<RegisterField<R, ?>> columnsOf(RegisterRow<R> row) {
            return register.fields().stream().filter(field -> !row.show(field).isEmpty()).toList();
        }

        private boolean offered(RegisterRow<R> row, RegisterField<R, ?> field) {
            return !(field.kind() instanceof FieldKind.Reference)
                    || options.getOrDefault(field.name(), Options.NONE)
                            .byText(row.show(field))
                            .map(option -> option.label().equals(row.show(field)))
                            .orElse(false);
        }

        private String renamed(RegisterRow<R> row, RegisterField<R, ?> field, int turn) {
            int most = ((FieldKind.Text) (FieldKind<?>) field.kind()).max();
            String name = OLD_KANJI + (char) ('ア' + 2 * turn) + row.show(field);
            return name.substring(
                    0,
                    name.offsetByCodePoints(
                            0, Math.min(most, name.codePointCount(0, name.length()))));
        }

        private void sheet(XSSFSheet sheet, List<Map<String, String>> said) {
            int next = headings(sheet);
            int first = next;
            for (int i = 0; i < said.size(); i++) {
                if (vice == Vice.SEPARATORS_AND_TOTALS && i == 2) {
                    next = separated(sheet, next);
                }
                line(sheet, next++, said, i);
            }
            if (vice == Vice.MERGED_UNITS && unit.isPresent()) {
                mergeEqual(sheet, said, first);
            }
            if (vice == Vice.SEPARATORS_AND_TOTALS) {
                XSSFRow total = sheet.createRow(next + 1);
                total.createCell(0).setCellValue("合 計");
                total.createCell(columns.size() - 1).setCellValue(said.size());
            }
            if (vice == Vice.MERGED_FOOTER) {
                sheet.createRow(next).createCell(0).setCellValue("※令和6年度の見直しによる。年度当初に確認のこと。");
                sheet.addMergedRegion(
                        new CellRangeAddress(next, next + 1, 0, Math.max(3, columns.size() - 1)));
                sheet.createRow(next + 3).createCell(0).setCellValue("注1 紙の台帳は除く");
            }
        }

        private int headings(XSSFSheet sheet) {
            int top = 0;
            if (vice == Vice.MERGED_UNITS || vice == Vice.MERGED_FOOTER) {
                sheet.createRow(0).createCell(0).setCellValue("令和7年度 管理台帳");
                sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
                top = 2;
            }
            XSSFRow row = sheet.createRow(top);
            if (vice != Vice.TWO_HEADER_ROWS || columns.size() < 4) {
                for (int i = 0; i < columns.size(); i++) {
                    row.createCell(i).setCellValue(heading(columns.get(i)));
                }
                if (vice == Vice.FOREIGN_HEADINGS) {
                    row.createCell(columns.size()).setCellValue("棚卸確認印");
                }
                return top + 1;
            }
            XSSFRow below = sheet.createRow(top + 1);
            for (int i = 0; i < columns.size(); i++) {
                boolean grouped = i == 2 || i == 3;
                (grouped ? below : row).createCell(i).setCellValue(heading(columns.get(i)));
                if (!grouped) {
                    sheet.addMergedRegion(new CellRangeAddress(top, top + 1, i, i));
                }
            }
            row.createCell(2).setCellValue("内訳");
            sheet.addMergedRegion(new CellRangeAddress(top, top, 2, 3));
            return top + 2;
        }

        private String heading(RegisterField<R, ?> field) {
            return vice == Vice.HALF_AND_FULL_WIDTH
                    ? narrow(field.label().substring(0, 1) + " " + field.label().substring(1))
                    : field.label();
        }

        private int separated(XSSFSheet sheet, int next) {
            XSSFRow total = sheet.createRow(next + 1);
            total.createCell(1).setCellValue("小 計");
            XSSFRow again = sheet.createRow(next + 3);
            for (int i = 0; i < columns.size(); i++) {
                again.createCell(i).setCellValue(heading(columns.get(i)));
            }
            return next + 4;
        }

        private void line(XSSFSheet sheet, int number, List<Map<String, String>> said, int turn) {
            Map<String, String> values = said.get(turn);
            Map<String, String> expected = new LinkedHashMap<>(values);
            List<String> remarks = new ArrayList<>();
            Optional<String> planted = Optional.empty();
            XSSFRow row = sheet.createRow(number);
            for (int i = 0; i < columns.size(); i++) {
                RegisterField<R, ?> field = columns.get(i);
                String value = value(values, field.name());
                if (value.isEmpty()) {
                    continue;
                }
                if (vice == Vice.DITTO_MARKS
                        && turn > 0
                        && value.equals(value(said.get(turn - 1), field.name()))) {
                    row.createCell(i).setCellValue(turn % 2 == 0 ? "〃" : "同上");
                } else {
                    write(row, i, field, value, turn);
                }
            }
            if (vice == Vice.FOREIGN_HEADINGS) {
                row.createCell(columns.size()).setCellValue("髙橋 済");
                row.createCell(columns.size() + 2).setCellValue("欄外" + turn);
                expected.remove(register.notes().getName());
                remarks.add("棚卸確認印: 髙橋 済");
                remarks.add("欄外" + turn);
                remarks.add(value(values, register.notes().getName()));
            }
            if (vice == Vice.FORMULAS_AND_ERRORS && turn == 0) {
                var title = row.getCell(0);
                title.setCellFormula("CONCATENATE(\"a\",\"b\")");
                title.setCellValue(value(values, columns.getFirst().name()));
            }
            if (vice == Vice.FORMULAS_AND_ERRORS && turn == 1) {
                int last = columns.size() - 1;
                row.createCell(last).setCellErrorValue(FormulaError.NA.getCode());
                planted = Optional.of(Cell.columnName(last) + (number + 1));
            }
            if (vice == Vice.MISSPELT && turn == 0) {
                planted = misspelt(row, values);
            }
            lines.add(new Line<>(sheet.getSheetName(), number, expected, remarks, planted));
        }

        private Optional<String> misspelt(XSSFRow row, Map<String, String> values) {
            return IntStream.range(0, columns.size())
                    .filter(i -> !(columns.get(i).kind() instanceof FieldKind.Text))
                    .filter(i -> !value(values, columns.get(i).name()).isEmpty())
                    .mapToObj(i -> {
                        row.createCell(i).setCellValue(value(values, columns.get(i).name()) + "亜");
                        return Cell.columnName(i) + (row.getRowNum() + 1);
                    })
                    .findFirst();
        }

        private void write(
                XSSFRow row, int column, RegisterField<R, ?> field, String value, int turn) {
            var cell = row.createCell(column);
            switch (field.kind()) {
                case FieldKind.Text _ -> cell.setCellValue(value);
                case FieldKind.Date _ when vice == Vice.CIRCLES_AND_ERA_DATES -> {
                    LocalDate day = JapaneseDate.tryParse(value).orElseThrow().date();
                    cell.setCellValue(inherited(day, turn));
                }
                case FieldKind.YesNo _ when vice == Vice.CIRCLES_AND_ERA_DATES ->
                        cell.setCellValue(
                                value.equals("はい")
                                        ? List.of("○", "有", "◯").get(turn % 3)
                                        : List.of("×", "無", "なし").get(turn % 3));
                case FieldKind.Count(int _, int _, String counted)
                        when vice == Vice.CIRCLES_AND_ERA_DATES ->
                        cell.setCellValue(
                                Double.parseDouble(
                                        value.substring(0, value.length() - counted.length())));
                default ->
                        cell.setCellValue(vice == Vice.HALF_AND_FULL_WIDTH ? narrow(value) : value);
            }
        }

        private static String inherited(LocalDate day, int turn) {
            String text = new JapaneseDate(day).text();
            return switch (turn % 4) {
                case 0 ->
                        text.replace("令和", "R")
                                .replace("平成", "H")
                                .replace("昭和", "S")
                                .replaceAll("[年月]", ".")
                                .replace("日", "");
                case 1 -> text.replace("元", "1") + " ";
                case 2 -> day.toString().replace('-', '/');
                default -> narrow(text);
            };
        }

        private void mergeEqual(XSSFSheet sheet, List<Map<String, String>> said, int first) {
            String name = unit.orElseThrow().name();
            int from = 0;
            for (int i = 1; i <= said.size(); i++) {
                if (i == said.size()
                        || !value(said.get(i), name).equals(value(said.get(from), name))) {
                    if (i - from > 1 && !value(said.get(from), name).isEmpty()) {
                        for (int covered = from + 1; covered < i; covered++) {
                            XSSFRow row = sheet.getRow(first + covered);
                            row.removeCell(row.getCell(0));
                        }
                        sheet.addMergedRegion(
                                new CellRangeAddress(first + from, first + i - 1, 0, 0));
                    }
                    from = i;
                }
            }
        }

        private static String value(Map<String, String> row, String field) {
            return Objects.requireNonNull(row.get(field));
        }
    }

    /// Letters and digits become wide and kana narrow: what a sheet that went through many hands
    /// holds.
    private static String narrow(String text) {
        StringBuilder narrow = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    String one = Character.toString(c);
                    if (c > ' ' && c < 0x7F) {
                        narrow.appendCodePoint(c - 0x20 + 0xFF00);
                    } else {
                        narrow.append(HALF_WIDTH.getOrDefault(one, one));
                    }
                });
        return narrow.toString();
    }

    private static Map<String, String> halfWidth() {
        Map<String, String> narrow = new HashMap<>();
        for (char kana = '\uFF66'; kana <= '\uFF9D'; kana++) {
            for (String mark : List.of("", "\uFF9E", "\uFF9F")) {
                String wide = Normalizer.normalize(kana + mark, Normalizer.Form.NFKC);
                if (wide.codePointCount(0, wide.length()) == 1) {
                    narrow.put(wide, kana + mark);
                }
            }
        }
        return narrow;
    }
}
