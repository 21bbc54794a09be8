// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import jp.sekisho.server.search.SearchText;
import jp.sekisho.server.terminal.MachineReport.Source;
import jp.sekisho.server.terminal.MachineReport.State;

/// Reads the list of computers that an asset tool or the script that ships with this program writes
/// (`docs/guide/measure.md`): one row for each computer, with the time at which the tool looked.
final class PcListReader {

    private static final int LOOKED_AT = 40;

    private static final Set<String> ON =
            Set.of(
                    "on", "true", "1", "有効", "働いている", "オン", "済", "enabled", "禁止", "制限あり", "あり", "○",
                    "〇");
    private static final Set<String> OFF =
            Set.of(
                    "off",
                    "false",
                    "0",
                    "無効",
                    "働いていない",
                    "オフ",
                    "未",
                    "disabled",
                    "許可",
                    "制限なし",
                    "なし",
                    "×");

    private PcListReader() {}

    private enum Item {
        COMPUTER("コンピュータ名", "コンピューター名", "PC名", "ホスト名", "端末名", "機器名", "管理番号", "ComputerName"),
        AT("収集日時", "取得日時", "収集日", "取得日", "インベントリ日時", "インベントリ取得日時", "最終収集日時", "CollectedAt"),
        OS("OS", "OS名", "オペレーティングシステム"),
        EXPORT_LOCK("持ち出し不可設定", "USB制御", "リムーバブル制限", "外部媒体制御", "外部媒体の書込み", "USB書込禁止"),
        SECOND_FACTOR("二つ目の確認", "多要素認証", "二要素認証", "MFA"),
        ENCRYPTED("暗号化", "ドライブ暗号化", "ディスク暗号化", "BitLocker"),
        PATCHED("更新した日", "最終更新日", "WindowsUpdate最終適用日", "更新プログラム適用日"),
        DEFINITIONS("定義ファイルの日", "定義ファイル日付", "パターンファイル日付", "ウイルス定義日", "ウイルス定義ファイル日付");

        private final List<String> names;

        Item(String... names) {
            this.names = List.of(names);
        }

        static Optional<Item> called(String heading) {
            return Arrays.stream(values())
                    .filter(item ->
                            item.names.stream().anyMatch(name -> SearchText.same(name, heading)))
                    .findFirst();
        }
    }

    static ReportReading read(byte[] file) {
        return switch (WorkbookReader.read(file)) {
            case WorkbookReading.Refused(WorkbookReading.Reason reason) ->
                    ReportReading.refused(reason.sentence());
            case WorkbookReading.Read(List<Sheet> sheets) -> read(sheets.getFirst());
        };
    }

    private static ReportReading read(Sheet sheet) {
        Map<Item, Integer> places = Map.of();
        int top = -1;
        for (var row : sheet.rows().entrySet().stream().limit(LOOKED_AT).toList()) {
            Map<Item, Integer> found = places(row.getValue());
            if (found.size() > places.size()) {
                places = found;
                top = row.getKey();
            }
        }
        if (!places.containsKey(Item.COMPUTER)) {
            return ReportReading.refused("コンピューター名の列がありません。見出しに「コンピューター名」のある表を選んでください。");
        }
        if (!places.containsKey(Item.AT)) {
            return ReportReading.refused("いつ集めたか分からないので、計測として取り込めません。「収集日時」の列を付けて書き出してください。");
        }
        List<MachineReport> reports = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (var row : sheet.rows().tailMap(top + 1).entrySet()) {
            one(row.getKey() + 1, row.getValue(), places, reports, refused);
        }
        return new ReportReading(reports, refused);
    }

    private static Map<Item, Integer> places(SortedMap<Integer, Cell> row) {
        Map<Item, Integer> places = new EnumMap<>(Item.class);
        row.values()
                .forEach(cell ->
                        Item.called(cell.text())
                                .ifPresent(item -> places.putIfAbsent(item, cell.column())));
        return places;
    }

    private static void one(
            int line,
            SortedMap<Integer, Cell> row,
            Map<Item, Integer> places,
            List<MachineReport> reports,
            List<String> refused) {
        String computer = text(row, places, Item.COMPUTER);
        if (computer.isEmpty()) {
            refused.add(line + "行目: コンピューター名がありません。");
            return;
        }
        Optional<LocalDate> on = day(text(row, places, Item.AT));
        if (on.isEmpty()) {
            refused.add(
                    line
                            + "行目 "
                            + computer
                            + ": 収集日時「"
                            + text(row, places, Item.AT)
                            + "」を読めません。2026/11/22 09:00 のように書き出してください。");
            return;
        }
        reports.add(
                new MachineReport(
                        computer,
                        on.get(),
                        Source.INVENTORY,
                        text(row, places, Item.OS),
                        state(text(row, places, Item.EXPORT_LOCK)),
                        state(text(row, places, Item.SECOND_FACTOR)),
                        state(text(row, places, Item.ENCRYPTED)),
                        day(text(row, places, Item.PATCHED)).map(LocalDate::toString).orElse(""),
                        day(text(row, places, Item.DEFINITIONS))
                                .map(LocalDate::toString)
                                .orElse("")));
    }

    private static String text(SortedMap<Integer, Cell> row, Map<Item, Integer> places, Item item) {
        Integer column = places.get(item);
        Cell cell = column == null ? null : row.get(column);
        return cell == null ? "" : cell.text().strip();
    }

    /// The day of a time: what stands before a space or a T.
    private static Optional<LocalDate> day(String written) {
        String day = written.replaceAll("[T\\s ].*$", "");
        return day.isEmpty()
                ? Optional.empty()
                : JapaneseDate.tryParse(day).map(JapaneseDate::date);
    }

    static State state(String written) {
        String plain = written.toLowerCase(Locale.ROOT);
        return ON.contains(plain) ? State.ON : OFF.contains(plain) ? State.OFF : State.UNKNOWN;
    }
}
