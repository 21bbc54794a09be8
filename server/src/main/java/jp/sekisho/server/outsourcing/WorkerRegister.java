// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.ContractWorker.CONTRACT_WORKER;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.reference;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.ContractWorkerRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// Who really does a contractor's work (従事者名簿).
@Component
final class WorkerRegister extends PlainRegister<ContractWorkerRecord> {

    WorkerRegister() {
        super(
                CONTRACT_WORKER,
                new RegisterName(
                        Shelf.CONTRACTORS,
                        "contract-workers",
                        "委託先の従事者名簿",
                        "従事者",
                        "人",
                        "実際に働く人の名簿です。再委託先の人も、会社の名とともに入れます。"),
                Permission.READ_CONTRACTS,
                Permission.EDIT_CONTRACTS);
    }

    @Override
    public List<RegisterField<ContractWorkerRecord, ?>> fields() {
        return List.of(
                called(CONTRACT_WORKER.NAME, "氏名").alsoCalled("従事者", "作業者"),
                reference(CONTRACT_WORKER.CONTRACT_ID, "契約", Contracts.chosen()).required(),
                unit(CONTRACT_WORKER.UNIT_ID, "担当課", Permission.EDIT_CONTRACTS).required().filter(),
                text(CONTRACT_WORKER.COMPANY, "会社", 200).required().searchable().alsoCalled("所属"),
                text(CONTRACT_WORKER.WORK, "する仕事", 500).unlisted(),
                text(CONTRACT_WORKER.PLACE, "働く場所", 200),
                date(CONTRACT_WORKER.TOLD_ON, "届けのあった日").unlisted().alsoCalled("届出日"),
                date(CONTRACT_WORKER.OATH_ON, "誓約の日").past().alsoCalled("誓約日"),
                date(CONTRACT_WORKER.UNTIL_ON, "離れた日").past().unlisted(),
                longText(CONTRACT_WORKER.NOTES, "備考"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "oath",
                        "誓約がない",
                        "誓約のない人",
                        _ -> CONTRACT_WORKER.OATH_ON.eq("").and(CONTRACT_WORKER.UNTIL_ON.eq(""))));
    }

    @Override
    public Optional<Standing> standing(ContractWorkerRecord row, LocalDate today) {
        if (!row.getUntilOn().isEmpty()) {
            return Optional.of(Standing.none("離れた"));
        }
        return Optional.of(
                row.getOathOn().isEmpty() ? Standing.soon("誓約がない") : Standing.holds("誓約あり"));
    }
}
