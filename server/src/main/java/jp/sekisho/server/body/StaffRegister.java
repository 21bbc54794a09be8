// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.PersonRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.RowView;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Everybody who works for the body, whatever the employment (職員台帳), with the oath (誓約) that each
/// gave when taking up work.
@Component
final class StaffRegister extends PlainRegister<PersonRecord> {

    /// Characters of an address (RFC 5321, 4.5.3.1.3, without the brackets).
    private static final int MAIL = 254;

    private static final Pattern MAIL_ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private static final int SOON_DAYS = 30;

    private static final Map<EmploymentKind, List<String>> WORDS =
            Map.of(
                    EmploymentKind.SPECIAL, List.of("特別職非常勤", "町長", "村長", "市長", "議員", "委員"),
                    EmploymentKind.REGULAR, List.of("正規", "正規職員", "正職員", "一般職", "常勤", "常勤職員"),
                    EmploymentKind.REAPPOINTED,
                            List.of("再任用", "暫定再任用", "暫定再任用職員", "再任用短時間", "定年前再任用短時間勤務職員"),
                    EmploymentKind.FISCAL_YEAR,
                            List.of("会計年度", "会計年度任用", "会計年度任用職員(パート)", "会計年度任用職員(フル)", "会任"),
                    EmploymentKind.PART_TIME, List.of("非常勤", "パート", "嘱託", "臨時", "臨時職員"),
                    EmploymentKind.TEACHER, List.of("教員", "県費負担教職員", "教諭", "学校職員"),
                    EmploymentKind.DISPATCHED, List.of("派遣職員", "派遣社員", "派遣労働者", "人材派遣"));

    /// The employments with the words that personnel lists write for them.
    static List<Option> employments() {
        return Arrays.stream(EmploymentKind.values())
                .map(kind ->
                        new Option(
                                kind.name(),
                                kind.label(),
                                Objects.requireNonNull(WORDS.getOrDefault(kind, List.of()))))
                .toList();
    }

    StaffRegister() {
        super(
                PERSON,
                new RegisterName(
                        Shelf.PEOPLE,
                        "staff",
                        "職員台帳",
                        "職員",
                        "人",
                        "任用の区分を問わず、働く人の全員です。派遣は派遣元を、着任のときの誓約はその日を記録します。"),
                Permission.READ_BODY,
                Permission.EDIT_BODY);
    }

    @Override
    public List<RegisterField<PersonRecord, ?>> fields() {
        return List.of(
                called(PERSON.NAME, "氏名").alsoCalled("職員氏名", "名前", "漢字氏名"),
                text(PERSON.KANA, "ふりがな", 200)
                        .searchable()
                        .unlisted()
                        .alsoCalled("フリガナ", "カナ氏名", "氏名カナ"),
                text(PERSON.NUMBER, "職員番号", 40).alsoCalled("職員コード", "職員No", "社員番号", "職番"),
                unit(PERSON.UNIT_ID, "所属", Permission.EDIT_BODY)
                        .filter()
                        .alsoCalled("所属名", "課", "課名", "所属課", "配属先"),
                choice(PERSON.EMPLOYMENT, "任用の区分", employments())
                        .required()
                        .filter()
                        .initially(_ -> EmploymentKind.REGULAR.name())
                        .alsoCalled("任用区分", "職員区分", "雇用形態", "身分"),
                text(PERSON.AGENCY, "派遣元", 200)
                        .unlisted()
                        .hint("派遣のとき、契約した会社")
                        .alsoCalled("派遣会社", "派遣元事業主"),
                text(PERSON.MEMBER_BODY, "ほかの団体の職員なら、その団体", 200).unlisted().alsoCalled("派遣元団体"),
                date(PERSON.OATH_ON, "誓約した日")
                        .hint("情報セキュリティの誓約書に署名した日")
                        .alsoCalled("誓約日", "誓約書提出日", "宣誓日"),
                text(PERSON.MAIL, "メールアドレス", MAIL)
                        .unlisted()
                        .hint("期限のお知らせを送る先。例: taro@town.example.jp")
                        .alsoCalled("メール", "E-mail", "Eメール", "電子メール"),
                date(PERSON.FROM_ON, "在職の初日")
                        .required()
                        .unlisted()
                        .initially(visit -> visit.today().toString())
                        .alsoCalled("採用日", "採用年月日", "着任日"),
                date(PERSON.UNTIL_ON, "離れた日")
                        .unlisted()
                        .hint("この日にはもう在職していない、最初の日。3月31日に退職なら4月1日")
                        .alsoCalled("退職日の翌日"),
                longText(PERSON.NOTES, "備考"));
    }

