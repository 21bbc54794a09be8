// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.facility;

import static jp.sekisho.server.database.schema.tables.ControlledArea.CONTROLLED_AREA;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;
import static jp.sekisho.server.register.Fields.yesNo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.ControlledAreaRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/// Controlled areas (管理区域) and unmanned or outsourced sites.
@Component
final class AreaRegister extends PlainRegister<ControlledAreaRecord> {

    private static final List<Option> KINDS =
            Option.list(
                    "SERVER_ROOM",
                    "情報システム室",
                    "RACK",
                    "鍵のかかる棚・ラック",
                    "ARCHIVE",
                    "書庫・媒体の保管庫",
                    "HANDLING",
                    "取扱区域",
                    "SITE",
                    "庁舎の外の施設");

    static final Condition IN_USE = CONTROLLED_AREA.ENDED_ON.eq("");

    AreaRegister() {
        super(
                CONTROLLED_AREA,
                new RegisterName(
                        Shelf.PLACES,
                        "areas",
                        "管理区域の台帳",
                        "管理区域",
                        "か所",
                        "サーバや大事な機器・媒体を置く部屋と棚です。無人の施設や、業者に任せた施設も入れます。"),
                Permission.READ_EQUIPMENT,
                Permission.EDIT_EQUIPMENT);
    }

    @Override
    public List<RegisterField<ControlledAreaRecord, ?>> fields() {
        return List.of(
                called(CONTROLLED_AREA.NAME, "名称").alsoCalled("管理区域名", "室名"),
                choice(CONTROLLED_AREA.KIND, "種類", KINDS).required().filter(),
                unit(CONTROLLED_AREA.UNIT_ID, "担当課", Permission.EDIT_EQUIPMENT).required().filter(),
                person(CONTROLLED_AREA.KEEPER_ID, "管理する人"),
                text(CONTROLLED_AREA.PLACE, "場所", 200).unlisted(),
                yesNo(CONTROLLED_AREA.UNMANNED, "無人").unlisted(),
                text(CONTROLLED_AREA.OPERATOR, "任せている業者", 200).unlisted(),
                text(CONTROLLED_AREA.EQUIPMENT, "置いてある機器", 2_000)
                        .unlisted()
                        .searchable()
                        .hint("例: 住民記録サーバ2台、UPS、L3スイッチ。持ち込みと搬出は入退室の記録に残します。")
                        .alsoCalled("設置機器", "機器"),
                text(CONTROLLED_AREA.ADMITTED, "入ってよい人", 2_000)
                        .unlisted()
                        .hint("名簿。役職でも氏名でもかまいません。"),
                date(CONTROLLED_AREA.STRUCTURE_ON, "造りを確かめた日").past().unlisted(),
                date(CONTROLLED_AREA.WIRING_ON, "配線を確かめた日").unlisted(),
                date(CONTROLLED_AREA.LOG_CHECKED_ON, "入退室の記録を点検した日").past().sortable(),
                date(CONTROLLED_AREA.ENDED_ON, "使い終えた日").unlisted(),
                longText(CONTROLLED_AREA.NOTES, "備考"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "unchecked",
                        "記録を点検していない",
                        "この1か月に入退室の記録を点検していないもの",
                        today ->
                                IN_USE.and(
                                        CONTROLLED_AREA.LOG_CHECKED_ON.lt(
                                                today.minusMonths(1).toString()))));
    }

    @Override
    public Optional<Standing> standing(ControlledAreaRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("使い終えた"));
        }
        return Optional.of(
                row.getLogCheckedOn().compareTo(today.minusMonths(1).toString()) < 0
                        ? Standing.due("記録を点検していない")
                        : Standing.holds("点検済"));
    }
}
