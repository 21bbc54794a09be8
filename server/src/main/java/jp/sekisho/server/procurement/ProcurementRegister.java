// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.procurement;

import static jp.sekisho.server.database.schema.tables.Procurement.PROCUREMENT;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.ProcurementRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// Procurements and the criteria by which was chosen (機器・ソフトウェアの調達; guideline 6.3).
@Component
final class ProcurementRegister extends PlainRegister<ProcurementRecord> {

    private static final List<Option> KINDS =
            Option.list("EQUIPMENT", "機器", "SOFTWARE", "ソフトウェア", "SYSTEM", "情報システム", "WORK", "役務");
    private static final List<Option> CHAINS =
            Option.list("CONFIRMED", "確かめた", "NOT_NEEDED", "要らないと判断", "UNKNOWN", "未確認");

    ProcurementRegister() {
        super(
                PROCUREMENT,
                new RegisterName(
                        Shelf.CONTRACTORS,
                        "procurements",
                        "調達台帳",
                        "調達",
                        "件",
                        "機器やソフトウェアを選んだ基準、仕様に書いた要件、納入のときの確かめの台帳です。"),
                Permission.READ_CONTRACTS,
                Permission.EDIT_CONTRACTS);
    }

    @Override
    public List<RegisterField<ProcurementRecord, ?>> fields() {
        return List.of(
                called(PROCUREMENT.NAME, "調達の名前").alsoCalled("件名", "品名"),
                choice(PROCUREMENT.KIND, "種類", KINDS).required().filter(),
                unit(PROCUREMENT.UNIT_ID, "担当課", Permission.EDIT_CONTRACTS).required().filter(),
                longText(PROCUREMENT.REQUIREMENTS, "仕様に書いたセキュリティの要件").searchable(),
                choice(PROCUREMENT.CHAIN, "供給元の危険", CHAINS)
                        .required()
                        .initially(_ -> "UNKNOWN")
                        .hint("製造・販売・保守の事業者に、不正な変更などの恐れがないか"),
                text(PROCUREMENT.GROUNDS, "選んだ理由", 1_000).unlisted().alsoCalled("選定理由"),
                date(PROCUREMENT.SUPPORT_UNTIL, "サポートの期限").unlisted(),
                date(PROCUREMENT.DECIDED_ON, "決めた日").sortable(),
                date(PROCUREMENT.INSPECTED_ON, "納入時に確かめた日").past().unlisted().alsoCalled("検収日"),
                longText(PROCUREMENT.NOTES, "備考").searchable());
    }

    @Override
    public List<Rule<ProcurementRecord>> rules() {
        return List.of(
                Rule.inOrder(
                        PROCUREMENT.DECIDED_ON, PROCUREMENT.INSPECTED_ON, "確かめた日が、決めた日より前です。"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "open",
                        "要件を書いていない",
                        "セキュリティの要件がないもの",
                        _ -> PROCUREMENT.REQUIREMENTS.eq("")));
    }

    @Override
    public Optional<Standing> standing(ProcurementRecord row, LocalDate today) {
        if (row.getRequirements().isBlank()) {
            return Optional.of(Standing.due("要件がない"));
        }
        return Optional.of(
                row.getInspectedOn().isEmpty()
                        ? Standing.soon("納入時の確認がない")
                        : Standing.holds("確かめた"));
    }
}
