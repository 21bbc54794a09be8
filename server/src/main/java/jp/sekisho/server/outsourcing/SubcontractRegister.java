// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Subcontract.SUBCONTRACT;
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
import jp.sekisho.server.database.schema.tables.records.SubcontractRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.RowSource;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// The chain of subcontracts (再委託台帳): who really does the work.
@Component
final class SubcontractRegister extends PlainRegister<SubcontractRecord> {

    private static final jp.sekisho.server.database.schema.tables.Subcontract ABOVE =
            SUBCONTRACT.as("above_subcontract");

    SubcontractRegister() {
        super(
                SUBCONTRACT,
                new RegisterName(
                        Shelf.CONTRACTORS,
                        "subcontracts",
                        "再委託台帳",
                        "再委託",
                        "件",
                        "再委託と、その先の委託です。許諾のない再委託は要対応になります。"),
                Permission.READ_CONTRACTS,
                Permission.EDIT_CONTRACTS);
    }

    @Override
    public List<RegisterField<SubcontractRecord, ?>> fields() {
        return List.of(
                called(SUBCONTRACT.NAME, "再委託先").alsoCalled("会社名", "再委託事業者"),
                reference(SUBCONTRACT.CONTRACT_ID, "もとの契約", Contracts.chosen()).required(),
                reference(
                                SUBCONTRACT.ABOVE_ID,
                                "一つ上の再委託",
                                new RowSource(
                                        ABOVE,
                                        ABOVE.ID,
                                        ABOVE.NAME,
                                        visit ->
                                                visit.scopeOf(
                                                        Permission.READ_CONTRACTS, ABOVE.UNIT_ID)))
                        .unlisted()
                        .hint("再々委託のときに選びます。"),
                unit(SUBCONTRACT.UNIT_ID, "担当課", Permission.EDIT_CONTRACTS).required().filter(),
                text(SUBCONTRACT.WORK, "する仕事", 1_000).required(),
                text(SUBCONTRACT.PLACE, "作業の場所", 200).unlisted(),
                date(SUBCONTRACT.FOUND_ON, "知った日")
                        .unlisted()
                        .initially(visit -> visit.today().toString()),
                date(SUBCONTRACT.CONSENTED_ON, "許諾した日").past(),
                text(SUBCONTRACT.CONSENT_NUMBER, "許諾の文書番号", 100).unlisted(),
                date(SUBCONTRACT.ENDED_ON, "終わった日").unlisted(),
                longText(SUBCONTRACT.NOTES, "備考").searchable());
    }

    @Override
    public List<Rule<SubcontractRecord>> rules() {
        return List.of((row, _) ->
                row.getId() != null && row.getId().equals(row.getAboveId())
                        ? Optional.of(new Rule.Objection<>(SUBCONTRACT.ABOVE_ID, "自分自身は選べません。"))
                        : Optional.empty());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "without",
                        "許諾がない",
                        "許諾のないもの",
                        _ -> SUBCONTRACT.CONSENTED_ON.eq("").and(SUBCONTRACT.ENDED_ON.eq(""))));
    }

    @Override
    public Optional<Standing> standing(SubcontractRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("終了"));
        }
        return Optional.of(
                row.getConsentedOn().isEmpty() ? Standing.due("許諾がない") : Standing.holds("許諾あり"));
    }
}
