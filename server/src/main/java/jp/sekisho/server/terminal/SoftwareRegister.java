// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Software.SOFTWARE;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.SoftwareRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// Software that may be installed (許可ソフトウェア台帳; guideline 6.1).
@Component
final class SoftwareRegister extends PlainRegister<SoftwareRecord> {

    private static final int SOON_DAYS = 30;

    SoftwareRegister() {
        super(
                SOFTWARE,
                new RegisterName(
                        Shelf.DEVICES,
                        "software",
                        "許可ソフトウェア台帳",
                        "ソフトウェア",
                        "件",
                        "端末に入れてよいソフトウェアです。ほかのものは入れません。"),
                Permission.READ_EQUIPMENT,
                Permission.EDIT_EQUIPMENT);
    }

    @Override
    public List<RegisterField<SoftwareRecord, ?>> fields() {
        return List.of(
                called(SOFTWARE.NAME, "ソフトウェア名").alsoCalled("名称", "ソフト名"),
                text(SOFTWARE.MAKER, "作った者", 200).searchable().alsoCalled("開発元", "メーカー"),
                unit(SOFTWARE.UNIT_ID, "使う課", Permission.EDIT_EQUIPMENT).required().filter(),
                text(SOFTWARE.PURPOSE, "使う目的", 1_000).required().unlisted(),
                text(SOFTWARE.SOURCE, "入手先", 500).required().unlisted(),
                text(SOFTWARE.TERMINALS, "入れる端末", 500).unlisted(),
                text(SOFTWARE.LICENSE, "使用許諾", 200).unlisted().alsoCalled("ライセンス"),
                text(SOFTWARE.APPROVAL, "許可の番号", 200).unlisted(),
                date(SOFTWARE.UNTIL_ON, "許可の期限").sortable(),
                date(SOFTWARE.SUPPORT_UNTIL, "サポートの期限").unlisted(),
                date(SOFTWARE.ENDED_ON, "消した日").past().unlisted(),
                longText(SOFTWARE.NOTES, "備考").searchable());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "unsupported",
                        "サポートが切れた",
                        "サポートの切れたもの",
                        today ->
                                SOFTWARE.ENDED_ON
                                        .eq("")
                                        .and(SOFTWARE.SUPPORT_UNTIL.gt(""))
                                        .and(SOFTWARE.SUPPORT_UNTIL.lt(today.toString()))));
    }

    @Override
    public Optional<Standing> standing(SoftwareRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("消した"));
        }
        return Optional.of(
                row.getUntilOn().isEmpty()
                        ? Standing.due("許可がない")
                        : Standing.by("許可", row.getUntilOn(), today, SOON_DAYS));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("許可を申請する", "/requests/new/software"));
    }
}
