// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.InformationSystem.INFORMATION_SYSTEM;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;
import static jp.sekisho.server.register.Fields.yesNo;
import static jp.sekisho.server.register.Fields.zone;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.InformationSystemRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/// Information systems: backup and its restore test, redundancy, power, who alone knows it.
@Component
final class SystemRegister extends PlainRegister<InformationSystemRecord> {

    private static final List<Option> EXISTING =
            Option.list("YES", "既にある", "NO", "後から", "UNKNOWN", "未確認");

    static final Condition IN_USE = INFORMATION_SYSTEM.ENDED_ON.eq("");

    SystemRegister() {
        super(
                INFORMATION_SYSTEM,
                new RegisterName(
                        Shelf.INFORMATION,
                        "systems",
                        "情報システム台帳",
                        "情報システム",
                        "件",
                        "情報システムごとに、バックアップと復元の試し、予備、電源、一人しかできないことを記録します。"),
                Permission.READ_SYSTEMS,
                Permission.EDIT_SYSTEMS);
    }

    @Override
    public List<RegisterField<InformationSystemRecord, ?>> fields() {
        return List.of(
                called(INFORMATION_SYSTEM.NAME, "システム名").alsoCalled("名称", "システムの名称"),
                unit(INFORMATION_SYSTEM.UNIT_ID, "担当課", Permission.EDIT_SYSTEMS)
                        .required()
                        .filter()
                        .alsoCalled("課", "所管課"),
                person(INFORMATION_SYSTEM.OWNER_ID, "管理者").unlisted().alsoCalled("担当者"),
                zone(INFORMATION_SYSTEM.ZONE_ID, "領域").filter(),
                yesNo(INFORMATION_SYSTEM.ESSENTIAL, "止められない(可用性2)").unlisted(),
                choice(INFORMATION_SYSTEM.EXISTING, "令和9年7月1日に既にあるか", EXISTING)
                        .required()
                        .unlisted()
                        .initially(_ -> "UNKNOWN"),
                date(INFORMATION_SYSTEM.RENEWAL_ON, "更新の予定日").unlisted(),
                text(INFORMATION_SYSTEM.BACKUP, "バックアップの方法", 200).unlisted().hint("例: 毎日、別の建物の媒体へ"),
                date(INFORMATION_SYSTEM.BACKED_UP_ON, "最後のバックアップ").past(),
                date(INFORMATION_SYSTEM.RESTORED_ON, "復元を試した日")
                        .past()
                        .sortable()
                        .alsoCalled("リストア試験日"),
                text(INFORMATION_SYSTEM.REDUNDANCY, "予備・二重化", 500).unlisted(),
                text(INFORMATION_SYSTEM.POWER, "電源の備え", 500).unlisted(),
                text(INFORMATION_SYSTEM.ONLY_PERSON, "一人しかできないこと", 500)
                        .unlisted()
                        .hint("例: 帳票の設計は鈴木だけ。空なら、ないという意味です。"),
                date(INFORMATION_SYSTEM.LOGS_REVIEWED_ON, "ログを点検した日").past().unlisted(),
                date(INFORMATION_SYSTEM.ENDED_ON, "廃止した日").unlisted(),
                longText(INFORMATION_SYSTEM.NOTES, "備考").searchable());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "untested",
                        "復元を試していない",
                        "この1年に復元を試していないもの",
                        today ->
                                IN_USE.and(
                                        INFORMATION_SYSTEM.RESTORED_ON.lt(
                                                today.minusYears(1).toString()))),
                new Shortcut(
                        "one-person",
                        "一人しかできない",
                        "",
                        _ -> IN_USE.and(INFORMATION_SYSTEM.ONLY_PERSON.gt(""))));
    }

    @Override
    public Optional<Standing> standing(InformationSystemRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("廃止"));
        }
        return Optional.of(
                row.getRestoredOn().compareTo(today.minusYears(1).toString()) < 0
                        ? Standing.due("復元を試していない")
                        : Standing.holds("復元を試した"));
    }
}
