// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.takeout;

import static jp.sekisho.server.database.schema.tables.TakeOut.TAKE_OUT;
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
import jp.sekisho.server.database.schema.tables.records.TakeOutRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/// What was taken out or brought in, and whether it came back (持ち出し台帳).
@Component
final class TakeOutRegister extends PlainRegister<TakeOutRecord> {

    private static final List<Option> DIRECTIONS = Option.list("OUT", "持ち出し", "IN", "持ち込み");

    static final Condition OUT = TAKE_OUT.RETURNED_ON.eq("");

    TakeOutRegister() {
        super(
                TAKE_OUT,
                new RegisterName(
                        Shelf.DEVICES,
                        "take-outs",
                        "持ち出し・持ち込み台帳",
                        "持ち出し",
                        "件",
                        "端末・媒体・書類の持ち出しと持ち込みです。許可、守り方、戻った日を記録します。"),
                Permission.READ_PERMITS,
                Permission.EDIT_PERMITS);
    }

    @Override
    public List<RegisterField<TakeOutRecord, ?>> fields() {
        return List.of(
                called(TAKE_OUT.NAME, "持ち出すもの").alsoCalled("品名", "持出物", "媒体名"),
                choice(TAKE_OUT.DIRECTION, "区分", DIRECTIONS)
                        .required()
                        .filter()
                        .initially(_ -> "OUT"),
                unit(TAKE_OUT.UNIT_ID, "課", Permission.EDIT_PERMITS).required().filter(),
                person(TAKE_OUT.PERSON_ID, "だれが").alsoCalled("氏名", "持出者"),
                text(TAKE_OUT.HOLDS, "入っている情報", 500).required().unlisted().alsoCalled("情報の内容"),
                text(TAKE_OUT.PURPOSE, "目的", 500).required().unlisted().alsoCalled("用途", "持出目的"),
                text(TAKE_OUT.PLACE, "行き先", 200).required().alsoCalled("持出先"),
                text(TAKE_OUT.PROTECTION, "守り方", 500).unlisted().hint("例: 暗号化、鍵のかかるかばん、常に携行"),
                text(TAKE_OUT.APPROVAL, "許可の番号", 200).unlisted().alsoCalled("許可番号"),
                date(TAKE_OUT.TAKEN_ON, "持ち出した日")
                        .required()
                        .unlisted()
                        .initially(visit -> visit.today().toString())
                        .alsoCalled("持出日"),
                date(TAKE_OUT.DUE_ON, "返す期限").required().sortable().alsoCalled("返却予定日", "返却期限"),
                date(TAKE_OUT.RETURNED_ON, "戻った日").past().alsoCalled("返却日"),
                text(TAKE_OUT.CONFIRMED_BY, "戻りを確かめた人", 200).unlisted().alsoCalled("確認者"),
                longText(TAKE_OUT.NOTES, "備考"));
    }

    @Override
    public List<Rule<TakeOutRecord>> rules() {
        return List.of(
                Rule.inOrder(TAKE_OUT.TAKEN_ON, TAKE_OUT.DUE_ON, "返す期限が、持ち出した日より前です。"),
                Rule.inOrder(TAKE_OUT.TAKEN_ON, TAKE_OUT.RETURNED_ON, "戻った日が、持ち出した日より前です。"),
                (row, _) ->
                        !row.getReturnedOn().isEmpty() && row.getConfirmedBy().isEmpty()
                                ? Optional.of(
                                        new Rule.Objection<>(
                                                TAKE_OUT.CONFIRMED_BY, "戻ったことを確かめた人を入れてください。"))
                                : Optional.empty());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "late",
                        "戻っていない",
                        "期限を過ぎて戻らないもの",
                        today -> OUT.and(TAKE_OUT.DUE_ON.lt(today.toString()))),
                new Shortcut("out", "持ち出し中", "", _ -> OUT));
    }

    @Override
    public Optional<Standing> standing(TakeOutRecord row, LocalDate today) {
        return Optional.of(
                row.getReturnedOn().isEmpty()
                        ? Standing.by("返却", row.getDueOn(), today, 2)
                        : Standing.none("戻った"));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("持ち出しを申請する", "/requests/new/take-out"));
    }
}
