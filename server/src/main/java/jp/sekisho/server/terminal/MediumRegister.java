// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.StorageMedium.STORAGE_MEDIUM;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.StorageMediumRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/// Storage media that are registered and may be used (媒体台帳).
@Component
final class MediumRegister extends PlainRegister<StorageMediumRecord> {

    private static final List<Option> KINDS =
            Option.list(
                    "USB",
                    "USBメモリ",
                    "HDD",
                    "外付けHDD・SSD",
                    "CARD",
                    "SDカード",
                    "DISC",
                    "CD・DVD",
                    "TAPE",
                    "テープ",
                    "PAPER",
                    "紙");

    private static final List<Option> STATES =
            Option.list("ON", "している", "OFF", "していない", "NOT_NEEDED", "要らない", "UNKNOWN", "未確認");

    static final Condition IN_USE = STORAGE_MEDIUM.ENDED_ON.eq("");

    MediumRegister() {
        super(
                STORAGE_MEDIUM,
                new RegisterName(
                        Shelf.DEVICES,
                        "media",
                        "媒体台帳",
                        "媒体",
                        "個",
                        "番号を付けて登録した記録媒体です。登録のない媒体は使いません。"),
                Permission.READ_EQUIPMENT,
                Permission.EDIT_EQUIPMENT);
    }

    @Override
    public List<RegisterField<StorageMediumRecord, ?>> fields() {
        return List.of(
                called(STORAGE_MEDIUM.NAME, "番号").alsoCalled("管理番号", "媒体番号", "名称"),
                choice(STORAGE_MEDIUM.KIND, "種類", KINDS).required().filter().initially(_ -> "USB"),
                unit(STORAGE_MEDIUM.UNIT_ID, "課", Permission.EDIT_EQUIPMENT)
                        .required()
                        .filter()
                        .alsoCalled("所属", "保管課"),
                person(STORAGE_MEDIUM.KEEPER_ID, "保管する人").alsoCalled("保管者", "管理者"),
                text(STORAGE_MEDIUM.PLACE, "保管場所", 200).unlisted().alsoCalled("場所"),
                choice(STORAGE_MEDIUM.ENCRYPTED, "暗号化", STATES)
                        .required()
                        .initially(_ -> "UNKNOWN"),
                date(STORAGE_MEDIUM.COUNTED_ON, "現物を確かめた日")
                        .past()
                        .sortable()
                        .alsoCalled("棚卸日", "点検日"),
                date(STORAGE_MEDIUM.LOST_ON, "失くした日").past().unlisted(),
                date(STORAGE_MEDIUM.ENDED_ON, "廃棄した日").unlisted(),
                longText(STORAGE_MEDIUM.NOTES, "備考").searchable());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "uncounted",
                        "現物を確かめていない",
                        "この1年に現物を確かめていないもの",
                        today ->
                                IN_USE.and(
                                        STORAGE_MEDIUM.COUNTED_ON.lt(
                                                today.minusYears(1).toString()))));
    }

    @Override
    public Optional<Standing> standing(StorageMediumRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("廃棄"));
        }
        if (!row.getLostOn().isEmpty()) {
            return Optional.of(Standing.due("失くした"));
        }
        return Optional.of(
                row.getCountedOn().compareTo(today.minusYears(1).toString()) < 0
                        ? Standing.due("現物を確かめていない")
                        : Standing.holds("確かめた"));
    }
}
