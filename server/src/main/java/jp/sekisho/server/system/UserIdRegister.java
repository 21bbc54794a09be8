// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.UserId.USER_ID;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;
import static jp.sekisho.server.register.Fields.yesNo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.UserIdRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// Accounts and privileges in the systems (利用者ID台帳), compared with who is in office.
@Component
final class UserIdRegister extends PlainRegister<UserIdRecord> {

    static final Condition OPEN = USER_ID.CLOSED_ON.eq("");

    UserIdRegister() {
        super(
                USER_ID,
                new RegisterName(
                        Shelf.PEOPLE,
                        "user-ids",
                        "利用者ID台帳",
                        "利用者ID",
                        "件",
                        "システムごとの利用者IDと特権です。年に一度見直し、退職・異動した人のIDを閉じます。"),
                Permission.READ_SYSTEMS,
                Permission.EDIT_SYSTEMS);
    }

    @Override
    public List<RegisterField<UserIdRecord, ?>> fields() {
        return List.of(
                called(USER_ID.NAME, "ID").alsoCalled("ユーザーID", "利用者ID", "アカウント", "ログインID"),
                text(USER_ID.SYSTEM, "システム", 200).required().searchable().alsoCalled("システム名"),
                unit(USER_ID.UNIT_ID, "課", Permission.EDIT_SYSTEMS)
                        .required()
                        .filter()
                        .alsoCalled("所属"),
                person(USER_ID.PERSON_ID, "使う人").alsoCalled("氏名", "利用者", "職員名"),
                yesNo(USER_ID.PRIVILEGED, "特権").alsoCalled("管理者権限", "特権ID"),
                yesNo(USER_ID.SHARED, "共用").unlisted(),
                text(USER_ID.GROUNDS, "特権・共用の理由", 1_000).unlisted(),
                text(USER_ID.APPROVAL, "承認の番号", 200).unlisted(),
                date(USER_ID.GIVEN_ON, "発行日")
                        .unlisted()
                        .initially(visit -> visit.today().toString()),
                date(USER_ID.REVIEWED_ON, "見直した日").past().sortable().alsoCalled("点検日", "棚卸日"),
                date(USER_ID.CLOSED_ON, "閉じた日").unlisted().alsoCalled("停止日", "削除日"),
                longText(USER_ID.NOTES, "備考"));
    }

    @Override
    public List<Rule<UserIdRecord>> rules() {
        return List.of((row, _) ->
                (row.getPrivileged() || row.getShared()) && row.getGrounds().isEmpty()
                        ? Optional.of(
                                new Rule.Objection<>(USER_ID.GROUNDS, "特権や共用のIDには、理由を入れてください。"))
                        : Optional.empty());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "privileged", "特権のあるもの", "", _ -> OPEN.and(USER_ID.PRIVILEGED.isTrue())),
                new Shortcut(
                        "unreviewed",
                        "見直していない",
                        "この1年に見直していないもの",
                        today -> OPEN.and(USER_ID.REVIEWED_ON.lt(today.minusYears(1).toString()))));
    }

    @Override
    public Optional<Standing> standing(UserIdRecord row, LocalDate today) {
        if (!row.getClosedOn().isEmpty()) {
            return Optional.of(Standing.none("閉じた"));
        }
        return Optional.of(
                row.getReviewedOn().compareTo(today.minusYears(1).toString()) < 0
                        ? Standing.due("見直していない")
                        : Standing.holds("見直し済"));
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("認証サーバとの突き合わせ", DirectoryController.PATH, Permission.MANAGE_ACCOUNTS));
    }

    @Override
    public List<TableField<UserIdRecord, ?>> sameBy() {
        return List.of(USER_ID.NAME, USER_ID.SYSTEM);
    }
}
