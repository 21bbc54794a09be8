// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.law;

import static jp.sekisho.server.database.schema.tables.Law.LAW;
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
import jp.sekisho.server.database.schema.tables.records.LawRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// Laws and own rules that the policy refers to (法令・規程の台帳; guideline 7.5).
@Component
final class LawRegister extends PlainRegister<LawRecord> {

    private static final List<Option> KINDS =
            Option.list("LAW", "法律・政省令", "ORDINANCE", "条例・規則", "RULE", "規程・要綱・要領", "GUIDE", "国の指針");

    LawRegister() {
        super(
                LAW,
                new RegisterName(
                        Shelf.RULES,
                        "laws",
                        "法令・規程台帳",
                        "法令・規程",
                        "件",
                        "守るべき法令と、基本方針が引く自団体の規程です。年に一度、改正を確かめます。"),
                Permission.READ_PERMITS,
                Permission.EDIT_PERMITS);
    }

    @Override
    public List<RegisterField<LawRecord, ?>> fields() {
        return List.of(
                called(LAW.NAME, "名称").alsoCalled("法令名", "規程名"),
                choice(LAW.KIND, "種類", KINDS).required().filter(),
                text(LAW.NUMBER, "法令番号・例規番号", 200).searchable().alsoCalled("番号"),
                unit(LAW.UNIT_ID, "担当課", Permission.EDIT_PERMITS).required().filter(),
                text(LAW.ABOUT, "守ること", 1_000).unlisted(),
                text(LAW.CLAUSE, "基本方針の条項", 200).unlisted(),
                text(LAW.PLACE, "読める場所", 500).unlisted(),
                date(LAW.AMENDED_ON, "最後に改正された日").unlisted().alsoCalled("改正日"),
                date(LAW.CHECKED_ON, "改正を確かめた日").past().sortable().alsoCalled("確認日"),
                date(LAW.TOLD_ON, "職員等に知らせた日").past().unlisted().alsoCalled("周知日"),
                date(LAW.ENDED_ON, "廃止された日").unlisted(),
                longText(LAW.NOTES, "備考").searchable());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(new Shortcut("stale", "1年確かめていない", "この1年に確かめていないもの", LawChecks::unchecked));
    }

    @Override
    public Optional<Standing> standing(LawRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("廃止"));
        }
        boolean late = row.getCheckedOn().compareTo(today.minusYears(1).toString()) < 0;
        return Optional.of(late ? Standing.due("確かめていない") : Standing.holds("確かめた"));
    }
}
