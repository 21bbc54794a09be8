// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Terminal.TERMINAL;
import static jp.sekisho.server.database.schema.tables.TerminalReport.TERMINAL_REPORT;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;
import static jp.sekisho.server.register.Fields.zone;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.TerminalRecord;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.RowView;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Terminals with what protects them (端末台帳).
@Component
final class TerminalRegister extends PlainRegister<TerminalRecord> {

    private static final List<Option> KINDS =
            Option.list(
                    "PC",
                    "パソコン",
                    "TABLET",
                    "タブレット",
                    "PHONE",
                    "スマートフォン",
                    "SHARED",
                    "共用端末",
                    "PRIVATE",
                    "支給していない端末");

    private static final List<Option> STATES =
            Option.list("ON", "働いている", "OFF", "働いていない", "NOT_NEEDED", "要らない", "UNKNOWN", "未確認");

    /// Reports that the page of a terminal shows.
    private static final int REPORTS = 5;

    static final Condition IN_USE = TERMINAL.ENDED_ON.eq("");

    TerminalRegister() {
        super(
                TERMINAL,
                new RegisterName(
                        Shelf.DEVICES,
                        "terminals",
                        "端末台帳",
                        "端末",
                        "台",
                        "端末ごとに、持ち出し不可設定・二つ目の確認・暗号化・更新の状態を記録します。「計測の取込み」で入った値だけが自動取得で、人が入れた値は自己申告です。"),
                Permission.READ_EQUIPMENT,
                Permission.EDIT_EQUIPMENT);
    }

    @Override
    public List<RegisterField<TerminalRecord, ?>> fields() {
        return List.of(
                called(TERMINAL.NAME, "管理番号")
                        .alsoCalled("端末名", "コンピュータ名", "PC名", "ホスト名", "資産番号", "ComputerName"),
                choice(TERMINAL.KIND, "種類", KINDS)
                        .required()
                        .filter()
                        .initially(_ -> "PC")
                        .alsoCalled("機種区分"),
                unit(TERMINAL.UNIT_ID, "課", Permission.EDIT_EQUIPMENT)
                        .required()
                        .filter()
                        .alsoCalled("所属", "設置場所", "使用課"),
                person(TERMINAL.USER_ID, "使う人")
                        .unlisted()
                        .alsoCalled("利用者", "使用者", "氏名", "ログオンユーザー"),
                zone(TERMINAL.ZONE_ID, "領域").filter().alsoCalled("ネットワーク", "接続系"),
                text(TERMINAL.OS, "OS", 200).unlisted().alsoCalled("OS名", "基本ソフト"),
                choice(TERMINAL.EXPORT_LOCK, "持ち出し不可設定", STATES)
                        .required()
                        .initially(_ -> "UNKNOWN")
                        .alsoCalled("USB制御", "リムーバブル制限"),
                choice(TERMINAL.SECOND_FACTOR, "二つ目の確認", STATES)
                        .required()
                        .initially(_ -> "UNKNOWN")
                        .alsoCalled("多要素認証", "MFA"),
                choice(TERMINAL.ENCRYPTED, "暗号化", STATES)
                        .required()
                        .unlisted()
                        .initially(_ -> "UNKNOWN")
                        .alsoCalled("BitLocker", "ディスク暗号化"),
                date(TERMINAL.PATCHED_ON, "更新した日")
                        .past()
                        .unlisted()
                        .alsoCalled("最終更新", "WindowsUpdate"),
                date(TERMINAL.DEFINITIONS_ON, "定義ファイルの日")
                        .past()
                        .unlisted()
                        .alsoCalled("定義ファイル", "パターンファイル日付", "ウイルス定義"),
                date(TERMINAL.MEASURED_ON, "確かめた日")
                        .past()
                        .sortable()
                        .unlisted()
                        .hint("人が入れた日は自己申告です。自動取得になるのは「計測の取込み」で入った端末だけです。")
                        .alsoCalled("収集日時", "取得日", "インベントリ日時"),
                date(TERMINAL.ENDED_ON, "使い終えた日").unlisted().alsoCalled("廃棄日"),
                longText(TERMINAL.NOTES, "備考").searchable());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "open",
                        "設定が働いていない",
                        "持ち出し不可か二つ目の確認が働いていないもの",
                        _ ->
                                IN_USE.and(
                                        TERMINAL.EXPORT_LOCK
                                                .eq("OFF")
                                                .or(TERMINAL.SECOND_FACTOR.eq("OFF")))),
                new Shortcut(
                        "unmeasured", "計測していない", "", _ -> IN_USE.and(TERMINAL.REPORT_ID.isNull())));
    }

    private static boolean isOld(String day, LocalDate today, int days) {
        return day.isEmpty() || day.compareTo(today.minusDays(days).toString()) < 0;
    }

    @Override
    public Optional<Standing> standing(TerminalRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("使い終えた"));
        }
        if (row.getExportLock().equals("OFF") || row.getSecondFactor().equals("OFF")) {
            return Optional.of(Standing.due("設定が働いていない"));
        }
        if (row.getReportId() != null) {
            return Optional.of(
                    isOld(row.getMeasuredOn(), today, TerminalChecks.MEASURED_DAYS)
                            ? Standing.soon("計測が古い")
                            : isOld(row.getDefinitionsOn(), today, TerminalChecks.DEFINITION_DAYS)
                                    ? Standing.soon("定義ファイルが古い")
                                    : Standing.holds("自動取得"));
        }
        return Optional.of(Standing.soon(row.getMeasuredOn().isEmpty() ? "計測していない" : "自己申告のみ"));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("計測の取込み", MeasureController.PATH, Permission.EDIT_EQUIPMENT));
    }

    @Override
    public List<RowView.Part> parts(DSLContext db, Visit visit, TerminalRecord row) {
        List<RowView.PartRow> reports =
                db.selectFrom(TERMINAL_REPORT)
                        .where(TERMINAL_REPORT.TERMINAL_ID.eq(row.getId()))
                        .orderBy(TERMINAL_REPORT.REPORTED_ON.desc(), TERMINAL_REPORT.ID.desc())
                        .limit(REPORTS)
                        .fetch(report ->
                                new RowView.PartRow(
                                        MeasureController.PATH,
                                        new JapaneseDate(LocalDate.parse(report.getReportedOn()))
                                                .text(),
                                        "持ち出し不可 "
                                                + state(report.getExportLock())
                                                + "、二つ目の確認 "
                                                + state(report.getSecondFactor())
                                                + "、定義ファイル "
                                                + (report.getDefinitionsOn().isEmpty()
                                                        ? "不明"
                                                        : report.getDefinitionsOn())
                                                + "(「"
                                                + report.getFile()
                                                + "」)"));
        return List.of(
                new RowView.Part(
                        "計測", reports.isEmpty() ? "機械からの報告はまだありません。上の値は人が入れたものです。" : "", reports));
    }

    private static String state(String code) {
        return STATES.stream()
                .filter(option -> option.code().equals(code))
                .map(Option::label)
                .findFirst()
                .orElse("不明");
    }
}
