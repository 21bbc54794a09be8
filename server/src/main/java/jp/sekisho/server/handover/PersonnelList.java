// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.search.SearchText;

/// A personnel list (人事名簿) as it stands in a sheet, before anything is compared.
///
/// @param columns its columns, in their order
/// @param rows its rows that name somebody, and those that should
/// @param left cells that belong to no row: titles, totals, remarks
record PersonnelList(List<Column> columns, List<Row> rows, List<Cell> left) {

    /// Rows at the beginning of a sheet among which the headings are looked for.
    private static final int LOOKED_AT = 40;

    private static final Set<String> DITTO = Set.of("〃", "同上", "仝", "々", "\"");

    PersonnelList {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        left = List.copyOf(left);
    }

    /// What a column can say of somebody.
    enum Item {
        /** 職員番号. */
        NUMBER("職員番号", "職員コード", "職員No", "社員番号", "職番", "番号"),
        /** 氏名. */
        NAME("氏名", "職員氏名", "名前", "漢字氏名", "氏名漢字", "対象者"),
        /** ふりがな. */
        KANA("ふりがな", "カナ氏名", "氏名カナ", "カナ", "かな氏名"),
        /** 所属. */
        UNIT("所属", "所属名", "所属名称", "課", "課名", "所属課", "新所属", "配属先", "異動先", "部署"),
        /** 任用の区分. */
        EMPLOYMENT("任用の区分", "任用区分", "職員区分", "雇用形態", "身分", "任用形態", "職種区分"),
        /** 役職. */
        TITLE("役職", "役職名", "職名", "補職", "補職名", "新職名", "職"),
        /** 派遣元. */
        AGENCY("派遣元", "派遣会社", "派遣元事業主"),
        /** 異動の区分. */
        CHANGE("異動区分", "発令区分", "発令内容", "異動内容", "異動種別");

        private final String label;
        private final List<String> names;

        Item(String label, String... names) {
            this.label = label;
            this.names = List.of(names);
        }

        String label() {
            return label;
        }

        static Optional<Item> called(String heading) {
            String plain = plain(heading);
            return Arrays.stream(values())
                    .filter(item ->
                            plain(item.label).equals(plain)
                                    || item.names.stream().anyMatch(n -> plain(n).equals(plain)))
                    .findFirst();
        }
    }

    /// A column.
    ///
    /// @param index column from 0
    /// @param heading what it is called
    /// @param item what it says; nothing where it is not read
    /// @param decided whether that is known; else somebody should look at it
    /// @param sample what stands in its first cells
    record Column(int index, String heading, Optional<Item> item, boolean decided, String sample) {}

    /// A row.
    ///
    /// @param line the row's number from 1, as the sheet counts
    /// @param values what it says, stripped; an item that lacks is not there
    record Row(int line, Map<Item, String> values) {
        Row {
            values = Map.copyOf(values);
        }

        String get(Item item) {
            return values.getOrDefault(item, "");
        }
    }

    /// Reads a sheet.
    ///
    /// @param sheet the sheet
    /// @param remembered what was chosen for headings: the name of an [Item], or empty for none
    /// @return the list, or nothing where no row could be its headings
    static Optional<PersonnelList> read(Sheet sheet, Map<String, String> remembered) {
        Map<String, String> chosen = new HashMap<>();
        remembered.forEach((heading, item) -> chosen.put(plain(heading), item));
        int best = -1;
        int most = 1;
        int looked = 0;
        for (var row : sheet.rows().entrySet()) {
            if (looked++ >= LOOKED_AT) {
                break;
            }
            int known =
                    (int) row.getValue().values().stream().filter(c -> known(c, chosen)).count();
            if (known > most) {
                most = known;
                best = row.getKey();
            }
        }
        if (best < 0) {
            best =
                    sheet.rows().entrySet().stream()
                            .limit(LOOKED_AT)
                            .filter(row -> row.getValue().size() >= 3)
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse(-1);
        }
        return best < 0 ? Optional.empty() : Optional.of(at(sheet, best, chosen));
    }

    private static boolean known(Cell cell, Map<String, String> chosen) {
        return chosen.containsKey(plain(cell.text())) || Item.called(cell.text()).isPresent();
    }

    private static PersonnelList at(Sheet sheet, int top, Map<String, String> chosen) {
        Map<Item, Integer> places = new EnumMap<>(Item.class);
        List<Column> columns = new ArrayList<>();
        for (Cell cell : sheet.row(top).values()) {
            String heading = cell.text().strip();
            String decided = chosen.get(plain(heading));
            Optional<Item> item =
                    (decided == null
                                    ? Item.called(heading)
                                    : Arrays.stream(Item.values())
                                            .filter(one -> one.name().equals(decided))
                                            .findFirst())
                            .filter(one -> !places.containsKey(one));
            item.ifPresent(one -> places.put(one, cell.column()));
            columns.add(
                    new Column(
                            cell.column(),
                            heading,
                            item,
                            item.isPresent() || decided != null,
                            sample(sheet, top, cell.column())));
        }
        List<Cell> left = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Map<Item, String> above = new EnumMap<>(Item.class);
        sheet.rows()
                .forEach((number, cells) -> {
                    if (number == top || repeats(sheet.row(top), cells)) {
                        return;
                    }
                    Map<Item, String> values = values(sheet, number, places, above);
                    boolean named = values.containsKey(Item.NAME);
                    if (number < top || !(named || values.size() >= 2)) {
                        left.addAll(cells.values());
                        return;
                    }
                    above.putAll(values);
                    rows.add(new Row(number + 1, values));
                });
        return new PersonnelList(columns, rows, left);
    }

    private static Map<Item, String> values(
            Sheet sheet, int row, Map<Item, Integer> places, Map<Item, String> above) {
        Map<Item, String> values = new LinkedHashMap<>();
        places.forEach((item, column) ->
                sheet.cell(row, column)
                        .or(() ->
                                sheet.mergedAt(row, column)
                                        .flatMap(range -> sheet.cell(range.top(), range.left())))
                        .map(cell -> cell.text().strip())
                        .map(text ->
                                DITTO.contains(text)
                                        ? Objects.requireNonNullElse(above.get(item), text)
                                        : text)
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> values.put(item, text)));
        return values;
    }

    private static boolean repeats(SortedMap<Integer, Cell> head, SortedMap<Integer, Cell> row) {
        return row.size() >= 2
                && row.values().stream()
                        .allMatch(cell ->
                                head.containsKey(cell.column())
                                        && Objects.requireNonNull(head.get(cell.column()))
                                                .text()
                                                .equals(cell.text()));
    }

    private static String sample(Sheet sheet, int top, int column) {
        return String.join(
                "、",
                new TreeMap<>(sheet.rows().tailMap(top + 1))
                        .values().stream()
                                .map(row -> row.get(column))
                                .filter(Objects::nonNull)
                                .map(cell -> cell.text().strip())
                                .distinct()
                                .limit(3)
                                .toList());
    }

    boolean has(Item item) {
        return columns.stream().anyMatch(column -> column.item().equals(Optional.of(item)));
    }

    private static String plain(String text) {
        return SearchText.of(text).joined();
    }
}
