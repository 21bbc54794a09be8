// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.exception;

import static jp.sekisho.server.database.schema.tables.PolicyException.POLICY_EXCEPTION;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;
import static jp.sekisho.server.register.Fields.yesNo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.PolicyExceptionRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/// Exceptions to the policy, each with its permission and its end (例外措置台帳; guideline 7.4).
@Component
final class ExceptionRegister extends PlainRegister<PolicyExceptionRecord> {

    static final Condition OPEN = POLICY_EXCEPTION.ENDED_ON.eq("");

    ExceptionRegister() {
        super(
                POLICY_EXCEPTION,
                new RegisterName(
                        Shelf.RULES,
                        "exceptions",
                        "例外措置台帳",
                        "例外措置",
                        "件",
                        "ポリシーのとおりにできないときの、許可と期限と代わりの守りです。"),
                Permission.READ_PERMITS,
                Permission.EDIT_PERMITS);
    }

    @Override
    public List<RegisterField<PolicyExceptionRecord, ?>> fields() {
        return List.of(
                called(POLICY_EXCEPTION.NAME, "例外の内容").alsoCalled("件名", "内容"),
                unit(POLICY_EXCEPTION.UNIT_ID, "課", Permission.EDIT_PERMITS).required().filter(),
                text(POLICY_EXCEPTION.CLAUSE, "守れない条項", 200).required().hint("例: 対策基準 5.1(3)"),
                text(POLICY_EXCEPTION.GROUNDS, "守れない理由", 2_000)
                        .required()
                        .unlisted()
                        .alsoCalled("理由"),
                text(POLICY_EXCEPTION.INSTEAD, "代わりの守り", 2_000)
                        .required()
                        .unlisted()
                        .alsoCalled("代替措置", "代替策"),
                yesNo(POLICY_EXCEPTION.EMERGENCY, "許可の前に行った(緊急)").unlisted(),
                text(POLICY_EXCEPTION.APPROVAL, "許可の番号", 200).unlisted(),
                text(POLICY_EXCEPTION.APPROVER, "許可した人", 200).unlisted(),
                date(POLICY_EXCEPTION.APPROVED_ON, "許可した日").unlisted(),
                date(POLICY_EXCEPTION.UNTIL_ON, "期限").sortable(),
                date(POLICY_EXCEPTION.CHECKED_ON, "確かめた日").past().unlisted(),
                date(POLICY_EXCEPTION.ENDED_ON, "終えた日").unlisted(),
                longText(POLICY_EXCEPTION.NOTES, "備考"));
    }

    @Override
    public List<Rule<PolicyExceptionRecord>> rules() {
        return List.of(
                Rule.inOrder(
                        POLICY_EXCEPTION.APPROVED_ON,
                        POLICY_EXCEPTION.UNTIL_ON,
                        "期限が、許可した日より前です。"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "expired",
                        "期限切れ・許可なし",
                        "期限切れか許可のないもの",
                        today -> OPEN.and(POLICY_EXCEPTION.UNTIL_ON.lt(today.toString()))));
    }

    @Override
    public Optional<Standing> standing(PolicyExceptionRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("終えた"));
        }
        return Optional.of(
                row.getUntilOn().isEmpty()
                        ? Standing.due("許可がない")
                        : Standing.by("例外", row.getUntilOn(), today, 30));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("例外を申請する", "/requests/new/exception"));
    }
}
