// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import static jp.sekisho.server.database.schema.tables.Duty.DUTY;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.number;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.DutyRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// The body's own duties with their cycles (年間計画).
@Component
final class DutyRegister extends PlainRegister<DutyRecord> {

    private static final int SOON_DAYS = 14;

    /// What a duty keeps, in the order of the catalogue.
    private static final List<Option> OBLIGATIONS =
            Catalogue.current().obligations().stream()
                    .map(one -> new Option(one.id().value(), one.title()))
                    .toList();

    DutyRegister() {
        super(
                DUTY,
                new RegisterName(
                        Shelf.RULES,
                        "duties",
                        "年間計画の項目",
                        "計画の項目",
                        "件",
                        "毎年・毎年度・毎月することです。期限が閉庁日に当たるときは、前の開庁日になります。"),
                Permission.READ_DUTIES,
                Permission.EDIT_DUTIES);
    }

    @Override
    public List<RegisterField<DutyRecord, ?>> fields() {
        return List.of(
                called(DUTY.NAME, "すること"),
                unit(DUTY.UNIT_ID, "担当課", Permission.EDIT_DUTIES).required().filter(),
                person(DUTY.OWNER_ID, "担当者"),
                choice(DUTY.CYCLE, "いつ", Cycle.options())
                        .required()
                        .filter()
                        .initially(_ -> Cycle.FISCAL_YEAR.name()),
                number(DUTY.MONTH, "月", 1, 12, "月")
                        .required()
                        .initially(_ -> 3)
                        .hint("毎月のものは、始まりの月"),
                number(DUTY.DAY, "日", 1, 31, "日").required().initially(_ -> 31).hint("31は月の最後の日"),
                number(DUTY.MINUTES, "かかる時間", 1, 2_400, "分")
                        .required()
                        .initially(_ -> 60)
                        .unlisted(),
                choice(DUTY.OBLIGATION, "遵守事項", OBLIGATIONS)
                        .unlisted()
                        .hint("これを済ませると守れるもの。八つの措置に当たるものは、先に並びます。"),
                date(DUTY.FROM_ON, "始まりの日")
                        .required()
                        .unlisted()
                        .initially(visit -> visit.today().toString()),
                date(DUTY.DONE_ON, "最後に済ませた日"),
                date(DUTY.DONE_FOR, "そのときの期限").unlisted(),
                date(DUTY.ENDED_ON, "やめた日").unlisted(),
                longText(DUTY.NOTES, "備考"));
    }

    @Override
    public Optional<Standing> standing(DutyRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("やめた"));
        }
        return Optional.of(
                DutyPlan.next(row)
                        .map(due -> Standing.by("期限", due.toString(), today, SOON_DAYS))
                        .orElse(Standing.none("起きたとき")));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("今週すること", "/duties/week"), new Action("年間計画", "/duties/year"));
    }
}
