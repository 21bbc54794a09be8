// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.facility;

import static jp.sekisho.server.database.schema.tables.AreaEntry.AREA_ENTRY;
import static jp.sekisho.server.database.schema.tables.ControlledArea.CONTROLLED_AREA;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.reference;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.AreaEntryRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.RowSource;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// Who entered a controlled area (入退室の記録), and what was brought or removed.
@Component
final class EntryRegister extends PlainRegister<AreaEntryRecord> {

    EntryRegister() {
        super(
                AREA_ENTRY,
                new RegisterName(
                        Shelf.PLACES,
                        "area-entries",
                        "入退室の記録",
                        "入室",
                        "件",
                        "管理区域に入った人、付き添い、持ち込み・搬出の記録です。手書きの記録は、まとめて取り込めます。"),
                Permission.READ_EQUIPMENT,
                Permission.EDIT_EQUIPMENT);
    }

    @Override
    public List<RegisterField<AreaEntryRecord, ?>> fields() {
        return List.of(
                text(AREA_ENTRY.NAME, "入室者", 200).required().searchable().alsoCalled("氏名", "入った人"),
                reference(
                                AREA_ENTRY.AREA_ID,
                                "管理区域",
                                new RowSource(
                                        CONTROLLED_AREA,
                                        CONTROLLED_AREA.ID,
                                        CONTROLLED_AREA.NAME,
                                        visit ->
                                                CONTROLLED_AREA
                                                        .ENDED_ON
                                                        .eq("")
                                                        .and(
                                                                visit.scopeOf(
                                                                        Permission.READ_EQUIPMENT,
                                                                        CONTROLLED_AREA.UNIT_ID))))
                        .required()
                        .filter()
                        .alsoCalled("室名", "場所"),
                unit(AREA_ENTRY.UNIT_ID, "担当課", Permission.EDIT_EQUIPMENT).required(),
                text(AREA_ENTRY.COMPANY, "会社・課", 200).searchable().alsoCalled("会社名", "所属"),
                text(AREA_ENTRY.PURPOSE, "用件", 500).required().alsoCalled("目的", "入室目的"),
                date(AREA_ENTRY.ENTERED_ON, "入室日")
                        .required()
                        .sortable()
                        .initially(visit -> visit.today().toString())
                        .alsoCalled("日", "日付", "年月日"),
                text(AREA_ENTRY.ENTERED_AT, "入室の時刻", 10).alsoCalled("入室時刻", "入室"),
                text(AREA_ENTRY.LEFT_AT, "退室の時刻", 10).unlisted().alsoCalled("退室時刻", "退室"),
                text(AREA_ENTRY.ESCORT, "付き添いの職員", 200).alsoCalled("立会者", "付添者"),
                text(AREA_ENTRY.BROUGHT, "持ち込み・搬出するもの", 500).unlisted().alsoCalled("搬入物", "持込物"),
                text(AREA_ENTRY.APPROVAL, "承認の番号", 200).unlisted(),
                longText(AREA_ENTRY.NOTES, "備考"));
    }

    @Override
    public List<Rule<AreaEntryRecord>> rules() {
        return List.of((row, _) ->
                !row.getCompany().isEmpty() && row.getEscort().isEmpty()
                        ? Optional.of(
                                new Rule.Objection<>(AREA_ENTRY.ESCORT, "外の人には、付き添いの職員を入れてください。"))
                        : Optional.empty());
    }

    @Override
    public List<TableField<AreaEntryRecord, ?>> sameBy() {
        return List.of(
                AREA_ENTRY.NAME, AREA_ENTRY.AREA_ID, AREA_ENTRY.ENTERED_ON, AREA_ENTRY.ENTERED_AT);
    }
}
