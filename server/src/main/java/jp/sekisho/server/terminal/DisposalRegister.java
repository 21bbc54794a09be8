// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Disposal.DISPOSAL;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;
import static jp.sekisho.server.register.Fields.yesNo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.DisposalRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// What was disposed of or given back, how, and who saw it (廃棄台帳).
@Component
final class DisposalRegister extends PlainRegister<DisposalRecord> {

    private static final List<Option> KINDS =
            Option.list(
                    "TERMINAL",
                    "端末・サーバ",
                    "MEDIUM",
                    "記録媒体",
                    "LEASED",
                    "リースの返却",
                    "PAPER",
                    "紙",
                    "OTHER",
                    "その他");

    private static final List<Option> HELD =
            Option.list(
                    "MY_NUMBER",
                    "マイナンバー利用事務系の住民情報",
                    "SENSITIVE",
                    "機密性2以上の情報",
                    "PUBLIC",
                    "公開した情報だけ",
                    "UNKNOWN",
                    "未確認");

    private static final List<Option> METHODS =
            Option.list(
                    "DESTROYED",
                    "物理的に壊す",
                    "ERASED",
                    "消去装置・消去命令",
                    "CRYPTOGRAPHIC",
                    "暗号鍵の消去",
                    "DEGAUSSED",
                    "磁気で消す",
                    "DISSOLVED",
                    "溶解",
                    "SHREDDED",
                    "裁断",
                    "OVERWRITTEN",
                    "上書き",
                    "NOT_YET",
                    "これから");

    DisposalRegister() {
        super(
                DISPOSAL,
                new RegisterName(
                        Shelf.DEVICES,
                        "disposals",
                        "廃棄台帳",
                        "廃棄",
                        "件",
                        "捨てた、または返した機器・媒体・書類と、消し方、立会いか写真付きの証明です。"),
                Permission.READ_EQUIPMENT,
                Permission.EDIT_EQUIPMENT);
    }

    @Override
    public List<RegisterField<DisposalRecord, ?>> fields() {
        return List.of(
                called(DISPOSAL.NAME, "品名・番号").alsoCalled("品名", "名称", "管理番号"),
                choice(DISPOSAL.KIND, "種類", KINDS).required().filter(),
                choice(DISPOSAL.HELD, "入っていた情報", HELD)
                        .required()
                        .initially(_ -> "UNKNOWN")
                        .alsoCalled("情報の区分"),
                unit(DISPOSAL.UNIT_ID, "課", Permission.EDIT_EQUIPMENT).required().filter(),
                choice(DISPOSAL.METHOD, "消し方", METHODS).required().alsoCalled("廃棄方法", "方法"),
                text(DISPOSAL.CONTRACTOR, "業者", 200).unlisted().alsoCalled("業者名"),
                text(DISPOSAL.APPROVAL, "承認の番号", 200).unlisted(),
                date(DISPOSAL.DISPOSED_ON, "廃棄した日").past().sortable().alsoCalled("廃棄日", "実施日"),
                text(DISPOSAL.WITNESS, "立ち会った人", 200).unlisted().alsoCalled("立会者"),
                date(DISPOSAL.CERTIFIED_ON, "証明書を受け取った日").past().unlisted().alsoCalled("証明書"),
                yesNo(DISPOSAL.PHOTOGRAPHS, "写真あり").unlisted(),
                longText(DISPOSAL.NOTES, "備考"));
    }

    @Override
    public List<Rule<DisposalRecord>> rules() {
        return List.of((row, _) ->
                row.getHeld().equals("MY_NUMBER")
                                && List.of("OVERWRITTEN").contains(row.getMethod())
                        ? Optional.of(
                                new Rule.Objection<>(
                                        DISPOSAL.METHOD,
                                        "マイナンバー利用事務系の媒体は、上書きだけでは足りません。壊すか、復元できない方法を選んでください。"))
                        : Optional.empty());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut("unproved", "立会いも証明もない", "立会いも証明もないもの", _ -> TerminalChecks.UNPROVED));
    }

    @Override
    public Optional<Standing> standing(DisposalRecord row, LocalDate today) {
        if (row.getDisposedOn().isEmpty()) {
            return Optional.of(Standing.soon("これから"));
        }
        return Optional.of(
                row.getWitness().isEmpty() && row.getCertifiedOn().isEmpty()
                        ? Standing.due("立会い・証明なし")
                        : Standing.holds("記録あり"));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("廃棄を申請する", "/requests/new/disposal"));
    }
}