    @Override
    public List<Rule<PersonRecord>> rules() {
        return List.of(
                (row, _) ->
                        isEmpty(row.getUntilOn()) || row.getUntilOn().compareTo(row.getFromOn()) > 0
                                ? Optional.empty()
                                : Optional.of(
                                        new Rule.Objection<>(
                                                PERSON.UNTIL_ON, "在職の初日より後の日にしてください。")),
                (row, _) ->
                        isEmpty(row.getMail()) || MAIL_ADDRESS.matcher(row.getMail()).matches()
                                ? Optional.empty()
                                : Optional.of(
                                        new Rule.Objection<>(
                                                PERSON.MAIL,
                                                "メールアドレスを半角で一つだけ入れてください(例: taro@town.example.jp)。")),
                (row, today) ->
                        isEmpty(row.getOathOn()) || row.getOathOn().compareTo(today.toString()) <= 0
                                ? Optional.empty()
                                : Optional.of(
                                        new Rule.Objection<>(
                                                PERSON.OATH_ON, "まだ来ていない日です。署名した日を入れてください。")));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "no-oath",
                        "誓約がない",
                        "誓約の日がない人",
                        today ->
                                Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, today)
                                        .and(PERSON.OATH_ON.isNull().or(PERSON.OATH_ON.eq("")))),
                new Shortcut(
                        "in-office",
                        "在職中",
                        "",
                        today -> Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, today)),
                new Shortcut(
                        "agency",
                        "派遣元のない派遣",
                        "派遣元の記録がない派遣の人",
                        _ ->
                                PERSON.EMPLOYMENT
                                        .eq(EmploymentKind.DISPATCHED.name())
                                        .and(PERSON.AGENCY.isNull().or(PERSON.AGENCY.eq("")))));
    }

    @Override
    public Optional<Standing> standing(PersonRecord row, LocalDate today) {
        String day = today.toString();
        if (!isEmpty(row.getUntilOn()) && row.getUntilOn().compareTo(day) <= 0) {
            return Optional.of(Standing.none("離職"));
        }
        if (row.getEmployment().equals(EmploymentKind.DISPATCHED.name())
                && isEmpty(row.getAgency())) {
            return Optional.of(Standing.due("派遣元の記録がない"));
        }
        if (row.getFromOn().compareTo(day) > 0) {
            return Optional.of(Standing.soon("着任前"));
        }
        if (isEmpty(row.getOathOn())) {
            boolean fresh =
                    LocalDate.parse(row.getFromOn()).plusDays(SOON_DAYS).compareTo(today) >= 0;
            return Optional.of(fresh ? Standing.soon("誓約がない") : Standing.due("誓約がない"));
        }
        return Optional.of(Standing.holds("誓約済"));
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("人事名簿から異動を作る", "/handover/list", Permission.EDIT_BODY),
                new Action("異動と引継ぎ", "/handover", Permission.EDIT_BODY));
    }

    @Override
    public List<RowView.Part> parts(DSLContext db, Visit visit, PersonRecord row) {
        return Personnel.parts(db, visit.today(), row.getId());
    }

    private static boolean isEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty();
    }
}
