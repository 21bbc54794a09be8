// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.ContractVisit.CONTRACT_VISIT;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.reference;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.ContractVisitRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// Where and how a contractor's measures were looked at, and what was done about it (実地確認).
@Component
final class VisitRegister extends PlainRegister<ContractVisitRecord> {

    private static final List<Option> WAYS =
            Option.list("VISIT", "立入り", "REPORT", "報告書", "SHEET", "点検表", "MEETING", "聞取り");

    VisitRegister() {
        super(
                CONTRACT_VISIT,
                new RegisterName(
                        Shelf.CONTRACTORS,
                        "contract-visits",
                        "委託先の確認台帳",
                        "確認",
                        "件",
                        "委託先の対策を確かめた記録と、足りない点への措置です。"),
                Permission.READ_CONTRACTS,
                Permission.EDIT_CONTRACTS);
    }

    @Override
    public List<RegisterField<ContractVisitRecord, ?>> fields() {
        return List.of(
                text(CONTRACT_VISIT.NAME, "確かめたこと", 200).required().searchable(),
                reference(CONTRACT_VISIT.CONTRACT_ID, "契約", Contracts.chosen()).required(),
                unit(CONTRACT_VISIT.UNIT_ID, "担当課", Permission.EDIT_CONTRACTS).required().filter(),
                choice(CONTRACT_VISIT.WAY, "方法", WAYS).required(),
                date(CONTRACT_VISIT.VISITED_ON, "確かめた日")
                        .past()
                        .required()
                        .sortable()
                        .initially(visit -> visit.today().toString()),
                text(CONTRACT_VISIT.VISITOR, "確かめた人", 200).required(),
                longText(CONTRACT_VISIT.FINDINGS, "足りない点").searchable(),
                text(CONTRACT_VISIT.MEASURE, "契約に基づく措置", 1_000).unlisted(),
                date(CONTRACT_VISIT.DUE_ON, "措置の期限").unlisted(),
                date(CONTRACT_VISIT.DONE_ON, "措置を確かめた日").past(),
                longText(CONTRACT_VISIT.NOTES, "備考"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(new Shortcut("open", "措置が終わらない", "措置が終わっていないもの", _ -> Contracts.UNSETTLED));
    }

    @Override
    public Optional<Standing> standing(ContractVisitRecord row, LocalDate today) {
        return Optional.of(
                row.getFindings().isBlank() || !row.getDoneOn().isEmpty()
                        ? Standing.holds("済")
                        : Standing.by("措置", row.getDueOn(), today, Contracts.SOON_DAYS));
    }
}
